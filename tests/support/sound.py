"""What holds for every document whatsoever: places in order inside the text, saying what the blocks say."""

from __future__ import annotations

import re
from html import unescape

from gklint.model.document import Cell, Document, Table

_MARKUP = re.compile(r"<!--.*?-->|<![^>]*>|</?[A-Za-z][^<>]*>", re.DOTALL)
_IN_PAGES = re.compile(r"[\s\u200b\ufeff]+|— 3 —|\*\*|\\(?=\W)")


def assert_sound(document: Document, *, whole_markup: bool = True) -> None:
    """`whole_markup`: tags and comments in the file are whole, so that what people see of it can be told here."""
    text = document.source.text
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(text)
        at = block.span.end if isinstance(block, Table) else block.span.start
        assert (block.span.address is None) == document.source.has_lines
        if isinstance(block, Table):
            assert_sound_table(block)
        else:
            assert block.text == block.text.strip() != ""
            assert not whole_markup or _plain(block.text) == _plain(_written(block.span.text, document))
    for span in [*(note.span for note in document.notes), *(aside.span for aside in document.asides)]:
        assert 0 <= span.start <= span.end <= len(text)
    for span, _ in document.comments:
        assert 0 <= span.start < span.end <= len(text)
    starts = [offset for offset, _ in document.source.addresses]
    assert starts == sorted(set(starts))
    for table in document.blocks:
        for cell in (cell for row in table.rows for cell in row) if isinstance(table, Table) else ():
            assert not whole_markup or _plain(cell.text) == _plain(_written(cell.span.text, document))


def assert_sound_table(table: Table) -> None:
    """Cells in order, inside the table; in a ruled one each place of the grid taken once."""
    at = table.span.start
    taken: set[tuple[int, int]] = set()
    assert table.rows
    assert table.rows_known or len(table.rows) == 1
    for index, row in enumerate(table.rows):
        for position, cell in enumerate(row):
            assert cell.row == index
            assert at <= cell.span.start <= cell.span.end <= table.span.end
            at = cell.span.end
            if table.ruled:
                places = _places(cell)
                assert places
                assert not places & taken
                taken |= places
            else:
                assert (cell.column, cell.height, cell.width) == (position, 1, 1)


def _places(cell: Cell) -> set[tuple[int, int]]:
    return {(cell.row + down, cell.column + right) for down in range(cell.height) for right in range(cell.width)}


def _written(text: str, document: Document) -> str:
    """What a person sees of a piece of the file."""
    return unescape(_MARKUP.sub("", text)) if document.source.format in ("html", "mht") else text


def _plain(text: str) -> str:
    """Without white space, page numbers and marks of Markdown: what a cell or a line leaves out."""
    return _IN_PAGES.sub("", text)
