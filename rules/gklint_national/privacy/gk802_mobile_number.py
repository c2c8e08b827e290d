"""GK802: a mobile phone number."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.privacy.numbers import numbers

_MOBILE = lazy_pattern(
    r"1[3-9][0-9](?<![0-9A-Za-z.-]...)(?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})(?![0-9A-Za-z]|[.-][0-9])"
)
_CONTACT = Words("请核对是否为个人号码；办公联系请用固定电话。", "Check whether it is private; give an office number")
_AMOUNT = lazy_pattern(r"\s?(?:元|万|亿|件|条|人|次|个|项|份|号(?!码))")


@rule(
    "GK802",
    "mobile-number",
    severity="warning",
    summary=("出现了手机号码", "a mobile phone number"),
    basis="政府信息公开条例第十五条；个人信息保护法第四条、第三十四条",
    help=("请删去个人的手机号码；已经公布的，请立即撤下，改正后重新公布。", "Remove the number at once"),
    examples=[
        fails("申请人张某（13800138000）申请公开材料。", message="138****8000", severity="warning", count=1),
        fails("申请人留下号码138-0013-8000。", message="138****8000"),
        fails("联系电话：13800138000。", severity="info", comment="作为办公联系方式，只作提示"),
        fails("对申请人王某某（手机13800138000）的申请，主动沟通。", severity="warning", comment="申请人的号码"),
        passes("联系电话：010-12345678。", comment="固定电话"),
        passes("申请人号码138****8000。", comment="已经遮挡"),
        passes("金额13800138000元，编号2013800138000。", comment="不是号码"),
        passes("查阅http://www.example.gov.cn/13800138000.html。", comment="网址"),
    ],
)
def mobile_number(report: Report, options: None) -> Iterator[Finding]:
    """报告里出现了完整的手机号码。手机号码属于个人信息，公开前应当有依据，否则要删去或遮挡。

    写明是联系、咨询、举报、监督电话的，多半是有意公布的办公号码，只作提示。提示里也不显示完整号码。

    错误写法：`申请人张某（13800138000）`

    正确写法：`申请人张某`，或 `138****8000`
    """
    for number in numbers(report, _MOBILE):
        if _AMOUNT.match(number.text, number.match.end()):
            continue
        contact = number.is_contact
        yield Finding(
            Words(
                f"出现手机号码：{number.masked}" + ("（联系方式）" if contact else ""),
                f"A mobile phone number: {number.masked}" + (" (given as a contact)" if contact else ""),
            ),
            number.span,
            f"{number.section}:{number.masked}",
            severity="info" if contact else "warning",
            help=_CONTACT if contact else None,
        )
