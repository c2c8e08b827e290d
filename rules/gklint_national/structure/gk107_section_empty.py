"""GK107: section one or five is empty."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import Top, prose_below, says_nothing, statutory, word_count
from gklint_national.tables import reach

_KEYS = ("overview", "problems")

_HELP = {
    "overview": Words(
        "请分主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写明本年度的情况。",
        "Say what was done in the year under each of the five topics",
    ),
    "problems": Words("请写明存在的主要问题和改进情况。", "Name the problems and the improvements"),
}
# A sub-heading of its own, or 无 with or without one before it.
_NOTHING = lazy_pattern(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?[\u4e00-\u9fff、]{2,20}[。：:]?)?\s?(?:无|没有|暂无|无此(?:类)?情况|不涉及|略)?\s?[。；]?"
)


@rule(
    "GK107",
    "section-empty",
    severity="error",
    summary=("第一或第五部分没有内容", "section one or five says nothing"),
    basis="政府信息公开条例第五十条第（一）（四）项；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请写明本年度的实际情况；第五部分既要写问题，也要写改进情况。",
        "Say what was done; section five names problems and improvements",
    ),
    examples=[
        fails(overview="", count=1, message="一、总体情况"),
        fails(problems="无。", count=1, message="只有1个字"),
        fails(problems="", comment="标题下面没有文字"),
        passes(comment="两个部分都有内容"),
        passes(other="无。", form="2019", comment="第六部分可以写“无”"),
        fails(
            "（一）主动公开\n无。\n（二）依申请公开\n无。\n（三）政府信息管理\n（四）平台建设\n（五）监督保障\n无。",
            message="只有小标题",
            count=1,
        ),
        fails("（一）主动公开情况\n（二）依申请公开情况\n（三）政府信息管理情况\n（四）平台建设\n（五）监督保障"),
        passes("（一）主动公开\n全年公开信息12条。\n（二）依申请公开\n无。", comment="有实际内容"),
        passes(
            problems="（一）公开内容不够全面\n今后将加强督促。\n（二）业务能力有待提高\n组织培训。",
            comment="由小标题和短句组成",
        ),
    ],
)
@for_administrations
def section_empty(report: Report, options: None) -> Iterator[Finding]:
    """第一部分“总体情况”或第五部分“存在的主要问题及改进情况”空着，或者只有“无”等不到十个字。

    条例第五十条要求报告主动公开、存在的主要问题和改进情况，这两个部分不能空，也不能写“无”。
    第二、三、四部分用表格报告，第六部分可以写“无”，都不在此列。

    错误写法：`五、存在的主要问题及改进情况` 下面只有“无。”

    正确写法：写明存在哪些问题、采取了哪些改进措施。
    """
    present = statutory(report)
    for key in _KEYS:
        top = present.get(key)
        if top is None or top.section.tables:
            continue
        if _is_pictured(report, top):
            continue
        if key == "overview" and _has_headings_only(report, top):
            yield Finding(
                Words(f"“{top.text}”只有小标题，没有内容", f"“{top.text}” has headings and no text"),
                top.span,
                key,
                help=_HELP["overview"],
            )
        elif says_nothing(report, top):
            count = word_count(report, top)
            said = f"只有{count}个字" if count else "没有内容"
            yield Finding(
                Words(f"“{top.text}”{said}", f"“{top.text}” has {count} characters of text"),
                top.span,
                key,
                help=_HELP[key],
            )


def _has_headings_only(report: Report, top: Top) -> bool:
    """Whether the section, below at least two sub-headings, has no text or only 无."""
    children = [child.heading for child in top.section.walk() if child is not top.section and child.heading is not None]
    texts = [prose.text for prose in prose_below(report, top) if prose.kind == "body"]
    return len(children) > 1 and all(_NOTHING.fullmatch(text.strip()) for text in texts)


def _is_pictured(report: Report, top: Top) -> bool:
    """Whether the section's text is a picture: GK006 speaks of it."""
    span = reach(report, top.section)
    return any(n.kind == "picture" and span.start <= n.span.start < span.end for n in report.document.notes)
