"""The licences of what is in a page: those that come with the installed libraries, and those of the interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from importlib.resources import files
from pathlib import Path


def licence_texts() -> Iterator[tuple[str, str]]:
    """Name and text of each licence: gklint's and the interpreter's, then every library's, by name."""
    own = files("gklint") / "browser" / "licence_texts"
    for item in sorted(own.iterdir(), key=lambda item: item.name.lower()):
        yield item.name.removesuffix(".txt"), item.read_text("utf-8")
    for distribution in sorted(distributions(), key=lambda one: one.name.lower()):
        text = "\n\n".join(_texts(distribution))
        if text:
            yield f"{distribution.name} {distribution.version}", text


def _texts(distribution: Distribution) -> Iterator[str]:
    for path in distribution.files or ():
        if "dist-info/licenses/" in path.as_posix():
            yield Path(str(path.locate())).read_text("utf-8", "replace")
