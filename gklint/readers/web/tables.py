"""A table as drafted → a table of cells, unless it only lays out the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gklint.model.document import Cell, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.source import Span, widest
from gklint.readers.span_grid import Placing, placings
from gklint.readers.web.items import WebCell, WebTable
from gklint.readers.web.text_runs import TextRuns

_LONGEST_CELL = 300  # characters; a statutory label has at most a hundred
_CELL = lazy_pattern(r"<t[dh] at=\"(\d+)\">(.*?)</t[dh]>", re.DOTALL)
_TAG = lazy_pattern(r"<[^>]*>")
_GROUP_END = lazy_pattern(r"</t(?:body|head|foot)>")


# The number of a cell's start tag, and what a person sees in the cell: paragraphs not yet lifted, and tables.
_Content = tuple[int, Sequence[str | Table]]
_Group = list[list[_Content]]  # rows that cells do not reach out of


def table_of(draft: WebTable, runs: TextRuns) -> Table | None:
    """The table with these cells; None when it is there for what is in one of them."""
    if _holds_larger([cell for group in draft.groups for row in group for cell in row]):
        return None
    groups: list[_Group] = [
        [
            [(cell.tag, [item.content for item in cell.items if draft.hidden or not item.hidden]) for cell in row]
            for row in group
        ]
        for group in draft.groups
    ]
    return _table(draft.tag, groups, runs)


def simple_table(tag: int, tree: str, runs: TextRuns) -> Table | None:
    """The table whose content is `tree`, which holds no further table; None when it lays out the page.

    All tags inside its cells are bounds of paragraphs.
    """
    groups: list[_Group] = [
        [
            [(int(cell), _visible_paragraphs(content)) for cell, content in _CELL.findall(row)]
            for row in group.split("<tr>")[1:]
        ]
        for group in _GROUP_END.split(tree)
    ]
    if sum([bool(shown) for group in groups for row in group for _, shown in row]) < 2:
        return None
    return _table(tag, groups, runs)


def _visible_paragraphs(tree: str) -> list[str]:
    """The paragraphs in a cell."""
    if len(tree) == 1 and not tree.isspace():
        return [tree]
    return [line for piece in _TAG.split(tree) if (line := piece.strip())]


def _holds_larger(cells: list[WebCell]) -> bool:
    """Whether the table is there for what is in one of its cells: one thing only, or larger tables."""
    filled = own = nested = 0
    for cell in cells:
        filled += bool(cell.items)
        inner = [item.content for item in cell.items if isinstance(item.content, Table)]
        own += not inner
        nested += sum(len(row) for table in inner for row in table.rows)
    return filled < 2 or nested >= own


def _table(tag: int, groups: list[_Group], runs: TextRuns) -> Table | None:
    rows = [row for group in groups for row in group]
    placed = [
        of_row for group in groups for of_row in placings([[runs.extent(cell) for cell, _ in row] for row in group])
    ]
    made: list[tuple[Cell, ...]] = []
    for at, (contents, of_row) in enumerate(zip(rows, placed, strict=True)):
        cells = [_cell(content, runs, at, placing) for content, placing in zip(contents, of_row, strict=True)]
        made.append(tuple([cell for cell in cells if cell is not None]))
        if len(made[-1]) < len(cells):
            return None
    if len(made) > 1 and _is_empty(made[-1]) and _has_figures(made[-2]):
        made.pop()  # the helper row of a word processor; a row of blank figures has a label, or headings above it
    spans = [cell.span for row in made for cell in row]
    return Table(widest(spans) if spans else runs.point(tag), tuple(made), ruled=True)


def _is_empty(row: tuple[Cell, ...]) -> bool:
    return not any(cell.text.strip() for cell in row)


def _has_figures(row: tuple[Cell, ...]) -> bool:
    return any(cell.text.strip().isdigit() for cell in row)


def _cell(content: _Content, runs: TextRuns, row: int, placing: Placing) -> Cell | None:
    """The cell; None where it holds running text, of which no more is lifted: such a table lays out a page."""
    column, height, width = placing
    tag, shown = content
    if len(shown) == 1 and isinstance(draft := shown[0], str) and (plain := runs.plain(draft)) is not None:
        return Cell(plain[0], plain[1], row, column, height, width) if len(plain[1]) <= _LONGEST_CELL else None
    lines: list[tuple[str, Span]] = []
    length = -1
    for line in (line for one in shown for line in _lines(one, runs)):
        lines.append(line)
        length += len(line[0]) + 1
        if length > _LONGEST_CELL:
            return None
    if not lines:
        return Cell(runs.point(tag), "", row, column, height, width)
    span = widest(span for _, span in lines)
    return Cell(span, "\n".join([text for text, _ in lines]), row, column, height, width)


def _lines(shown: str | Table, runs: TextRuns) -> Iterator[tuple[str, Span]]:
    """The lines that a person sees of something in a cell."""
    if isinstance(shown, Table):
        for cell in (cell for row in shown.rows for cell in row if cell.text):
            yield cell.text, cell.span
    elif passage := runs.lift(shown):
        yield passage.text, passage.span()
