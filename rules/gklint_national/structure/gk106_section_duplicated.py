"""GK106: a statutory heading stands twice, or the numbering of the top level begins again."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, passes, rule
from gklint_national.structure.outline import Top, restart, statutory, tops
from gklint_national.tables import list_words

_TWICE = "公开的及时性还有不足，今后将加强督促检查，按时更新栏目内容。"
_NESTED = """全年主动公开政策文件和办事指南，依法办理申请，做好信息管理、平台建设和监督保障。
二、工作机制保障
明确分管领导和工作机构，定期组织业务培训和考核。"""


_DELETE = Words("请删去重复的一个。", "Delete one of them")


@rule(
    "GK106",
    "section-duplicated",
    severity="error",
    summary=("标题重复或编号重新开始", "a heading stands twice, or the numbering begins again"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个部分",
    help=(
        "请将两处的内容合并到一处，删去重复的标题。",
        "Delete the second heading; merge what stands below both",
    ),
    examples=[
        fails(other=f"无。\n五、存在的主要问题及改进情况\n{_TWICE}", count=1, message="出现了两次"),
        fails(
            overview=_NESTED,
            headings={
                "disclosure": "一、主动公开政府信息情况",
                "requests": "二、收到和处理政府信息公开申请情况",
                "review": "三、政府信息公开行政复议、行政诉讼情况",
                "problems": "四、存在的主要问题及改进情况",
                "other": "五、其他需要报告的事项",
            },
            count=1,
            message="重新开始",
        ),
        passes(comment="六个标题各出现一次"),
        passes(
            preamble="本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。",
            comment="前言里列出各部分名称",
        ),
        passes(
            overview="依法做好政府信息公开工作。\n（一）主动公开政府信息情况\n按时公开。", comment="小标题用“（一）”"
        ),
    ],
)
def section_duplicated(report: Report, options: None) -> Iterator[Finding]:
    """同一个部分的标题出现了两次，或者一级标题编到一半又从“一、”开始。

    多半是两份报告拼在了一个文件里，或者把第一部分的小标题也编成了“一、二、三、”。读者会分不清哪个是规定的部分，
    汇总时也会取错内容。

    错误写法：“一、总体情况”“二、工作机制保障”之后又是“一、主动公开政府信息情况”。

    正确写法：一级标题只有规定的六个，第一部分内部用“（一）（二）（三）”。
    """
    first = statutory(report)
    again = [top for top in tops(report) if top.key is not None and first[top.key].position != top.position]
    if again:
        names = [f"“{top.text}”" for top in again]
        yield Finding(
            Words(f"标题{list_words(names)}出现了两次", f"{list_words(names, 'en')} stands twice"),
            again[0].span,
            f"twice:{again[0].key}",
            help=_DELETE if all(_adjoins(report, first[top.key or ""], top) for top in again) else None,
            related=tuple(
                Related(Words("第一次出现", "stands here first"), first[top.key or ""].span) for top in again
            ),
        )
        return
    top = restart(report)
    if top is not None:
        yield Finding(
            Words(
                f"一级标题编号从“{top.text}”起重新开始",
                f"The numbering of the sections begins again at “{top.text}”",
            ),
            top.span,
            "restart",
            help=Words(
                "请将第一部分里的小标题编为“（一）”，一级标题只用规定的六个。",
                "Sub-headings are numbered （一）, not 一、",
            ),
        )


def _adjoins(report: Report, first: Top, again: Top) -> bool:
    """Whether nothing stands between the two headings, so that there is nothing to merge."""
    between = range(first.span.end, again.span.start)
    starts = [prose.passage.span().start for prose in report.prose if prose.kind in ("body", "note")]
    return not any(start in between for start in (*starts, *(table.span.start for table in report.tables)))
