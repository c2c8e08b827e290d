"""Which figure of the tables a number is: one that is not the plainest only where the words name it."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told
from sentence_reports import Sentence, bank, findings, report_with

from gklint.testing.examples import recognise_example


def found(text: str, **facts: int) -> list[str]:
    """The rules that find the sentence wrong in a report with the figures."""
    subject = recognise_example(
        {
            "overview": f"（一）依申请公开\n{text}",
            "organ": "云川区民政局",
            "year": 2023,
            "other": "无。",
            "facts": {f"{name.replace('__', '.')}@total": value for name, value in facts.items()},
        }
    )
    return sorted({rule for rule, severity, _ in findings(subject) if severity != "info"})


FIGURES = {
    "requests__received": 50,
    "requests__carried_in": 6,
    "outcome__total": 52,
    "requests__carried_out": 4,
    "outcome__other__not_corrected": 3,
    "outcome__other__fee_unpaid": 0,
    "outcome__other__remaining": 0,
}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("新收申请50件，上年结转6件，办结52件。", []),
        ("新收申请50件，办结46件，结转4件。", []),  # of the new ones
        ("新收申请50件，上年结转6件，办结46件。", ["GK303"]),
        ("答复49件。", []),  # without what was otherwise handled
        ("办结49件。", ["GK303"]),
        ("收到申请56件。", []),
        ("新收申请56件。", ["GK301"]),
    ],
)
def test_another_reading_has_to_be_named(text: str, rules: list[str]) -> None:
    assert found(text, **FIGURES) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [("企业申请9件。", []), ("商业企业申请9件。", ["GK307"]), ("企业申请9件、科研机构2件。", ["GK307"])],
)
def test_commercial_companies_are_not_all_organisations(text: str, rules: list[str]) -> None:
    tables = dict(bank("clerks").tables[bank("clerks").lawful[0].clerk])
    received = [40, 6, 2, 1, 0, 0]
    tables["t3"] = {**tables["t3"], "requests.received": received, "requests.carried_in": [0] * 6}
    tables["t3"]["outcome.total"] = received
    told_of = {
        rule for rule, severity, _ in findings(report_with(tables, Sentence("", "1r", text))) if severity != "info"
    }
    assert sorted(told_of & {"GK307"}) == rules


@pytest.mark.parametrize("text", ["137件申请来自三个渠道。", "申请涉及三个方面。", "予以公开一项为7件。"])
def test_kinds_and_channels_are_no_requests(text: str) -> None:
    assert not {3, 1} & set(told(text).values())


def test_the_body_by_its_kind_alone() -> None:
    assert told("局收到政府信息公开申请7件。") == {"requests.received": 7}
    assert told("镇里收到政府信息公开申请7件。", organ="青石镇人民政府") == {"requests.received": 7}
    assert told("县里收到政府信息公开申请7件。") == {}


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("年初在办申请9件。", "requests.carried_in", 9),
        ("年末未结申请9件。", "requests.carried_out", 9),
        ("申请内容为过程性信息，依法不予公开的9件。", "outcome.refused.process_information", 9),
        ("收到的每一件申请都已办结。", "requests.carried_out", 0),
        ("我局依申请公开工作零受理。", "requests.received", 0),
        ("没有人对我局的答复提起复议。", "review.total", 0),
        ("行政复议方面，全年发生9件。", "review.total", 9),
        ("全年依申请公开办件9件。", "requests.handled", 9),
    ],
)
def test_what_a_clause_counts(text: str, quantity: str, value: int) -> None:
    assert told(text).get(quantity) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("新收137件，上年结转9件，共164件。", [164]),
        ("新收137件，上年结转9件，共146件。", []),
        ("网上27件、信函8件、当面4件，计36件。", [36]),
        ("发布图解30篇，视频12条，文字解读48篇，累计96篇（条）。", [96]),
    ],
)
def test_sums_of_two_and_of_several_units(text: str, values: list[int]) -> None:
    assert [one.value for one in claims(text) if one.relation == "sum" and one.certain] == values


def test_how_answers_were_given_says_not_that_all_were() -> None:
    assert not [one for one in claims("执法案卷类不予公开10件，答复时均说明了理由。") if one.relation == "all"]
    assert [one for one in claims("申请均已答复。") if one.relation == "all"]


def test_a_row_with_an_unknown_name_is_not_read() -> None:
    assert told("科研、公益及其他组织申请合计11件。") == {}
