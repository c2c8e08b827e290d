"""How far the cells of an old workbook reach, found before calamine sets room aside for every place between them."""

from __future__ import annotations

import re

MOST_PLACES = 2_000_000  # some 130 MB while the file is read

# Records of one cell each whose length is fixed: text, number, short number, truth value; then row and column.
_CELL = re.compile(rb"(?:\xfd\x00\x0a\x00|\x03\x02\x0e\x00|\x7e\x02\x0a\x00|\x05\x02\x08\x00)(..)(..)", re.DOTALL)
_LAST_COLUMN = 255


def reaches_too_far(data: bytes) -> bool:
    """Whether the rows and columns up to the last cell make more places than are set aside."""
    rows = columns = 0
    for match in _CELL.finditer(data):
        column = int.from_bytes(match[2], "little")
        if column <= _LAST_COLUMN:
            rows = max(rows, int.from_bytes(match[1], "little") + 1)
            columns = max(columns, column + 1)
    return rows * columns > MOST_PLACES
