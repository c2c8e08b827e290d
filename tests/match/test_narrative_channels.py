"""Channels of applying: their shares of all that is counted, and one that is counted twice."""

from __future__ import annotations

import pytest
from narrative_claims import claims

from gklint import lint_bytes
from gklint.testing.report import report


def found(text: str, received: int = 43) -> set[str]:
    """The rules that judge the sentence in a report with that many requests."""
    made = report(overview=f"（一）依申请公开\n{text}", facts={"requests.received": received}, year=2023)
    outcome = lint_bytes(made.encode(), "报告.txt")
    return {one.rule for one in outcome.diagnostics if one.rule in ("GK317", "GK320", "GK315", "GK316")}


CHANNELS = "当面7件、网络25件、信函11件"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"从申请方式看，{CHANNELS}，网络渠道占比58.1%。", False),
        (f"从申请方式看，{CHANNELS}，网络渠道占比81.4%。", True),
        (f"{CHANNELS}，其中网上申请约占85.1%。", True),
        (f"{CHANNELS}，其中网上申请约占60%。", False),
        (f"{CHANNELS}，在线提交占58.14%。", False),
        (f"{CHANNELS}，网上申请已成为主渠道，占85.1%。", True),
        (f"{CHANNELS}，网上申请已成为主渠道，占58.1%。", False),
        ("窗口递交7件、在线平台提交25件、邮寄11件，邮寄占52.6%。", True),
        ("窗口递交7件、在线平台提交25件、邮寄11件，邮寄占25.6%。", False),
        ("当面7件、网络25件，网络占60%，全年共50件。", True),
        ("当面7件、网络25件、其他方式18件，网络占50%。", False),
    ],
)
def test_the_share_of_a_channel(text: str, wrong: bool) -> None:
    assert ("GK317" in found(text)) == wrong


def test_the_share_of_a_channel_of_all_in_table_three() -> None:
    assert found("收到申请100件，网络25件、信函11件，网络占25%。", 100) == set()
    assert found("网络25件、信函11件，网络占25%。", 100) == set()


@pytest.mark.parametrize(
    "text",
    [
        "渠道：信函58件；网络71件；当面17件。网络渠道61件：均在线签收。",
        "当面者12宗，邮寄者55宗，经互联网者26宗；前述邮寄之65宗，均以签收之日为收到之日。",
        "网络申请27件、书面申请30件。与上年相比，本年网络申请17件。",
        "网络来件21件，信函来件十一件，窗口来件两件；信函来件十五件。",
    ],
)
def test_a_channel_counted_twice(text: str) -> None:
    assert found(text) == {"GK320"}


@pytest.mark.parametrize(
    "text",
    [
        "信函58件；网络71件；当面17件。网络渠道71件：均在线签收。",
        "网络71件，信函58件。其中网络申请由省平台转来61件。",
        "上半年网络71件，信函58件；下半年网络61件。",
        "网络71件，信函58件。上年网络61件。",
        "新收：网络71件，信函58件；结转：网络61件，信函3件。",
        "网络71件，信函58件；办结网络申请61件。",
        "网站71条，微信58条；网站解读61条。",
    ],
)
def test_another_number_of_a_channel(text: str) -> None:
    assert found(text) == set()


def test_counts_of_channels_say_how_they_are_told() -> None:
    told = [(one.manner, one.value) for one in claims("网络71件，信函58件；网络61件。") if "渠道" in one.name]
    assert told == [("listed", 71), ("listed", 58), ("again", 61)]
