"""GK505: increases are written with + in some cells and without in others."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, TableReading, ValueCell, Words, fails, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings
from gklint_national.tables import settled_tables

_SIGNS = ("+", "＋")
_COMPLAINT = Complaint(
    Words("的增加数没有写加号，与其他格不一致", "lack the + that others have"), Words("补写加号", "Write +")
)


@rule(
    "GK505",
    "sign-style",
    severity="info",
    summary=("增加数有的带加号、有的不带", "increases are written with and without +"),
    basis="国办公开办函〔2019〕60号（本年增/减）；同一表格写法一致",
    help=("请在同一张表里统一增加数的写法，都带正号或都不带。", "Write + in all of them or in none"),
    forms=("2019",),
    fix="safe",
    examples=[
        fails(
            form="2019",
            facts={"penalty.items_change": "+337", "coercion.items_change": 20},
            count=1,
            message="20",
            fixed="+20",
        ),
        passes(form="2019", facts={"penalty.items_change": "+337", "coercion.items_change": "+20"}),
        passes(form="2019", facts={"penalty.items_change": 337, "coercion.items_change": 20}, comment="都不带加号"),
        passes(
            form="2019",
            facts={"penalty.items_before": 9, "penalty.items_change": "-2", "coercion.items_change": 20},
            comment="减少数总要带负号",
        ),
        passes(form="2019", facts={"penalty.items_change": "+337", "coercion.items_change": 0}, comment="0不带符号"),
    ],
)
def sign_style(report: Report, options: None) -> Iterator[Finding]:
    """“本年增/减”一列的增加数，有的写“+337”，有的写“20”，写法不一致。

    两种写法都能看懂，混在一张表里容易让人怀疑没有加号的是存量。减少数总要带负号，0不带符号。

    错误写法：行政处罚 `+337`，行政强制 `20`

    正确写法：行政处罚 `+337`，行政强制 `+20`
    """
    if any(cell.unit == "change" and cell.raw.startswith(_SIGNS) for cell in report.odd_cells):
        for table in settled_tables(report):
            unsigned = [Marked(cell, f"+{cell.raw}") for cell in _unsigned_cells(table)]
            yield from cell_findings(report, unsigned, _COMPLAINT)


def _unsigned_cells(table: TableReading) -> Iterator[ValueCell]:
    for row in table.placed:
        units = row.form.units if row.form is not None else ()
        for index, (raw, span) in enumerate(row.values):
            if units[index] == "change" and raw.isdigit() and int(raw) > 0:
                yield ValueCell(table, row, index, raw, span)
