"""Clauses that lead to a number: the ground of an outcome, where a figure was looked up, what is decided on."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    ("ground", "verb", "row"),
    [
        ("因所涉信息属于行政执法案卷", "依照《条例》第十六条规定不予公开的有", "outcome.refused.enforcement_file"),
        ("由于涉及第三方合法权益", "决定不予公开", "outcome.refused.third_party"),
        ("因本机关不掌握相关政府信息", "无法提供的", "outcome.absent"),
        ("因属于重复申请", "不予处理", "outcome.not_processed.repeated"),
    ],
)
def test_the_clause_before_names_the_row(ground: str, verb: str, row: str) -> None:
    assert told(f"{ground}，{verb}7件。").get(row) == 7 or row == "outcome.absent"


def test_a_ground_of_two_rows_is_of_none() -> None:
    found = told("因涉及国家秘密和第三方合法权益，不予公开7件。")
    assert found.get("outcome.refused") == 7
    assert not any(one.startswith("outcome.refused.") for one in found)


@pytest.mark.parametrize(
    "opening",
    ["考虑到有的材料含有个人隐私", "由于部分信息涉及商业秘密", "从表内数据看", "按表格数据分析", "据公开数据看"],
)
def test_what_leads_to_a_figure_is_not_counted(opening: str) -> None:
    assert told(f"{opening}，部分公开的有4件。") == {"outcome.partly_disclosed": 4}


def test_what_other_data_show_is_of_other_things() -> None:
    assert told("从热线工单看，全年受理140件。") == {}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("予以公开和部分公开各3件。", ("outcome.disclosed", "outcome.partly_disclosed")),
        ("自然人和商业企业各3件。", ("requests.received:natural_person", "requests.received:business")),
        (
            "分别因涉及第三方合法权益和属于内部事务信息，各3件。",
            ("outcome.refused.third_party", "outcome.refused.internal_affairs"),
        ),
    ],
)
def test_a_number_of_each_of_two(text: str, rows: tuple[str, ...]) -> None:
    each = {
        f"{one.quantities[0].concept}:{one.quantities[0].party}"
        if one.quantities[0].party
        else one.concepts[0]: one.value
        for one in claims(text)
        if one.certain and one.comparable and one.quantities
    }
    assert each == dict.fromkeys(rows, 3)


def test_a_number_of_each_of_several_bodies_is_of_none() -> None:
    assert told("各镇办结和结转各3件。") == {}


def test_and_so_on_within_a_row() -> None:
    assert told("涉及商业秘密、个人隐私等第三方合法权益而不同意公开5件。") == {"outcome.refused.third_party": 5}
    assert told("因涉及国家秘密等原因不予公开5件。") == {"outcome.refused": 5}


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("全年依法作出并公开的行政处罚决定共24件。", True),
        ("下达并公布行政处罚决定24件。", True),
        ("公开行政处罚决定24件。", False),  # perhaps only what may be published
        ("公布行政处罚24件。", False),
    ],
)
def test_decisions_published(text: str, certain: bool) -> None:
    found = [one for one in claims(text) if one.concepts == ("penalty.decisions",) and one.value == 24]
    assert [one.certain for one in found] == [certain]


@pytest.mark.parametrize("text", ["公开行政处罚信息24条。", "公示行政处罚24条。", "公开执法结果24件。"])
def test_pieces_of_information_are_no_decisions(text: str) -> None:
    assert not any(one.concepts == ("penalty.decisions",) for one in claims(text))


def test_who_is_decided_on_is_not_who_decides() -> None:
    assert told("对违规学校作出行政处罚15件。") == {"penalty.decisions": 15}
    assert told("办理民办学校设立等许可决定84件；作出行政处罚15件。").get("penalty.decisions") == 15


def test_kinds_of_decisions_are_parts_of_them() -> None:
    assert told("全年作出行政许可决定28件，其中企业设立登记6件、食品经营许可3件。") == {"licensing.decisions": 28}


def test_the_topic_behind_a_comparison_does_not_change_it() -> None:
    [one] = [
        one
        for one in claims("本局收到的申请比2022年的40件减少22件，得益于招生信息提前公布。")
        if one.relation == "change"
    ]
    assert (one.value, one.against, one.concepts) == (22, (40,), ("requests.received",))


@pytest.mark.parametrize("verb", ["多办", "多办结", "多收", "多受理", "多答复"])
def test_a_verb_behind_more(verb: str) -> None:
    [one] = [one for one in claims(f"办结申请404件，比上年的316件{verb}88件。") if one.relation == "change"]
    assert (one.value, one.against, one.manner) == (88, (404, 316), "up")


def test_the_ground_of_an_item_does_not_hinder_its_sum() -> None:
    [one] = [
        one
        for one in claims("因不掌握相关政府信息无法提供11件、需要另行制作2件，两项共计15件。")
        if one.relation == "sum"
    ]
    assert one.certain and one.against == (11, 2)


def test_one_result_holds_no_other() -> None:
    [one] = [one for one in claims("被诉8宗，其中驳回5宗，责令重新答复1宗，未审结4宗。") if one.relation == "list"]
    assert one.against == (8, 5, 1, 4)
