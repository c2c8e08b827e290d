"""A text's lines → blocks: tables where the lines are laid out as one, a paragraph for every other line."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.document import Block, Paragraph, Table
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage, Source
from gklint.readers.line_kinds import ClassifiedLines, lines_of
from gklint.readers.pipe_tables import pipe_table
from gklint.readers.tab_tables import tab_table
from gklint.readers.table_regions import TableRegion, regions_in


class LineLayout(NamedTuple):
    """The blocks of a text in reading order, and its page numbers."""

    blocks: tuple[Block, ...]
    asides: tuple[Paragraph, ...]


def lay_out(source: Source, text: str) -> LineLayout:
    """Lay out `text`: the source's own, or one as long in which what is no content has been blanked."""
    lines = lines_of(source, text)
    blocks: list[Block] = []
    done = 0
    for region in regions_in(lines.kinds):
        table = _table(source, lines, region)
        if table is not None:
            blocks += _paragraphs(source, lines, done, region.first)
            blocks.append(table)
            done = region.last
    blocks += _paragraphs(source, lines, done, len(lines.texts))
    return LineLayout(tuple(blocks), tuple(_page_numbers(source, lines)))


def _table(source: Source, lines: ClassifiedLines, region: TableRegion) -> Table | None:
    return (tab_table if region.layout == "tabs" else pipe_table)(source, lines, region)


def _paragraphs(source: Source, lines: ClassifiedLines, first: int, last: int) -> Iterator[Paragraph]:
    """The lines first ≤ index < last that hold text, without outer blanks."""
    for index in range(first, last):
        if lines.kinds[index] not in "bm" and (text := lines.texts[index].strip()):
            yield _paragraph(source, lines, index, text)


def _page_numbers(source: Source, lines: ClassifiedLines) -> Iterator[Paragraph]:
    if "m" in lines.kinds:
        for index, kind in enumerate(lines.kinds):
            if kind == "m":
                yield _paragraph(source, lines, index, lines.texts[index].strip())


def _paragraph(source: Source, lines: ClassifiedLines, index: int, text: str) -> Paragraph:
    start = lines.starts[index] + lines.texts[index].find(text)
    return Paragraph(Passage.of(source, start, start + len(text)))
