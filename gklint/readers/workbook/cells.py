"""The XML of a sheet → its cells, read piece by piece so that a huge sheet takes no more than its limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from gklint.model.light_classes import NamedTuple
from gklint.readers.ink import LEAST_SIZE
from gklint.readers.workbook.looks import CellStyle, number_in
from gklint.readers.workbook.numbers import EPOCH, format_number
from gklint.readers.workbook.parts import SharedStrings
from gklint.readers.workbook.rich import RichText
from gklint.readers.workbook.sheet import MOST_COLUMNS, Merge, SheetCell, WorkbookSheet, cell_name, position
from gklint.readers.zip_package import read_xml

_MOST_MERGES = 20_000
_LEAST_WIDTH = 0.2  # characters, of a column that shows anything
_MOST_PAINTED = 500  # ranges that something paints; further ones are taken for white
_EVERYWHERE = "A1:XFD1048576"
_PLAIN = CellStyle()
_MOST_UNVALUED = 1000  # formulas without a value that are named


class CellLook(NamedTuple):
    """What the cells of a sheet look like. `tables` gives the ranges of its tables, when they are needed."""

    strings: SharedStrings
    styles: Sequence[CellStyle]
    first_day: date = EPOCH
    tables: Callable[[], Iterable[str]] = tuple


def read_sheet(data: bytes, name: str, look: CellLook, most: int) -> WorkbookSheet:
    """Read a sheet's XML; at most `most` cells of it."""
    reader = _Cells(look, most)
    read_xml(data, reader.start, reader.end, reader.characters)
    if reader.faint:
        reader.drop_faint(chain(look.tables(), reader.painted))
    return WorkbookSheet(
        name, reader.rows, tuple(reader.merges), tuple(reader.unvalued), reader.hidden, reader.lost, reader.unseen
    )


class _Cells:
    """What has been read so far, and the cell that is being read."""

    def __init__(self, look: CellLook, most: int) -> None:
        self.rows: dict[int, list[SheetCell]] = {}
        self.merges: list[Merge] = []
        self.unvalued: list[str] = []
        self.hidden = self.lost = False
        self.unseen = 0  # cells whose text, or a part of it, nobody sees
        self.faint: dict[tuple[int, int], str] = {}  # what is seen of cells with text in the colour of their ground
        self.painted: list[str] = []  # ranges that something else than the styles of cells paints
        self._look, self._left = look, most
        self._row, self._column = -1, -1
        self._row_hidden = False
        self._hidden_columns: set[int] = set()
        self._type = ""
        self._style = CellStyle()
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
            self._row_hidden = attributes.get("hidden") in ("1", "true") or (
                number_in(attributes.get("ht"), LEAST_SIZE) < LEAST_SIZE
            )
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            if attributes.get("hidden") in ("1", "true") or number_in(attributes.get("width"), 1) < _LEAST_WIDTH:
                self._hide(attributes)
        elif name == "conditionalFormatting":
            self.painted += attributes.get("sqref", "").split(maxsplit=_MOST_PAINTED)[:_MOST_PAINTED]
        elif name == "picture":
            self.painted.insert(0, _EVERYWHERE)
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
        self._type = attributes.get("t", "n")
        style, styles = attributes.get("s", "0"), self._look.styles
        self._style = styles[int(style)] if style.isdecimal() and int(style) < len(styles) else _PLAIN
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
            if text and (not self._style.is_usual or self._is_rich(raw)):
                text = self._visible_text(text, raw)
            self.rows.setdefault(self._row, []).append(SheetCell(self._column, text))

    def _display_text(self, raw: str) -> str:
        """The text of the cell as a person sees it."""
        if not raw:
            return ""
        if self._type == "n":
            return format_number(raw, self._style.code, self._look.first_day)
        if self._type == "s":
            texts = self._look.strings.texts
            return texts[int(raw)].strip() if raw.isdecimal() and int(raw) < len(texts) else ""
        if self._type == "d":
            return raw.partition("T")[0]
        return {"1": "TRUE", "0": "FALSE"}.get(raw, raw) if self._type == "b" else raw.strip()

    def _visible_text(self, text: str, raw: str) -> str:
        """The text without what is too small to read or not shown; what its ground may hide is noted as faint."""
        style = self._style
        shared = int(raw) if self._type == "s" else -1
        if style.hides_numbers if self._type in "nbd" else style.hides_text:
            self.unseen += 1
            return ""
        self.unseen += shared in self._look.strings.tiny or self._text.is_tiny
        colored = self._text.colored if self._text.is_colored else None
        runs = self._look.strings.colored.get(shared) or colored or [(text, "")]
        seen = "".join([part for part, color in runs if not style.is_unseen(color)]).strip()
        if len(seen) < len(text):
            self.faint[self._row, self._column] = seen
        return text

    def _is_rich(self, raw: str) -> bool:
        """Whether runs of the cell look otherwise than the cell."""
        if self._type != "s":
            return self._text.is_tiny or self._text.is_colored
        strings = self._look.strings
        return bool(strings.tiny or strings.colored) and (int(raw) in strings.tiny or int(raw) in strings.colored)

    def drop_faint(self, painted: Iterable[str]) -> None:
        """Drop text in the colour of its ground, but where that is `painted` by something else."""
        ranges = [bounds for one in islice(painted, _MOST_PAINTED) if (bounds := _bounds(one))]
        of_row: dict[int, dict[int, str]] = {}
        for (row, column), seen in self.faint.items():
            of_row.setdefault(row, {})[column] = seen
        for row, faint in of_row.items():
            across = [one for one in ranges if one.row <= row <= one.last_row]
            hidden = {at for at in faint if not any(one.column <= at <= one.last_column for one in across)}
            self.unseen += len(hidden)
            self.rows[row] = [
                SheetCell(cell.column, faint[cell.column]) if cell.column in hidden else cell for cell in self.rows[row]
            ]

    def _merge(self, reference: str) -> None:
        bounds = _bounds(reference)
        if bounds and len(self.merges) < _MOST_MERGES:
            self.merges.append(bounds._replace(last_column=min(bounds.last_column, MOST_COLUMNS)))

    def _hide(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            self._hidden_columns.update(range(int(first) - 1, min(int(last), MOST_COLUMNS)))


def _bounds(reference: str) -> Merge | None:
    """The range that a reference (`A1:B2`, `A1`) names; None for what is none."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None or start > end or start[1] > end[1]:
        return None
    return Merge(*start, *end)
