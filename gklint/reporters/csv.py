"""A table of findings as comma-separated values that Excel opens by a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
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
    return "".join(pieces(outcome, options))


def pieces(outcome: Outcome, options: ReporterOptions) -> Iterator[str]:
    """The same row by row."""
    yield _BOM + _line(finding_headers(options.language))
    for row in finding_rows(outcome, options.language):
        yield _line([_cell(value) for value in row])
    for line in notice_lines(outcome, options.language, counts=False):
        yield _line([_cell(value) for value in notice_row(line, options.language)])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _cell(value: str | Number | None) -> str:
    return figure(value) if value is None or isinstance(value, int | Decimal) else escape_formula(value)
