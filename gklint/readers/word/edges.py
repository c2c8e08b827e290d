"""The columns of a Word table: edges in twips, those nearly alike taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from gklint.model.light_classes import NamedTuple
from gklint.readers.word.names import CELL, ROW, VALUE, W
from gklint.readers.word.paragraphs import inner

_SNAP = 60  # twips; a millimetre. LibreOffice rounds widths, so that the same edge differs from row to row
_UNKNOWN = 1000  # twips given to a column whose width is not said
_MOST_COLUMNS = 1000
_CELL_PROPERTIES, _ROW_PROPERTIES = W + "tcPr", W + "trPr"
_SPAN, _BEFORE = W + "gridSpan", W + "gridBefore"
_DELETED = W + "cellDel"
_ROW_CHANGES = (W + "del", W + "ins")
_CELL_CHANGES = (_DELETED, W + "cellIns", W + "cellMerge")
_CONTINUED, _HORIZONTAL = W + "vMerge", W + "hMerge"


class WordCell(NamedTuple):
    """A cell as written: first and last column, and whether it continues the one above it or left of it."""

    element: Element
    column: int
    width: int
    merge: str = ""  # restart, continue, or nothing: with the cell above
    joins_left: bool = False


class Edges:
    """The column edges of one table."""

    def __init__(self, table: Element) -> None:
        grid = table.find(W + "tblGrid")
        widths = [_integer(column.get(W + "w"), 0) for column in grid] if grid is not None else []
        if sum(width > _SNAP for width in widths) < 2:
            widths = [_UNKNOWN] * len(widths)
        self._columns = [0]
        at = since = 0
        for width in widths[:_MOST_COLUMNS]:
            at += width
            if at - since >= _SNAP:
                since = at
                self._columns.append(self._columns[-1] + 1)
            else:
                self._columns.append(self._columns[-1])

    def cells(self, row: Element) -> Iterator[WordCell]:
        """The cells of a row. The span of a cell counts columns of the grid, so it is taken between two edges."""
        grid = _number(row.find(_ROW_PROPERTIES), _BEFORE, 0)
        for element in inner(row):
            if element.tag != CELL:
                continue
            span, merge, joins = 1, "", False
            properties = element.find(_CELL_PROPERTIES)
            if properties is not None and properties.find(_DELETED) is not None:
                continue
            for said in properties if properties is not None else ():
                if said.tag == _SPAN:
                    span = max(1, min(_integer(said.get(VALUE), 1), _MOST_COLUMNS))
                elif said.tag == _CONTINUED:
                    merge = said.get(VALUE, "continue")
                elif said.tag == _HORIZONTAL:
                    joins = said.get(VALUE, "continue") == "continue"
            column = self._column(grid)
            grid += span
            yield WordCell(element, column, max(1, self._column(grid) - column), merge, joins)

    def _column(self, grid: int) -> int:
        """The column that begins at an edge of the grid; behind the last edge one for each."""
        last = len(self._columns) - 1
        return self._columns[grid] if grid <= last else self._columns[-1] + min(grid - last, _MOST_COLUMNS)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows that are not deleted."""
    for element in inner(table):
        if element.tag == ROW:
            properties = element.find(_ROW_PROPERTIES)
            if properties is None or properties.find(W + "del") is None:
                yield element


def is_revised(table: Element) -> bool:
    """Whether a row or a cell is inserted or deleted by a change nobody has accepted."""
    return any(
        properties.find(change) is not None
        for row in inner(table)
        if row.tag == ROW
        for properties, changes in _properties(row)
        for change in changes
    )


def _properties(row: Element) -> Iterator[tuple[Element, Sequence[str]]]:
    """The properties of a row and of its cells, with the changes that they may tell of."""
    for element in inner(row):
        if element.tag == _ROW_PROPERTIES:
            yield element, _ROW_CHANGES
        elif element.tag == CELL and (properties := element.find(_CELL_PROPERTIES)) is not None:
            yield properties, _CELL_CHANGES


def _number(properties: Element | None, name: str, otherwise: int) -> int:
    element = None if properties is None else properties.find(name)
    return otherwise if element is None else min(_integer(element.get(VALUE), otherwise), _MOST_COLUMNS)


def _integer(text: str | None, otherwise: int) -> int:
    text = (text or "").partition(".")[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
