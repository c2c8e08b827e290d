"""Places of a report in the positions of an editor: lines from 0, columns in the units client and server agreed on."""

from __future__ import annotations

from lsprotocol import types
from pygls.workspace import TextDocument

from gklint.model.diagnostic import Place, Point
from gklint.model.source import Source, Span


def position(document: TextDocument, line: int, column: int) -> types.Position:
    """Line and column from 1, in code points, as the client counts them (UTF-16 unless it agreed otherwise)."""
    lines = document.lines
    point = types.Position(min(line - 1, max(len(lines) - 1, 0)), column - 1)
    return document.position_codec.position_to_client_units(lines, point) if lines else types.Position(0, 0)


def range_of_points(document: TextDocument, start: Point, end: Point) -> types.Range:
    """The range between two points; at least empty, never backwards."""
    return types.Range(position(document, start.line, start.column), position(document, *max(start[:2], end[:2])))


def range_of_place(document: TextDocument, place: Place) -> types.Range:
    """The range of a settled place."""
    return range_of_points(document, place.start, place.end)


def range_of_span(document: TextDocument, span: Span) -> types.Range:
    """The range of a span of the report's source."""
    return range_of_points(document, _point(span.source, span.start), _point(span.source, span.end))


def _point(source: Source, offset: int) -> Point:
    return Point(*source.line_column(offset), offset)


def overlaps(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges share a position."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(point: types.Position) -> tuple[int, int]:
    return point.line, point.character
