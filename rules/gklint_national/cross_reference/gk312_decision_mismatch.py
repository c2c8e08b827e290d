"""GK312: 正文所说处理决定、收费、采购与表二不一致。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Finding, NarrativeClaim, Report, Severity, Words, fails, passes, rule
from gklint_national.cross_reference.certainty import info_of, is_read
from gklint_national.cross_reference.comparisons import cell
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.names import quantity_names
from gklint_national.cross_reference.statements import denials, mismatches, span

_DECISIONS = ("licensing.", "penalty.", "coercion.", "other_services.", "procurement.items", "fees.items_before")
_AMOUNTS = ("fees.amount", "procurement.amount")
_ROWS = {
    "licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制", "other_services": "其他对外管理服务事项",
    "procurement": "政府集中采购", "fees": "行政事业性收费",
}  # fmt: skip
_DECIDED = ("行政许可", "行政处罚", "行政强制")
_AMOUNT = Words("请按实际金额改正正文或表二。", "Correct the text or table two by the accounts.")
_ITEMS = ("项", "个", "条", "类")
_TEN_THOUSANDS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}


@rule(
    "GK312",
    "decision-mismatch",
    severity="info",
    summary=(
        "正文所说处理决定、收费或采购数与表二不一致",
        "Decisions, fees or procurement differ between text and table two",
    ),
    basis="文表一致（数字逻辑）；国办公开办函〔2021〕30号",
    help=(
        "请按实际数改正正文或表二；正文指公示条数等其他口径的，请写明口径。",
        "Correct the text or table two by the records; if the text counts something else, say so.",
    ),
    examples=[
        fails(
            "全年作出行政许可决定21件。",
            facts={"licensing.decisions": 12},
            at="21件",
            message="12件",
            severity="warning",
        ),
        fails("行政处罚21项。", facts={"penalty.decisions": 12}, severity="info", comment="或指权力事项"),
        fails(
            "公示执法结果，其中行政处罚21件。",
            facts={"penalty.decisions": 12},
            severity="info",
            comment="或指公示的条数",
        ),
        fails(
            "作出行政处罚3件、行政强制2件。", facts={"penalty.decisions": 3, "coercion.decisions": 1}, at="2件", count=1
        ),
        fails("全年没有作出行政处罚决定。", facts={"penalty.decisions": 4}, severity="warning"),
        fails("行政事业性收费全年58.12万元。", facts={"fees.amount": 51.28}, at="58.12万元"),
        fails(
            "政府集中采购9项，采购总金额312.5万元。",
            form="2019",
            facts={"procurement.items": 6, "procurement.amount": 312.5},
            at="9项",
        ),
        passes("作出行政许可决定12件，行政处罚为零。", facts={"licensing.decisions": 12, "penalty.decisions": 0}),
        passes("公开行政处罚信息21条。", facts={"penalty.decisions": 12}, comment="公开的条数不是决定数"),
        passes("梳理行政许可事项120项。", facts={"licensing.decisions": 12}, comment="事项数不是决定数"),
        passes("行政事业性收费51.28万元。", facts={"fees.amount": 51.28}),
        passes("行政事业性收费512800元。", facts={"fees.amount": 51.28}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写“作出行政许可（处罚、强制）决定 N 件”“行政事业性收费 N 万元”“集中采购 N 项”，应当等于表二的相应数字。

    公开的信息条数、权力事项数不是处理决定数，不比较；可能指公示的条数或权力事项的，只作提示。

    错误：正文“作出行政许可决定21件”，表二行政许可本年处理决定数量12。正确：两处一致。
    """
    yield from mismatches(report, *_DECISIONS, severity=_severity, help=_advice)
    yield from denials(
        report, *_DECISIONS, "fees.amount", severity=lambda claim: info_of(claim) or "warning", help=_advice
    )
    for claim in statements(report).claims:
        if claim.relation == "amount" and is_read(claim) and claim.comparable and claim.concepts[0] in _AMOUNTS:
            yield from _amount(report, claim)


def _severity(claim: NarrativeClaim) -> Severity:
    """A warning, unless it may be something else that is counted: decisions published, items of a list of powers."""
    listed = claim.unit in _ITEMS and claim.manner != "decided" and claim.concepts != ("procurement.items",)
    return "info" if not claim.certain or claim.manner == "published" or listed else "warning"


def _advice(claim: NarrativeClaim, severity: Severity | None) -> Words | None:
    """What to do; where something else may be counted, what the sentence has to mean for it."""
    row = _ROWS[claim.concepts[0].partition(".")[0]]
    if severity == "info":
        if row not in _DECIDED:
            return None
        return Words(
            f"请核对：此处如指本年作出的{row}决定，请按实际件数改正正文或表二；如指公示的条数或权力事项，请在正文写明。",
            "If decisions of the year are meant, correct the text or table two; if something else is counted, say so.",
        )
    return Words(
        f"请按实际数改正正文或表二“{row}”一行；正文另有统计口径的，请写明。",
        "Correct the text or table two by the records; if the text counts something else, say so.",
    )


def _amount(report: Report, claim: NarrativeClaim) -> Iterator[Finding]:
    fact = report.facts.get((claim.concepts[0], None))
    scale = _TEN_THOUSANDS.get(claim.unit)
    if fact is None or fact.value is None or scale is None or claim.value is None:
        return
    stated = Decimal(claim.value) * scale
    if abs(stated - Decimal(fact.value)) >= _last_digit(claim) * scale:
        name = quantity_names(report, claim.quantities)
        words = Words(
            f"正文写{name.zh}{claim.value}{claim.unit}，表二为{fact.value}万元，两者不符",
            f"the text states {claim.value} {claim.unit}; table two has {fact.value} (10,000 yuan)",
        )
        yield Finding(
            words,
            span(report, claim),
            f"{claim.concepts[0]}:{claim.value}",
            help=_AMOUNT,
            related=(cell(fact),),
            severity=info_of(claim) or "warning",
        )


def _last_digit(claim: NarrativeClaim) -> Decimal:
    """One unit of the last digit that is written: amounts are rounded in sentences."""
    return Decimal(1).scaleb(int(Decimal(claim.value or 0).as_tuple().exponent))
