"""A figure that the words fit and that hardly counts what the tables have is an info, never a warning."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing.report import report

_FACTS = {
    "requests.received": 186, "requests.received@natural_person": 146, "requests.received@business": 40,
    "requests.carried_in": 14, "requests.carried_out": 2, "outcome.total": 198, "outcome.disclosed": 120,
    "outcome.partly_disclosed": 20, "review.total": 19, "review.upheld": 11, "review.pending": 3,
    "review.corrected": 4, "litigation.direct.total": 9, "litigation.direct.upheld": 7,
    "litigation.direct.corrected": 2, "litigation.after_review.total": 5, "litigation.after_review.upheld": 5,
}  # fmt: skip


def severities(sentence: str) -> dict[str, str]:
    """The severity of what each rule that compares text and tables says of the sentence."""
    text = report(review="", overview=f"（二）依申请公开。{sentence}", organ="某某局", facts=_FACTS)
    found = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    return {one.rule: one.severity for one in found if one.rule[:4] in ("GK30", "GK31")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年收到政府信息公开申请32件。", {"GK301": "info"}),  # perhaps of a part
        ("全年收到政府信息公开申请1860件。", {"GK301": "info"}),  # perhaps of a wider area, or of all years
        ("全年收到政府信息公开申请168件。", {"GK301": "warning"}),
        ("全年收到政府信息公开申请86件。", {"GK301": "warning"}),
        ("上年结转的申请186件。", {"GK301": "info"}),  # all that was received
        ("自然人提出申请186件。", {"GK307": "info"}),
        ("自然人提出申请164件。", {"GK307": "warning"}),
        ("企业和律师事务所提出申请45件。", {"GK307": "info"}),  # who belongs to them is said in many ways
        ("公开类答复140件。", {"GK306": "info"}),  # with those disclosed in part
        ("予以公开104件。", {"GK306": "warning"}),
        ("予以公开140件，部分公开20件。", {"GK306": "warning"}),
        ("行政复议3件。", {"GK308": "info"}),  # those pending
        ("行政复议17件。", {"GK308": "warning"}),
    ],
)
def test_the_figure_says_whether_it_may_count_something_else(sentence: str, expected: dict[str, str]) -> None:
    assert severities(sentence) == expected


def test_small_figures_are_soon_several_times_as_large() -> None:
    assert severities("行政诉讼结果纠正9件。") == {"GK309": "warning"}  # 2: one wrong stroke


def test_a_rate_is_of_the_total_that_its_sentence_states() -> None:
    assert severities("全市因信息公开被复议312件，纠正率16.7%。").get("GK317") is None
    assert severities("全年信息公开行政复议19件，纠正率30.5%。") == {"GK317": "warning"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("行政复议结案16件，其中维持11件，占结案数的68.8%。", {}),
        ("申请由2021年的97件、2022年的120件上升到186件，两年增长91.8%。", {}),
        ("公示处罚决定85件、强制措施12件，与上年的70件处罚相比多15件。", {}),
        ("申请由2022年的120件上升到186件，增长65%。", {"GK318": "warning"}),
    ],
)
def test_a_share_or_difference_of_other_figures_of_the_sentence(sentence: str, expected: dict[str, str]) -> None:
    assert {rule: one for rule, one in severities(sentence).items() if rule in ("GK317", "GK318")} == expected


def test_applicants_told_as_people_may_be_natural_persons_or_all() -> None:
    assert severities("收到居民提交的申请186件。") == severities("收到居民提交的申请146件。") == {}
    assert severities("收到居民提交的申请168件。") == {"GK301": "warning"}
