"""GK501: cells of a statutory table are blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.api import (
    Finding,
    FormTable,
    Number,
    Report,
    RowReading,
    Span,
    StatedFigure,
    TableReading,
    Words,
    fails,
    passes,
    rule,
)
from gklint_national.numbers.cells import Complaint, Marked, cell_findings, value_to_fill
from gklint_national.tables import (
    is_blank_table,
    is_incomplete,
    is_printed,
    is_torn,
    list_words,
    row_name,
    settled_tables,
    table_name,
    table_start,
    valueless_rows,
)

_PARTS = ("upheld", "corrected", "other", "pending", "total")
_REVIEW = [f"review.{part}" for part in _PARTS]
_FOUR = [*_REVIEW, *(f"litigation.{kind}.{part}" for kind in ("direct", "after_review") for part in _PARTS)]


@rule(
    "GK501",
    "blank-cell",
    severity="warning",
    summary=("表格有未填的格", "cells of a table are blank"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表逐项填报",
    help=("请补填：没有发生的填0，总计填合计数。", "Write 0 where nothing happened, and the sum in a total"),
    fix="unsafe",
    examples=[
        fails(facts=dict.fromkeys(_REVIEW), count=1, severity="warning", message="表四有5格未填"),
        fails(facts={"outcome.disclosed@business": None}, count=1, message="“商业企业”列未填"),
        fails(facts=dict.fromkeys(_FOUR), count=1, severity="error", message="整张表没有填写"),
        fails(
            layout="lines",
            facts={"licensing.decisions": ""},
            at="行政许可",
            message="表二“行政许可”一行没有填写数字",
            severity="error",
            count=1,
            comment="有行名、没有数字",
        ),
        passes(comment="没有发生的都填0"),
        passes(facts={"licensing.decisions": "/"}, comment="斜线由 GK502 提示"),
    ],
)
def blank_cell(report: Report, options: None) -> Iterator[Finding]:
    """表格里有的格子空着没有填数。整张表都空着的，按错误处理。

    空着的格子可能是0，也可能是漏填，读者分不清。核对勾稽关系时，空着的分项按0算，空着的总计按各分项之和算。
    每张表合为一条，列出空着的格子。

    错误写法：`一、本年新收政府信息公开申请数量 3 （空） （空） （空） （空） （空） 3`

    正确写法：`一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3`
    """
    empty = dict(_empty_tables(report))
    for table, place in empty.items():
        yield _empty(table, place)
    blank = [cell for cell in report.odd_cells if not cell.raw and cell.row.form is not None]
    marked = [Marked(cell, value_to_fill(report, cell)) for cell in blank if cell.table.form not in empty]
    complaint = Complaint(Words("未填", "are blank"), Words("没有的填0", "Write 0"), safe=False)
    for found in cell_findings(report, marked, complaint):
        alone = [item for item in marked if item.cell.span == found.span and not found.related]
        yield _with_missing_value(report, found, alone[0]) if alone and alone[0].right is None else found
    for reading in settled_tables(report):
        bare = valueless_rows(reading)
        if bare and not (is_incomplete(reading) or is_blank_table(reading) or is_torn(report, reading)):
            yield _rows_without_figures(reading, bare)


def _with_missing_value(report: Report, found: Finding, item: Marked) -> Finding:
    """The finding of the only blank cell of a table, where all its totals lack the same number."""
    figure, lacking = item.cell.figure, set[Number]()
    for total, items in report.form.totals.items() if report.form is not None and figure is not None else ():
        stated = report.facts.get(total)
        if figure in items and stated is not None and stated.value is not None:
            lacking.add(stated.value - sum(report.values.get(one, 0) for one in items))
    value = lacking.pop() if len(lacking) == 1 else None
    if figure is None or value is None or value <= 0 or value % 1:
        return found
    return found._replace(
        words=Words(f"{found.words.zh}，按合计推算应为{value}", f"{found.words.en}; by the totals it is {value}"),
        help=Words("请核对台账后补填。", "Fill it in by the records"),
        claim=StatedFigure(*figure, value),
    )


def _rows_without_figures(table: TableReading, rows: Sequence[RowReading]) -> Finding:
    """Rows of which only the label is there, in text without ruled cells."""
    title, names = table_name(table.form), [row_name(row) for row in rows]
    return Finding(
        Words(
            f"{title.zh}{list_words(names)}{'一行' if len(rows) == 1 else ''}没有填写数字",
            f"{title.en} has no figure for {list_words(names, 'en')}",
        ),
        rows[0].label_span,
        f"{table.form.key}:{'+'.join(row.form.id for row in rows if row.form is not None)}",
        severity="error",
    )


def _empty_tables(report: Report) -> Iterator[tuple[FormTable, Span]]:
    """The tables without a single figure, whether their cells were found or only their labels."""
    for table in settled_tables(report):
        if is_blank_table(table):
            yield table.form, table_start(table)
    for form in report.form.tables if report.form is not None else ():
        section = report.section(form.section)
        if section is not None and report.table(form.key) is None and is_printed(report, section, form):
            yield form, section.heading.passage.span() if section.heading is not None else section.span


def _empty(table: FormTable, place: Span) -> Finding:
    name = table_name(table)
    return Finding(
        Words(f"{name.zh}整张表没有填写数字", f"{name.en} holds no figure at all"),
        place,
        f"{table.key}:empty",
        severity="error",
    )
