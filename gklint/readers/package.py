"""A zip package (xlsx) opened with care: parts of bounded size, XML without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from posixpath import normpath
from xml.parsers import expat

_PREFIXED = re.compile(rb"<\w+:\w")  # most files give their elements no prefix
_MOST_PART = 64 * 1024 * 1024  # bytes of one part, unpacked


class PackageError(Exception):
    """The package is damaged."""


class PackageTooLargeError(PackageError):
    """A part would unpack to more than is read."""


Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class Package:
    """The parts of a zip file by name."""

    def __init__(self, data: bytes) -> None:
        """Raises PackageError for what is no whole zip file."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise PackageError(str(error)) from None
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def part(self, name: str) -> bytes:
        """The bytes of a part; of one that is not there none. Raises PackageError."""
        stored = self._names.get(name.lower())
        if stored is None:
            return b""
        try:
            with self._zip.open(stored) as stream:
                data = stream.read(_MOST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise PackageError(f"{name}: {error}") from None
        if len(data) > _MOST_PART:
            raise PackageTooLargeError(name)
        return data


def read_xml(data: bytes, start: Start, end: End, characters: Characters | None = None) -> None:
    """Read XML piece by piece, names without their prefix. Raises PackageError for damage and for entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    if _PREFIXED.search(data[:4096]):
        parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = _refuse
    if not data:
        return
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PackageError(str(error)) from None


def _refuse(*_: object) -> None:
    raise PackageError("entities are declared")


def target(base: str, path: str) -> str:
    """The name of the part that `path` means in a relation of the part `base`."""
    if path.startswith("/"):
        return path.lstrip("/")
    return normpath(f"{base.rpartition('/')[0]}/{path}")
