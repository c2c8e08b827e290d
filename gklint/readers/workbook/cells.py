"""The XML of a sheet → its cells, read piece by piece so that a huge sheet takes no more than its limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gklint.readers.workbook.numbers import EPOCH, format_number
from gklint.readers.workbook.rich import RichText
from gklint.readers.workbook.sheet import MOST_COLUMNS, Merge, SheetCell, WorkbookSheet, cell_name, position
from gklint.readers.zip_package import read_xml

_MOST_MERGES = 20_000
_NOTHING = ("0", "0.0")  # the height of a row that is not shown
_MOST_UNVALUED = 1000  # formulas without a value that are named


class CellLook(NamedTuple):
    """What the cells of all sheets share. `formats` reads the number formats of the cell styles on first use."""

    strings: Sequence[str]
    formats: Callable[[], Sequence[str]]
    first_day: date = EPOCH


def read_sheet(data: bytes, name: str, look: CellLook, most: int) -> WorkbookSheet:
    """Read a sheet's XML; at most `most` cells of it."""
    reader = _Cells(look, most)
    read_xml(data, reader.start, reader.end, reader.characters)
    return WorkbookSheet(name, reader.rows, tuple(reader.merges), tuple(reader.unvalued), reader.hidden, reader.lost)


class _Cells:
    """What has been read so far, and the cell that is being read."""

    def __init__(self, look: CellLook, most: int) -> None:
        self.rows: dict[int, list[SheetCell]] = {}
        self.merges: list[Merge] = []
        self.unvalued: list[str] = []
        self.hidden = self.lost = False
        self._look, self._left = look, most
        self._row, self._column = -1, -1
        self._row_hidden = False
        self._hidden_columns: set[int] = set()
        self._type = self._style = ""
        self._formula = False
        self._text = RichText()
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or name == "t":
            self._inside = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self._row + 1
            self._column = -1
            self._row_hidden = attributes.get("hidden") in ("1", "true") or attributes.get("ht") in _NOTHING
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._hide(attributes)
        else:
            self._text.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._inside = False
        else:
            self._text.end(name)

    def characters(self, text: str) -> None:
        if self._inside:
            self._text.add(text)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        place = position(attributes.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula = False
        self._text.clear()

    def _end_cell(self) -> None:
        raw = self._text.text
        text = self._display_text(raw)
        if self._formula and not raw and self._type != "str" and len(self.unvalued) < _MOST_UNVALUED:
            self.unvalued.append(cell_name(self._row, self._column))
        if self._left <= 0 or self._column >= MOST_COLUMNS:
            self.lost = self.lost or bool(text)
        elif self._row_hidden or self._column in self._hidden_columns:
            self.hidden = self.hidden or bool(text)
        else:
            self._left -= 1
            self.rows.setdefault(self._row, []).append(SheetCell(self._column, text))

    def _display_text(self, raw: str) -> str:
        """The text of the cell as a person sees it."""
        if not raw:
            return ""
        if self._type == "n":
            code = self._code() if self._style not in ("", "0") else ""
            return format_number(raw, code, self._look.first_day)
        if self._type == "s":
            strings = self._look.strings
            return strings[int(raw)].strip() if raw.isdecimal() and int(raw) < len(strings) else ""
        if self._type == "d":
            return raw.partition("T")[0]
        return {"1": "TRUE", "0": "FALSE"}.get(raw, raw) if self._type == "b" else raw.strip()

    def _code(self) -> str:
        formats = self._look.formats()
        return formats[int(self._style)] if self._style.isdecimal() and int(self._style) < len(formats) else ""

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = position(first), position(last)
        if start and end and start <= end and start[1] <= end[1] and len(self.merges) < _MOST_MERGES:
            self.merges.append(Merge(*start, end[0], min(end[1], MOST_COLUMNS)))

    def _hide(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            self._hidden_columns.update(range(int(first) - 1, min(int(last), MOST_COLUMNS)))
