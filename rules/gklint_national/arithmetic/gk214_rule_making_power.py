"""GK214: 没有规章制定权的机关填了规章数。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Fact, Finding, Related, Report, Severity, Words, fails, lazy_pattern, passes, rule

_CONCEPTS = ("regulations.in_force", "regulations.issued", "regulations.repealed")
_COLUMNS = {
    "regulations.issued": "本年制发",
    "regulations.repealed": "本年废止",
    "regulations.in_force": "现行有效",
}
# 国务院及其部门，省级和设区的市、自治州的政府（含代编报告的办公厅、办公室）。县级市从名称看不出来，不报。
_WITH_POWER = lazy_pattern(
    r"^(?:国务院|中华人民共和国)"
    r"|^(?:国家|中国)[^省市县区州盟旗]*(?:局|委员会|署|总局|会|院)$"
    r"|^(?:中国人民银行|审计署|海关总署|国家市场监督管理总局)$"
    r"|^[^省市县区州盟旗]*部$"
    r"|(?:省|自治区|市|州|盟)(?:人民政府)?(?:办公[厅室])?$"
)
_BELOW = lazy_pattern(r"县|旗|(?<![治社园景山林牧湖灌库矿])区|乡|(?<![城村小])镇|街道")


@rule(
    "GK214",
    "rule-making-power",
    severity="warning",
    summary=("没有规章制定权的机关填了规章数", "a body without the power to make government rules reports some"),
    basis="立法法（2023年修正）第九十一条、第九十三条，此前为第八十条、第八十二条",
    help=(
        "请将“规章”一行改填0；本机关制发的文件请填入“行政规范性文件”一行。",
        "Only departments of the State Council and governments down to prefecture level make rules; "
        "other documents belong in the row of normative documents",
    ),
    forms=("2021",),
    examples=[
        fails(organ="某某区民政局", facts={"regulations.in_force": 3}, at="3", severity="warning"),
        fails(organ="云溪县白石镇人民政府", facts={"regulations.issued": 1, "regulations.in_force": 1}, count=1),
        fails(organ="青禾市水务局", facts={"regulations.in_force": 2}, severity="info", comment="名称看不出层级"),
        passes(organ="青禾市人民政府", facts={"regulations.in_force": 12}),
        passes(organ="江南省人民政府办公厅", facts={"regulations.in_force": 60}),
        passes(organ="中国人民银行", facts={"regulations.in_force": 60}),
        passes(organ="国家市场监督管理总局", facts={"regulations.in_force": 60}),
        passes(organ="国家林草总局", facts={"regulations.in_force": 60}),
        passes(organ="某某区民政局", facts={"normative.in_force": 3}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """规章由国务院部门、省级政府和设区的市、自治州的政府制定，其他机关没有规章可填。

    县区、乡镇、街道的机关填了规章数的为警告；从名称看不出层级的（如市级部门，可能代本级政府填报）只作提示；有制定权的不报。

    错误：某某区民政局“规章”现行有效3件。正确：规章填0，文件填在“行政规范性文件”一行。
    """
    facts = [fact for concept in _CONCEPTS if (fact := report.fact(concept)) is not None and fact.value]
    if facts and not (report.organ and _WITH_POWER.search(report.organ)):
        yield _finding(report, facts)


def _finding(report: Report, facts: list[Fact]) -> Finding:
    below = report.organ is not None and _BELOW.search(report.organ) is not None
    severity: Severity = "warning" if below else "info"
    count = facts[0].raw
    raws = {fact.concept: fact.raw for fact in facts}
    found = "、".join(f"{column}{raws[concept]}件" for concept, column in _COLUMNS.items() if concept in raws)
    lacking = Words("本机关不具有规章制定权，“规章”一行应填0", f"{report.organ} cannot make government rules")
    doubtful = Words(
        "规章由国务院部门和省级、设区的市（自治州）政府制定，本机关“规章”一行一般填0",
        "this body may have no such power",
    )
    who = lacking if below else doubtful
    words = Words(f"{who.zh}，现填{found}", f"{who.en}, yet {count} are reported")
    related = tuple(Related(Words(f"规章{fact.raw}件", f"{fact.raw} rules"), fact.span) for fact in facts[1:])
    help = _move(count) if below else _CHECK
    return Finding(words, facts[0].span, "regulations", help=help, related=related, severity=severity)


def _move(count: str) -> Words:
    """Where the documents belong that were counted as rules."""
    return Words(
        f"请核对这{count}件文件：属于本机关规范性文件的，请改填在“行政规范性文件”一行，“规章”一行填0。",
        f"Check these {count} documents: count the body's own as normative documents, and write 0 for rules",
    )


_CHECK = Words(
    "请核对所填文件：代本级政府填报政府规章的，不必修改；属于本机关规范性文件的，请改填入“行政规范性文件”一行。",
    "Check the row; without that power write 0 and count the documents as normative ones",
)
