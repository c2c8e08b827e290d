"""GK408: a notice is cited with a wrong code of its office."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.boilerplate.citations import Citation, citations
from gklint_national.prose import TextChange, fix_of

_LIKE = lazy_pattern(r"国(?:务院)?(?:办公厅)?(?:办|公)?[公开办发函涵信息政务]{1,8}")
# What the sentence speaks of when it means this notice and not another one with the same number.
_SUBJECTS = {60: ("年度报告", "年报"), 30: ("年度报告", "年报"), 109: ("信息处理费",)}
_CONTEXT = 60
_ARTICLE = r"(?:第\s?)?[一二三四五六七八九十]{1,4}条"
_ARTICLES = lazy_pattern(
    rf"条例》?\s?(?P<list>{_ARTICLE}(?:(?:、|和|及|，|与)\s?{_ARTICLE})*)(?=的?(?:有关|相关)?(?:规定|要求|精神|内容))"
)
_BARE = lazy_pattern(r"(?<![第一二三四五六七八九十])(?<!第 )[一二三四五六七八九十]{1,4}条")
_ORDER = lazy_pattern(r"国务院令(?P<order>\s?(?:711|492)\s?号)")


@rule(
    "GK408",
    "citation-malformed",
    severity="warning",
    summary=("引用文件的文号或条次写错了", "the number of a document or of an article is miswritten"),
    basis="国办公开办函〔2019〕60号、国办公开办函〔2021〕30号、国办函〔2020〕109号的文号",
    help=("请按文件原文改正。", "Copy the number from the document itself"),
    fix="safe",
    examples=[
        fails(
            "按照年度报告格式（国办公开函〔2021〕30号）编制。",
            at="国办公开函",
            message="国办公开办函〔2021〕30号",
            fixed="按照年度报告格式（国办公开办函〔2021〕30号）编制。",
        ),
        fails("按照年度报告格式（国办公开办涵〔2021〕30号）编制。", at="国办公开办涵", comment="“函”误作“涵”"),
        fails(
            "根据《中华人民共和国政府信息公开条例》二十条、五十条规定编制。",
            at="二十条",
            message="第二十条",
            count=1,
            fixed="根据《中华人民共和国政府信息公开条例》第二十条、第五十条规定编制。",
        ),
        fails(
            "贯彻《政府信息公开条例》（国务院令711号）。",
            message="国务院令第711号",
            fixed="贯彻《政府信息公开条例》（国务院令第711号）。",
        ),
        passes("落实《市政府信息公开条例》二十条措施，新增措施三条。", comment="不是条次"),
        fails("按照《政府信息公开工作年度报告格式》（国公开办函〔2021〕30号）编制。", at="国公开办函"),
        fails("按照年度报告格式的通知（国办政务公开函〔2021〕30号）编制。", at="国办政务公开函"),
        fails("按照年度报告格式的通知（国办发〔2021〕30号）编制。", at="国办发"),
        fails("执行《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）。", message="国办函〔2020〕109号"),
        passes("按照年度报告格式（国办公开办函〔2021〕30号）编制。"),
        passes("执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。"),
        passes("落实优化营商环境有关意见（国办发〔2021〕30号）。", comment="讲的是另一份文件"),
        passes("按照某市年度报告工作通知（某政办函〔2021〕30号）编制。", comment="地方文件"),
    ],
)
def citation_malformed(report: Report, options: None) -> Iterator[Finding]:
    """引用格式通知或收费办法时，文号里的机关代字写错了，读者按这个文号查不到文件。

    2019年和2021年的格式通知是“国办公开办函”，信息处理费管理办法是“国办函”。别的文件碰巧编号相同的，不作判断。
    条例的条次、国务院令的号数漏了“第”字的，也在这里提示。

    错误写法：`国办公开函〔2021〕30号`、`国办发〔2021〕30号`

    正确写法：`国办公开办函〔2021〕30号`、`国办函〔2020〕109号`
    """
    for citation in citations(report):
        if citation.is_national and citation.code != citation.right_code and _means_it(report.body.text, citation):
            span = report.body.span(citation.start, citation.start + len(citation.code))
            written = "".join(report.body.text[citation.start : citation.end].split())
            right = Words(f"改为“{citation.right_code}”", f"Write “{citation.right_code}”")
            yield Finding(
                Words(
                    f"文号“{written}”有误，应为“{citation.name}”",
                    f"The document number “{written}” is wrong; it should be {citation.name}",
                ),
                span,
                f"{citation.code}:{citation.name}",
                help=Words(f"请改为“{citation.name}”。", f"Write {citation.name}"),
                fix=fix_of(right, [TextChange(span, citation.code, citation.right_code)]),
            )
    yield from _without_di(report)


def _without_di(report: Report) -> Iterator[Finding]:
    """Numbers of articles and orders that lack 第, those of one list as one finding."""
    body = report.body
    for match in _ARTICLES.finditer(body.text):
        bare = list(_BARE.finditer(match["list"]))
        changes = [
            TextChange(
                body.span(match.start("list") + one.start(), match.start("list") + one.end()), one[0], f"第{one[0]}"
            )
            for one in bare
        ]
        if changes:
            yield _lacking_di(changes)
    for match in _ORDER.finditer(body.text):
        span = body.span(match.start("order"), match.end("order"))
        yield _lacking_di([TextChange(span, match["order"], f"第{match['order'].strip()}")], before="国务院令")


def _lacking_di(changes: list[TextChange], before: str = "") -> Finding:
    written = "".join(f"“{before}{change.text.strip()}”" for change in changes)
    right = "".join(f"“{before}{change.right}”" for change in changes)
    return Finding(
        Words(f"{written}漏写“第”字，应为{right}", f"{written} lacks 第; write {right}"),
        changes[0].span,
        f"第:{changes[0].right}",
        help=Words(f"请改为{right}。", f"Write {right}"),
        fix=fix_of(Words(f"改为{right}", f"Write {right}"), changes),
    )


def _means_it(text: str, citation: Citation) -> bool:
    """Whether this notice is meant: its subject is named just before, or the code is like no other office's."""
    if citation.number not in _SUBJECTS or not _LIKE.fullmatch(citation.code):
        return False
    before = text[max(0, citation.start - _CONTEXT) : citation.start]
    before = before[before.rfind("。") + 1 :]
    return any(subject in before for subject in _SUBJECTS[citation.number]) or "公开" in citation.code
