"""GK102: the statutory sections, or their tables, stand in another order than the form's."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Span, TableReading, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import in_order, numbered_wording, statutory
from gklint_national.tables import reach, table_name, table_start

_EXCHANGED = ["overview", "requests", "disclosure", "review", "problems", "other"]


@rule(
    "GK102",
    "section-order",
    severity="error",
    summary=("各部分的次序与格式不符", "the sections are not in the form's order"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个部分依次排列",
    help=("请按格式的次序排列各部分，并将表格放在相应的标题下面。", "Put sections and tables in the form's order"),
    examples=[
        fails(order=_EXCHANGED, count=1, message="二、主动公开政府信息情况"),
        fails(
            order=_EXCHANGED,
            headings={"requests": "二、主动公开政府信息情况", "disclosure": "三、收到和处理政府信息公开申请情况"},
            count=1,
            message="表三",
            comment="标题没动，两张表放反了",
        ),
        passes(comment="次序正确"),
        passes(drop=["review"], comment="少一个部分由 GK101 提示，其余次序正确"),
        passes(headings={"disclosure": "三、主动公开政府信息情况"}, comment="只是序号写错由 GK103 提示"),
    ],
)
@for_administrations
def section_order(report: Report, options: None) -> Iterator[Finding]:
    """六个部分没有按格式的次序排列，或者表格放到了别的标题下面。

    统一格式依次为总体情况、主动公开、依申请公开、复议诉讼、问题及改进、其他事项。次序颠倒，读者和汇总人员会按标题取错数字。
    标题次序不对时，报告为一条；标题次序对、表格放反了，也报告为一条。

    错误写法：“二、主动公开政府信息情况”下面是申请办理情况的表格。

    正确写法：每张表放在自己的标题下面。
    """
    if not in_order(report):
        yield _first_misplaced(report)
        return
    starts = [table.span.start for table in report.tables]
    if starts == sorted(starts):
        return
    displaced = [(table, host) for table in report.tables if (host := _host(report, table)) is not None]
    if displaced:
        yield _misplaced_finding(report, displaced)


def _first_misplaced(report: Report) -> Finding:
    """The first section that stands after one it should precede."""
    highest = None
    for top in statutory(report).values():
        if highest is not None and top.due < highest.due:
            return Finding(
                Words(
                    f"“{top.text}”应在“{highest.text}”之前",
                    f"“{top.text}” belongs before “{highest.text}”",
                ),
                top.span,
                "sections",
                help=Words(
                    "请按格式的次序调整，标题下的文字和表格一并移动。",
                    "Put them in the form's order, with what stands below",
                ),
                related=(Related(Words("此标题排在前面", "stands before it"), highest.span),),
            )
        highest = top
    raise AssertionError("sections in order")


def _host(report: Report, table: TableReading) -> str | None:
    """The key of the section of another table that holds this table instead of its own."""
    for other in report.tables:
        section = report.section(other.form.section)
        if other is not table and section is not None:
            place = reach(report, section)
            if _holds(place, table) and not _holds(place, other):
                return section.key
    return None


def _holds(place: Span, table: TableReading) -> bool:
    return place.start <= table.span.start < place.end


def _names(displaced: list[tuple[TableReading, str]]) -> str:
    """`表二、表三`"""
    keys = [table.form.key for table, _ in displaced]
    return "、".join(name for key, name in (("two", "表二"), ("three", "表三"), ("four", "表四")) if key in keys)


def _misplaced_finding(report: Report, displaced: list[tuple[TableReading, str]]) -> Finding:
    (table, host), *others = sorted(displaced, key=lambda item: item[0].span.start)
    name, heading = table_name(table.form), numbered_wording(report, host)
    right = numbered_wording(report, table.form.section)
    return Finding(
        Words(
            f"{name.zh}放在了“{heading}”下面，应在“{right}”下面",
            f"{name.en} stands below “{heading}”; it belongs below “{right}”",
        ),
        table_start(table),
        "tables",
        help=Words(
            f"请将{_names(displaced)}移到各自的标题下面。" if others else f"请将{name.zh}移到“{right}”下面。",
            "Move each table below its own heading",
        ),
        related=tuple(
            Related(
                Words(f"{table_name(other.form).zh}也放错了位置", f"{table_name(other.form).en} is misplaced too"),
                table_start(other),
            )
            for other, _ in others
        ),
    )
