"""What stands in the margins of pages: running heads, page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gklint.model.lazy_pattern import lazy_pattern
from gklint.readers.pdf.contents import Item
from gklint.readers.pdf.shapes import PdfPage, TextLine

_MARGIN = 0.12  # of a page's height in which heads and page numbers stand
_OUTERMOST = 2  # items of a page from its top and its bottom that may be such
_DIGITS = lazy_pattern(r"\d+")
_PAGE_NUMBER = lazy_pattern(
    r"[-—–－―─·\s]{0,4}\d{1,4}[-—–－―─·\s]{0,4}|\d{1,4}\s?[/／]\s?\d{1,4}"
    r"|第\s?[\d一二三四五六七八九十]{1,4}\s?页(?:\s?[,，/]?\s?共\s?[\d一二三四五六七八九十]{1,4}\s?页)?"
)


def marginal_lines(pages: Sequence[PdfPage], contents: Sequence[Sequence[Item]]) -> set[TextLine]:
    """The lines that are no part of the report."""
    candidates = [line for page, items in zip(pages, contents, strict=True) for line in _candidates(page, items)]
    count = Counter(map(_look, candidates))
    return {line for line in candidates if _PAGE_NUMBER.fullmatch(line.text) or count[_look(line)] > 1}


def _candidates(page: PdfPage, items: Sequence[Item]) -> list[TextLine]:
    """The outermost lines in the margins of a page."""
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    first = [item for item in items[:_OUTERMOST] if isinstance(item, TextLine) and item.box.bottom < top]
    last = [item for item in items[-_OUTERMOST:] if isinstance(item, TextLine) and item.box.top > bottom]
    return [*first, *last]


def _look(line: TextLine) -> tuple[str, int]:
    """The line without its numbers, and about where it stands."""
    return _DIGITS.sub("#", line.text), round(line.box.bottom / 4)
