"""Tables whose labels were met before: most reports print the same ones, and differ in their figures alone.

The skeleton of some blocks is all that decides how their tables are read: their texts, each plain number put as 0.
Tables are read from it once, with the numbers of texts in place of offsets; then `apply_layout` gives the
reading of any report that has the same skeleton.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Any

from gklint.model.document import Block, Cell, Paragraph, Table
from gklint.model.form import FormTable
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.report import RowReading, TableReading
from gklint.model.source import Passage, PassagePiece, Source, Span

_PLAIN_NUMBER = lazy_pattern(r"[0-9]{1,15}(?:\.[0-9]{1,4})?")
_NO_WORDS = frozenset(("0", "", "/", "-", "—"))  # what stands in most cells for values
_NOWHERE = Source("", "", "")
_MOST_TEXTS = 2000  # of blocks that a skeleton is made of

Skeleton = tuple[Any, ...]  # of a paragraph its text; of a table the texts of its rows and what else is known of it
_Text = tuple[str, Span]
_Numbers = tuple[int, int]  # the first text that a span covers, and the last


class TableFound(NamedTuple):
    """A table in a region, with the same table again further down, and the blocks they took (indices)."""

    readings: tuple[TableReading, ...]
    blocks: frozenset[int]


def skeleton_of(blocks: Sequence[Block]) -> Skeleton | None:
    """The skeleton of the blocks of a region; None where none of them is a table, or there is more than in a report."""
    sizes = [sum(map(len, block.rows)) for block in blocks if isinstance(block, Table)]
    if not sizes or len(blocks) + sum(sizes) > _MOST_TEXTS:
        return None
    return tuple([_of_table(b) if isinstance(b, Table) else _of_paragraph(b.passage.text) for b in blocks])


def _of_paragraph(text: str) -> str:
    return "。" if "。" in text else text  # a sentence is no part of a table, whatever it says


def _of_table(table: Table) -> tuple[Any, ...]:
    rows = tuple([_of_row(row, table.rows_known) for row in table.rows])
    places = tuple([cell[2:] for row in table.rows for cell in row]) if table.ruled else None
    return rows, places, table.ruled, table.rows_known, table.framed


def _of_row(row: Sequence[Cell], known: bool) -> tuple[str, ...]:
    """The texts of its cells without figures; a number with words behind it in the row may be a part of its label."""
    texts = tuple([_without_figure(cell[1]) for cell in row])
    if known and "0" in texts and not _NO_WORDS.issuperset(texts[texts.index("0") :]):
        return tuple([cell[1] for cell in row])
    return texts


@lru_cache(maxsize=4096)
def _without_figure(text: str) -> str:
    return "0" if _PLAIN_NUMBER.fullmatch(text) else text


def numbered_blocks(skeleton: Skeleton) -> list[Block]:
    """Blocks with this skeleton, in which text n (cells and paragraphs counted from 0) covers the span 2n to 2n+1."""
    numbers = count()
    return [_numbered_paragraph(b, numbers) if isinstance(b, str) else _numbered_table(b, numbers) for b in skeleton]


def _numbered_paragraph(text: str, numbers: Iterator[int]) -> Paragraph:
    return Paragraph(Passage(_NOWHERE, text, (PassagePiece(0, 2 * next(numbers), len(text), 1),)))


def _numbered_table(table: tuple[Any, ...], numbers: Iterator[int]) -> Table:
    rows, places, *known = table
    if places is None:  # of a table that is not ruled the columns count the cells of a row
        places = [(row, column, 1, 1) for row, texts in enumerate(rows) for column in range(len(texts))]
    place = iter(places)
    cells = tuple(tuple(Cell(_span_of(next(numbers)), text, *next(place)) for text in row) for row in rows)
    return Table(Span(_NOWHERE, 0, 0), cells, *known)


def _span_of(number: int) -> Span:
    return Span(_NOWHERE, 2 * number, 2 * number + 1)


class _RowLayout(NamedTuple):
    """A row as it is read from every report with the skeleton; `values` gives its values of all texts."""

    reading: RowReading
    label: _Numbers
    values: Callable[[Sequence[_Text]], tuple[_Text, ...]]
    whole: _Numbers


class _TableLayout(NamedTuple):
    form: FormTable
    whole: _Numbers
    rows: tuple[_RowLayout, ...]
    headers: tuple[tuple[str, _Numbers], ...]


class KnownLayout(NamedTuple):
    """How a table, with those like it further down, is read from any blocks of one skeleton; empty where none is."""

    tables: tuple[_TableLayout, ...] = ()
    blocks: frozenset[int] = frozenset()


class _NotTransferableError(Exception):
    """A part of a text was read, and where it stands in other reports the skeleton does not tell."""


def layout_of(found: TableFound, blocks: Sequence[Block]) -> KnownLayout | None:
    """The layout of what was found in numbered blocks; None where it does not hold for all blocks alike."""
    texts = [text for text, _ in _texts_in(blocks)]
    try:
        return KnownLayout(tuple(_table_layout(table, texts) for table in found.readings), found.blocks)
    except _NotTransferableError:
        return None


def _table_layout(table: TableReading, texts: Sequence[str]) -> _TableLayout:
    rows = tuple(_row_layout(row, texts) for row in table.rows)
    headers = tuple((text, _whole_text(text, span, texts)) for text, span in table.headers)
    return _TableLayout(table.form, _numbers(table.span), rows, headers)


def _row_layout(row: RowReading, texts: Sequence[str]) -> _RowLayout:
    label = _whole_text(row.label, row.label_span, texts) if row.label else _numbers(row.label_span)
    values = [_whole_text(raw, span, texts)[0] for raw, span in row.values]
    return _RowLayout(row, label, _chooser(values), _numbers(row.span))


def _chooser(numbers: list[int]) -> Callable[[Sequence[_Text]], tuple[_Text, ...]]:
    if len(numbers) < 2:
        return lambda texts: tuple([texts[number] for number in numbers])
    return itemgetter(*numbers)


def _whole_text(text: str, span: Span, texts: Sequence[str]) -> _Numbers:
    first, last = numbers = _numbers(span)
    if first != last or texts[first] != text:
        raise _NotTransferableError
    return numbers


def _numbers(span: Span) -> _Numbers:
    if span.start % 2 or not span.end % 2:
        raise _NotTransferableError
    return span.start // 2, span.end // 2


def apply_layout(layout: KnownLayout, blocks: Sequence[Block], first: int) -> TableFound | None:
    """What the layout says of blocks with its skeleton, of which the first has the index `first` in the report.

    None where the blocks do not stand in the order of the text.
    """
    texts = _texts_in(blocks)
    starts = [span[1] for _, span in texts]
    if starts != sorted(starts):
        return None
    readings = tuple([_reading(table, texts) for table in layout.tables])
    return TableFound(readings, frozenset([first + index for index in layout.blocks]))


def _texts_in(blocks: Sequence[Block]) -> list[_Text]:
    texts: list[_Text] = []
    for block in blocks:
        if isinstance(block, Table):
            texts.extend([(cell[1], cell[0]) for row in block.rows for cell in row])
        else:
            texts.append((block.passage.text, block.passage.span()))
    return texts


def _reading(table: _TableLayout, texts: Sequence[_Text]) -> TableReading:
    def span(numbers: _Numbers) -> Span:
        first, last = numbers
        start = texts[first][1]
        return start if first == last else Span(start[0], start[1], texts[last][1][2])

    rows = [
        RowReading(row.form, row.label, span(label), values(texts), row.state, span(whole))
        for row, label, values, whole in table.rows
    ]
    headers = [(text, span(numbers)) for text, numbers in table.headers]
    return TableReading(table.form, span(table.whole), tuple(rows), tuple(headers))
