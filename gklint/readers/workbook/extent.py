"""How far the cells of an old workbook reach, found before calamine sets room aside for every place between them.

Which of its rows and columns nobody sees is found on the same way: calamine does not tell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gklint.model.light_classes import NamedTuple
from gklint.readers.workbook.compound import stream_of

MOST_PLACES = 2_000_000  # of all sheets, some 130 MB while the file is read
_MOST_RECORDS = 2_000_000
_MOST_RESERVED = 65_536 * 256  # places of the largest sheet; calamine sets aside what a sheet says of its size

_ROW, _COLUMNS = 0x208, 0x7D
_ROW_LOOKS, _LAST_COLUMN = 0x20, 255  # the bit for a row of no height
_COLUMN_LOOKS = struct.Struct("<HHHHH")  # first, last, width, style, looks: the lowest bit hides
_END, _LOCKED, _SHEET, _SIZE, _SHORT_NUMBERS = 0x0A, 0x2F, 0x85, 0x200, 0xBD
# Records of one cell: formula, text with and without looks or in the common table, number, short number, truth value.
_CELLS = frozenset((0x06, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E))
_ROW_COLUMN, _RECORD = struct.Struct("<HH"), struct.Struct("<HH")


class LockedError(Exception):
    """The sheets are encrypted."""


class _TooMuchError(Exception):
    """The sheets hold more than is read."""


class UnseenPlaces(NamedTuple):
    """The rows and columns of a sheet, from 0, that are hidden or have no size."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def unseen_places(data: bytes) -> list[UnseenPlaces]:
    """Those of each sheet, in the order of the workbook. Raises CompoundError and LockedError."""
    walked = _SheetExtent(stream_of(data, ("Workbook", "Book")))
    return [walked.unseen(start) for start in walked.sheets()]


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
        return sum(map(self._of_sheet, self.sheets()))

    def sheets(self) -> list[int]:
        """Where each sheet begins. Raises LockedError."""
        found: list[int] = []
        for kind, at, length in self._records(0):
            if kind == _LOCKED:
                raise LockedError
            if kind == _SHEET and length >= 4:
                found.append(int.from_bytes(self._stream[at : at + 4], "little"))
        return found

    def unseen(self, start: int) -> UnseenPlaces:
        """The rows and columns of one sheet that nobody sees."""
        rows: set[int] = set()
        columns: set[int] = set()
        for kind, at, length in self._records(start):
            if kind == _ROW and length >= 16:
                row = int.from_bytes(self._stream[at : at + 2], "little")
                height = int.from_bytes(self._stream[at + 6 : at + 8], "little") & 0x7FFF
                if self._stream[at + 12] & _ROW_LOOKS or not height:
                    rows.add(row)
            elif kind == _COLUMNS and length >= _COLUMN_LOOKS.size:
                first, last, width, _, looks = _COLUMN_LOOKS.unpack_from(self._stream, at)
                if looks & 1 or not width:
                    columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        return UnseenPlaces(frozenset(rows), frozenset(columns))

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
