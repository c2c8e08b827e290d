"""A report put together from its parts: title, prose and tables in order, ready for any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from gklint.model.form import Figure
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.testing.printed_tables import PrintedTable

PartKind = Literal["title", "preamble", "heading", "body", "table", "note", "end"]
# The value cells hold one placeholder each while a layout works, so that each can be found again.
FIRST_PLACEHOLDER = 0xF0000


class ReportPart(NamedTuple):
    """One paragraph or one table, and the section it belongs to (empty before the first)."""

    kind: PartKind
    text: str = ""
    table: PrintedTable | None = None
    section: str = ""


@dataclass(frozen=True)
class Composed:
    """A report before it has a layout. `values` holds the text of each placeholder in the tables' cells."""

    form: str
    organ: str
    year: int
    pieces: tuple[ReportPart, ...]
    values: Mapping[str, tuple[Figure, str]] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[PrintedTable, ...]:
        return tuple(piece.table for piece in self.pieces if piece.table is not None)


class LaidOutReport(NamedTuple):
    """A report laid out: its text, and start and end of each figure that is not blank."""

    text: str
    places: Mapping[Figure, tuple[int, int]]


def fill_placeholders(text: str, values: Mapping[str, tuple[Figure, str]]) -> LaidOutReport:
    """The text with each placeholder replaced by its value; where a figure stands several times, the first counts."""
    parts: list[str] = []
    places: dict[Figure, tuple[int, int]] = {}
    at = 0
    for character in text:
        figure, raw = values.get(character, (None, character))
        if figure is not None:
            places.setdefault(figure, (at, at + len(raw)))
        parts.append(raw)
        at += len(raw)
    return LaidOutReport("".join(parts), places)
