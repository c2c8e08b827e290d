"""Figures of a part, of several bodies or of documents, which look like figures of the whole."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


def test_ways_of_disclosure_are_no_requests() -> None:
    assert told("主动公开文件41件、依申请公开17件、不予公开6件。") == {}
    assert told("主动公开信息41条，依申请公开办结17件。") == {"outcome.total": 17}


def test_some_done_in_time_are_not_all_that_were_done() -> None:
    assert told("收到申请3件，2件在法定期限内答复，1件延期答复。") == {"requests.received": 3}
    assert told("收到申请3件，办结2件。") == {"requests.received": 3, "outcome.total": 2}


def test_a_number_of_bodies_makes_the_figure_theirs() -> None:
    street = "云川区东岭街道办事处"
    assert told("全区9个街道收到政府信息公开申请共215件。", street) == {}
    assert told("本街道收到政府信息公开申请7件。", street) == {"requests.received": 7}


def test_not_again_is_no_denial_of_the_whole() -> None:
    denials = [one for one in claims("21人次咨询申请事项，其中8人次当场查到，未再提交申请。") if one.relation == "none"]
    assert all(one.of_which == "some" for one in denials)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("结转下年度12件，其中自然人9件、企业3件，较上年末的7件增加5件。", []),
        ("收到申请12件，较上年的7件增加5件。", [(12, 7)]),
    ],
)
def test_a_comparison_behind_a_list_is_not_of_its_last_item(text: str, changes: list[tuple[int, ...]]) -> None:
    assert [one.against for one in claims(text) if one.relation == "change"] == changes


@pytest.mark.parametrize(
    "text",
    [
        "新收申请37件，上年结转3件。其中，予以公开25件，部分公开4件，其他处理7件，结转下年度继续办理4件。",
        "新收申请37件，上年结转3件，其中，予以公开25件，部分公开4件，其他处理7件，结转下年度继续办理4件。",
    ],
)
def test_outcomes_are_of_what_came_in_and_what_was_carried_in(text: str) -> None:
    assert [one for one in claims(text) if one.relation == "list"] == []
