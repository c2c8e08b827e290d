"""Rows whose bounds are known → where in each the labels end and the value cells begin.

A row begins with labels, its values follow. What stands among the values and is no number (`约3`, `详见附件`) is told
from a label by the words that the form prints and by the rows round it, so that it stays in its own column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from gklint.match.cell_values import CellKind, read_cell
from gklint.match.label_folding import fold
from gklint.match.row_names import RowVocabulary
from gklint.model.document import Cell

_NUMBERS = (CellKind.VALUE, CellKind.HOLDER)
_FEWEST_NUMBERS = 5  # that show a row to be one of values alone

Row = Sequence[Cell]


def value_starts(rows: Sequence[Row], ruled: bool, words: RowVocabulary) -> list[int]:
    """For each row the index of its first value cell; its length when it has none."""
    starts = [_behind_labels(tuple([cell[1] for cell in row])) for row in rows]
    doubtful = [at for at, row in enumerate(rows) if _may_hold_words(row, starts[at], words)]
    if doubtful:
        kinds = [[read_cell(cell.text).kind for cell in row] for row in rows]
        certain = sorted({*range(len(rows))} - set(doubtful))
        sure = [at for at in certain if kinds[at][starts[at] :].count(CellKind.VALUE)]
        known = _Known(rows, starts, sure)
        for at in doubtful:
            found = known.start_by_grid if ruled else known.start_by_count
            starts[at] = found(at, kinds[at], words)
    return starts


@lru_cache(maxsize=16384)
def _behind_labels(texts: tuple[str, ...]) -> int:
    """Behind the last text before the first value; a text among values is one of them.

    Most rows of a form hold zeros only and come again in every report.
    """
    last_label, first_value = -1, -1
    for index, text in enumerate(texts):
        kind = read_cell(text).kind
        if kind is CellKind.TEXT:
            if first_value < 0 or last_label < 0:
                last_label, first_value = index, -1
        elif first_value >= 0:
            continue
        elif kind in _NUMBERS or (kind is CellKind.DOUBTFUL and last_label >= 0):
            first_value = index
    return last_label + 1


def _may_hold_words(row: Row, start: int, words: RowVocabulary) -> bool:
    """Whether the text that seems to be the row's last label is not printed in the form: it may stand for a value."""
    return start > 0 and not words.is_printed(fold(row[start - 1].text))


class _Known:
    """What the other rows of a table tell: `sure` are the rows whose labels are known to end where they seem to."""

    def __init__(self, rows: Sequence[Row], starts: Sequence[int], sure: Sequence[int]) -> None:
        self._rows, self._starts, self._sure = rows, list(starts), sure
        self._counts = Counter(len(rows[at]) - starts[at] for at in sure)

    def start_by_grid(self, at: int, kinds: Sequence[CellKind], words: RowVocabulary) -> int:
        """By the columns in which the values of the rows next to it begin."""
        row, label = self._rows[at], self._label(at, words)
        if label >= 0:
            edge = row[label].column + row[label].width
            column = next((column for column in self._columns_near(at) if column >= edge), edge)
        else:
            above, below = self._columns_beside(at)
            if above != below or not any(kind in _NUMBERS for kind in kinds):
                return self._alone(at, kinds)
            column = above
        return next((index for index, cell in enumerate(row) if cell.column >= column), len(row))

    def start_by_count(self, at: int, kinds: Sequence[CellKind], words: RowVocabulary) -> int:
        """Behind the label, when as many cells follow as there are values in other rows."""
        label = self._label(at, words)
        if label >= 0 and len(self._rows[at]) - label - 1 in self._counts:
            return label + 1
        return self._alone(at, kinds) if label < 0 else self._starts[at]

    def _alone(self, at: int, kinds: Sequence[CellKind]) -> int:
        """The start of a row with no label of the form: 0 for one of values, as the row of table four is."""
        numbers = sum(kind in _NUMBERS for kind in kinds)
        return 0 if kinds[0] in _NUMBERS and numbers >= _FEWEST_NUMBERS else self._starts[at]

    def _label(self, at: int, words: RowVocabulary) -> int:
        """The last cell of the row that is the label of a row of the form; -1 when there is none."""
        row = self._rows[at]
        return next((i for i in range(self._starts[at] - 1, -1, -1) if fold(row[i].text) in words.labels), -1)

    def _columns_near(self, at: int) -> list[int]:
        """The columns in which values begin, of the nearest row first."""
        nearest = sorted(self._sure, key=lambda other: (abs(other - at), other))
        return [self._column(other) for other in nearest]

    def _columns_beside(self, at: int) -> tuple[int, int]:
        """The columns in which the values of the next row above and of the next below begin."""
        above = next((self._column(other) for other in reversed(self._sure) if other < at), None)
        below = next((self._column(other) for other in self._sure if other > at), None)
        first, second = above if above is not None else below, below if below is not None else above
        return (0, -1) if first is None or second is None else (first, second)

    def _column(self, at: int) -> int:
        return self._rows[at][self._starts[at]].column
