"""GK402: the report rests on another article of the regulation than 50, or on none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, dataclass, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.citations import names_regulation
from gklint_national.prose import opening

_ARTICLE = lazy_pattern(r"第\s*(?:五\s*十|50|５０|五[〇○零0])\s*[条條]")
_MAKING = lazy_pattern(r"编制|编写|制作|撰写|形成|起草|公布|发布|公开如下|报告如下")
_CITED = lazy_pattern(
    r"信息公开条例》?\s?(?:[（(][^（）()。]{0,24}[)）])?\s?的?"
    r"(?P<articles>第\s?[一二三四五六七八九十\d]{1,4}\s?条(?:[、，和及与至]{1,2}第?\s?[一二三四五六七八九十\d]{1,4}\s?条)*)"
)
_OTHERS = lazy_pattern(r"四十九|49|五十|50")
_LONGEST = 120  # characters from the article to the words that say the report is made


@dataclass(frozen=True)
class LegalBasis:
    """`required`: article 50 must be named; without it only another article in its place is reported."""

    required: bool = False


@rule(
    "GK402",
    "article-50-missing",
    severity="info",
    summary=("编制依据写的不是条例第五十条", "the report does not rest on article 50 of the Regulations"),
    basis="政府信息公开条例第四十九条、第五十条；通行写法",
    help=(
        "请写成“根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告”。",
        "Name article 50 of the Regulations as the basis of the report",
    ),
    options=LegalBasis,
    examples=[
        fails(
            preamble="根据《中华人民共和国政府信息公开条例》第三十一条、第三十二条规定，编制本报告。",
            at="第三十一条、第三十二条",
            severity="warning",
            count=1,
            comment="2007年条例的条次",
        ),
        fails(
            preamble="按照《政府信息公开条例》（国务院令第711号）第二十条的要求，现将本机关年度报告公布如下。",
            message="第二十条",
            severity="warning",
        ),
        fails(
            preamble="根据《中华人民共和国政府信息公开条例》编制本报告。",
            options={"required": True},
            severity="info",
            count=1,
            comment="当地要求写明第五十条",
        ),
        passes(preamble="根据《中华人民共和国政府信息公开条例》编制本报告。", comment="没有写条次"),
        passes(comment="写明了第五十条"),
        passes(preamble="根据《中华人民共和国政府信息公开条例》第四十九条规定，公布本报告。", comment="公布的依据"),
        passes(preamble="根据《中华人民共和国政府信息公开条例》第50条规定，编制本报告。", comment="阿拉伯数字"),
        passes(
            "按照《政府信息公开条例》第二十条规定，主动公开政府信息。",
            preamble="根据《中华人民共和国政府信息公开条例》编制本报告。",
            comment="讲的不是编制依据",
        ),
        passes(preamble="", overview="依法公开政府信息。", comment="条例没有提到，由 GK401 提示"),
    ],
)
@for_administrations
def article_50_missing(report: Report, options: LegalBasis) -> Iterator[Finding]:
    """编制年度报告的依据写成了条例的其他条次。年度报告的内容由现行条例第五十条规定，第三十一条、第三十二条是2007年
    条例的条次，多半是沿用了多年前的文字。

    没有写条次的不提示；当地要求写明第五十条的，可以打开选项 `required`。

    错误写法：`根据《中华人民共和国政府信息公开条例》第三十一条、第三十二条规定，编制本报告。`

    正确写法：`根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。`
    """
    if _ARTICLE.search(report.body.text) is not None:
        return
    other = _other_basis(report)
    if other is not None:
        articles = report.body.span(other.start("articles"), other.end("articles"))
        words = Words(
            f"编制依据写的是条例{other['articles']}，应为第五十条",
            f"The report is made under {other['articles']} of the Regulations; it should be article 50",
        )
        help = Words(f"请将“{' '.join(other['articles'].split())}”改为“第五十条”。", "Write article 50 instead")
        yield Finding(words, articles, "article-50", severity="warning", help=help)
    elif options.required and names_regulation(report):
        yield Finding(
            Words("编制依据没有写明条例第五十条", "The legal basis does not name article 50 of the Regulations"),
            opening(report),
            "article-50",
        )


def _other_basis(report: Report) -> re.Match[str] | None:
    """Where the preamble makes the report under articles none of which is 49 or 50."""
    text = report.body.text
    for match in _CITED.finditer(text):
        prose, at = report.prose_at(match.start())
        rest = text[match.end() : min(match.end() + _LONGEST, at + len(prose.text))].partition("。")[0]
        if prose.section == "preamble" and "报告" in rest and _MAKING.search(rest) and not _OTHERS.search(match[0]):
            return match
    return None
