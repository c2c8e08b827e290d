"""Turns of phrase that carry a figure: what a clause leaves to the next, rates, partitions, periods."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told
from sentence_reports import Sentence, bank, findings, report_with


def alarms(text: str, where: str = "1r", name: str = "clerks") -> set[str]:
    """The rules that find the sentence wrong in a clerk's report of 2023 whose tables have 137 new, 9 carried in."""
    tables = dict(bank(name).tables[bank(name).lawful[0].clerk])
    rows = {
        "requests.received": 137, "requests.carried_in": 9, "outcome.disclosed": 58, "outcome.total": 139,
        "requests.carried_out": 7, "outcome.other.not_corrected": 4,
    }  # fmt: skip
    six = {row: [rows.get(row, 0), 0, 0, 0, 0, 0] for row in tables["t3"]}
    tables |= {"t3": six, "form": 2021, "fy": 2023, "t4": [[6, 1, 2, 3, 12], [0] * 5, [0] * 5]}
    tables["t2"] = {"reg": [0, 0, 0], "norm": [4, 2, 31], "lic": 0, "pen": 0, "coe": 0, "fee": 0}
    found = findings(report_with(tables, Sentence("", where, text)))
    return {rule for rule, severity, _ in found if severity != "info"}


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("剩余24件在2024年1月答复。", "requests.carried_out", 24),
        ("2022年12月收到、结转到2023年办理的有6件。", "requests.carried_in", 6),
        ("消化上年存量申请6件。", "requests.carried_in", 6),
        ("有6件因等待第三方意见尚未办结。", "requests.carried_out", 6),
        ("上年转入申请9件，办结申请139件，结转7件。", "requests.carried_out", 7),
        ("除17件结转外均已办结。", "requests.carried_out", 17),
        ("本年度申请数量（154件）创近年新高。", "requests.received", 154),
        ("经审查、检索、会商等程序，全年给予答复6件。", "outcome.total", 6),
        ("经检索，本机关未掌握所申请信息，答复无法提供6件。", "outcome.unavailable.not_held", 6),
        ("以个人名义提出的6件。", "requests.received@natural_person", 6),
        ("6件申请获得公开。", "outcome.disclosed", 6),
        ("申请以个人为主，个人98件、单位6件。", "requests.received@organisations", 6),
        ("行政复议中被撤销、责令重新答复等予以纠正的6件。", "review.corrected", 6),
        ("尚未作出复议决定的6件。", "review.pending", 6),
        ("今年还没有群众来申请过信息公开。", "requests.received", 0),
        ("无不予公开的申请。", "outcome.refused", 0),
        ("本年度未产生信息处理费。", "fees.processing", 0),
        ("本年度未发出收费通知。", "fees.sum", 0),
    ],
)
def test_what_a_clause_counts(text: str, quantity: str, value: int) -> None:
    assert told(text).get(quantity) == value


@pytest.mark.parametrize("text", ["所有申请均予以公开。", "139件办结申请均予以公开。"])
def test_all_have_one_outcome(text: str) -> None:
    assert "GK306" in alarms(text)


@pytest.mark.parametrize("text", ["3件办结申请均予以公开。", "当面提出的3件申请均予以公开。", "3件申请均不予公开。"])
def test_all_of_a_part_have_one_outcome(text: str) -> None:
    assert alarms(text) == set()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("办结率95.2%。", set()),
        ("办结率94.9%。", set()),  # of the new ones alone
        ("新收137件，上年结转9件，办结139件，办结率94.9%。", {"GK317"}),
        ("办结率92.5%。", {"GK317"}),  # only without 其他处理
        ("答复率92.5%。", set()),
        ("予以公开率41.7%。", set()),
        ("予以公开率51.7%。", {"GK317"}),
        ("网上申请占65%，信函占22.6%，当面占12.4%。", set()),
        ("网上申请占65%，信函占32.6%，当面占12.4%。", {"GK317"}),
        ("网上申请占65.0%（89件）。", set()),
        ("网上申请占56.0%（89件）。", {"GK317"}),
        ("应参训200人，实参训186人，参训率83%。", {"GK317"}),
        ("对流程满意的占95%，对态度满意的占98%。", set()),
    ],
)
def test_rates_and_partitions(text: str, rules: set[str]) -> None:
    assert alarms(text) == rules


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("维持率50%。", False), ("维持率66.7%。", False), ("维持率75%。", True)],  # of all, of those decided
)
def test_rate_of_reviews_under_their_heading(text: str, wrong: bool) -> None:
    assert ("GK317" in alarms(f"行政复议{text}", where="4")) is wrong


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("访问量3150万次，比上年的2250万次增长40%。", set()),
        ("访问量3150万次，比上年的2250万次增长60%。", {"GK318"}),
        ("访问量2.4万次，比上年的1.6万次增长48%。", set()),  # both are rounded
        ("上半年61件，下半年86件，共137件。", {"GK315"}),
        ("组织集中学习4次、专题培训3次、以会代训5次，共15次。", {"GK316"}),
        ("上半年收到61件，三季度收到40件，四季度收到36件。", set()),
    ],
)
def test_figures_over_time(text: str, rules: set[str]) -> None:
    assert alarms(text) == rules


@pytest.mark.parametrize("text", ["通过民声直通车提交的申请共89件。", "网上申请的89件中，予以公开41件。"])
def test_channels_are_parts(text: str) -> None:
    assert told(text) == {}
    assert alarms(text) == set()


def test_a_row_of_grounds_is_a_list() -> None:
    [one] = [
        one
        for one in claims("9件不予公开中，因国家秘密2件，因法律法规禁止3件，因第三方权益6件。")
        if one.relation == "list"
    ]
    assert (one.certain, one.against) == (True, (9, 2, 3, 6))


@pytest.mark.parametrize(
    "text",
    [
        "未收到不属于本机关职责的申请。",
        "全年接收社会组织登记备案申请46件，受理养老机构备案申请9件。",
        "建议12件、提案9件办理结果全部公开，公开率100%。",
        "梳理更新公开目录28项，新增6项，删除2项，调整5项。",
    ],
)
def test_lawful_turns_of_other_things(text: str) -> None:
    assert alarms(text) == set()


def test_cases_of_others_and_shares_of_those_closed() -> None:
    assert told("作为第三人参加行政诉讼2件。") == {}
    assert alarms("复议维持6件，占审结总数的66.7%。", where="4") == set()
    assert alarms("复议维持6件，占复议总数的66.7%。", where="4") == {"GK317"}


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("申请人逾期未补正，本机关不再处理的4件。", "outcome.other.not_corrected", 4),
        ("对现行有效的38件行政规范性文件逐一标注效力。", "normative.in_force", 38),
        ("剩一份转到下一年。", "requests.carried_out", 1),
    ],
)
def test_what_labelled_sentences_count(text: str, quantity: str, value: int) -> None:
    assert [one.value for one in claims(text) if quantity in one.concepts] == [value]


def test_one_that_was_not_is_none_only_beside_the_number() -> None:
    assert told("没有1件不予公开。").get("outcome.refused") == 0
    assert told("另有1份因申请人一直不补材料没有再办。").get("outcome.other.not_corrected") != 0


def test_cases_opened_are_no_decisions() -> None:
    assert told("行政处罚案件立案1127件。") == {}
