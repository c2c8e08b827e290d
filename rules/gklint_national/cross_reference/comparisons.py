"""How a sentence and the tables are held against each other: the message, the cells beside it, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.api import Fact, NarrativeClaim, Quantity, Related, Report, Words
from gklint_national.cross_reference.allowed import Allowed, figure_words, shown_figures
from gklint_national.cross_reference.names import claim_name, quantity_names, table_of
from gklint_national.units import with_unit

_MOST_CELLS = 8  # rows of the largest group
_GROUPS = ("outcome.refused", "outcome.unavailable", "outcome.not_processed", "outcome.other")
_NONE_OF = {
    "requests.carried_in": "上年结转的申请",
    "requests.carried_out": "结转下年度继续办理的申请",
    "requests.carried": "结转的申请",
    "fees.amount": "行政事业性收费",
    "procurement.items": "政府集中采购项目",
}


def comparison(report: Report, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> Words:
    """`正文写保护第三方合法权益54件，表三为45件，两者不符`: what is stated, and every figure it may be."""
    unit, table = claim.unit or "件", table_of(claim)
    name, figures = claim_name(report, claim), figure_words(allowed)
    both = "共" if len(claim.quantities) > 1 else ""
    several = len(shown_figures(allowed)) > 1
    return Words(
        f"正文写{name.zh}{both}{claim.value}{unit}，{table.zh}{figures.zh}，{'均不相符' if several else '两者不符'}",
        f"the text states {claim.value} for {name.en}; {table.en} has {figures.en}",
    )


def part_over_whole(report: Report, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> Words:
    """`正文写办结申请26件，多于表三办理结果总计的25件`: a part that is more than all there is by the tables."""
    unit, table, whole = claim.unit or "件", table_of(claim), allowed[0]
    name, label = claim_name(report, claim), whole.words.zh.partition("为")[0]
    return Words(
        f"正文写{name.zh}{claim.value}{unit}，多于{table.zh}{label}的{whole.figure}",
        f"the text states {claim.value} for {name.en}, more than the {whole.value} of {table.en}",
    )


def denial(report: Report, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> Words:
    """`正文称没有收到申请，表三本年新收为2件`."""
    name, table, figures = quantity_names(report, claim.quantities), table_of(claim), figure_words(allowed)
    denied = name_of_none(claim, name.zh)
    return Words(
        f"正文称没有{denied}，{table.zh}{figures.zh}",
        f"the text denies {name.en}; {table.en} has {figures.en}",
    )


def name_of_none(claim: NarrativeClaim, name: str) -> str:
    """The name as there can be none of it: 结转下年度继续办理的申请, 不予公开的情形, 行政复议维持的案件."""
    concept, party = claim.quantities[0]
    if party is not None or name.endswith("类申请") or name == "重复申请":
        return name
    if concept.startswith("outcome."):
        return "办结的申请" if concept == "outcome.total" else f"{name}的情形"
    if concept.startswith(("review.", "litigation.")) and not concept.endswith(".total"):
        return f"{name}的案件"
    return _NONE_OF.get(concept, name)


_CASES = ("review.total", "litigation.total", "litigation.direct.total", "litigation.after_review.total")


def advice(claim: NarrativeClaim, allowed: Sequence[Allowed] = ()) -> Words:
    """What to do about a figure that is none of those its table has (`allowed`), of this quantity."""
    concept, table = claim.concepts[0], table_of(claim)
    zh = f"请按实际件数改正正文或{table.zh}"
    en = f"Correct the text or {table.en} by the records"
    if concept == "requests.carried_in":
        return Words(
            f"请对照上一年度报告的结转数，改正正文或{table.zh}。", f"{en} and by what last year's report carried over."
        )
    if concept.startswith("requests.") and concept != "requests.carried_out":
        return Words(
            f"{zh}；正文只指某一单位或某一渠道的，请写明范围。",
            f"{en}; if the text means one body or channel, say so.",
        )
    fewer = claim.value is not None and any(claim.value < one.value for one in allowed)
    if fewer and concept in _CASES:
        return Words(
            f"{zh}；正文只指本年新发生、不含上年未审结案件的，请写明“新发生”。",
            f"{en}; if only new cases are meant, say so.",
        )
    return Words(f"{zh}。", f"{en}.")


def advice_if_so(report: Report, claim: NarrativeClaim) -> Words:
    """The same where the reading is less certain: what the sentence has to mean for it."""
    name, told, table = quantity_names(report, claim.quantities), advice(claim), table_of(claim)
    what = f"{name.zh}申请" if claim.concepts[0] in _NONE_OF and name.zh in _NONE_OF[claim.concepts[0]] else name.zh
    whole = f"没有{name_of_none(claim, name.zh)}" if not claim.value else f"{_of_year(claim)}{what}的总数"
    first = told.zh.removeprefix("请").partition("；")[0].rstrip("。")
    return Words(
        f"请核对：此句如指{whole}，应{first}；如另有所指，请在正文写明。",
        f"If this means all {name.en} of the year, correct the text or {table.en}; if not, say what it means.",
    )


def _of_year(claim: NarrativeClaim) -> str:
    return "" if claim.concepts[0].startswith("requests.carried") else "本年度"


def cells_of(report: Report, quantities: Sequence[Quantity]) -> tuple[Related, ...]:
    """The cells that hold the figure, each with what stands there; of a sum those that are not 0."""
    facts = [fact for quantity in quantities for fact in _facts(report, quantity)]
    telling = [fact for fact in facts if fact.value] if len(facts) > 1 else facts
    return tuple(cell(fact) for fact in (telling or facts)[:_MOST_CELLS])


def cell(fact: Fact) -> Related:
    """A cell of the tables with the figure that stands in it."""
    if fact.value is None:
        return Related(Words("（空白）", "(blank)"), fact.span)
    return Related(Words(with_unit(fact.value, fact.concept), f"{fact.value}"), fact.span)


def _facts(report: Report, quantity: Quantity) -> Iterator[Fact]:
    concept, party = quantity
    fact = report.facts.get((concept, party or "total")) or report.facts.get((concept, None))
    if fact is not None:
        yield fact
        return
    stem, _, rest = concept.rpartition(".")
    parts: Sequence[str] = ()
    if concept in _GROUPS and report.form is not None:
        parts = [leaf for leaf in report.form.leaves if leaf.startswith(f"{concept}.")]
    elif stem == "litigation":
        parts = [f"litigation.direct.{rest}", f"litigation.after_review.{rest}"]
    for part in parts:
        found = report.facts.get((part, party or "total")) or report.facts.get((part, None))
        if found is not None:
            yield found
