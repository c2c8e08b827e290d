"""The events of a page's tree → its items: paragraphs at block bounds, tables as tables or, of layout, as content."""

from __future__ import annotations

from typing import NamedTuple

from gklint.readers.web.items import DraftCell, DraftRow, DraftTable, Item, Page
from gklint.readers.web.lifting import Runs
from gklint.readers.web.skeleton import SHAPING, Skeleton
from gklint.readers.web.tables import items_of
from gklint.readers.web.trees import Attributes, walk_tree

_FURNITURE = frozenset(("nav", "footer", "aside", "button", "dialog"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PLAIN = frozenset(("tbody", "tr", "p", "br", "hr", "li"))  # no box of its own need be told apart
_VERBATIM = frozenset(("pre", "listing"))


class _Frame(NamedTuple):
    """What holds inside an open element."""

    box: int = 0
    level: int = 0
    furniture: bool = False
    verbatim: bool = False
    hidden: bool = False


def read_page(skeleton: Skeleton, runs: Runs) -> Page:
    """The items of a page. Raises NoParserError."""
    builder = _PageBuilder(skeleton, runs)
    walk_tree(skeleton.markup, builder)
    builder.flush()
    return Page(builder.items, builder.parents)


class _PageBuilder:
    """Told of the tree's elements and texts in order; text gathers until a block begins or ends."""

    def __init__(self, skeleton: Skeleton, runs: Runs) -> None:
        self.items: list[Item] = []
        self.parents = [0]
        self._skeleton = skeleton
        self._runs = runs
        self._text: list[str] = []
        self._held: list[list[str]] = []  # paragraphs that go on behind hidden text
        self._frames = [_Frame()]
        self._tables: list[DraftTable] = []
        self._targets = [self.items]

    def start_element(self, tag: str, attrs: Attributes) -> None:
        if tag not in SHAPING:
            self._start_dressing(tag, attrs)
            return
        self.flush()
        if tag == "td" or tag == "th":
            self._start_cell(attrs)
        elif tag == "tr":
            self._tables[-1].rows.append(DraftRow(is_helper=bool(attrs)))
        elif tag == "table":
            self._tables.append(DraftTable(self._place(attrs)))
        self._frames.append(self._inside(tag, attrs))

    def end_element(self, tag: str) -> None:
        if tag not in SHAPING:
            self._end_dressing()
            return
        self.flush()
        self._frames.pop()
        if tag == "td" or tag == "th":
            self._targets.pop()
        elif tag == "table":
            frame = self._frames[-1]
            items = items_of(
                self._tables.pop(), self._runs, Item("", frame.box, 0, frame.furniture, False, frame.hidden)
            )
            self._targets[-1].extend(items)

    def characters(self, data: str) -> None:
        if self._text or not data.isspace():
            self._text.append(data)

    def flush(self) -> None:
        """End the paragraph."""
        if not self._text:
            return
        draft = "".join(self._text).strip()
        self._text.clear()
        if draft:
            box, level, furniture, verbatim, hidden = self._frames[-1]
            self._targets[-1].append(Item(draft, box, level, furniture, verbatim, hidden))

    def _start_dressing(self, tag: str, attrs: Attributes) -> None:
        """An element inside a paragraph: hidden text is kept apart, and the paragraph goes on behind it."""
        self._frames.append(self._inside(tag, attrs))
        if self._frames[-1].hidden and not self._frames[-2].hidden:
            self._held.append(self._text)
            self._text = []

    def _end_dressing(self) -> None:
        if self._frames[-1].hidden and not self._frames[-2].hidden:
            self.flush()
            self._text = self._held.pop()
        self._frames.pop()

    def _start_cell(self, attrs: Attributes) -> None:
        height = width = 1
        if len(attrs) > 1:  # the place is always there
            given = dict(attrs)
            height, width = int(given.get("rowspan") or 1), int(given.get("colspan") or 1)
        cell = DraftCell(self._place(attrs), height, width)
        self._tables[-1].rows[-1].cells.append(cell)
        self._targets.append(cell.items)

    def _place(self, attrs: Attributes) -> int:
        """Where the content of a cell or table begins; the start for one that the page itself does not write."""
        if not attrs or attrs[-1][0] != "at":
            return 0
        start, text = self._skeleton.tags[int(attrs[-1][1] or 0)]
        return start + len(text)

    def _inside(self, tag: str, attrs: Attributes) -> _Frame:
        """What holds inside an element that begins here."""
        outer = self._frames[-1]
        hidden = outer.hidden or (bool(attrs) and attrs[0][0] == "hidden")
        if tag in _PLAIN and hidden == outer.hidden:
            return outer
        self.parents.append(outer.box)
        level = int(tag[1]) if tag in _HEADINGS else outer.level
        furniture, verbatim = outer.furniture or tag in _FURNITURE, outer.verbatim or tag in _VERBATIM
        return _Frame(len(self.parents) - 1, level, furniture, verbatim, hidden)
