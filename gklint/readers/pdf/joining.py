"""Parts of one table on several pages → one table: repeated headings dropped, cut rows and labels made whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.model.lazy_pattern import lazy_pattern
from gklint.readers.pdf.lines import append_line, lead_of, room_in
from gklint.readers.pdf.shapes import Fragment, PdfCell, Written

_NEAR = 3.0  # points between edges that are one
_MANY = 5  # figures of a row whose label is sure to begin with a number
_FIGURE = lazy_pattern(r"[+\-−]?\s*\d[\d,，.\s]*\Z")
_BEGINNING = lazy_pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}\s?[）)、.．]|第.{1,4}条")

Rows = Sequence[Sequence[PdfCell]]


def are_parts(upper: Fragment, lower: Fragment) -> bool:
    """Whether two parts on adjacent pages have the width of one table.

    Browsers draw no frame on a page for the part of a cell at the left that only reaches over it from the page before.
    """
    return abs(_width(upper) - _width(lower)) <= _NEAR or _is_open(upper, lower) or _is_open(lower, upper)


def _is_open(whole: Fragment, part: Fragment) -> bool:
    """Whether `part` is `whole` without the tall cells at its left."""
    left, right = part.edges[0], part.edges[-1]
    starts = [at for at, edge in enumerate(whole.edges[1:-1], 1) if abs(edge - left) <= _NEAR]
    if not starts or abs(right - whole.edges[-1]) > _NEAR:
        return False
    beside = [cell for cell in _ends(whole.rows) if cell.column < starts[0]]
    return bool(beside) and all(cell.height > 1 for cell in beside)


def _ends(rows: Rows) -> list[PdfCell]:
    """The cells that reach to the last row."""
    return [cell for row in rows for cell in row if cell.row + cell.height == len(rows)]


def _width(fragment: Fragment) -> float:
    return fragment.edges[-1] - fragment.edges[0]


def join_parts(upper: Fragment, lower: Fragment) -> Fragment:
    """Both parts as one table. Cells keep the place of their upper part."""
    shift = upper.edges[0] - lower.edges[0] if abs(_width(upper) - _width(lower)) <= _NEAR else 0.0
    edges = _unite_edges(upper.edges, [edge + shift for edge in lower.edges])
    above = _on_edges(upper, edges)
    below = _close_tall_cells(above, _without_heading(above, _on_edges(lower, edges, shift)), lower)
    return upper._replace(page=lower.page, edges=tuple(edges), rows=tuple(map(tuple, _stack_rows(above, below))))


def _unite_edges(first: Sequence[float], second: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted([*first, *second]):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _close_tall_cells(above: Rows, below: list[list[PdfCell]], lower: Fragment) -> list[list[PdfCell]]:
    """The lower rows with blank cells where tall ones from above reach down and have no frame there."""
    first = min((cell.column for row in below for cell in row), default=0)
    if first == 0:
        return below
    blank = [
        cell._replace(
            row=0, height=len(below), page=lower.page, box=lower.box._replace(right=lower.box.left), written=Written()
        )
        for cell in _ends(above)
        if cell.column + cell.width <= first
    ]
    return [[*blank, *below[0]], *below[1:]]


def _on_edges(fragment: Fragment, edges: Sequence[float], shift: float = 0.0) -> list[list[PdfCell]]:
    """The cells with columns counted on `edges`, the fragment moved by `shift`."""
    columns = [min(range(len(edges)), key=lambda at: abs(edges[at] - edge - shift)) for edge in fragment.edges]
    return [
        [
            cell._replace(column=columns[cell.column], width=columns[cell.column + cell.width] - columns[cell.column])
            for cell in row
        ]
        for row in fragment.rows
    ]


def _without_heading(above: Rows, below: Rows) -> list[list[PdfCell]]:
    """The lower rows without those at their top that repeat the heading of the table."""
    count = 0
    for first, again in zip(above, below, strict=False):
        texts = [cell.text for cell in again if cell.text]
        if not texts or texts != [cell.text for cell in first if cell.text] or any(map(_FIGURE.match, texts)):
            break
        count += 1
    return [[cell._replace(row=cell.row - count) for cell in row] for row in below[count:]]


def _stack_rows(above: Rows, below: Rows) -> list[list[PdfCell]]:
    """The lower rows under the upper ones, the cells that the page's end cut in two made whole."""
    if not below:
        return [list(row) for row in above]
    last = len(above) - 1
    ends = {cell.column: cell for row in above for cell in row if cell.row + cell.height - 1 == last}
    pairs = [(ends[cell.column], cell) for cell in below[0] if _same_columns(ends.get(cell.column), cell)]
    cut = len(pairs) == len(below[0]) and _is_cut(pairs)
    headed = _is_heading_over_figures(above, below[0])
    going_on = [pair for pair in pairs if cut or (not headed and _goes_on(*pair))]
    whole = {upper.place: _whole(upper, lower, cut) for upper, lower in going_on}
    gone = {lower.place for _, lower in going_on}
    offset = last if cut else last + 1
    rows = [[whole.get(cell.place, cell) for cell in row] for row in above]
    moved = [[cell._replace(row=cell.row + offset) for cell in row if cell.place not in gone] for row in below]
    return [*rows, *(moved[1:] if cut else moved)]


