"""Requests carried over, told with their reasons, and numbers that point at one told before."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    "text",
    [
        "尚有7件申请因征求意见未满15个工作日，结转下一年度继续办理。",
        "还有7件年底前没赶完，结转到下一年接着办。",
        "有7件因正在征求意见结转下年办理。",
        "年末有7件未能当年办结、结转至下年。",
        "7件申请未能在年内答复，顺延至2024年办理。",
        "未能在年内办完的申请有7件，只得结转下年度。",
    ],
)
def test_why_requests_are_carried_over_does_not_change_their_number(text: str) -> None:
    assert told(text) == {"requests.carried_out": 7}


@pytest.mark.parametrize(
    "text",
    [
        "有7件因补正，均未结转下年度。",
        "其中7件为自然人申请，结转下年度。",
        "上年有7件因征求意见，结转本年办理。",
        "有7件经协商后撤回，其余结转下年度。",
        "有7件予以公开，另有2件结转下年度。",
    ],
)
def test_what_is_said_of_others_is_not_lent(text: str) -> None:
    assert told(text).get("requests.carried_out") != 7


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("全年接到申请31件，件件登记；这37件申请，件件都是信任。", [31, 37]),
        ("本年办结申请39件。对上述33件办结申请，逐一进行回访。", [39, 33]),
        ("全年行政复议15件，对这19件复议案件逐案评析。", [15, 19]),
        ("全年接到申请31件，办结30件；这28件申请均已归档。", []),  # which of the two?
        ("全年接到申请31件，其中网上申请12件。这12件申请均已办结。", []),
        ("全年接到申请31件。本年度3件申请经过会商。", []),  # points at nothing
    ],
)
def test_a_number_that_points_at_one_told_before(text: str, pairs: list[int]) -> None:
    assert [one.value for one in claims(text) if one.manner in ("listed", "again")] == pairs
