"""Where the tables of a text begin and end: patterns over the letters of its lines (see `line_kinds`)."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

# Tabs. A cell that begins like a heading is a row label only when the row's values follow at once.
_TAB_LINE = r"(?:[cner]|k(?=(?:[bm]*+p++)?c?[ne]))"
# The rest of a cell stands on lines of its own: below the cell, or after a blank line and right before the next cell.
_REST_OF_CELL = r"(?<=[ck])(?:p{1,12}+(?=[bm]*+[cnek])|[bm]{1,4}+p{1,12}+(?=[cnek]))"
_TABS = rf"{_TAB_LINE}(?:[bm]*+{_TAB_LINE}|{_REST_OF_CELL})*+"

# Pipes. Text without a pipe is part of a table only among lines that do not hold whole rows.
_FIRST_CELL = r"(?:p[bm]*+(?=i[bm]*+p[bm]*+i))?"
_PIPES = rf"{_FIRST_CELL}[woid](?:[bm]*+[woid]|(?<=[oi])[bm]*+p{{1,4}}+[bm]*+(?=[oi]))*+"

_REGION = lazy_pattern(rf"(?P<tabs>{_TABS})|(?P<pipes>{_PIPES})")


class TableRegion(NamedTuple):
    """Lines first ≤ index < last that may be a table, laid out with `tabs` or with `pipes`."""

    first: int
    last: int
    layout: str


def regions_in(kinds: str) -> Iterator[TableRegion]:
    """The regions of a text in order, from the letters of its lines."""
    for match in _REGION.finditer(kinds):
        yield TableRegion(match.start(), match.end(), match.lastgroup or "")
