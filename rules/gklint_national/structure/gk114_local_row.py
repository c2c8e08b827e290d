"""GK114: a table has a row that the national form does not have, or one of its rows twice."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, RowReading, TableReading, Words, fails, passes, rule
from gklint_national.structure.odd_rows import misnamed_rows, twin_row
from gklint_national.tables import row_name, settled_tables, table_name


@rule(
    "GK114",
    "local-row",
    severity="info",
    summary=("表格有国家格式之外的行，或同一行写了两次", "a row that the national form does not have, or a row twice"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=(
        "请删去这一行；本地区规定增加的，可以保留。",
        "Where the region prescribes the row, activate its rule package; else remove the row",
    ),
    examples=[
        fails(form="2019", local=["inspection", "confirmation"], count=2, message="行政检查"),
        fails(extra_rows={"normative": "其他主动公开文件|1|2|3"}, count=1, message="其他主动公开文件"),
        fails(
            extra_rows={"r3.5.2": "2.重复申请|0|0|0|0|0|0|0"},
            severity="warning",
            count=1,
            message="表三“2.重复申请”一行重复出现",
        ),
        fails(extra_rows={"r3.4.3": "4.其他|0|0|0|0|0|0|0"}, severity="info", comment="“其他”是另一组的行，不是重复"),
        passes(comment="国家格式的行"),
        passes(labels={"4.保护第三方合法权益": "4.危及“三安全一稳定”"}, comment="行名写错由 GK112 提示"),
        passes(form="2019"),
    ],
)
def local_row(report: Report, options: None) -> Iterator[Finding]:
    """表格里有国家格式没有的一行。

    有的省市在国家格式上加了行，例如北京把“其他对外管理服务事项”分成“行政检查”“行政确认”，湖北增加“其他主动公开文件”。
    这些数字照样读出，但与其他地区无法比较，所以提示一下，不算错误。国家格式的一行在同一组里写了两次的，作为警告。

    错误写法：自行增加一行“其他”。

    正确写法：照国家格式列行；本地区另有规定的，按本地区的格式。
    """
    for table in settled_tables(report):
        misnamed = [one.row for one in misnamed_rows(report, table)]
        for row in table.rows:
            if (row.form is None and row not in misnamed) or (row.form is not None and row.form.local):
                twin = twin_row(table, row) if row.form is None else None
                yield _local_finding(table, row) if twin is None else _repeated_finding(table, row, twin)


def _local_finding(table: TableReading, row: RowReading) -> Finding:
    label = row.label.strip()
    return Finding(
        Words(
            f"{table_name(table.form).zh}有国家格式没有的“{label}”一行",
            f"{table_name(table.form).en}: the row “{label}” is not in the national form",
        ),
        row.label_span,
        f"{table.form.key}:{row.form.id if row.form is not None else label}",
    )


def _repeated_finding(table: TableReading, row: RowReading, twin: RowReading) -> Finding:
    """A row of the form that stands in its group twice."""
    name, label = row_name(twin), row.label.strip()
    same = [raw for raw, _ in row.values] == [raw for raw, _ in twin.values]
    return Finding(
        Words(
            f"{table_name(table.form).zh}{name}一行重复出现",
            f"{table_name(table.form).en}: the row {name} is there twice",
        ),
        row.label_span,
        f"{table.form.key}:{label}",
        help=Words("请删去重复的一行。", "Delete one of them") if same else _WHICH,
        related=(Related(Words("另一行", "the other row"), twin.label_span),),
        severity="warning",
    )


_WHICH = Words(
    "两行数字不同，请核对后保留正确的一行，删去另一行。",
    "Their figures differ: keep the right row and delete the other",
)
