"""The stream of an old workbook inside its OLE2 file, found as calamine finds it: by name, wherever the entry stands.

A library for OLE2 files goes by the tree of the directory, beside which a crafted file can have an entry that
calamine reads.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence

from gklint.model.light_classes import NamedTuple

_HEADER = 512
_FIRST = slice(76, _HEADER)  # the part of the header with the first sectors of the table
_IN_HEADER = 109  # sectors that the header has room to name
_SIZES = (9, 12)  # of sectors, as powers of two
_ENTRY = 128  # bytes of an entry of the directory
_SMALL = 4096  # bytes of a stream below which it stands in small sectors
_SMALL_SECTOR = 64
_NONE = 0xFFFFFFFA  # from here on a number is that of no sector


class CompoundError(Exception):
    """Sectors of the file follow each other in a circle, or are named more often than there are any."""


class _DirectoryEntry(NamedTuple):
    """A stream: its first sector and its bytes."""

    name: str
    start: int
    size: int


def stream_of(data: bytes, names: Sequence[str]) -> bytes:
    """The content of the first stream of these names, earlier names first; empty when there is none.

    Raises CompoundError.
    """
    if len(data) < _HEADER or data[30] not in _SIZES:
        return b""
    compound = _Compound(data)
    found = (entry for name in names for entry in compound.entries if entry.name == name)
    entry = next(found, None)
    return b"" if entry is None else compound.content(entry)


class _Compound:
    """An OLE2 file: sectors of `size` bytes, and for each of them the one that follows it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << data[30]
        directory, small, more = (struct.unpack_from("<I", data, at)[0] for at in (48, 60, 68))
        self._table = _numbers(self._read_chain(self._table_sectors(more)))
        self.entries = list(_entries(self._chain(directory)))
        self._room = self._chain(self.entries[0].start) if self.entries else b""
        self._small_table = _numbers(self._chain(small))

    def content(self, entry: _DirectoryEntry) -> bytes:
        """The bytes of a stream. Raises CompoundError."""
        if entry.size >= _SMALL:
            return self._chain(entry.start)[: entry.size]
        starts = (number * _SMALL_SECTOR for number in _chain(entry.start, self._small_table))
        return b"".join(self._room[start : start + _SMALL_SECTOR] for start in starts)[: entry.size]

    def _table_sectors(self, more: int) -> Iterator[int]:
        """The sectors that hold the table: those the header names, then those that a chain of sectors names."""
        left = len(self._data) // self._size  # more than the table has, as each sector of it tells of many
        numbers = _numbers(self._data[_FIRST])
        while True:
            named = [number for number in numbers if number < _NONE]
            left -= len(named) + 1
            if left < -_IN_HEADER:
                raise CompoundError("the file names more sectors than it has")
            yield from named
            if more >= _NONE:
                return
            numbers = _numbers(self._sector(more))
            more = numbers.pop() if numbers else _NONE

    def _chain(self, start: int) -> bytes:
        return self._read_chain(_chain(start, self._table))

    def _read_chain(self, numbers: Iterable[int]) -> bytes:
        return b"".join(map(self._sector, numbers))

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        return self._data[start : start + self._size]


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _chain(start: int, table: Sequence[int]) -> Iterator[int]:
    """A sector and those that follow it. Raises CompoundError."""
    left = len(table)
    while start < len(table):
        if left == 0:
            raise CompoundError("the sectors of a stream form a circle")
        left -= 1
        yield start
        start = table[start]


def _entries(directory: bytes) -> Iterator[_DirectoryEntry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name = directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        yield _DirectoryEntry(name, *struct.unpack_from("<II", directory, at + 116))
