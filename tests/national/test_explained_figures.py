"""Figures that the arithmetic of their own sentence explains, and those that it does not."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing.report import report

_FACTS = {
    "requests.received": 57, "requests.carried_in": 9, "requests.carried_out": 2, "outcome.total": 64,
    "requests.received@natural_person": 40, "requests.received@business": 17,
    "outcome.disclosed": 39, "outcome.partly_disclosed": 12, "outcome.unavailable.not_held": 13,
    "litigation.direct.total": 23, "litigation.direct.upheld": 18, "litigation.direct.corrected": 3,
    "litigation.direct.pending": 2,
    "litigation.after_review.total": 5, "litigation.after_review.upheld": 5,
    "review.total": 30, "review.upheld": 30,
}  # fmt: skip


def _found(sentence: str) -> list[tuple[str, str]]:
    text = report(review="", overview=f"（二）依申请公开。{sentence}", organ="某某市人民政府", facts=_FACTS)
    diagnostics = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    return [(one.rule, one.severity) for one in diagnostics if one.rule[:3] == "GK3"]


@pytest.mark.parametrize(
    "sentence",
    [
        "书面申请30件（当面9件、信函21件），网络申请27件。",
        "予以公开39件、部分公开12件，51件答复均已送达。",
        "截至年底，仍有7件申请待补正材料。其中5件为自然人、2件为企业提出。",
        "全市发生行政复议30件、行政诉讼28件，二者合计58件。",
        "诉讼案件败诉3件，占已审结案件的11.5%。",
        "网站信息较上年的121条增加26条，增长21.5%，依申请公开数量为57件。",
        "收到申请57件，与上年的50件相比增长14%，企业申请增长40%。",
        "处罚决定中兽药案件21件、农药案件19件、其他案件12件，比上年的60件减少8件。",
        "对13个县和42家市直单位开展考核，优秀单位17家、良好单位34家、合格单位4家。",
        "上一年度收到而移入本年度的申请为9件。",
        "无法提供（13件）包括本机关不掌握（13件）。",
        "网上申请（98件）较上年（81件）增长（21.0%）。",
        "申请量从上年的50件攀升至本年的57件，增幅达14%。",
        "倘不计年初结转的9件，新收申请与上年的70件相比，少了13件。",
        "答复各件，予以公开者39件，部分公开者12件。",
        "科研、公益各机构，本年俱无申请。",
        "以省政府为复议机关受理的全市复议案件为47件。",
        "予以公开39件、部分公开12件，两项合计占办结总数64件的79.7%。",
        "招生类34件申请中，5月至8月收到29件；由家长个人提出33件、律师事务所提出1件。",
        "从领域看，房屋征收补偿24件，物业服务15件，保障房分配10件，房改档案及其他8件。",
    ],
)
def test_a_figure_that_the_sentence_makes_up_is_no_contradiction(sentence: str) -> None:
    assert [one for one in _found(sentence) if one[1] != "info"] == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("收到申请57件，其中自然人39件，商业企业17件。", "GK307"),
        ("新收申请57件，连同上年结转7件，办结64件。", "GK301"),
        ("办结的64件中，予以公开38件，部分公开12件，本机关不掌握13件。", "GK306"),
        ("全市发生行政复议30件、行政诉讼29件。", "GK309"),
        ("收到申请57件，比上年的50件增加9件。", "GK318"),
        ("收到申请57件，与上年的50件相比增长24%。", "GK318"),
        ("去年收到50件申请，今年多了8件，增长14%。", "GK318"),
    ],
)
def test_a_wrong_figure_is_told_beside_right_ones(sentence: str, rule: str) -> None:
    assert (rule, "warning") in _found(sentence)


def test_two_figures_of_one_sentence_that_both_differ_are_an_info() -> None:
    """They may be of another scope, which no word of the sentence names."""
    assert {severity for _, severity in _found("全年收到申请412件，办结405件。")} == {"info"}


@pytest.mark.parametrize(
    "sentence",
    ["误交的2件按行政查询办理，未纳入政府信息公开申请统计。", "对查询类诉求引导自助查询，未作为依申请公开事项登记。"],
)
def test_what_was_not_counted_among_requests_does_not_deny_them(sentence: str) -> None:
    assert [one for one in _found(sentence) if one[0] == "GK302"] == []


@pytest.mark.parametrize("sentence", ["公民、法人均未向本机关提出政府信息公开申请。", "本年度未收到政府信息公开申请。"])
def test_what_nobody_asked_for_denies_requests(sentence: str) -> None:
    assert [one[0] for one in _found(sentence)] == ["GK302"]
