"""GK803: a bank card number."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.privacy.numbers import Number, numbers

_CARD = lazy_pattern(
    r"[3-6][0-9]{3}(?<![0-9A-Za-z.-]....)"
    r"(?:[0-9]{12,15}|(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?)(?![0-9A-Za-z]|[ -][0-9])"
)
# A card issued in China by its first digits and length alone; not where they are a region of Gansu (6201…).
_CHINESE = lazy_pattern(r"62(?!0[1-9]|1[0-2]|29|30)(?:[0-9]{14}|[0-9]{17})$")
_PREFIX = lazy_pattern(r"62|4|5[1-5]|35|60")
_SAID = lazy_pattern(r"卡号|银行卡|账[号户]|帐[号户]|开户|储蓄卡|信用卡")
_OTHER_CODE = lazy_pattern(r"信用代码|编码|流水号|条码|订单|项目|合同|文号|身份证")


@rule(
    "GK803",
    "bank-card",
    severity="error",
    summary=("出现了银行卡号", "a bank card number"),
    basis="政府信息公开条例第十五条；个人信息保护法第二十八条（金融账户）",
    help=("请删去银行卡号；已经公布的，请立即撤下，改正后重新公布。", "Remove or mask it at once"),
    examples=[
        fails("退费至6222021234567890128账户。", message="622************0128", severity="error", count=1),
        fails("卡号6222 0212 3456 7890 128。", message="622************0128"),
        fails("信用卡号4111111111111111。", comment="别的卡组织，前面写明卡号"),
        passes("编号6222021234567890123。", comment="校验位不对"),
        passes("编号4111111111111111。", comment="没有说是卡号"),
        passes("统一社会信用代码6222021234567890128。", comment="别的代码"),
        passes("卡号6222************128。", comment="已经遮挡"),
    ],
)
def bank_card(report: Report, options: None) -> Iterator[Finding]:
    """报告里出现了完整的银行卡号。金融账户是敏感个人信息，必须删去或遮挡。

    按发卡前缀、位数和校验位判断；不像国内银行卡的，要前面写明“卡号”“账户”等才提示。提示里也不显示完整号码。

    错误写法：写出十六至十九位卡号

    正确写法：`卡号6222************128`，或者不写
    """
    for number in numbers(report, _CARD):
        if _is_card(number):
            yield Finding(
                Words(f"出现银行卡号：{number.masked}", f"A bank card number: {number.masked}"),
                number.span,
                f"{number.section}:{number.masked}",
            )


def _is_card(number: Number) -> bool:
    digits = number.digits
    if not 16 <= len(digits) <= 19 or not _has_check_digit(digits) or _OTHER_CODE.search(number.before):
        return False
    if _CHINESE.match(digits):
        return True
    return _PREFIX.match(digits) is not None and _SAID.search(number.before) is not None


def _has_check_digit(digits: str) -> bool:
    """Luhn: every second digit from the right doubled, the sum a multiple of ten."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
