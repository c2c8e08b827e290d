"""Who applied, who was addressed and what was done with decisions: words that mean another thing beside these."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到居民提交的申请3件。", {"requests.received": 3}),
        ("收到企业和公民提出的政府信息公开申请48件。", {"requests.received": 48}),
        ("收到个人申请8件。", {"requests.received@natural_person": 8}),
        ("收到自然人提出的申请8件。", {"requests.received@natural_person": 8}),
        ("没有企业和个人向我局申请公开政府信息。", {"requests.received": 0}),
        ("全年没有一名居民提出过信息公开申请。", {"requests.received": 0}),
        ("全年没有群众就信息公开事项向县政府申请行政复议。", {"review.total": 0}),
        ("全年无人因信息公开向上级机关申请行政复议。", {"review.total": 0}),
        ("我局全年没有因信息公开当过被告。", {"litigation.total": 0}),
        ("收到的申请没有一件在本年度内办结。", {"outcome.total": 0}),
        ("不存在因本机关不掌握相关政府信息而无法提供的情形。", {"outcome.unavailable.not_held": 0}),
        ("本年未实施政府集中采购项目。", {"procurement.items": 0}),
    ],
)
def test_what_a_word_means_beside_its_neighbours(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


def test_decisions_that_were_shown_are_perhaps_not_all() -> None:
    """公示行政处罚决定12件: an info at most."""
    shown = [one for one in claims("公示行政处罚决定12件。") if one.concepts == ("penalty.decisions",)]
    assert [(one.value, one.doubt) for one in shown] == [(12, "word")]
    assert told("集中采购目录未公布。") == {}


def test_what_is_done_for_another_body_is_not_this_bodys_own() -> None:
    assert told("本局全年代市政府受理行政复议案件418件，审结397件。") == {}


def test_requests_addressed_to_the_government_stay_its_own() -> None:
    assert "requests.received" not in told("收到向县政府提出的申请12件。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政许可事项上一年为32项，本年作了精简。", {"licensing.items_before": 32}),
        ("行政事业性收费上一年项目数量为12项。", {"fees.items_before": 12}),
        ("上一年度行政许可事项21项，本年增加2项。", {"licensing.items_before": 21}),
        ("行政处罚事项比上年增加6项。", {}),
        ("梳理行政许可事项32项。", {}),
    ],
)
def test_items_of_last_year_in_the_form_of_2019(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("有92件属于不动产登记资料等行政查询事项。", True),
        ("公文审查中因行政查询事项不予公开92件。", False),
        ("企业登记档案查询类申请92件。", False),
    ],
)
def test_a_row_behind_what_it_is_about_is_an_outcome(text: str, read: bool) -> None:
    found = {one.value for one in claims(text) if "outcome.refused.administrative_inquiry" in one.concepts}
    assert (92 in found) is read
