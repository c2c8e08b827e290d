"""GK310: 正文说没有行政复议、行政诉讼，表四却有。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Fact, Finding, Related, Report, Words, fails, passes, rule
from gklint_national.cross_reference.denials import Denial, denied_cases
from gklint_national.cross_reference.mentions import narrative

_GROUPS = {
    "review": ("review",),
    "litigation": ("litigation.direct", "litigation.after_review"),
    "both": ("review", "litigation.direct", "litigation.after_review"),
}
_PARTS = ("upheld", "corrected", "other", "pending", "total")


@rule(
    "GK310",
    "litigation-contradiction",
    severity="error",
    summary=(
        "正文说没有行政复议、行政诉讼，表四却有",
        "The text denies reconsideration or litigation, table four has some",
    ),
    basis="文表一致（数字逻辑）",
    help=(
        "核对本年（含上年结转）的复议和诉讼案件；若只指新发生的，请写明“新发生”。",
        "Check the cases of the year including those carried in; if only new ones are meant, say so.",
    ),
    examples=[
        fails(
            "未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", facts={"review.total": 1, "review.upheld": 1}
        ),
        fails("全年没有行政诉讼案件。", facts={"litigation.direct.total": 1, "litigation.direct.upheld": 1}),
        passes("未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。"),
        passes("未发生因政府信息公开提起行政诉讼的情况。", facts={"review.total": 1, "review.upheld": 1}),
        passes("未发生行政复议被纠错、行政诉讼败诉的情况。", facts={"review.total": 1, "review.upheld": 1}),
        passes("本年无新发生的行政复议。", facts={"review.total": 1, "review.pending": 1}),
        passes("办理行政复议1件；本局未发生行政复议、行政诉讼。", facts={"review.total": 1, "review.upheld": 1}),
        passes(
            "未发生行政复议。", notes={"review": "注：数量含上年结转。"}, facts={"review.total": 1, "review.upheld": 1}
        ),
        passes("未经复议直接起诉案件1件。", facts={"litigation.direct.total": 1, "litigation.direct.upheld": 1}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写“未发生（没有、不存在）行政复议、行政诉讼”，而表四相应的格子不为 0，两者必有一错。

    “未败诉”“未被纠错”只看结果纠正；“无新发生”以及表下注明含上年结转的，不作此判断；正文另有案件数的（两个范围），也不作此判断。

    错误：正文“未发生行政复议”，表四行政复议总计 1。正确：两处一致。
    """
    told = narrative(report)
    if any(m.value for kind in ("review", "litigation", "both") for m in told.of(kind)) or _carried(report):
        return
    for denial in denied_cases(report):
        facts = _against(report, denial)
        if facts:
            yield _finding(report, denial, facts)
            return


def _carried(report: Report) -> bool:
    """Whether a note under table four says that carried-over cases are counted."""
    return any(item.kind == "note" and "结转" in item.text for item in report.prose if item.section == "review")


def _against(report: Report, denial: Denial) -> list[Fact]:
    parts = ("corrected",) if denial.lost_only else _PARTS
    concepts = [f"{group}.{part}" for group in _GROUPS[denial.what] for part in parts]
    facts = [report.fact(concept) for concept in concepts]
    return [fact for fact in facts if fact is not None and fact.value]


def _finding(report: Report, denial: Denial, facts: list[Fact]) -> Finding:
    assert report.form is not None
    figures = "、".join(f"{report.form.label(fact.concept)} {fact.value}" for fact in facts)
    words = Words(f"正文说没有，表四却有：{figures}", f"the text denies it; table four has: {figures}")
    related = tuple(Related(Words(report.form.label(fact.concept), fact.concept), fact.span) for fact in facts)
    return Finding(words, denial.span(report), denial.what, related=related)
