"""GK707: a sentence about the body's own work names an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import sentence_at
from gklint_national.years import YearMention, is_doubtful, mentions

_SECTIONS = frozenset(["overview", "disclosure", "requests", "review", "problems", "other"])
_DID = lazy_pattern(
    r"主动公开|公开(?:各类)?(?:政府|政务)?信息|发布|收到|受理|办理|办结|答复|召开|举办|开展|组织|编制|制定|更新|回应|推进|落实"
    r"|坚持|贯彻|做好|加强|完善|严格"
)
# Right after the year: something that bears an earlier year by name.
_FEE, _FEE_SINCE = lazy_pattern("处理费|收费通知"), 2021
_NAMED = lazy_pattern(
    r"度?(?:[^，。；]{0,8}(?:预算|决算)|[^，。；]{0,24}(?:报告|年报)|[^，。；]{0,8}(?:结转|留存|结余|遗留|未办结|转入)|版|第?[0-9]{1,4}号)"
)
# Words with which an earlier year is lawful: comparisons, plans, documents, events that reach into the report's year.
_LAWFUL = lazy_pattern(
    r"相比|同比|比20|比上|比去|较20|较上|较去|同期|上年|上一年|去年|历年|规划|印发|以来|至20|到20|至今|[月日年]起|修订|施行|成立"
    r"|机构改革|组建|期间|年底|年末|底前|被评|荣获|获评|评为|考核(?:中|结果|为|等)|测评|通报|排名|问题|整改|不足|基础上"
    r"|出台|审计|普查|曾|原(?![则因])|当年|历史|下年|次年|年度(?:工作)?(?:计划|要点|总结|绩效)"
)
_THIS_YEAR = lazy_pattern("今年|本年(?!度报告)|当年")  # set against the earlier year in the same sentence
_REACH = 1000  # characters after the sentence in which the paragraph may come to the report's own year
_RANGE = lazy_pattern(r"\s?年?(?:度)?[—－\-–~～/、和及与]\s?(?:20)?[0-9]{2}")
_MONTH = lazy_pattern(r"(?:度|年)?\s?[0-9一二三四五六七八九十]{1,2}月")
_QUOTED = lazy_pattern(r"《[^《》\n]*》|“[^“”\n]*”|（[^（）\n]*）|\([^()\n]*\)")
_AGENDA = lazy_pattern(r"(?P<year>20[0-9]{2}) ?年(?:度)?[^，。；：、《》\n]{0,20}?要点")


@rule(
    "GK707",
    "stale-year",
    severity="warning",
    summary=("讲本机关工作的句子写的是往年", "a sentence about this year's work names an earlier year"),
    basis="政府信息公开条例第四十九条（报告上一年度的工作）；文字自身前后一致",
    help=(
        "请核对年份：沿用往年文字的，请改为本年度的年份和内容；确为回顾或比较的，请写明。",
        "If the sentence was taken from an earlier report, bring year and contents up to date",
    ),
    examples=[
        fails("2022年，我局主动公开政府信息120条。", at="2022年", message="2022年", severity="warning", count=1),
        fails("（一）主动公开\n2021年，本机关召开政府信息公开工作会议2次。", at="2021年"),
        fails("2023年，本机关认真落实2022年政务公开工作要点。", severity="info", comment="工作要点是往年的"),
        passes("2023年，我局主动公开政府信息120条。"),
        passes("2022年，我局主动公开100条；2023年主动公开120条。", comment="同一句话里作比较"),
        passes("2022年收到申请14件，今年收到16件。", comment="今年就是本年度"),
        passes("2022年我局新建了公开专栏，开展栏目清理。2023年，专栏发布信息120条。", comment="接着写了本年度"),
        passes("公开2023年部门预算和2022年部门决算。", comment="决算本来就是上一年的"),
        passes("收到申请22件，比2022年（31件）下降29%。", comment="与上年比较"),
        passes("2022年结转的申请3件，已在2023年办结。", comment="结转"),
        passes("2022年度留存待办的3件申请已于年初答复。", comment="结转的另一种说法"),
        passes("2022年度报告指出的问题均已整改。", comment="指上年的报告"),
        passes("更新政府信息公开指南（2020版）。", comment="版本"),
        passes("落实《某某区2021—2025年法治政府建设规划》。", comment="规划"),
        passes("2022年12月开展栏目清理，本年初完成。", comment="写明了月份"),
        passes("2022年度考核为优秀等次。", comment="上年度的考核结果"),
        passes(
            title="某某区民政局2024年政府信息公开工作年度报告",
            comment="全文都是2023年，是标题错了，由 GK712 提示",
        ),
    ],
)
def stale_year(report: Report, options: None) -> Iterator[Finding]:
    """句子讲的是本机关做了什么，写的却是往年的年份，多半是沿用了上一年的文字没有改。

    只查以年份开头、接着讲工作的句子。与上年比较、预算决算、结转、规划、文件名称、版本号、考核结果等写往年是正常的，不提示。
    引用往年的政务公开工作要点，只作提示。

    错误写法：2023年度报告写 `2022年，我局主动公开政府信息120条。`

    正确写法：`2023年，我局主动公开政府信息120条。`
    """
    year = report.year
    if year is None or not any(mention.year < year for mention in mentions(report)):
        return
    if is_doubtful(report):
        return
    for mention in mentions(report):
        if mention.year < year and mention.prose.section in _SECTIONS and not _is_fee_statement(report, mention):
            yield from _of_mention(report, mention, year)


def _is_fee_statement(report: Report, mention: YearMention) -> bool:
    """Whether section six tells of the processing fee there: GK410 speaks of the year."""
    if mention.prose.section != "other" or report.year is None or report.year < _FEE_SINCE:
        return False
    start, end = sentence_at(report.body.text, mention.at)
    return _FEE.search(report.body.text, start, end) is not None


def _of_mention(report: Report, mention: YearMention, year: int) -> Iterator[Finding]:
    text = report.body.text
    if mention.opens and _is_stale(text, mention, sentence_at(text, mention.at), year):
        yield Finding(
            Words(
                f"本句写的是{mention.year}年的工作，本报告为{year}年度，疑为沿用往年文字",
                f"This sentence tells of the body's work in {mention.year}; the report is for {year}",
            ),
            report.body.span(mention.at, text.index("年", mention.at) + 1),
            f"{mention.prose.section}:{mention.year}:{text[mention.at + 5 : mention.at + 13]}",
        )
        return
    agenda = _AGENDA.match(text, mention.at)
    if agenda is not None and not any(int(other["year"]) == year for other in _AGENDA.finditer(text)):
        yield Finding(
            Words(
                f"引用的是{mention.year}年的工作要点，本报告为{year}年度",
                f"The agenda of {mention.year} is cited; the report is for {year}",
            ),
            report.body.span(agenda.start(), agenda.end()),
            f"agenda:{mention.year}",
            help=Words(f"请核对是否应为{year}年的工作要点。", f"Check whether the agenda of {year} is meant"),
            severity="info",
        )


def _is_stale(text: str, mention: YearMention, sentence: tuple[int, int], year: int) -> bool:
    """Whether the sentence says "in that year we did": it does work, compares nothing, and no later one goes on."""
    start, end = sentence
    after = mention.at + len("2023年")
    said = _QUOTED.sub("", text[after:end])
    if _MONTH.match(said) or _RANGE.match(text, mention.at + 4) or str(year) in text[start:end]:
        return False
    if _THIS_YEAR.search(text, after, end):
        return False
    paragraph_end = min(mention.prose_at + len(mention.prose.text), end + _REACH)
    if re.search(rf"{year} ?年|本年|今年", text[end:paragraph_end]):
        return False
    return _DID.search(said) is not None and _NAMED.match(said) is None and _LAWFUL.search(said) is None
