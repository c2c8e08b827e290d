"""What a page holds, while it is being read: drafts of paragraphs and tables, each with the box it stands in."""

from __future__ import annotations

from gklint.model.document import Table
from gklint.model.light_classes import NamedTuple


class Item(NamedTuple):
    """A paragraph not yet lifted (`content` holds characters that stand for runs of text), or a table.

    `box` is the element it stands in (a number, see Page.parents). `furniture`: part of the site, not of what it
    shows here. `verbatim`: its line ends count. `hidden`: a browser does not show it.
    """

    content: str | Table
    box: int
    level: int = 0
    furniture: bool = False
    verbatim: bool = False
    hidden: bool = False


class WebCell(NamedTuple):
    """A cell being read. `tag` is the number of its start tag."""

    tag: int
    items: list[Item]


class WebTable(NamedTuple):
    """A table being read. `tag` is the number of its start tag; `hidden`: the whole of it is.

    `groups` are its head, bodies and foot, each a list of rows.
    """

    tag: int
    groups: list[list[list[WebCell]]]
    hidden: bool


class WebPage(NamedTuple):
    """A page: its items in order, and for each box the one round it (0 is the whole page).

    `too_deep`: its elements stand deeper within each other than tables are read.
    """

    items: list[Item]
    parents: list[int]
    too_deep: bool
