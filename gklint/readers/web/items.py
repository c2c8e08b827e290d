"""What a page holds, while it is being read: drafts of paragraphs and tables, each with the box it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from gklint.model.document import Table


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


@dataclass(slots=True)
class DraftCell:
    """A cell being read. `at` is where its content begins in the text."""

    at: int
    height: int
    width: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class DraftRow:
    """A row being read. `is_helper`: written by Word for its own use, not shown."""

    is_helper: bool = False
    cells: list[DraftCell] = field(default_factory=list)


@dataclass(slots=True)
class DraftTable:
    """A table being read. `at` is where its content begins in the text."""

    at: int
    rows: list[DraftRow] = field(default_factory=list)


class Page(NamedTuple):
    """A page: its items in order, and for each box the one round it (0 is the whole page)."""

    items: list[Item]
    parents: list[int]
