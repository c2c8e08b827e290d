"""What holds for every document that a reader lays out itself: places in order, saying what is there."""

from __future__ import annotations

from gklint.model.document import Document, Table


def assert_sound(document: Document) -> None:
    text = document.source.text
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(text)
        at = block.span.end if isinstance(block, Table) else block.span.start
        assert block.span.address is not None
        if isinstance(block, Table):
            assert_sound_table(block)
        else:
            assert block.text == block.text.strip() == block.span.text != ""
    for span in [*(note.span for note in document.notes), *(aside.span for aside in document.asides)]:
        assert 0 <= span.start <= span.end <= len(text)
    starts = [offset for offset, _ in document.source.addresses]
    assert starts == sorted(set(starts))


def assert_sound_table(table: Table) -> None:
    """Cells in order, inside the table, one to a place of the grid."""
    at = table.span.start
    taken: set[tuple[int, int]] = set()
    assert table.ruled
    assert table.rows
    for index, row in enumerate(table.rows):
        for cell in row:
            assert cell.row == index
            assert at <= cell.span.start <= cell.span.end <= table.span.end
            assert cell.text.split() == cell.span.text.split()
            at = cell.span.end
            places = {(index + down, cell.column + right) for down in range(cell.height) for right in range(cell.width)}
            assert cell.height > 0 < cell.width
            assert not places & taken
            taken |= places
