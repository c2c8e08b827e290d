"""The tree of a page → its items: paragraphs at block bounds, tables as tables or, of layout, as content."""

from __future__ import annotations

from gklint.model.document import Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.web.items import Item, WebCell, WebPage, WebTable
from gklint.readers.web.skeleton import FIRST_RUN, SHAPING, Skeleton
from gklint.readers.web.tables import simple_table, table_of
from gklint.readers.web.text_runs import TextRuns
from gklint.readers.web.trees import EMPTY, tree_of

_FURNITURE = frozenset(("nav", "footer", "aside", "button", "dialog"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PLAIN = frozenset(("tbody", "tr", "p", "br", "hr", "li"))  # no box of its own need be told apart
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_IN_TABLES = _GROUPS | {"tr", "td", "th"}
_VERBATIM = frozenset(("pre", "listing"))


_TAG = lazy_pattern(r"<([^>]*)>")
_NUMBER = lazy_pattern(r'at="(\d+)"')
# A tag, or a table whole when nothing in it needs a closer look: no further table, nothing hidden.
_TAG_OR_TABLE = lazy_pattern(r'<(?:table at="(\d+)">((?:[^<]++|<(?!/?table|caption|\w+ hidden))*+)</table|([^>]*))>')
# Word's own row below each table, which only sets the widths of columns. One that holds text is no such row.
_HELPER = lazy_pattern(rf'<tr helper="">(?:[^<{chr(FIRST_RUN)}-\U0010ffff]++|<(?!/?t(?:r|able)))*+</tr>')


DEEPEST = 500  # elements within each other; browsers, and the parser, take no more than 512


class _OpenElement(NamedTuple):
    """What holds inside an open element."""

    box: int = 0
    level: int = 0
    furniture: bool = False
    verbatim: bool = False
    hidden: bool = False


def read_page(skeleton: Skeleton, runs: TextRuns) -> WebPage:
    """The items of a page. Raises NoParserError."""
    tree = tree_of(skeleton.markup)
    if " helper=" in tree:
        tree = _HELPER.sub("", tree).replace(' helper=""', "")
    builder = _PageBuilder(runs)
    builder.read(tree)
    builder.flush()
    return WebPage(builder.items, builder.parents, builder.too_deep)


class _PageBuilder:
    """Reads the tree from tag to tag; text gathers until a block begins or ends.

    Below a depth that no page has the parser tears tables apart; there text is read, and no tables.
    """

    def __init__(self, runs: TextRuns) -> None:
        self.items: list[Item] = []
        self.parents = [0]
        self.too_deep = False
        self._runs = runs
        self._text: list[str] = []
        self._held: list[list[str]] = []  # paragraphs that go on behind hidden text
        self._frames = [_OpenElement()]
        self._tables: list[WebTable] = []
        self._targets = [self.items]

    def read(self, tree: str) -> None:
        parts = _TAG_OR_TABLE.split(tree)
        for text, number, table, tag in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=False):
            if text:
                self._text.append(text)
            if tag is None:
                self._simple_table(int(number), table)
            else:
                self._tag(tag)

    def flush(self) -> None:
        """End the paragraph."""
        if not self._text:
            return
        draft = "".join(self._text).strip()
        self._text.clear()
        if draft:
            box, level, furniture, verbatim, hidden = self._frames[-1]
            self._targets[-1].append(Item(draft, box, level, furniture, verbatim, hidden))

    def _simple_table(self, number: int, content: str) -> None:
        self.flush()
        if table := simple_table(number, content, self._runs):
            self._add(table)
            return
        parts = _TAG.split(f'<table at="{number}">{content}</table>')
        for text, tag in zip(parts[0::2], parts[1::2], strict=False):
            self._text.append(text)
            self._tag(tag)

    def _add(self, table: Table) -> None:
        box, _, furniture, _, hidden = self._frames[-1]
        self._targets[-1].append(Item(table, box, 0, furniture, False, hidden))

    def _tag(self, tag: str) -> None:
        if tag[0] == "/":
            self._end(tag[1:])
        else:
            name, _, attributes = tag.partition(" ")
            self._start(name, attributes)
            if name in EMPTY:
                self._end(name)

    def _start(self, name: str, attributes: str) -> None:
        if name not in SHAPING:
            self._start_dressing(name, attributes)
            return
        self.flush()
        self._frames.append(self._inside(name, attributes))
        if self._is_torn(name):
            self.too_deep = True
        elif name == "td" or name == "th":
            self._start_cell(_number(attributes))
        elif name == "tr":
            if self._tables[-1].hidden or not self._frames[-1].hidden:
                self._tables[-1].groups[-1].append([])
        elif name in _GROUPS:
            self._tables[-1].groups.append([])
        elif name == "table":
            self._tables.append(WebTable(_number(attributes), [], self._frames[-1].hidden))

    def _is_torn(self, name: str) -> bool:
        """Whether the element stands too deep, or is a part of a table that stood too deep and was put elsewhere."""
        return len(self._frames) > DEEPEST or (name in _IN_TABLES and not self._tables)

    def _start_cell(self, tag: int) -> None:
        """A cell. One that is hidden takes no place in its table; what it holds is kept apart, as other hidden text."""
        table = self._tables[-1]
        if self._frames[-1].hidden and not table.hidden:
            self._targets.append(self._targets[-1])
            return
        cell = WebCell(tag, [])
        table.groups[-1][-1].append(cell)
        self._targets.append(cell.items)

    def _end(self, name: str) -> None:
        if name not in SHAPING:
            self._end_dressing()
            return
        self.flush()
        torn = self._is_torn(name)
        self._frames.pop()
        if torn:
            return
        if name == "td" or name == "th":
            self._targets.pop()
        elif name == "table":
            self._end_table()

    def _end_table(self) -> None:
        draft = self._tables.pop()
        if table := table_of(draft, self._runs):
            self._add(table)
        else:
            self._targets[-1].extend(
                [item for group in draft.groups for row in group for cell in row for item in cell.items]
            )

    def _start_dressing(self, name: str, attributes: str) -> None:
        """An element inside a paragraph: hidden text is kept apart, and the paragraph goes on behind it."""
        self._frames.append(self._inside(name, attributes))
        if self._frames[-1].hidden and not self._frames[-2].hidden:
            self._held.append(self._text)
            self._text = []

    def _end_dressing(self) -> None:
        if self._frames[-1].hidden and not self._frames[-2].hidden:
            self.flush()
            self._text = self._held.pop()
        self._frames.pop()

    def _inside(self, name: str, attributes: str) -> _OpenElement:
        """What holds inside an element that begins here."""
        outer = self._frames[-1]
        hidden = outer.hidden or attributes.startswith("hidden")
        if name in _PLAIN and hidden == outer.hidden:
            return outer
        self.parents.append(outer.box)
        level = int(name[1]) if name in _HEADINGS else outer.level
        furniture, verbatim = outer.furniture or name in _FURNITURE, outer.verbatim or name in _VERBATIM
        return _OpenElement(len(self.parents) - 1, level, furniture, verbatim, hidden)


def _number(attributes: str) -> int:
    """The number of the tag that the page writes for an element."""
    match = _NUMBER.search(attributes)
    return int(match[1]) if match else 0
