"""Sequences too long for memory: the items lie in a temporary file that no other process can reach."""

from __future__ import annotations

import weakref
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import RawIOBase
from itertools import accumulate, islice
from typing import Any, Generic, TypeVar, cast, overload

from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import StoredSequence

T = TypeVar("T")


class UnencodedError(Exception):
    """An item that has no typed encoding."""


class Block(NamedTuple):
    """Items one after another: the lengths of their encodings (four bytes each), and these."""

    lengths: bytes
    data: bytes


IN_MEMORY = 500  # items; of no more a tuple is made
_AT_ONCE = 1 << 20  # bytes written together


class Spool(Generic[T]):
    """Collects items of one type: a few stay in memory, more lie in a temporary file as their typed encoding.

    What has no such encoding (halves of characters, numbers beyond 64 bits), or no room on the disk, stays in memory.
    """

    def __init__(self, kind: type[T], in_memory: int | None = None) -> None:
        self._kind = kind
        self._most = IN_MEMORY if in_memory is None else in_memory
        self._items: list[T] = []
        self._stored: _StoredItems[T] | None = None

    def append(self, item: T) -> None:
        """Add an item behind the others."""
        if self._stored is not None:
            self._stored.append(item)
            return
        self._items.append(item)
        if len(self._items) > self._most:
            self._stored = _StoredItems(self._kind)
            for one in self._items:
                self._stored.append(one)
            self._items = []

    def extend(self, items: Iterable[T]) -> None:
        """Add the items one after another."""
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return len(self._items) if self._stored is None else len(self._stored)

    def __getitem__(self, at: int) -> T:
        return self._items[at] if self._stored is None else self._stored[at]

    @property
    def items(self) -> Sequence[T]:
        """The items so far: a tuple, or a StoredSequence."""
        return tuple(self._items) if self._stored is None else self._stored


class _StoredItems(StoredSequence[T]):
    """Items in a temporary file, found by where each ends. For one thread at a time."""

    def __init__(self, kind: type[T], decode: Callable[[bytes], T] | None = None) -> None:
        self._encode, decode_soundly = _codec(kind)
        self._decode = decode or decode_soundly
        self._bytes = TemporaryBytes()
        self._ends = array("Q", [0])
        self._unencoded: dict[int, T] = {}

    @classmethod
    def of_blocks(cls, kind: type[T], blocks: Iterable[Block], decode: Callable[[bytes], T]) -> _StoredItems[T]:
        """The items that were encoded into these blocks."""
        items = cls(kind, decode)
        for lengths, data in blocks:
            ends = accumulate(array("I", lengths), initial=items._ends[-1])
            items._ends.extend(islice(ends, 1, None))
            items._bytes.append(data)
        return items

    def blocks(self) -> Iterator[Block]:
        """The items as they are encoded. Raises UnencodedError where one is not."""
        if self._unencoded:
            raise UnencodedError
        for start, stop in self._stretches():
            lengths = array("I", (self._ends[at + 1] - self._ends[at] for at in range(start, stop)))
            yield Block(lengths.tobytes(), self._bytes.read(self._ends[start], self._ends[stop]))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """From which item to which about as many bytes lie as are read together."""
        start = 0
        while start < len(self):
            stop = bisect_right(self._ends, self._ends[start] + _AT_ONCE, start + 1) - 1
            yield start, max(stop, start + 1)
            start = max(stop, start + 1)

    def append(self, item: T) -> None:
        try:
            data = self._encode(item)
        except (OverflowError, UnicodeEncodeError, TypeError):
            self._unencoded[len(self)] = item
            data = b""
        self._ends.append(self._bytes.append(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        for start, stop in self._stretches():
            begin, data = self._ends[start], self._bytes.read(self._ends[start], self._ends[stop])
            for at in range(start, stop):
                if at in self._unencoded:
                    yield self._unencoded[at]
                else:
                    yield self._decode(data[self._ends[at] - begin : self._ends[at + 1] - begin])

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(map(self._item, range(len(self))[index]))
        return self._item(range(len(self))[index])

    def _item(self, at: int) -> T:
        if at in self._unencoded:
            return self._unencoded[at]
        return self._decode(self._bytes.read(self._ends[at], self._ends[at + 1]))


def encoded_blocks(kind: type[T], items: Sequence[T]) -> Iterator[Block]:
    """The items of a Spool as they are encoded, about 1 MB a block. Raises UnencodedError where one cannot be."""
    if not isinstance(items, _StoredItems):
        stored = _StoredItems(kind)
        for item in items:
            stored.append(item)
        items = stored
    return items.blocks()


def items_of_blocks(kind: type[T], blocks: Iterable[Block], decode: Callable[[bytes], T]) -> Sequence[T]:
    """The items that `encoded_blocks` gave, each decoded when it is asked for."""
    return _StoredItems.of_blocks(kind, blocks, decode)


class TemporaryBytes:
    """Bytes that are appended and read again. Where the disk has no more room they stay in memory."""

    def __init__(self) -> None:
        self._file: RawIOBase | None = None
        self._written = 0
        self._tail = bytearray()
        self._is_full = False

    def append(self, data: bytes) -> int:
        """Where the bytes end."""
        self._tail += data
        if len(self._tail) >= _AT_ONCE and not self._is_full:
            self._write()
        return self._written + len(self._tail)

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`."""
        if end > self._written:
            written = self.read(start, self._written) if start < self._written else b""
            return written + self._tail[max(start - self._written, 0) : end - self._written]
        assert self._file is not None
        self._file.seek(start)
        data = self._file.read(end - start) or b""
        while len(data) < end - start and (more := self._file.read(end - start - len(data))):
            data += more
        return data

    def _write(self) -> None:
        try:
            if self._file is None:
                self._file = _nameless_file()
                weakref.finalize(self, self._file.close)
            self._file.seek(self._written)
            done = 0
            while done < len(self._tail):
                done += self._file.write(memoryview(self._tail)[done:]) or 0
        except OSError:
            self._is_full = True
            return
        self._written += len(self._tail)
        self._tail = bytearray()


def _nameless_file() -> RawIOBase:
    """A temporary file of this user's alone, without a name where the system allows it, gone when it is closed."""
    from tempfile import TemporaryFile  # imported here: short runs stay in memory

    return cast(RawIOBase, TemporaryFile(prefix="gklint-", buffering=0))


def _codec(kind: type[T]) -> tuple[Callable[[T], bytes], Callable[[bytes], T]]:
    """How items of this type become bytes and items again; nothing but the type is ever made of the bytes."""
    # Imported here: a run over few files encodes nothing.
    import msgspec

    decoder: Any = msgspec.msgpack.Decoder(kind)
    return msgspec.msgpack.Encoder().encode, decoder.decode
