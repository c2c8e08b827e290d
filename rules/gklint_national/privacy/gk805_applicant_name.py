"""GK805: an applicant's name."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import hits

_NAME = lazy_pattern(r"申请人(?:[:：]\s?|为|系)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?=向|于[0-9]|，男|，女|提出|不服)")
_NO_NAME = lazy_pattern(
    r"[某××*]|本人|可以|应当|不服|因|如|若|已|未|均|当面|书面|通过|直接|再次|多次|依法|可|需|须|的|对|在|或|是|情况"
)


@rule(
    "GK805",
    "applicant-name",
    severity="info",
    summary=("出现了申请人的姓名", "an applicant's name"),
    basis="政府信息公开条例第十五条；个人信息保护法第四条",
    help=("请隐去姓名，如写成“申请人张某”。", "Leave the name out"),
    on=False,
    examples=[
        fails("申请人张小明向本机关提出申请。", message="张**", count=1),
        passes("申请人张某向本机关提出申请。", comment="已经隐去"),
        passes("申请人可以向本机关提出申请，申请人不服向上级申请复议。", comment="不是姓名"),
    ],
)
def applicant_name(report: Report, options: None) -> Iterator[Finding]:
    """写出了申请人的姓名。年度报告只需要统计数字，讲个案时应当隐去姓名。

    姓名不容易和别的词分清，所以本规则默认关闭，发布前做专项检查时可以打开。

    错误写法：`申请人张小明向本机关提出申请`

    正确写法：`申请人张某向本机关提出申请`
    """
    if "申请人" not in report.body.text:
        return
    for hit in hits(report, _NAME):
        name = hit.match["name"]
        if _NO_NAME.search(name) is None:
            shown = name[0] + "*" * (len(name) - 1)
            yield Finding(
                Words(f"疑为申请人姓名：{shown}", f"This may be an applicant's name: {shown}"),
                report.body.span(hit.match.start("name"), hit.match.end("name")),
                f"{hit.prose.section}:{shown}",
            )
