"""GK801: an identity card number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.privacy.numbers import Number, numbers

_CARD = lazy_pattern(
    r"[1-8][0-9]{16}[0-9Xx](?<![0-9A-Za-z].{18})(?![0-9A-Za-z])|[1-8][0-9]{14}(?<![0-9A-Za-z].{15})(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_REGIONS = range(11, 83)
_OTHER_CODE = lazy_pattern(r"信用代码|机构代码|编码|流水号|条码")
_SAID = lazy_pattern(r"身份证|证件")
_OLDEST = 1900


@rule(
    "GK801",
    "id-card",
    severity="error",
    summary=("出现了公民身份号码", "an identity card number"),
    basis="政府信息公开条例第十五条；个人信息保护法第二十八条、第三十四条",
    help=("请删去公民身份号码；已经公布的，请立即撤下，改正后重新公布。", "Remove or mask it at once"),
    examples=[
        fails(
            "申请人身份证号11010519491231002X，申请公开有关材料。",
            message="110***********002X",
            severity="error",
            count=1,
        ),
        fails("身份证110105491231002的申请人。", comment="十五位的旧号码，前面写明身份证"),
        passes("申请人身份证号110105********002X。", comment="已经遮挡"),
        passes("身份证号码11010519491231002Ｘ样式仅作说明，校验不符的110105194912310021。", comment="校验码不对"),
        passes("统一社会信用代码11010519491231002X。", comment="信用代码"),
        passes("受理编号11010549123100。", comment="位数不同"),
        passes("流水编号110105491231002。", comment="十五位数字，没有说是身份证"),
    ],
)
def id_card(report: Report, options: None) -> Iterator[Finding]:
    """报告里出现了完整的公民身份号码。公开他人的身份号码侵害个人信息权益，必须删去或遮挡。

    核对地区码、出生日期和校验码，三者都对才提示，避免把别的编号当成身份号码。提示里也不显示完整号码。

    错误写法：写出十八位号码

    正确写法：`身份证号110105********002X`，或者不写
    """
    for number in numbers(report, _CARD):
        if _is_card(number):
            yield Finding(
                Words(f"出现公民身份号码：{number.masked}", f"An identity card number: {number.masked}"),
                number.span,
                f"{number.section}:{number.masked}",
            )


def _is_card(number: Number) -> bool:
    digits = number.digits.upper()
    if int(digits[:2]) not in _REGIONS or _OTHER_CODE.search(number.before):
        return False
    if len(digits) == 15:
        return _is_birthday(f"19{digits[6:12]}") and _SAID.search(number.before) is not None
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _is_birthday(digits[6:14]) and _CHECK[total % 11] == digits[-1]


def _is_birthday(written: str) -> bool:
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:])).year >= _OLDEST
    except ValueError:
        return False
