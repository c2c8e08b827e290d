"""GK310: 正文说没有行政复议、行政诉讼，表四却有。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NarrativeClaim, Report, Words, fails, passes, rule
from gklint_national.cross_reference.admissible import admissible
from gklint_national.cross_reference.allowed import Allowed
from gklint_national.cross_reference.certainty import severity_of
from gklint_national.cross_reference.comparisons import cells_of, name_of_none
from gklint_national.cross_reference.contradictions import is_under, statements
from gklint_national.cross_reference.names import quantity_names
from gklint_national.cross_reference.statements import span

_STEMS = ("review.", "litigation.")
_KINDS = {"review": "行政复议", "litigation": "行政诉讼"}


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
        "请按实际案件数改正正文或表四；表四所填均为上年未审结案件的，请在正文写明本年无新发生案件。",
        "Correct the text or table four by the records; if only new cases are meant, say so.",
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
    """正文写“未发生（没有、不存在）行政复议、行政诉讼”，而表四相应的格子不为0，两者必有一错。

    “未败诉”“未被纠错”只看结果纠正；“无新发生”以及表下注明含上年结转的，不作此判断；正文另有案件数的（两个范围），也不作此判断。

    错误：正文“未发生行政复议”，表四行政复议总计1。正确：两处一致。
    """
    if _counts_carried_cases(report):
        return
    told = statements(report)
    zeros = [one.claim for one in told.contradictions if one.claim.value == 0]
    denied = [(claim, found) for claim in (*told.denials(*_STEMS), *zeros) if (found := _against(report, claim))]
    if denied:
        claim = denied[0][0]
        same = [(one, found) for one, found in denied if one.clause == claim.clause]
        yield _finding(report, claim, [(one, figure) for one, figure in same])


def _counts_carried_cases(report: Report) -> bool:
    """Whether a note under table four says that carried-over cases are counted."""
    return any(item.kind == "note" and "结转" in item.text for item in report.prose if item.section == "review")


def _against(report: Report, claim: NarrativeClaim) -> Allowed | None:
    """The figure of the tables that is not 0; of both kinds of litigation their sum."""
    if not is_under(claim, _STEMS):
        return None
    figures = admissible(report, claim.quantities)
    return figures[0] if figures and figures[0].value else None


def _advice(kinds: str, of_all: bool) -> Words:
    """What to do, and which cases of the year before may account for it: any, or those with the result denied."""
    reason = f"表四所填均为上年未审结案件的，请在正文写明“本年无新发生{kinds}”。"
    if not of_all:
        reason = "表四所填为上年受理、本年审结的案件的，请在正文写明。"
    return Words(
        f"请按实际案件数改正正文或表四；{reason}",
        "Correct the text or table four by the records; if only new cases are meant, say so.",
    )


def _finding(report: Report, claim: NarrativeClaim, denied: list[tuple[NarrativeClaim, Allowed]]) -> Finding:
    denied = sorted(denied, key=lambda item: item[0].concepts[0].startswith("litigation"))  # as in the table
    names = [(quantity_names(report, one.quantities), figure) for one, figure in denied]
    said = "和".join(name_of_none(one, name.zh) for (one, _), (name, _) in zip(denied, names, strict=True))
    of_each = [f"{name.zh if len(names) > 1 else ''}{figure.words.zh}" for name, figure in names]
    words = Words(
        f"正文称没有{said}，表四{'，'.join(of_each)}",
        f"the text denies it; table four has {', '.join(f'{name.en} {figure.value}' for name, figure in names)}",
    )
    kinds = "和".join(dict.fromkeys(_KINDS[one.concepts[0].partition(".")[0]] for one, _ in denied))
    cells = tuple(cell for one, _ in denied for cell in cells_of(report, one.quantities))
    return Finding(
        words,
        span(report, claim),
        claim.concepts[0],
        help=_advice(kinds, all(one.concepts[0].endswith(".total") for one, _ in denied)),
        related=cells,
        severity=severity_of(claim),
    )
