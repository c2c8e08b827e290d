"""A report file of a run: where it lies, and what it is called; and what was not checked, and by whose word."""

from __future__ import annotations

import os
from pathlib import Path

from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.redaction import redact_name

_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+://")  # one letter would be a drive


class File(NamedTuple):
    """A file to read. `display` is its path for people and reports: POSIX, relative where possible, or its address.

    `place` is where it lay, links followed, when it was found; another file put there by a link is not read.
    """

    path: Path
    display: str
    place: Path | None = None


class PassedOver(NamedTuple):
    """A file that could be read, or a folder (with a slash behind it), that was not checked; and by whose word."""

    path: str
    by: Words


def is_address(path: str | Path) -> bool:
    """Whether a path as given, or on display, is an address such as `s3://bucket/年报.docx`.

    A path of this machine on display never is one: it has no two slashes in a row.
    """
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def display_name(path: Path) -> str:
    """The path for people, seen from the working folder where it lies in it.

    A name that is not in the system's encoding is most likely in GB18030.
    """
    posix = (
        path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path
    ).as_posix()
    try:
        posix.encode()
    except UnicodeEncodeError:
        posix = os.fsencode(posix).decode("gb18030", "replace")
    return redact_name(posix)
