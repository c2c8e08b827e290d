"""Patterns for files, as in .gitignore: whether one can be used."""

from __future__ import annotations

from gklint.config.layer import Layer


def check_pattern(key: str, pattern: str, layer: Layer) -> None:
    """Raise ConfigError for what is no pattern."""
    # Imported here: most configurations name no files and need not pay for it.
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        raise layer.error(
            key, f"“{pattern}”不能用作文件名模式", f"{pattern!r} is no pattern for files", pattern
        ) from None
