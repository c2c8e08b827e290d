"""Findings as rules yield them, and diagnostics as they are printed and stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gklint.model.bilingual import Words
from gklint.model.form import Figure
from gklint.model.frozen_dict import FrozenDict
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.model.positions import Positions, ReportPosition
from gklint.model.redaction import redact_part
from gklint.model.source import Address, AddressParts, Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Edit(NamedTuple):
    """Replace the source text in `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that fix a finding. `safe`: the meaning cannot change; others are applied only on request."""

    title: Words
    edits: tuple[Edit, ...]
    safe: bool = True


class Related(NamedTuple):
    """Another place that belongs to the finding: an addend, the other of two statements."""

    words: Words
    span: Span


class Operand(NamedTuple):
    """One figure of an identity as evaluated. `coefficient` is its weight on the left side minus the right."""

    concept: str
    party: str | None
    label: Words
    value: Number
    coefficient: int
    span: Span | None  # None when the cell is blank or the figure was derived

    @property
    def figure(self) -> Figure:
        """The figure as `report.facts` names it."""
        return self.concept, self.party


class FailedIdentity(NamedTuple):
    """A failed identity: operands with left and right value. Linear equalities can be localised."""

    operands: tuple[Operand, ...]
    left: Number
    right: Number
    relation: str  # ==, >=, <=, …

    @property
    def difference(self) -> Number:
        """By how much the left side is more than the right; negative when it is less."""
        return self.left - self.right


class StatedFigure(NamedTuple):
    """What the report's own text says a figure of the tables is: evidence when a sum fails and any of several
    figures may be the wrong one."""

    concept: str
    party: str | None
    value: Number

    @property
    def figure(self) -> Figure:
        """The figure as `report.facts` names it."""
        return self.concept, self.party


class Finding(NamedTuple):
    """What a rule yields. `key` is its stable name within the report: figures or matter, never a line number.

    `severity` is set only where the rule has two tiers; `tally` for identities; `help` says what to do; `claim`
    is the figure that the text states otherwise than the tables. `covers` names findings (rule:key) that this one
    says too, so that one mistake is told once. `data` are the values that the words name, for tests: they go no
    further.
    """

    words: Words
    span: Span
    key: str
    help: Words | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None
    tally: FailedIdentity | None = None
    claim: StatedFigure | None = None
    covers: tuple[str, ...] = ()
    data: Mapping[str, str] = FrozenDict()


_NO_NAMES: Mapping[AddressParts, str] = FrozenDict()
EXCERPT_LENGTH = 400  # code points of a line, or of a place's text, that a diagnostic carries along


class Point(NamedTuple):
    """A position: line and column from 1 in code points, offset from 0."""

    line: int
    column: int
    offset: int


class Place(NamedTuple):
    """A place without its source, so that it can be stored and sent between processes.

    `excerpt` is the text of the line the place starts in (or of the laid-out text, for docx and the like), of a
    long line the part round the place; `excerpt_column` is the column it begins in.
    `has_lines` is False for formats whose files have no lines, where `address` speaks. `discreet` says that
    numbers of persons are starred in `excerpt` or `text`, which then are not the file's own. `position` is the place
    within the report as people say it.
    """

    path: str
    start: Point
    end: Point
    address: Address | None
    excerpt: str
    text: str
    has_lines: bool = True
    excerpt_column: int = 1
    discreet: bool = False
    position: ReportPosition = ReportPosition()

    @classmethod
    def of(cls, span: Span, names: Mapping[AddressParts, str] = _NO_NAMES, positions: Positions | None = None) -> Place:
        """The place of a span. `names` are those of tables that the file itself only numbers.

        `positions` are those of the report that the span is of.
        """
        source, address = span.source, span.address
        start = Point(*source.line_column(span.start), span.start)
        end = Point(*source.line_column(span.end), span.end)
        first, last = source.line_bounds(start.line)
        if last - first > EXCERPT_LENGTH:
            first = max(span.start - EXCERPT_LENGTH // 2, first)
        bounds = (first, min(last, first + EXCERPT_LENGTH)), (span.start, min(span.end, span.start + EXCERPT_LENGTH))
        shown = redact_part(source.text, *bounds[0]), redact_part(source.text, *bounds[1])
        discreet = shown != tuple(source.text[begin:stop] for begin, stop in bounds)
        column = start.column - (span.start - first)
        named = address.named(names) if address is not None else None
        position = positions.at(span.start).redacted() if positions is not None else ReportPosition()
        return cls(source.path, start, end, named, *shown, source.has_lines, column, discreet, position)

    @property
    def line_parts(self) -> tuple[str, str, str]:
        """The line in three parts, of which the middle one is meant, with `…` where the line goes on.

        Empty for a place without words: the whole file, a blank line.
        """
        if not self.excerpt.strip() or self.end.offset == 0:
            return "", "", ""
        first, lines = self.start.column - self.excerpt_column, self.end.line - self.start.line
        last = len(self.excerpt) if lines else self.end.column - self.excerpt_column
        before = ("…" if self.excerpt_column > 1 else "") + self.excerpt[:first]
        whole = len(self.excerpt) < EXCERPT_LENGTH
        marked = self.excerpt[first:last] + ("…" if lines or (last > len(self.excerpt) and not whole) else "")
        after = self.excerpt[last:] + ("" if whole or last >= len(self.excerpt) else "…")
        return before, marked, after


class SettledRelated(NamedTuple):
    words: Words
    place: Place


class SettledEdit(NamedTuple):
    """Replace text[start:end] of the file by `text`."""

    start: Point
    end: Point
    text: str


class SettledFix(NamedTuple):
    title: Words
    edits: tuple[SettledEdit, ...]
    safe: bool


class SettledOperand(NamedTuple):
    concept: str
    party: str | None
    label: Words
    value: Number
    coefficient: int
    place: Place | None


class SettledIdentity(NamedTuple):
    operands: tuple[SettledOperand, ...]
    left: Number
    right: Number
    relation: str
    difference: Number


class Repair(NamedTuple):
    """The figure most probably wrong: changing it from `found` to `expected` satisfies `resolves`.

    `resolves` are the keys (rule:key) of the diagnostics that vanish. Given only when it is unique.
    `reason` names the typing error that explains it, if one does.
    """

    concept: str
    party: str | None
    label: Words
    found: Number | None
    expected: Number
    resolves: tuple[str, ...]
    place: Place | None
    reason: Words | None = None


class SuppressionReason(NamedTuple):
    """Why a diagnostic is suppressed: a directive in the file, the suppression list, or the baseline.

    `debt`: suppressed for now, to be fixed later.
    """

    kind: Literal["in-source", "external", "baseline"]
    reason: str
    by: str = ""
    debt: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its rule, severity, place and fingerprint. Picklable; holds no report."""

    rule: str
    name: str
    severity: Severity
    words: Words
    help: Words | None
    place: Place
    key: str
    fingerprint: str
    related: tuple[SettledRelated, ...] = ()
    fix: SettledFix | None = None
    tally: SettledIdentity | None = None
    repair: Repair | None = None
    cause: str = ""  # diagnostics of one report with the same non-empty cause are one mistake
    suppression: SuppressionReason | None = None

    @property
    def aside(self) -> SuppressionReason | None:
        """`suppression` by its name in earlier versions."""
        return self.suppression

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.place.path, self.place.start.offset, self.place.end.offset, self.rule, self.key)
