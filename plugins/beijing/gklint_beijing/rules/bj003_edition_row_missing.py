"""BJ003: one of the two rows of the Beijing edition is missing."""

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_ROWS = {"inspection": "行政检查", "confirmation": "行政确认"}


@rule(
    "BJ003",
    "beijing-row-missing",
    severity="warning",
    summary=("行政检查、行政确认两行不齐全", "a row of the Beijing edition is missing"),
    basis="2019年格式（北京版）表二第二十条第（五）项",
    help=("补上缺少的一行；没有发生的填0", "Add the missing row; write 0 where there was none"),
    forms=("2019",),
    examples=[
        fails(form="2019", drop_rows=["other_services"], extra_rows={"licensing": "行政检查|0|0|0"}),
        passes(form="2019", comment="国家版的一行"),
        passes(form="2019", extra_rows={"licensing": "行政检查|0|0|0", "other_services": "行政确认|0|+19|0"}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """北京版把“其他对外管理服务事项”分成“行政检查”和“行政确认”两行，有一行就应有另一行。

    错误：只有“行政检查”。正确：两行都有，没有发生的填0。
    """
    table = report.table("two")
    if table is None:
        return
    found = {name: table.row(name) for name in _ROWS}
    there = [row for row in found.values() if row is not None]
    if len(there) != 1:
        return
    for name, row in found.items():
        if row is None:
            words = Words(f"表二缺少“{_ROWS[name]}”一行", f"table two lacks the row {_ROWS[name]}")
            yield Finding(words, there[0].label_span, name)
