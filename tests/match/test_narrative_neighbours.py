"""What a number takes from the words and numbers beside it: what is excepted, a row of years, a base, a total."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议7件，除2件尚未审结外，其余5件均维持。", {"review.pending": 2, "review.upheld": 5}),
        ("收到申请20件，除4件结转下年度外，其余16件悉数办结。", {"outcome.total": 16, "requests.carried_out": 4}),
        (
            "除1件由商业企业提出外，其余5件均由自然人提出。",
            {"requests.received@business": 1, "requests.received@natural_person": 5},
        ),
    ],
)
def test_the_rest_of_what_is_excepted_is_exact(text: str, expected: dict[str, object]) -> None:
    assert {key: value for key, value in told(text).items() if key in expected} == expected


def test_an_unknown_word_keeps_the_rest_uncertain() -> None:
    assert "outcome.refused" not in told("除85件予以公开外，其余130件都说明了不予公开、无法提供或其他的理由。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年收到申请64件，2022年87件，今年121件。", {"requests.received": 121}),
        ("2021年，申请52件；2022年，65件；2023年，91件。", {"requests.received": 91}),
        ("截至6月底累计收到90件申请，截至9月底累计137件，到12月31日累计196件。", {"requests.received": 196}),
        ("行政复议二季度2件、三季度5件，全年11件。", {"review.total": 11}),
        ("现行有效规章21件，上年11件，前年10件。", {"regulations.in_force": 21}),
    ],
)
def test_figures_of_years_in_a_row_count_the_same(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2件申请中予以公开1件，无法提供1件。", {"outcome.disclosed": 1, "outcome.unavailable": 1}),
        (
            "新收申请中自然人31件，商业企业2件。",
            {"requests.received@natural_person": 31, "requests.received@business": 2},
        ),
        ("收到依申请公开104件（不含上年转入）。", {"requests.received": 104}),
        ("复议：维持7件、纠正2件、其他1件。", {"review.upheld": 7, "review.corrected": 2, "review.other": 1}),
        ("本年度受理及上年结转的47件申请均已办结。", {"requests.handled": 47, "requests.carried_out": 0}),
        ("社会公益组织所提的申请，我们收到14件。", {"requests.received@charity": 14}),
        ("收到申请1件，为商业企业提出。", {"requests.received": 1, "requests.received@business": 1}),
        ("制发规范性文件22件，按期清理，没有废止。", {"normative.issued": 22, "normative.repealed": 0}),
        ("16件行政规范性文件经评估予以废止。", {"normative.repealed": 16}),
        ("复议后又起诉的，我们一件也没有碰到。", {"litigation.after_review.total": 0}),
        ("涉及信息公开行政诉讼4起。", {"litigation.total": 4}),
    ],
)
def test_what_a_figure_is_of(text: str, expected: dict[str, object]) -> None:
    assert {key: value for key, value in told(text).items() if key in expected} == expected


def test_cases_out_of_another_base_are_some() -> None:
    assert told("20件答复中有3件引起行政复议。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "向1名申请人收取信息处理费240元。",
        "全年对2件超量申请收取信息处理费240元。",
        "信息处理费：收取3件、金额240元。",
        "收了一笔信息处理费，240元。",
        "信息处理费并非没有，我们收取240元。",
    ],
)
def test_fees_collected_of_applicants(text: str) -> None:
    found = [one.value for one in claims(text) if one.certain and one.concepts == ("fees.processing",) and one.value]
    assert found == [240]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("政务新媒体由142个减至118个，减幅26.9%。", (118, 142)),
        ("新收申请由686件增至772件，净增106件。", (772, 686)),
    ],
)
def test_changes_from_one_figure_to_another(text: str, against: tuple[int, int]) -> None:
    assert [one.against for one in claims(text) if one.relation == "change"] == [against]


def test_the_rate_of_other_work_is_of_its_own_figures() -> None:
    found = [one for one in claims("受理12345热线45件，已办结40件，办结率90%。") if one.relation == "share"]
    assert [one.against for one in found] == [(40, 45)]


@pytest.mark.parametrize(
    ("text", "total", "items"),
    [
        ("收到申请13件，其中9件已答复，剩余2件结转下年度。", 13, (9, 2)),
        ("不予处理13件，计信访投诉7件、重复申请9件、大量反复1件。", 13, (7, 9, 1)),
        ("不掌握18件、需要另行制作2件、补正后仍不明确1件，共19件无法提供。", 19, (18, 2, 1)),
        ("网站发布63条：机构类16条，动态类63条，预决算5条。", 63, (16, 63, 5)),
        ("发布信息439条，其中概况69条、动态370条；维护专栏13个，其中新开20个。", 13, (20,)),
        ("各板块、各单位发布信息40条，其中动态21条、公告25条。", 40, (21, 25)),
    ],
)
def test_totals_and_their_items(text: str, total: int, items: tuple[int, ...]) -> None:
    found = [one for one in claims(text) if one.relation in ("list", "sum") and one.certain and one.value == total]
    assert [one.against[-len(items) :] for one in found] == [items]
