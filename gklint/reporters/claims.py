"""What the running text of reports says of figures, as text, JSON and CSV, a line a claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from gklint.model.fact_sheet import FactSheet, SheetClaim
from gklint.reporters.printable import csv_cell, one_line
from gklint.reporters.records import Record, json_object, number, sheet_record
from gklint.reporters.sentences import figure

VERSION = 1
_HEADERS = (
    "path", "organ", "year", "concept", "party", "relation", "value", "unit", "whose", "when", "of_which", "certain",
    "reason", "against", "text", "clause", "section", "line", "column", "address",
)  # fmt: skip


def as_json(sheets: Sequence[FactSheet]) -> str:
    """The public JSON of claims, version 1; a report stands in a line of its own."""
    return json_object({"version": VERSION, "reports": [_sheet(sheet) for sheet in sheets]})


def _sheet(sheet: FactSheet) -> Record:
    return {**sheet_record(sheet), "claims": [_claim(claim) for claim in sheet.claims or ()]}


def _claim(claim: SheetClaim) -> Record:
    return {
        **claim._asdict(),
        "value": number(claim.value),
        "against": [number(value) for value in claim.against],
    }


def as_csv(sheets: Sequence[FactSheet]) -> str:
    """The same as a table with a header row."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_HEADERS)
    for sheet in sheets:
        for claim in sheet.claims or ():
            against = " ".join(map(figure, claim.against))
            said = claim._replace(value=None, against=(), text=csv_cell(claim.text), clause=csv_cell(claim.clause))
            fields = {**said._asdict(), "value": figure(claim.value), "against": csv_cell(against)}
            table.writerow(
                [
                    csv_cell(sheet.path),
                    csv_cell(sheet.organ or ""),
                    sheet.year,
                    *(fields[name] for name in _HEADERS[3:]),
                ]
            )
    return text.getvalue()


def as_text(sheets: Sequence[FactSheet]) -> str:
    """A line a claim under the path of its report: the clause, what it is read as, what keeps it from being certain."""
    lines: list[str] = []
    for sheet in sheets:
        lines.append(one_line(sheet.path))
        lines += [f"  {claim.line}: {one_line(claim.clause)}\t{_read_as(claim)}" for claim in sheet.claims or ()]
    return "".join(f"{line}\n" for line in lines)


def _read_as(claim: SheetClaim) -> str:
    what = claim.concept or "-"
    said = f"{what}{'@' + claim.party if claim.party else ''} {claim.relation} {figure(claim.value)}{claim.unit}"
    scope = [one for one in (claim.whose, claim.when, claim.of_which) if one not in ("own", "year", "all")]
    doubt = "" if claim.certain else f"\t? {one_line(claim.reason)}"
    return f"{said}{' (' + ', '.join(scope) + ')' if scope else ''}{doubt}"
