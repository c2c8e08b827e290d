"""A table of findings as comma-separated values that Excel opens by a double click."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from gklint.model.numerals import Number
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.finding_rows import finding_headers, finding_rows, notice_row
from gklint.reporters.notices import notice_lines
from gklint.reporters.printable import escape_formula
from gklint.reporters.sentences import figure

_BOM = "\ufeff"  # Excel reads UTF-8 only with it


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """One row a finding, with a heading row; lines end in CRLF as RFC 4180 has it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(finding_headers(options.language))
    for row in finding_rows(outcome, options.language):
        writer.writerow([_cell(value) for value in row])
    for line in notice_lines(outcome, options.language, counts=False):
        writer.writerow([_cell(value) for value in notice_row(line, options.language)])
    return _BOM + text.getvalue()


def _cell(value: str | Number | None) -> str:
    return figure(value) if value is None or isinstance(value, int | Decimal) else escape_formula(value)
