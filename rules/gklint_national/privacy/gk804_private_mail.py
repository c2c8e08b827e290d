"""GK804: a mail address at a public provider."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.privacy.numbers import numbers

_MAIL = lazy_pattern(
    r"@(?<=[A-Za-z0-9_]@)(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|aliyun)\.(?:com|cn|net)(?:\.cn)?",
    re.IGNORECASE,
)
_NAME = lazy_pattern(r"[A-Za-z0-9._%+-]{1,64}$")


@rule(
    "GK804",
    "private-mail",
    severity="info",
    summary=("使用了商业邮箱", "a mail address at a public provider"),
    basis="政府信息公开条例第十五条；通行做法（办公联系用政务邮箱）",
    help=("请改用政务邮箱；属于个人邮箱的，请删去。", "Use an office address; remove private ones"),
    examples=[
        fails("联系邮箱：zhangsan@163.com。", message="z***@163.com", count=1),
        fails("申请人通过lisi_88@qq.com提交。", message="l***@qq.com"),
        passes("联系邮箱：xxgk@example.gov.cn。"),
        passes("通过微博@和谐某街道发布信息。", comment="账号名"),
    ],
)
def private_mail(report: Report, options: None) -> Iterator[Finding]:
    """报告里的邮箱是商业网站的邮箱。个人邮箱属于个人信息；作为办公联系方式，也建议改用政务邮箱。

    错误写法：`联系邮箱：zhangsan@163.com`

    正确写法：`联系邮箱：xxgk@example.gov.cn`
    """
    if "@" not in report.body.text:
        return
    for number in numbers(report, _MAIL):
        name = _NAME.search(number.text, max(0, number.match.start() - 64), number.match.start())
        shown = f"{name[0][0] if name else ''}***{number.match[0]}"
        yield Finding(
            Words(f"使用了商业邮箱{shown}", f"A mail address at a public provider: {shown}"),
            number.span,
            f"{number.section}:{shown}",
        )
