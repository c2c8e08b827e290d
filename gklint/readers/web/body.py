"""Which part of a page is the report: the smallest box with its numbered headings, and its neighbours of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.model.document import Block, Paragraph, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage, PassagePiece
from gklint.readers.web.items import WebPage

_HEADING = lazy_pattern(r"[一二三四五六七八九]\s*+[、，,.．]")
_FEWEST_HEADINGS = 3  # different numerals that show where the report is
_MOST_REPORTS = 5  # looked at on one page
_LIST_OF_CONTENTS = 3  # times as long as a list of its contents, at least, is a report
_MOST_BOXES = 600  # round one heading; deeper pages are hostile
_MOST_HEADINGS = 200
_REACH = 30  # items before the first heading's box among which the title is looked for
_LONGEST_TITLE = 100
_SITE = lazy_pattern(r"版权所有|ICP备|公网安备|网站标识码|浏览器|分辨率")


class PlacedBlock(NamedTuple):
    """A block, the box it stands in, whether it is furniture of the site, and whether browsers hide it."""

    block: Block
    box: int
    furniture: bool = False
    hidden: bool = False

    @property
    def is_visible(self) -> bool:
        return not (self.furniture or self.hidden)


class DividedPage(NamedTuple):
    """Blocks of the report, what else the page holds, which of that is hidden text inside the report.

    `other` is where another report begins, if the page holds several.
    """

    body: list[Block]
    asides: list[Paragraph]
    hidden: list[Paragraph]
    other: Block | None = None


def divide_page(placed: Sequence[PlacedBlock], page: WebPage, title: str | None) -> DividedPage:
    """Part the report from the site round it; a page without numbered headings is all report but its furniture."""
    boxes = _reports(placed, page.parents)
    box = boxes[0].box if boxes else None
    within = [box is None or _is_in(one.box, box, page.parents) for one in placed]
    kept = [one.is_visible and inner for one, inner in zip(placed, within, strict=True)]
    if box is not None:
        _take_neighbours(placed, kept, title)
    body = [one.block for one, take in zip(placed, kept, strict=True) if take]
    asides = [line for one, take in zip(placed, kept, strict=True) if not take for line in _lines(one.block)]
    hidden = [one.block for one, inner in zip(placed, within, strict=True) if one.hidden and inner and box is not None]
    other = next((one.first for one in boxes[1:] if one.is_like(boxes[0])), None)
    return DividedPage(body, asides, [line for block in hidden for line in _lines(block)], other)


class _ReportArea(NamedTuple):
    """A box that may hold a report: what is shown in it, and where that begins."""

    box: int
    text: str
    first: Block

    def is_like(self, other: _ReportArea) -> bool:
        """Whether this is a report as much as the other and not the same once more, for small screens or printers."""
        return self.text != other.text and len(self.text) * _LIST_OF_CONTENTS > len(other.text)


def _reports(placed: Sequence[PlacedBlock], parents: Sequence[int]) -> list[_ReportArea]:
    """The smallest boxes that hold as many different headings as any, that with most text first."""
    found = []
    for box in _boxes_of_headings(placed, parents):
        blocks = [one.block for one in placed if one.is_visible and _is_in(one.box, box, parents)]
        found.append(_ReportArea(box, "\n".join(map(_text, blocks)), blocks[0]))
    return sorted(found, key=lambda report: (-len(report.text), report.box))


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else "\t".join(cell.text for row in block.rows for cell in row)


def _boxes_of_headings(placed: Sequence[PlacedBlock], parents: Sequence[int]) -> list[int]:
    """The smallest boxes that hold as many different headings as any; none when there are few headings."""
    numerals: dict[int, set[str]] = {}
    met = 0
    for one in placed:
        if isinstance(one.block, Paragraph) and one.is_visible and _HEADING.match(one.block.text):
            met += 1
            for box in _boxes(one.box, parents):
                numerals.setdefault(box, set()).add(one.block.text[0])
        if met == _MOST_HEADINGS:
            break
    most = max(map(len, numerals.values()), default=0)
    if most < _FEWEST_HEADINGS:
        return []
    boxes = sorted((box for box, found in numerals.items() if len(found) == most), reverse=True)
    smallest: list[int] = []
    for box in boxes:  # from the inside out
        if not any(_is_in(inner, box, parents) for inner in smallest):
            smallest.append(box)
        if len(smallest) == _MOST_REPORTS:
            break
    return smallest


def _boxes(box: int, parents: Sequence[int]) -> Iterator[int]:
    """A box and those round it, from the inside out."""
    for _ in range(_MOST_BOXES):
        yield box
        if not box:
            return
        box = parents[box]


def _is_in(box: int, outer: int, parents: Sequence[int]) -> bool:
    while box > outer:  # a box is numbered before those in it
        box = parents[box]
    return box == outer


def _take_neighbours(placed: Sequence[PlacedBlock], kept: list[bool], title: str | None) -> None:
    """Keep what stands right before and behind the box and belongs to the report, and its title."""
    first = kept.index(True)
    last = len(kept) - 1 - kept[::-1].index(True)
    before = first - 1
    while before >= 0 and _is_prose(placed[before]):
        kept[before] = True
        before -= 1
    behind = last + 1
    while behind < len(placed) and _is_prose(placed[behind]):
        kept[behind] = True
        behind += 1
    for index in range(before, max(before - _REACH, -1), -1):
        if _is_title(placed[index], title):
            kept[index] = True
            break


def _is_prose(one: PlacedBlock) -> bool:
    text = one.block.text if isinstance(one.block, Paragraph) else ""
    return text.endswith(("。", "：")) and len(text) > 15 and one.is_visible and not _SITE.search(text)


def _is_title(one: PlacedBlock, title: str | None) -> bool:
    """Whether this is the title over the report: the page names itself so, or it is its main heading."""
    if isinstance(one.block, Table) or not one.is_visible or len(one.block.text) > _LONGEST_TITLE:
        return False
    text = "".join(one.block.text.split())
    named = title is not None and len(text) > 5 and "".join(title.split()).startswith(text)
    return named or one.block.level in (1, 2)


def _lines(block: Block) -> Iterator[Paragraph]:
    """A block as paragraphs that are no part of the report."""
    if isinstance(block, Paragraph):
        yield block
        return
    for cell in (cell for row in block.rows for cell in row if cell.text.strip()):
        source, start, end = cell.span
        text = cell.text.strip()
        piece = PassagePiece(0, start, len(text), end - start)
        yield Paragraph(Passage(source, text, (piece,)), joined=True)
