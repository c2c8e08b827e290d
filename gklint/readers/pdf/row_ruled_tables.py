"""Tables that are ruled between their rows only: their columns from where their figures stand, when that is certain."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.lines import GAP, piece_lines
from gklint.readers.pdf.rulings import Lattice
from gklint.readers.pdf.shapes import Ruling, TextPiece

_SAME_SIDE = 3.0  # points between the right ends of rulings of one table
_WIDEST_GAP = 200.0  # points between two rulings of one table
_NARROWEST = 100.0  # points of a table's width
_FEWEST_RULINGS = 3  # of one table
_FEWEST_FIGURES = 2  # of a row of figures
_FIGURE = lazy_pattern(r"[+\-−]?\d[\d,.]*%?|[/\\—-]{1,2}")

_height = attrgetter("y")
_PROSE = lazy_pattern(r"[一二三四五六七八九十]{1,3}、|.*[。；：]$")


class _TextRun(NamedTuple):
    """What stands together on a line, from left to right."""

    left: float
    right: float
    text: str


class _TextRow(NamedTuple):
    """A row: what stands between two rulings, or one of several lines that do."""

    top: float
    bottom: float
    lines: tuple[tuple[_TextRun, ...], ...]
    is_parted: bool = False  # from the next one, by its lines and not by a ruling

    @property
    def figures(self) -> list[tuple[_TextRun, ...]]:
        """The lines with figures."""
        return [line for line in self.lines if sum(map(_is_figure, line)) >= _FEWEST_FIGURES]


def level_lattices(horizontals: Iterable[Ruling], pieces: Sequence[TextPiece]) -> Iterator[Lattice]:
    """Lattices for stacks of rulings that no upright one meets, with uprights between the columns of figures."""
    for stack in _stacks(horizontals):
        left, right = min(ruling.start for ruling in stack), max(ruling.end for ruling in stack)
        inside = [piece for piece in pieces if left - _SAME_SIDE < piece.x < right + _SAME_SIDE]
        rows = _rows(sorted({ruling.at for ruling in stack}), inside)
        starts = {ruling.start for ruling in stack if ruling.start > left + _SAME_SIDE}
        for part in _without_prose(rows or []):
            inner = _bounds(part, starts)
            if inner:
                levels = [Ruling(row.bottom, left, right) for row in part if row.is_parted]
                sides = [Ruling(side, part[0].top, part[-1].bottom) for side in (left, right)]
                drawn = [ruling for ruling in stack if part[0].top <= ruling.at <= part[-1].bottom]
                yield Lattice((*drawn, *levels), (*sides, *_uprights(part, inner)))


def _stacks(horizontals: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    """Rulings one below the other that end on one side; those that part labels may begin further in."""
    stack: list[Ruling] = []
    for ruling in sorted(horizontals):
        if stack and (abs(ruling.end - stack[0].end) > _SAME_SIDE or ruling.at - stack[-1].at > _WIDEST_GAP):
            if _is_usable(stack):
                yield stack
            stack = []
        stack.append(ruling)
    if _is_usable(stack):
        yield stack


def _is_usable(stack: Sequence[Ruling]) -> bool:
    return len(stack) >= _FEWEST_RULINGS and max(one.end - one.start for one in stack) >= _NARROWEST


def _rows(levels: Sequence[float], pieces: Sequence[TextPiece]) -> list[_TextRow] | None:
    """The rows between the rulings; None when lines between two of them cannot be separated with certainty."""
    rows: list[_TextRow] = []
    by_height = sorted(pieces, key=_height)
    for top, bottom in pairwise(levels):
        first, last = (bisect_right(by_height, level, key=_height) for level in (top, bottom))
        lines = list(piece_lines(by_height[first:last]))
        row = _TextRow(top, bottom, tuple(tuple(_runs(line)) for line in lines))
        if len(row.figures) < 2:
            rows.append(row)
        elif len(row.figures) == len(lines):
            ends = [(line[0].baseline + after[0].baseline - after[0].size) / 2 for line, after in pairwise(lines)]
            edges = [top, *ends, bottom]
            rows.extend(_TextRow(*ends, (line,), True) for ends, line in zip(pairwise(edges), row.lines, strict=True))
        else:
            return None
    return rows


def _without_prose(rows: Sequence[_TextRow]) -> Iterator[list[_TextRow]]:
    """The rows between headings and sentences, which stand between tables, as far as there are figures in them."""
    columns = _columns([run for row in rows for line in row.figures for run in line if _is_figure(run)])
    for is_prose, part in groupby(rows, key=lambda row: bool(columns) and _is_prose(row, columns[0][0])):
        of_part = list(part)
        if not is_prose and any(row.figures for row in of_part):
            yield of_part


def _is_prose(row: _TextRow, first: float) -> bool:
    """Whether a row is text that reaches from the labels into the columns of figures."""
    if row.figures:
        return False
    return any(line[0].left < first < line[-1].right and _PROSE.match(line[0].text) for line in row.lines)


def _runs(line: Sequence[TextPiece]) -> Iterator[_TextRun]:
    left, right, text = line[0].left, line[0].right, ""
    for piece in line:
        if piece.left - right > GAP * piece.size:
            yield _TextRun(left, right, text)
            left, text = piece.left, ""
        right, text = max(right, piece.right), text + piece.text
    yield _TextRun(left, right, text)


def _is_figure(run: _TextRun) -> bool:
    return _FIGURE.fullmatch(run.text.strip()) is not None


def _bounds(rows: Sequence[_TextRow], starts: set[float]) -> list[float] | None:
    """The bounds between columns: where rulings begin, and the gaps between columns of figures.

    None when two figures of a row share a column, or a label reaches into one.
    """
    lines = [line for row in rows for line in row.figures]
    columns = _columns([run for line in lines for run in line if _is_figure(run)])
    first = columns[0][0]
    labels = [run.right for row in rows if row.figures for line in row.lines for run in line if run.left < first]
    if any(label >= first for label in labels) or any(_shares(line, columns) for line in lines):
        return None
    ends = [max(labels, default=None), *(right for _, right in columns[:-1])]
    gaps = [(end + left) / 2 for end, (left, _) in zip(ends, columns, strict=True) if end is not None]
    return [*sorted(start for start in starts if start < gaps[0] - _SAME_SIDE), *gaps]


def _columns(figures: Iterable[_TextRun]) -> list[tuple[float, float]]:
    """The stretches from left to right that figures take in any row."""
    columns: list[tuple[float, float]] = []
    for figure in sorted(figures):
        if columns and figure.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], figure.right))
        else:
            columns.append((figure.left, figure.right))
    return columns


def _shares(line: Sequence[_TextRun], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether two runs stand in one column of figures."""
    return any(sum(run.left <= right and run.right >= left for run in line) > 1 for left, right in columns)


def _uprights(rows: Sequence[_TextRow], bounds: Sequence[float]) -> Iterator[Ruling]:
    """A ruling for each bound in each row where no text stands across it."""
    for row in rows:
        runs = [run for line in row.lines for run in line]
        for bound in bounds:
            if not any(run.left < bound < run.right for run in runs):
                yield Ruling(bound, row.top, row.bottom)
