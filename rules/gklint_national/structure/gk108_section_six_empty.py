"""GK108: section six has no text at all."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Report, Span, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import prose_below, statutory


@rule(
    "GK108",
    "section-six-empty",
    severity="warning",
    summary=("第六部分没有文字", "section six has no text"),
    basis="政府信息公开条例第五十条第（五）项；国办公开办函〔2019〕60号",
    help=("请写明需要报告的事项；没有的，请写“无。”。", "Write 无。 where there is nothing to report"),
    forms=("2019",),
    fix="unsafe",
    examples=[
        fails(form="2019", other="", count=1, fixed="无。"),
        passes(form="2019", other="无。", comment="2019年格式可以写“无”"),
        passes(other="", comment="2021年格式的第六部分要写信息处理费，由 GK410 提示"),
    ],
)
@for_administrations
def section_six_empty(report: Report, options: None) -> Iterator[Finding]:
    """第六部分“其他需要报告的事项”标题下面什么也没有写。

    没有需要报告的事项，也要写一个“无”，说明不是漏填。2021年度起这一部分要报告信息处理费收取情况，另有规则提示。

    错误写法：`六、其他需要报告的事项` 下面直接是落款。

    正确写法：`六、其他需要报告的事项` 下面写“无。”
    """
    top = statutory(report).get("other")
    if top is None or top.section.tables or any(prose_below(report, top)):
        return
    end = top.span.end
    yield Finding(
        Words(f"“{top.text}”下面没有文字", f"Nothing stands below “{top.text}”"),
        top.span,
        "other",
        fix=Fix(
            Words("补写“无。”", "Write 无。"),
            (Edit(Span(report.source, end, end), "\n\n无。"),),
            safe=False,
        ),
    )
