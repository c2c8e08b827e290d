"""GK007: so little of a table was found that it cannot be assessed."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, TableReading, Words, fails, passes, rule
from gklint_national.tables import has_unread_part, is_incomplete, settled_tables, table_name, table_start

_THREE = [f"r3.3.{n}" for n in range(1, 9)] + ["r3.4.1", "r3.4.2", "r3.4.3", "r3.5.1"]


@rule(
    "GK007",
    "table-incomplete",
    severity="warning",
    summary=("表格残缺，大部分行没有找到", "most rows of a table are missing"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=(
        "请按格式补全整张表；原文表格完整的，请换用原文件（Word、Excel）。",
        "Restore the whole table; if the report has it, save the file in another way and check again",
    ),
    examples=[
        fails(drop_rows=_THREE, count=1, message="应有25行，只有13行"),
        fails(drop_rows=["regulations", "licensing", "penalty"], message="应有6行，只有3行"),
        passes(drop_rows=["r3.3.1"], comment="只缺一行由 GK112 提示"),
        passes(form="2019"),
        passes(drop_tables=["two"], comment="整张表不在正文里由 GK006 提示"),
    ],
)
def table_incomplete(report: Report, options: None) -> Iterator[Finding]:
    """表格里认出的行不到规定的六成，这张表的缺行没有逐一指出。

    可能是表格只截取了一部分，可能是转换文字时丢了行，也可能用了别的表。缺得太多时，逐行报告没有意义，所以合为一条。

    错误写法：表三只有“本年新收”“上年结转”“总计”三行。

    正确写法：按国办公开办函〔2021〕30号所附格式列全各行，没有发生的填0。
    """
    for table in settled_tables(report):
        if is_incomplete(table) and not _is_told(report, table):
            wanted = sum(1 for row in table.form.rows if not row.local)
            found = wanted - len(table.missing)
            yield Finding(
                Words(
                    f"{table_name(table.form).zh}残缺：应有{wanted}行，只有{found}行",
                    f"{table_name(table.form).en} is incomplete: {found} of {wanted} rows found",
                ),
                table_start(table),
                table.form.key,
            )


def _is_told(report: Report, table: TableReading) -> bool:
    """Whether the reader says that it could not read a part of the table's section: GK006 speaks of that."""
    section = report.section(table.form.section)
    return section is not None and has_unread_part(report, section)
