"""A digest of the code and data that findings come from: any change invalidates stored outcomes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def code_digest(sources: Iterable[Path]) -> bytes:
    """16 bytes for the names and contents of all files that `sources` are or hold.

    Contents, not dates: a change that is undone leaves the digest as before.
    """
    digest = hashlib.blake2b(digest_size=16)
    for source in sorted(set(sources)):
        for name, file in _files(source):
            content = file.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
            digest.update(content)
    return digest.digest()


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """The source, or each file below it, by name, with where it is; nothing that Python has compiled."""
    if source.is_file():
        yield source.name, source
        return
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        within = os.path.relpath(folder, source.parent).replace(os.sep, "/")
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_file():
                yield f"{within}/{name}", file