def _is_heading_over_figures(above: Rows, row: Sequence[PdfCell]) -> bool:
    """Whether the page's end parts the table's heading from a row of figures: a text in that row is a cell's own."""
    figures = sum(1 for cell in row if _FIGURE.match(cell.text))
    return figures >= _MANY and not any(_FIGURE.match(cell.text) for upper in above for cell in upper)


def _same_columns(upper: PdfCell | None, lower: PdfCell) -> bool:
    return upper is not None and (upper.column, upper.width) == (lower.column, lower.width)


def _is_cut(pairs: Sequence[tuple[PdfCell, PdfCell]]) -> bool:
    """Whether the first lower row is the rest of the last upper one: nothing in it begins anew."""
    own = [pair for pair in pairs if pair[0].height == pair[1].height == 1] or list(pairs)
    if _BEGINNING.match(own[0][1].text) and any(upper.text for upper, _ in own):
        return False
    if _has_figures_on_one_side(own):
        return True
    return all(not upper.text or not lower.text or _is_wrapped(upper, lower) for upper, lower in pairs)


def _has_figures_on_one_side(pairs: Sequence[tuple[PdfCell, PdfCell]]) -> bool:
    """Whether the figures of a row of many stand in one part, and the other has none, but the rest of its label.

    However the lines are set, such a part is no row of its own: in a table with that many columns labels are numbered.
    """
    for sides in (pairs, [(lower, upper) for upper, lower in pairs]):
        figures = [other for one, other in sides if _FIGURE.match(one.text)]
        if len(figures) >= _MANY and not any(other.text for other in figures):
            return any(other.text for _, other in sides)
    return False


def _is_wrapped(upper: PdfCell, lower: PdfCell) -> bool:
    """Whether the lower text had no room in the last line of the upper one; no label goes on with a figure."""
    same_kind = (_FIGURE.match(upper.text) is None) == (_FIGURE.match(lower.text) is None)
    return same_kind and room_in(upper.written.last, upper.written.width) < lead_of(lower.written.first)


def _goes_on(upper: PdfCell, lower: PdfCell) -> bool:
    """Whether a label that spans rows goes on below though the row was not cut."""
    if upper.height == lower.height == 1 or _FIGURE.match(upper.text):
        return False
    if not lower.text or upper.text == lower.text:
        return bool(upper.text)
    return _is_wrapped(upper, lower) and not _BEGINNING.match(lower.text)


def _whole(upper: PdfCell, lower: PdfCell, cut: bool) -> PdfCell:
    """The two parts of a cell as one, with the room that its last line leaves."""
    height = upper.height + lower.height - cut
    if not lower.text or (upper.text == lower.text and not _FIGURE.match(lower.text)):
        return upper._replace(height=height)
    if not upper.text:
        return upper._replace(height=height, written=lower.written)
    text = append_line(upper.text, lower.text, wrapped=_is_wrapped(upper, lower))
    return upper._replace(height=height, written=lower.written._replace(text=text, first=upper.written.first))


def join_all(fragments: Sequence[Fragment]) -> Fragment:
    """Parts of one table, page by page, as one."""
    whole = fragments[0]
    for _, lower in pairwise(fragments):
        whole = join_parts(whole, lower)
    return whole
