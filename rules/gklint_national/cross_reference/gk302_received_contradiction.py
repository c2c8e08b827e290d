"""GK302: 正文说没有收到申请，表三却有新收。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.certainty import severity_of
from gklint_national.cross_reference.comparisons import advice_if_so, cell
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.statements import span


@rule(
    "GK302",
    "received-contradiction",
    severity="error",
    summary=("正文说没有收到申请，表三却有新收", "The text denies any request, table three has some"),
    basis="文表一致（数字逻辑）",
    help=(
        "请核对本年是否收到申请，据实改正正文或表三；本句只指某一单位或某一渠道的，请写明范围。",
        "Check whether requests were received, and correct the text or table three; if only one body or channel is "
        "meant, say so.",
    ),
    examples=[
        fails(
            "2023年，本机关未收到政府信息公开申请。", facts={"requests.received": 2}, at="本机关未收到政府信息公开申请"
        ),
        fails("全年收到政府信息公开申请0件。", facts={"requests.received": 1}),
        fails("2023年度未收到依申请公开信息。", facts={"requests.received": 1}),
        passes("2023年，本机关未收到政府信息公开申请。", facts={"requests.received": 0}),
        passes(
            "受理向区政府提出的政府信息公开申请2件；受理向本局提出的政府信息公开申请0件。",
            facts={"requests.received": 2},
        ),
        passes("累计收到申请2份，其中自然人申请0件。", facts={"requests.received": 2}),
        passes("收到政府信息公开申请2件，未收到信函形式的申请。", facts={"requests.received": 2}),
        passes("未发生因政府信息公开申请办理导致行政复议的案件。", facts={"requests.received": 2}),
        passes("收到政府信息公开申请2件，没有收到行政复议申请。", facts={"requests.received": 2}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写“未收到申请”“0件”，而表三新收申请总计大于0，两者必有一错。

    正文另有大于0的收到申请数时（例如本级政府与本机关两个范围），不作此判断。

    错误：正文“未收到政府信息公开申请”，表三新收总计2。正确：两处一致。
    """
    fact = report.fact("requests.received", "total")
    if fact is None or not fact.value:
        return
    told = statements(report)
    zeros = [one.claim for one in told.contradictions if one.claim.value == 0]
    zeros = [one for one in zeros if one.concepts == ("requests.received",) and one.quantities[0].party is None]
    denied = [one for one in told.denials("requests.received") if one.quantities[0].party is None]
    for claim in (*denied, *zeros):
        words = Words(
            f"正文称没有收到申请，表三本年新收为{fact.value}件",
            f"the text denies any request; table three has {fact.value} received",
        )
        severity = severity_of(claim)
        help = advice_if_so(report, claim) if severity == "info" else None
        yield Finding(words, span(report, claim), "requests", help, (cell(fact),), severity)
        return
