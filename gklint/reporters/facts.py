"""The figures of reports as JSON and as CSV, one row a figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from gklint.model.fact_sheet import FactSheet, SheetFact
from gklint.reporters.printable import csv_cell, one_line
from gklint.reporters.records import Record, json_object, number, sheet_record
from gklint.reporters.sentences import figure

VERSION = 1
_HEADERS = (
    "path", "organ", "year", "form", "concept", "party", "label", "value", "raw", "line", "column", "address",
    "state",
)  # fmt: skip


def as_json(sheets: Sequence[FactSheet]) -> str:
    """The public JSON of figures, version 1; a report stands in a line of its own."""
    return json_object({"version": VERSION, "reports": [_sheet(sheet) for sheet in sheets]})


def _sheet(sheet: FactSheet) -> Record:
    return {**sheet_record(sheet), "facts": [_fact(fact) for fact in sheet.facts]}


def _fact(fact: SheetFact) -> Record:
    return {
        "concept": fact.concept,
        "party": fact.party,
        "value": number(fact.value),
        "raw": fact.raw,
        "state": fact.state,
        "line": fact.line,
        "column": fact.column,
        "address": fact.address,
    }


def as_csv(sheets: Sequence[FactSheet]) -> str:
    """The figures as CSV with a header row, and the label of each figure."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_HEADERS)
    for sheet in sheets:
        whose = [csv_cell(sheet.path), csv_cell(sheet.organ or ""), sheet.year, sheet.form]
        for fact in sheet.facts:
            named = [fact.concept, fact.party, fact.label, figure(fact.value), csv_cell(fact.raw)]
            table.writerow([*whose, *named, fact.line, fact.column, csv_cell(fact.address or ""), fact.state])
    return text.getvalue()


def as_text(sheets: Sequence[FactSheet]) -> str:
    """A line a figure under the path of its report: what it is called, its concept, its value."""
    lines: list[str] = []
    for sheet in sheets:
        lines.append(one_line(sheet.path))
        for fact in sheet.facts:
            lines.append(f"  {fact.label}\t{'@'.join(filter(None, (fact.concept, fact.party)))}\t{figure(fact.value)}")
    return "".join(f"{line}\n" for line in lines)
