"""GK402: the regulation is named, its article 50 is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.boilerplate.citations import names_regulation
from gklint_national.prose import opening

_ARTICLE = re.compile(r"第\s*(?:五\s*十|50|５０|五[〇○零0])\s*[条條]")


@rule(
    "GK402",
    "article-50-missing",
    severity="info",
    summary=("没有写明依据条例第五十条", "article 50 of the Regulations is not named"),
    basis="政府信息公开条例第五十条；通行写法",
    help=("建议写成“根据《中华人民共和国政府信息公开条例》第五十条规定”", "Name article 50 of the Regulations"),
    examples=[
        fails(preamble="根据《中华人民共和国政府信息公开条例》编制本报告。", count=1),
        passes(comment="写明了第五十条"),
        passes(preamble="根据《中华人民共和国政府信息公开条例》第50条规定，编制本报告。", comment="阿拉伯数字"),
        passes(preamble="", overview="依法公开政府信息。", comment="条例没有提到，由 GK401 提示"),
    ],
)
def article_50_missing(report: Report, options: None) -> Iterator[Finding]:
    """报告提到了条例，但没有写明第五十条。年度报告的内容由条例第五十条规定，通行写法是把条款写出来。

    错误写法：`根据《中华人民共和国政府信息公开条例》编制本报告。`

    正确写法：`根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。`
    """
    if _ARTICLE.search(report.body.text) is None and names_regulation(report):
        yield Finding(
            Words("编制依据没有写到条例第五十条", "The legal basis does not name article 50 of the Regulations"),
            opening(report),
            "article-50",
        )
