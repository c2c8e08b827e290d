"""Which files of a repository are tracked, read from git's index: no program of the repository's choice is run."""

from __future__ import annotations

import os
from pathlib import Path

from gklint.model.light_classes import NamedTuple
from gklint.system.regular_file import read_regular

_MOST = 64 * 1024 * 1024  # bytes: some 500,000 files; of their names, written out, as many
_LONGEST = 4096  # bytes of a name, as systems have it; of longer ones each folder above would be another long name
_HEAD, _FIXED, _FLAGS = 12, 40, 2  # bytes of the header, of an entry before its digest, and after it
_EXTENDED = 0x4000
_DIGESTS = (20, 32)  # SHA-1, SHA-256


class TrackedFiles(NamedTuple):
    """The files of an index, and the folders they lie in, as paths below the root of the repository."""

    files: frozenset[str]
    folders: frozenset[str]


NOTHING_TRACKED = TrackedFiles(frozenset(), frozenset())


def tracked_files(root: Path) -> TrackedFiles:
    """The tracked files of the repository at `root`; none where there is no index, or one that cannot be read.

    Source: https://git-scm.com/docs/index-format, versions 2 to 4.
    """
    try:
        data = read_regular(_git_folder(root) / "index", _MOST + 1)
    except (OSError, ValueError):
        return NOTHING_TRACKED
    for digest in _DIGESTS:
        names = _names(data, digest) if len(data) <= _MOST else None
        if names is not None:
            files = frozenset(os.fsdecode(name) for name in names)
            return TrackedFiles(files, frozenset(_folders(files)))
    return NOTHING_TRACKED


def _folders(files: frozenset[str]) -> set[str]:
    found: set[str] = set()
    for name in files:
        while (name := name.rpartition("/")[0]) and name not in found:
            found.add(name)
    return found


def _git_folder(root: Path) -> Path:
    """The folder `.git`; of a further work tree or a submodule the one that a file of this name leads to."""
    named = root / ".git"
    if named.is_dir():
        return named
    written = read_regular(named, 4096).decode("utf-8", "surrogateescape")
    return root / written.removeprefix("gitdir:").strip()


def _names(data: bytes, digest: int) -> list[bytes] | None:
    """The names in an index whose digests have so many bytes; None for what is no such index."""
    if data[:4] != b"DIRC" or not 2 <= (version := int.from_bytes(data[4:8], "big")) <= 4:
        return None
    names: list[bytes] = []
    at, last, length = _HEAD, b"", 0
    for _ in range(int.from_bytes(data[8:12], "big")):
        start = at
        at += _FIXED + digest + _FLAGS
        flags = int.from_bytes(data[at - _FLAGS : at], "big")
        at += 2 if version > 2 and flags & _EXTENDED else 0
        kept = b""
        if version == 4:
            cut, at = _varint(data, at)
            kept = last[: len(last) - cut] if cut <= len(last) else b"\0"
        end = data.find(b"\0", at)
        last = kept + data[at:end] if end - at <= _LONGEST else b"\0"
        length += len(last)
        if (
            length > _MOST
            or len(last) > _LONGEST
            or end <= at
            or b"\0" in last
            or (flags & 0xFFF) not in (min(len(last), 0xFFF),)
        ):
            return None
        at = end + 1 if version == 4 else start + (end - start + 8) // 8 * 8
        names.append(last)
    return names


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number as packs of git have it, and where it ends."""
    value = -1
    while at < len(data):
        value = (value + 1) << 7 | data[at] & 0x7F
        at += 1
        if not data[at - 1] & 0x80:
            break
    return value, at
