"""A digest of the code and data that findings come from: any change invalidates stored outcomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def code_digest(sources: Iterable[Path]) -> bytes:
    """16 bytes for the names and contents of all files that `sources` are or hold.

    Contents, not dates: a change that is undone leaves the digest as before.
    """
    digest = hashlib.blake2b(digest_size=16)
    for source in sorted(set(sources)):
        for file in _files(source):
            name, content = file.relative_to(source.parent).as_posix(), file.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
            digest.update(content)
    return digest.digest()


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
        return
    for path in sorted(source.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            yield path
