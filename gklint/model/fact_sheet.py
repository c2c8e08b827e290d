"""The figures of one report with their places, without the report itself."""

from __future__ import annotations

from gklint.model.light_classes import NamedTuple
from gklint.model.narrative import Claim
from gklint.model.numerals import Number
from gklint.model.redaction import redact, redact_part
from gklint.model.report import CellState, Report


class SheetFact(NamedTuple):
    """One figure as placed. `value` None: no number, as `state` says. Line and column from 1."""

    concept: str
    party: str | None
    label: str
    value: Number | None
    raw: str
    line: int
    column: int
    address: str | None
    state: CellState = "number"


class SheetClaim(NamedTuple):
    """One statement of the running text as read. `concept` and `party` name what it is of, several joined by `+`,
    empty for a quantity that the tables do not have. `text` is its number, or its clause where there is none."""

    concept: str
    party: str | None
    relation: str
    value: Number | None
    unit: str
    whose: str
    when: str
    of_which: str
    certain: bool
    reason: str
    against: tuple[Number, ...]
    text: str
    clause: str
    section: str
    line: int
    column: int
    address: str | None

    @classmethod
    def of(cls, report: Report, claim: Claim) -> SheetClaim:
        body = report.body
        span = body.span(claim.start, claim.end)
        line, column = span.source.line_column(span.start)
        label = span.address.named(report.table_names).label if span.address else None
        text = redact_part(body.text, claim.start, claim.end)
        value = claim.value if text == body.text[claim.start : claim.end] else None  # a number of a person is no figure
        parties = dict.fromkeys(one.party for one in claim.quantities if one.party)
        return cls(
            "+".join(claim.concepts), "+".join(parties) or None, claim.relation, value, claim.unit, claim.whose,
            claim.when, claim.of_which, claim.certain, claim.reason, claim.against,
            text, redact_part(body.text, *claim.clause), claim.section,
            line, column, label,
        )  # fmt: skip


class FactSheet(NamedTuple):
    """The figures of one file in the order of its form; none for a file without a form. `kind` as of the report."""

    path: str
    organ: str | None
    year: int | None
    form: str | None
    kind: str
    facts: tuple[SheetFact, ...]
    claims: tuple[SheetClaim, ...] | None = None  # None where nobody asked for them

    @classmethod
    def of(cls, report: Report, claims: bool = False) -> FactSheet:
        """The sheet of a report, with the claims of its running text where requested."""
        sheet = cls._of_tables(report)
        return sheet._replace(claims=tuple(SheetClaim.of(report, one) for one in report.claims)) if claims else sheet

    @classmethod
    def _of_tables(cls, report: Report) -> FactSheet:
        form = report.form
        if form is None:
            return cls(report.source.path, report.organ, report.year, None, report.kind, ())
        figures = [figure for table in form.tables for figure in table.figures if figure in report.facts]
        facts = []
        for figure in figures:
            fact = report.facts[figure]
            address = fact.span.address
            line, column = fact.span.source.line_column(fact.span.start)
            label = address.named(report.table_names).label if address else None
            name = form.label(fact.concept)
            raw = redact(fact.raw)
            value = fact.value if raw == fact.raw else None  # a number of a person is no figure
            facts.append(SheetFact(*figure, name, value, raw, line, column, label, fact.state))
        return cls(report.source.path, report.organ, report.year, form.id, report.kind, tuple(facts))
