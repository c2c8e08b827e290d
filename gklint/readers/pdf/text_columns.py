"""Text that stands in two columns, as menus beside a report do: set apart when the gutter between them is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.lines import GAP, piece_lines
from gklint.readers.pdf.shapes import Box, TextPiece

_MARGIN = 0.035  # of a page's height: heads and page numbers stand there, of whatever the page consists
_FEWEST_LINES = 5  # of each column
_NARROWEST = 12.0  # points of the gutter
_SHORTEST = 10  # characters of a line of prose
_FEWEST_LONG = 0.4  # of the lines of a column of prose
_MOST_FIGURES = 0.1  # of the lines, that hold a figure standing alone: more are rows of a table
_SAME_LEVEL = 0.8  # points between the baselines of one row
_MOST_LEVEL = 0.5  # of the lines of a column, that stand level with one of the other: more may be rows
_FEWEST_FULL = 0.5  # of the lines of prose, that reach to the gutter
_LEADING = 2.5  # heights between the baselines of lines that follow each other
_MOST_APART = 4.0  # heights between the baselines of lines of one stretch
_TRIED = 12  # places where a gutter is looked for
_SLACK = 2.0  # points
_FIGURE = lazy_pattern(r"[+\-−]?\d[\d,.]*%?|[/\\—-]{1,2}")

Line = Sequence[TextPiece]


class TextColumn(NamedTuple):
    """The pieces of a column, and where the upper end of both stands."""

    top: float
    pieces: tuple[TextPiece, ...]


def columns_apart(
    pieces: Sequence[TextPiece], tables: Sequence[Box], height: float
) -> tuple[list[TextColumn], list[TextPiece]]:
    """The columns from left to right, stretch by stretch of a page so high, and what stands in none."""
    columns: list[TextColumn] = []
    rest: list[TextPiece] = []
    for lines in _between(list(piece_lines(pieces)), tables):
        found = _columns([line for line in lines if _MARGIN < line[0].baseline / height < 1 - _MARGIN])
        columns += found
        taken = {piece for column in found for piece in column.pieces}
        rest += [piece for line in lines for piece in line if piece not in taken]
    return columns, rest


def _between(lines: Sequence[list[TextPiece]], tables: Sequence[Box]) -> Iterator[list[list[TextPiece]]]:
    """The lines above, between and below tables."""
    for _, stretch in groupby(lines, key=lambda line: sum(table.top < line[0].y for table in tables)):
        yield list(stretch)


def _columns(lines: Sequence[Line]) -> list[TextColumn]:
    """The two columns among the lines; none where they are not certain."""
    if len(lines) < _FEWEST_LINES:
        return []
    starts = Counter(round(run[0].left) for line in lines for run in _runs(line))
    tried = (stretch for start, _ in starts.most_common(_TRIED) for stretch in _clear(lines, start - _SLACK))
    sides = max(map(_overlapping, tried), key=_fewer)
    left, right = [one.left for one in sides if one.left], [one.right for one in sides if one.right]
    if not _are_columns(left, right):
        return []
    top = min(piece.baseline - piece.size for line in (*left, *right) for piece in line)
    return [TextColumn(top, tuple(piece for line in column for piece in line)) for column in (left, right)]


class _Sides(NamedTuple):
    """A line as the gutter parts it."""

    left: Line
    right: Line


def _fewer(sides: Sequence[_Sides]) -> int:
    """The lines of the column that has fewer."""
    return min(sum(bool(one.left) for one in sides), sum(bool(one.right) for one in sides))


def _runs(line: Line) -> list[list[TextPiece]]:
    """What stands together on a line."""
    runs: list[list[TextPiece]] = []
    for piece in line:
        if runs and piece.left - runs[-1][-1].right <= GAP * piece.size:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _clear(lines: Sequence[Line], gutter: float) -> list[list[_Sides]]:
    """The stretches of lines with nothing in the gutter that ends at this x."""
    stretches: list[list[_Sides]] = [[]]
    for line in lines:
        if any(piece.left < gutter and piece.right > gutter - _NARROWEST for piece in line):
            stretches.append([])
            continue
        if stretches[-1] and not _is_near(stretches[-1][-1], line):
            stretches.append([])
        left = [piece for piece in line if piece.right <= gutter]
        stretches[-1].append(_Sides(left, line[len(left) :]))
    return stretches


def _overlapping(sides: Sequence[_Sides]) -> Sequence[_Sides]:
    """The lines from where both columns have begun to where both have ended, as far as lines follow each other."""
    lefts, rights = ([at for at, one in enumerate(sides) if one[side]] for side in (0, 1))
    if not lefts or not rights:
        return ()
    first, last = max(lefts[0], rights[0]), min(lefts[-1], rights[-1]) + 1
    while last < len(sides) and _is_near(sides[last - 1], sides[last].left or sides[last].right, _LEADING):
        last += 1
    return sides[first:last]


def _is_near(above: _Sides, line: Line, most: float = _MOST_APART) -> bool:
    """Whether a line follows another at most so many heights below."""
    last = (above.left or above.right)[0]
    return line[0].baseline - last.baseline <= most * last.size


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether these are columns of text and not the columns of a table that has no rulings."""
    if min(len(left), len(right)) < _FEWEST_LINES or not _is_prose(right):
        return False
    runs = [_text(run) for line in (*left, *right) for run in _runs(line)]
    if sum(map(bool, map(_FIGURE.fullmatch, runs))) > _MOST_FIGURES * len(runs):
        return False
    return _is_independent(left, right) or (_is_prose(left) and _is_filled(left) and _is_filled(right))


def _text(run: Line) -> str:
    return "".join(piece.text for piece in run).strip()


def _is_prose(lines: Sequence[Line]) -> bool:
    return sum(len(_text(line)) >= _SHORTEST for line in lines) >= _FEWEST_LONG * len(lines)


def _is_independent(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the lines of one column stand at other heights than those of the other."""
    levels = [line[0].baseline for line in right]
    level = sum(any(abs(line[0].baseline - other) < _SAME_LEVEL for other in levels) for line in left)
    return level <= _MOST_LEVEL * len(left)


def _is_filled(lines: Sequence[Line]) -> bool:
    """Whether most lines go on in the next, having no room for more."""
    end = max(line[-1].right for line in lines)
    return sum(end - line[-1].right <= 2 * line[-1].size for line in lines) >= _FEWEST_FULL * len(lines)
