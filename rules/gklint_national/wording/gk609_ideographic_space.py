"""GK609: ideographic or no-break spaces inside sentences and round the figures of a table."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Cell, Edit, Finding, Fix, Report, Table, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import by_line, fix_of, hits

_KINDS = frozenset(["body", "note"])
_SPACE = lazy_pattern(r"[\u3000\xa0](?<=[\u4e00-\u9fff，、；：0-9].)[\u3000\xa0]*(?=[\u4e00-\u9fff0-9])")
_WIDE = "\u3000\xa0"
_FIGURE = lazy_pattern(r"[+\-－＋]?[0-9０-９.．,，]+")


@rule(
    "GK609",
    "ideographic-space",
    severity="info",
    summary=("句子里或表格数字旁有全角空格", "ideographic spaces in sentences or round figures"),
    basis="GB/T 9704—2012（公文排版）",
    help=("请删去空格。", "Delete the spaces; programs take such figures for text"),
    fix="safe",
    examples=[
        fails("依托门户\u3000网站公开信息。", at="\u3000", count=1, fixed="依托门户网站公开信息。"),
        fails(facts={"licensing.decisions": "3\u3000"}, message="有1格", count=1),
        passes("依托门户网站公开信息。"),
        passes("\u3000\u3000依托门户网站公开信息。", comment="段首空两格"),
        passes(title="某某区民政局\u30002023年政府信息公开工作年度报告", comment="标题里的空格"),
    ],
)
def ideographic_space(report: Report, options: None) -> Iterator[Finding]:
    """句子中间夹了全角空格或不换行空格，或者表格里的数字前后带着这样的空格。眼睛看不出，汇总时数字却读不出来。

    段首空两格不算。表格里的全文只提示一次，说明共有几格。

    错误写法：`依托门户　网站`，表格里 `3　`

    正确写法：`依托门户网站`，表格里 `3`
    """
    source = report.source.text
    if "\u3000" not in source and "\xa0" not in source:
        return
    for line in by_line(hits(report, _SPACE, _KINDS)):
        yield Finding(
            Words(f"句子里有全角空格：{line[0].around()}", f"An ideographic space in a sentence: {line[0].around()}"),
            line[0].span,
            line[0].key,
            fix=fix_of(Words("删去空格", "Delete the space"), (hit.change("") for hit in line)),
        )
    cells = [cell for block in report.document.blocks if isinstance(block, Table) for cell in _spaced_cells(block)]
    if cells:
        yield _of_cells(cells)


def _spaced_cells(table: Table) -> Iterator[Cell]:
    """The cells that hold a figure and wide spaces beside it."""
    for row in table.rows:
        for cell in row:
            if (_WIDE[0] in cell.text or _WIDE[1] in cell.text) and _FIGURE.fullmatch(cell.text.strip()):
                yield cell


def _of_cells(cells: list[Cell]) -> Finding:
    edits = tuple(Edit(cell.span, cell.span.text.replace("\u3000", "").replace("\xa0", "")) for cell in cells)
    mends = all(cell.span.text.strip() == cell.text.strip() for cell in cells)
    return Finding(
        Words(
            f"表格中有{len(cells)}格的数字旁带有全角空格",
            f"Ideographic spaces stand beside figures in {len(cells)} cells",
        ),
        cells[0].span,
        "cells",
        help=Words("请删去空格，以免汇总时被当成文字。", "Delete the spaces: totals may take the cells for text"),
        fix=Fix(Words("删去空格", "Delete the spaces"), edits) if mends else None,
    )
