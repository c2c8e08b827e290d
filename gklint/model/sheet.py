"""The figures of one report, settled: what is left of the report when only its numbers are wanted."""

from __future__ import annotations

from typing import NamedTuple

from gklint.model.numerals import Number
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


class FactSheet(NamedTuple):
    """The figures of one file in the order of its form; none for a file without a form. `kind` as of the report."""

    path: str
    organ: str | None
    year: int | None
    form: str | None
    kind: str
    facts: tuple[SheetFact, ...]

    @classmethod
    def of(cls, report: Report) -> FactSheet:
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
            facts.append(
                SheetFact(*figure, form.label(fact.concept), fact.value, fact.raw, line, column, label, fact.state)
            )
        return cls(report.source.path, report.organ, report.year, form.id, report.kind, tuple(facts))
