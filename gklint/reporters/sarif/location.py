"""Where findings are: regions of text, and whole files with an address where the file has no lines."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.diagnostic import Diagnostic, Place, Point
from gklint.model.light_classes import NamedTuple
from gklint.model.positions import ReportPosition
from gklint.reporters.records import position_record
from gklint.reporters.sarif.addresses import Addresses, properties
from gklint.reporters.sarif.files import Files
from gklint.reporters.sarif.json_objects import Json, members

_FIRST_LINE = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def places_of(diagnostic: Diagnostic) -> Iterator[Place]:
    """The finding's own place, its related ones and those of its operands."""
    yield diagnostic.place
    yield from (related.place for related in diagnostic.related)
    if diagnostic.tally is not None:
        yield from (operand.place for operand in diagnostic.tally.operands if operand.place is not None)


def span_region(start: Point, end: Point) -> Json:
    """The region between two points, in lines and columns and in offsets."""
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def text_region(place: Place) -> Json:
    """A place's region with its text, unless that was cut or starred when the finding was settled."""
    region = span_region(place.start, place.end)
    whole = len(place.text) == place.end.offset - place.start.offset and not place.discreet
    return {**region, "snippet": {"text": place.text}} if place.text and whole else region


def context_region(place: Place) -> Json | None:
    """The line the place stands in (of a long one a part), for readers who do not have the file.

    A proper superset of the place, or nothing (3.29.5).
    """
    line, start, end = place.start.line, place.excerpt_column, place.excerpt_column + len(place.excerpt)
    if place.discreet or place.end.line != line or not start <= place.start.column <= place.end.column <= end:
        return None
    if place.end.offset - place.start.offset == len(place.excerpt):
        return None
    return {"startLine": line, "startColumn": start, "endColumn": end, "snippet": {"text": place.excerpt}}


class Locations(NamedTuple):
    """Writes SARIF locations for one run. `lines_everywhere`: see Profile."""

    files: Files
    addresses: Addresses
    lines_everywhere: bool

    def has_lines(self, place: Place) -> bool:
        """Whether line and column of the place are lines and columns of the file."""
        return place.has_lines and place.address is None and self.files.readable(place.path)

    def location(self, place: Place, id: int | None = None, message: str | None = None) -> Json:
        """A location: the file, the region if the file has lines, else the address."""
        address = place.address
        return members(
            id=id,
            message={"text": message} if message else None,
            physicalLocation=self._physical(place),
            logicalLocations=[self.addresses.reference(address)] if address else None,
            properties=(properties(address) if address else {}) | _position(place.position) or None,
        )

    def of_file(self, path: str) -> Json:
        """A location that is the whole file."""
        region = _FIRST_LINE if self.lines_everywhere else None
        return {"physicalLocation": members(artifactLocation=self.files.reference(path), region=region)}

    def _physical(self, place: Place) -> Json:
        file = self.files.reference(place.path)
        if self.has_lines(place):
            return members(artifactLocation=file, region=text_region(place), contextRegion=context_region(place))
        return members(artifactLocation=file, region=_FIRST_LINE if self.lines_everywhere else None)


def _position(position: ReportPosition) -> Json:
    """The place within the report by the names of tables, rows and sections."""
    named = {name: value for name, value in position_record(position).items() if value is not None}
    return {"gklint/position": named} if named else {}
