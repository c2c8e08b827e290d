"""GK412: a government's report does not tell assessment, social evaluation and accountability."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Span, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import is_government_office, is_people_government
from gklint_national.structure.outline import prose_below, says_nothing, statutory

_TOPICS = (
    ("工作考核", "assessment", lazy_pattern("考核|考评|测评|绩效")),
    ("社会评议", "social evaluation", lazy_pattern("评议|满意度|评价|评估")),
    ("责任追究", "accountability", lazy_pattern("责任追究|追究责任|追责|问责|追究")),
)
_TOWN = "云溪县白石镇人民政府"
_WORK = "做好主动公开、依申请公开，加强政府信息管理和平台建设。"


@rule(
    "GK412",
    "assessment-missing",
    severity="info",
    summary=(
        "政府的报告没有写工作考核、社会评议和责任追究结果",
        "assessment, evaluation or accountability is not told",
    ),
    basis="政府信息公开条例第五十条第一款第（四）项",
    help=("请在监督保障部分据实写明工作考核、社会评议和责任追究结果。", "Tell the results in section one."),
    examples=[
        fails(_WORK, organ=_TOWN, message="未写工作考核、社会评议和责任追究结果", count=1),
        fails(_WORK + "公开工作纳入年度考核，开展社会评议。", organ="青禾县人民政府", message="未写责任追究结果"),
        passes(_WORK + "公开工作纳入年度考核，接受社会评议，未发生责任追究情形。", organ="青禾县人民政府"),
        passes(_WORK + "年度考核为优秀，群众满意度95%，没有人员被问责。", organ=_TOWN, comment="同义的说法"),
        passes(_WORK, organ="青禾县民政局", comment="部门不要求"),
        passes(_WORK, organ="青禾县人民政府办公室", comment="办公室可能报告本机关的工作"),
        passes(_WORK, organ="南桥区柳河街道办事处", comment="派出机关不要求"),
    ],
)
def assessment_missing(report: Report, options: None) -> Iterator[Finding]:
    """各级人民政府的年度报告，还应当写政府信息公开工作的考核、社会评议和责任追究结果，这里没有写全。

    这是条例第五十条第（四）项对人民政府的要求，部门和街道办事处没有这项要求。没有追究责任的情形，也写明一句。

    正确写法：`将政府信息公开纳入年度考核，开展社会评议，未发生责任追究情形。`
    """
    overview = statutory(report).get("overview")
    if overview is None or not is_people_government(report.organ) or is_government_office(report.organ):
        return
    if not any(prose.kind == "body" for prose in prose_below(report, overview)) or says_nothing(report, overview):
        return  # GK107 speaks
    text = report.body.text
    missing = [(zh, en) for zh, en, pattern in _TOPICS if pattern.search(text) is None]
    if missing:
        listed = "和".join(filter(None, ("、".join(zh for zh, _ in missing[:-1]), missing[-1][0])))
        english = ", ".join(en for _, en in missing)
        none = "；没有追究责任情形的，写明“未发生责任追究情形”" if missing[-1] == _TOPICS[-1][:2] else ""
        yield Finding(
            Words(
                f"未写{listed}结果，各级人民政府的年度报告应当包括",
                f"The report of a government does not tell {english}",
            ),
            _place(report) or overview.span,
            "assessment",
            help=Words(f"请在监督保障部分据实写明{listed}结果{none}。", f"Tell {english} in section one."),
        )


def _place(report: Report) -> Span | None:
    """The heading of 监督保障 in section one, if it has one."""
    section = report.section("overview")
    headings = (one.heading.passage for one in section.children if one.heading is not None) if section else ()
    return next((passage.span() for passage in headings if "监督" in passage.text), None)
