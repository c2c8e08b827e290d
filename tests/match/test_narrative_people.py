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


def test_requests_addressed_to_the_government_stay_its_own() -> None:
    assert "requests.received" not in told("收到向县政府提出的申请12件。")
