"""GK114: a table has a row that the national form does not have."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.tables import settled_tables, table_name


@rule(
    "GK114",
    "local-row",
    severity="info",
    summary=("表格有国家格式之外的行", "a row that the national form does not have"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=(
        "请删去这一行；本地区规定增加的，可以保留。",
        "Where the region prescribes the row, activate its rule package; else remove the row",
    ),
    examples=[
        fails(form="2019", local=["inspection", "confirmation"], count=2, message="行政检查"),
        fails(extra_rows={"normative": "其他主动公开文件|1|2|3"}, count=1, message="其他主动公开文件"),
        passes(comment="国家格式的行"),
        passes(form="2019"),
    ],
)
def local_row(report: Report, options: None) -> Iterator[Finding]:
    """表格里有国家格式没有的一行。

    有的省市在国家格式上加了行，例如北京把“其他对外管理服务事项”分成“行政检查”“行政确认”，湖北增加“其他主动公开文件”。
    这些数字照样读出，但与其他地区无法比较，所以提示一下，不算错误。

    错误写法：自行增加一行“其他”。

    正确写法：照国家格式列行；本地区另有规定的，按本地区的格式。
    """
    for table in settled_tables(report):
        for row in table.rows:
            if row.form is None or row.form.local:
                label = row.label.strip()
                yield Finding(
                    Words(
                        f"{table_name(table.form).zh}有国家格式没有的“{label}”一行",
                        f"{table_name(table.form).en}: the row “{label}” is not in the national form",
                    ),
                    row.label_span,
                    f"{table.form.key}:{row.form.id if row.form is not None else label}",
                )
