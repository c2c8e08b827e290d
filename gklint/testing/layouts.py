"""The layouts in which published reports come as text, by name (the numbers are those of real finds)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gklint.testing.composed import Composed, Laid, filled
from gklint.testing.printed import PrintedTable


@dataclass(frozen=True)
class Layout:
    """A way to lay out a report as text.

    `blanks`: an empty cell can still be told apart, so that blank cells are read as blank.
    """

    name: str
    table: Callable[[PrintedTable], str]
    blanks: bool = True
    suffix: str = ".txt"

    def lay(self, report: Composed) -> Laid:
        parts = [piece.text if piece.table is None else self.table(piece.table) for piece in report.pieces]
        return filled("\n\n".join(parts) + "\n", report.values)


def _tabbed(table: PrintedTable) -> str:
    """One cell a line, each after a tab; a blank line between rows."""
    return "\n\n".join("\n".join("\t" + cell.text for cell in row) for row in table.rows) + "\n"


LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (Layout("tabs", _tabbed),)}
