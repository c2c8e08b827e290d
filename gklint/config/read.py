"""The configuration file: found upwards from a folder, read, and every key of it checked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli

from gklint.config.config import Config, Override
from gklint.config.entries import Entries
from gklint.config.layer import Layer
from gklint.config.lines import lines_of
from gklint.errors import ConfigError
from gklint.model.diagnostic import SEVERITIES
from gklint.model.outcome import FailOn
from gklint.model.words import Language

FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_NAMES = ("gklint.toml", ".gklint.toml", "pyproject.toml")
_OVERRIDE_KEYS = ("files", "select", "extend-select", "ignore", "deadline", "severity", "rules")
_KEYS = (*_OVERRIDE_KEYS[1:], "form", "fail-on", "lang", "output-format", "packages", "exclude", "overrides")
_DEADLINE = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def read(folder: Path, line: Layer, file: Path | None = None, search: bool = True) -> Config:
    """The configuration of a run in `folder`: from `file` if given, else from the closest file upwards.

    `line` is what the command line says. Raises ConfigError.
    """
    chosen = file or (_closest(folder.absolute()) if search else None)
    if chosen is None:
        return Config(line=line, root=folder.absolute())
    return _of_file(chosen, line, folder)


def _closest(folder: Path) -> Path | None:
    candidates = (parent / name for parent in (folder, *folder.parents) for name in _NAMES)
    return next((file for file in candidates if file.is_file() and _concerns_us(file)), None)


def _concerns_us(file: Path) -> bool:
    """A pyproject.toml is ours only with a table for us; another's errors in it are not our matter."""
    return file.name != "pyproject.toml" or "[tool.gklint" in _text(file)


def _of_file(file: Path, line: Layer, folder: Path) -> Config:
    text = _text(file)
    name = _name(file, folder)
    values, table = _settings(file, text, name)
    layer = Layer(name, table, lines_of(text))
    entries = Entries(values, layer, _KEYS)
    root = file.absolute().parent
    overrides = tuple(
        _override(content, replace(layer, table=f"{table}overrides[{index}]."))
        for index, content in enumerate(entries.list_of_tables("overrides"))
    )
    return Config((_filled(layer, entries, root),), line, overrides, root)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        cause = error.strerror
        raise ConfigError(f"{file}: 配置文件打不开（{cause}）", f"{file}: cannot be opened ({cause})") from None
    except UnicodeDecodeError:
        raise ConfigError(
            f"{file}: 配置文件应存为 UTF-8 编码", f"{file}: the configuration should be saved as UTF-8"
        ) from None


def _name(file: Path, folder: Path) -> str:
    """The file as seen from `folder`."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()


def _settings(file: Path, text: str, name: str) -> tuple[Mapping[str, Any], str]:
    """Our table in the file, and what stands before its keys."""
    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{name}: 不是合格的 TOML：{error}", f"{name}: this is no valid TOML: {error}") from None
    if file.name != "pyproject.toml":
        return values, ""
    ours = values.get("tool", {}).get("gklint", {})
    if not isinstance(ours, dict):
        raise ConfigError(f"{name}: tool.gklint 应为一个表", f"{name}: tool.gklint should be a table")
    return ours, "tool.gklint."


def _filled(layer: Layer, entries: Entries, root: Path) -> Layer:
    """The layer with what the file says."""
    packages = entries.texts("packages") or ()
    return replace(
        _with_rules(layer, entries),
        fail_on=entries.choice("fail-on", FAIL_ON),
        lang=entries.choice("lang", LANGUAGES),
        output_format=entries.text("output-format"),
        packages=tuple(str(root / name) if is_folder(name) else name for name in packages),
        exclude=_patterns("exclude", entries, layer),
        form=entries.text("form"),
    )


def _override(content: Mapping[str, Any], layer: Layer) -> Override:
    entries = Entries(content, layer, _OVERRIDE_KEYS)
    files = _patterns("files", entries, layer)
    if not files:
        raise layer.error("files", "缺少 files：请写明对哪些文件生效", "files is missing: which files is this for?")
    return Override(files, _with_rules(layer, entries))


def _patterns(key: str, entries: Entries, layer: Layer) -> tuple[str, ...]:
    """File patterns as in .gitignore, each checked."""
    patterns = entries.texts(key) or ()
    if patterns:
        # Imported here: most configurations name no files and need not pay for it.
        from pathspec import GitIgnoreSpec

        for pattern in patterns:
            try:
                GitIgnoreSpec.from_lines([pattern])
            except ValueError:
                raise layer.error(
                    key, f"“{pattern}”不能用作文件名模式", f"{pattern!r} is no pattern for files", pattern
                ) from None
    return patterns


def _with_rules(layer: Layer, entries: Entries) -> Layer:
    deadline = entries.text("deadline")
    if deadline is not None and not _DEADLINE.fullmatch(deadline):
        raise layer.error("deadline", "应写作“月-日”，如 03-31", "should be month-day, as 03-31")
    return replace(
        layer,
        select=entries.texts("select"),
        extend_select=entries.texts("extend-select") or (),
        ignore=entries.texts("ignore") or (),
        deadline=deadline,
        severity=entries.choices("severity", SEVERITIES),
        options=dict(entries.tables("rules")),
    )


def is_folder(package: str) -> bool:
    """Whether a package is named as a folder: `./rules-local`, `../rules`, `/srv/rules`."""
    return "/" in package or "\\" in package or package in (".", "..")
