"""GK711: no body and date at the end."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule


@rule(
    "GK711",
    "no-signature",
    severity="info",
    summary=("结尾没有机关名称和日期", "there is no body and date at the end"),
    basis="GB/T 9704—2012（发文机关署名、成文日期）",
    help=("请在结尾写明机关名称和日期。", "Add body and date where local practice asks for them"),
    on=False,
    examples=[
        fails(end="", count=1),
        passes(comment="有落款"),
        passes(end="2024年1月20日", comment="只有日期也可以"),
    ],
)
def no_signature(report: Report, options: None) -> Iterator[Finding]:
    """报告结尾没有机关名称和日期。网上公布的报告多数不落款，所以本规则默认关闭，有要求的地方可以打开。

    正确写法：结尾另起一行写 `某某区民政局`，再一行写 `2024年1月20日`
    """
    if report.masthead.signed is None and not any(prose.kind == "signature" for prose in report.prose):
        end = report.body.span(len(report.body.text), len(report.body.text))
        yield Finding(Words("结尾没有机关名称和日期", "There is no body and date at the end"), end, "signature")
