"""Turns of phrase by kind: what each claims, and what it does not."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开（6件），部分公开（2件）。", {"outcome.disclosed": 6, "outcome.partly_disclosed": 2}),
        ("行政复议（无），行政诉讼（3件）。", {"review.total": 0, "litigation.total": 3}),
        ("1）收到申请8件；2）办结申请7件。", {"requests.received": 8, "outcome.total": 7}),
        ("①收到申请8件。", {"requests.received": 8}),
    ],
)
def test_figures_in_brackets_and_items_of_lists(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("word", ["复议之后又起诉", "经行政复议后再提起诉讼", "复议后仍向法院起诉"])
def test_words_with_slots(word: str) -> None:
    assert told(f"{word}的案件2件。") == {"litigation.after_review.total": 2}


@pytest.mark.parametrize(
    "text",
    [
        "上年比前年（26份）少7份，收到申请19份。",
        "申请一度回落到9件。",
        "公文公开属性审定97件：主动公开74件，不予公开5件。",
    ],
)
def test_what_is_of_other_years_or_things(text: str) -> None:
    assert not any(one.relation == "change" for one in claims(text))
    assert "outcome.refused" not in told(text) and told(text).get("requests.received") != 9


def test_a_share_of_a_run_of_items() -> None:
    """4.1 % is that of both items together, not of the last."""
    shares = [one for one in claims("通告56条、公示112条，占4120条的4.1%。") if one.relation == "share"]
    assert shares == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自然人类，提出9件，结转3件。", {"requests.received@natural_person": 9, "requests.carried@natural_person": 3}),
        ("群众提出的申请总量稳步增长，全年达到39件之多。", {"requests.received": 39}),
        ("1月至12月收到申请8件。", {"requests.received": 8}),
        ("依法延期、结转下年度办理的申请3件。", {"requests.carried_out": 3}),
        ("本年收到、结转至2024年答复的2件。", {"requests.carried_out": 2}),
        ("线上、线下共收到申请14件。", {"requests.received": 14}),
        ("申请人不服而提起行政复议的4件。", {"review.total": 4}),
        ("制发并公开行政规范性文件5件。", {"normative.issued": 5}),
        ("收到的申请已全部受理并建立台账，并已全部办结。", {"requests.carried_out": 0}),
        ("未收到和处理政府信息公开申请。", {"requests.received": 0}),
    ],
)
def test_figures_that_officials_tell(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


def test_the_area_is_no_name_of_the_government() -> None:
    """全县政府采购 and 某县政府信息公开 do not name the government."""
    expected = {"review.total": 4}
    assert told("全县政府信息公开行政复议4件。", "云川县人民政府") == expected
    assert told("云川县政府信息公开行政复议4件。", "云川县人民政府") == expected


@pytest.mark.parametrize(
    ("text", "organ"),
    [("分局收到申请3件。", "云川区税务局北山分局"), ("市政府办公室收到申请3件。", "云川市人民政府办公室")],
)
def test_a_body_by_its_short_name(text: str, organ: str) -> None:
    assert told(text, organ) == {"requests.received": 3}


@pytest.mark.parametrize(
    "text",
    [
        "不服行政处罚申请复议的12宗、诉讼的7宗，不属于信息公开类，不在本节统计范围内。",
        "行政复议（非信息公开类）7件。",
        "文件审查共93份，标注主动公开39份、依申请公开22份、不予公开32份。",
        "申请人主动撤销申请42件。",
        "所有答复件中，其他处理的另列。",
        "上半年最紧的两个月里，收到的申请减少到19件。",
    ],
)
def test_what_is_none_of_the_tables(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("公开规划219条，财政1067条，防控915条，公益174条，其他24条，全年累计3500余条。", None),
        ("公开信息47条，包括规划类3条占6.4%、业务类15条占31.9%、其他类30条占63.8%。", (47, 3, 15, 30)),
        ("公开信息47条，其中网站20条、微信7条和其他媒体30条。", (47, 20, 7, 30)),
        ("254件中，除信函58件、当面37件外，其余171件来自网上。", (254, 58, 37, 171)),
        ("各股室共公开信息47条，其中网站20条、微信30条。", (47, 20, 30)),
    ],
)
def test_items_of_lists(text: str, against: tuple[int, ...] | None) -> None:
    lists = [one.against for one in claims(text) if one.relation == "list" and one.certain]
    assert lists == ([] if against is None else [against])


@pytest.mark.parametrize(
    ("text", "concept", "value"),
    [
        ("从申请人看，自然人占67.8%。", "requests.received@natural_person", 67.8),
        ("自然人占比（72.9%）。", "requests.received@natural_person", 72.9),
        ("予以公开占比为33.9%。", "outcome.disclosed", 33.9),
        ("占比：予以公开33.9%。", "outcome.disclosed", 33.9),
    ],
)
def test_shares_whose_figures_only_the_tables_have(text: str, concept: str, value: float) -> None:
    shares = [one for one in claims(text) if one.relation == "share"]
    assert [("+".join(map(str, one.quantities)), float(one.value or 0)) for one in shares] == [(concept, value)]


def test_a_base_is_no_share() -> None:
    """占自然人申请的14% is a share of natural persons' requests, not theirs of all."""
    assert [one for one in claims("其中3人提出12件，占自然人申请的14%。") if one.manner == "rate"] == []


def test_shares_told_in_one_breath() -> None:
    shares = [
        one
        for one in claims("收到申请80件，自然人提出74件，企业提出6件，分别占92.5%和8.5%。")
        if one.relation == "share"
    ]
    assert [(float(one.value or 0), one.against) for one in shares] == [(92.5, (74, 80)), (8.5, (6, 80))]


def test_items_of_the_sentence_before() -> None:
    [claim] = [one for one in claims("全年共发布信息90条。其中网站60条，微信40条。") if one.relation == "list"]
    assert claim.against == (90, 60, 40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除行政许可7件外，没有别的。", {"licensing.decisions": 7}),
        ("复议案件，一件也没有。", {"review.total": 0}),
        ("未发生一件针对我局的行政复议。", {"review.total": 0}),
        ("没人来申请公开信息。", {"requests.received": 0}),
        ("信息处理费：450元。", {"fees.processing": 450}),
        ("依《行政复议法》审结：维持5件，纠正2件。", {"review.upheld": 5, "review.corrected": 2}),
    ],
)
def test_denials_exceptions_and_fees(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected
