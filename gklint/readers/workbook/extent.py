"""How far the cells of an old workbook reach, found before calamine sets room aside for every place between them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gklint.readers.workbook.compound import stream_of

MOST_PLACES = 2_000_000  # of all sheets, some 130 MB while the file is read
_MOST_RECORDS = 2_000_000
_MOST_RESERVED = 65_536 * 256  # places of the largest sheet; calamine sets aside what a sheet says of its size

_END, _LOCKED, _SHEET, _SIZE, _SHORT_NUMBERS = 0x0A, 0x2F, 0x85, 0x200, 0xBD
# Records of one cell: formula, text with and without looks or in the common table, number, short number, truth value.
_CELLS = frozenset((0x06, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E))
_ROW_COLUMN, _RECORD = struct.Struct("<HH"), struct.Struct("<HH")


class LockedError(Exception):
    """The sheets are encrypted."""


class _TooMuchError(Exception):
    """The sheets hold more than is read."""


def reaches_too_far(data: bytes) -> bool:
    """Whether the places up to the last cell of each sheet are together more than are set aside.

    Raises CompoundError and LockedError.
    """
    try:
        return _SheetExtent(stream_of(data, ("Workbook", "Book"))).places() > MOST_PLACES
    except _TooMuchError:
        return True


class _SheetExtent:
    """The stream of a workbook as it is walked: each record is a type, a length, and so many bytes."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._left = _MOST_RECORDS

    def places(self) -> int:
        """The places of all sheets together. Raises LockedError."""
        sheets: list[int] = []
        for kind, at, length in self._records(0):
            if kind == _LOCKED:
                raise LockedError
            if kind == _SHEET and length >= 4:
                sheets.append(int.from_bytes(self._stream[at : at + 4], "little"))
        return sum(map(self._of_sheet, sheets))

    def _records(self, at: int) -> Iterator[tuple[int, int, int]]:
        """The type of each record from `at` to the end mark, where its bytes begin, and how many they are."""
        while at + _RECORD.size <= len(self._stream):
            kind, length = _RECORD.unpack_from(self._stream, at)
            at += _RECORD.size
            self._left -= 1
            if self._left < 0:
                raise _TooMuchError
            if kind == _END or at + length > len(self._stream):
                return
            yield kind, at, length
            at += length

    def _of_sheet(self, start: int) -> int:
        rows = columns = 0
        for kind, at, length in self._records(start):
            if kind in _CELLS and length >= _ROW_COLUMN.size:
                row, column = _ROW_COLUMN.unpack_from(self._stream, at)
            elif kind == _SHORT_NUMBERS and length >= 6:
                row = int.from_bytes(self._stream[at : at + 2], "little")
                column = int.from_bytes(self._stream[at + length - 2 : at + length], "little")
            else:
                if kind == _SIZE:
                    self._check_size(self._stream[at : at + length])
                continue
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        return rows * columns

    def _check_size(self, said: bytes) -> None:
        """Refuse a sheet that says to be larger than any can be. Newer files give rows four bytes, older ones two."""
        if len(said) not in (10, 14):
            return
        first, last, left, right = struct.unpack_from("<IIHH" if len(said) == 14 else "<HHHH", said)
        rows, columns = max(last, 1) - first, max(right, 1) - left  # a sheet without cells says 0 to 0
        if rows < 0 or columns < 0 or rows * columns > _MOST_RESERVED:
            raise _TooMuchError
