"""Whether a list says that its items are all there is."""

from __future__ import annotations

import pytest
from narrative_claims import claims


def manner(text: str) -> list[str]:
    return [one.manner for one in claims(text) if one.relation == "list"]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请10件，分别为网上4件、信函5件。",
        "收到申请10件：网上4件、信函5件。",
        "收到申请10件（网上4件、信函5件）。",
        "申请10件分三类：征地4件、低保3件、宅基地2件。",
        "收到申请10件，其中网上4件、信函3件、其他2件。",
        "收到申请10件，其中网上4件、信函5件、当面0件。",
        "收到申请10件，其中网上4件、信函5件，没有其他渠道。",
        "处罚决定10件，土地类4件，矿产类5件，就这两类。",
        "处理文件10件，即收文4件、发文5件。",
    ],
)
def test_lists_that_say_they_are_whole(text: str) -> None:
    assert manner(text) == ["stated"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请10件，其中网上4件、信函3件、当面2件。", "closed"),
        ("收到申请10件，其中网上4件、信函3件、当面2件等。", "open"),
        ("收到申请10件（主要为网上4件、信函3件、当面2件）。", "open"),
    ],
)
def test_lists_that_do_not(text: str, expected: str) -> None:
    assert manner(text) == [expected]


def test_items_of_what_an_exception_leaves() -> None:
    """15 but 2 are the 13 that the items make up."""
    assert manner("行政复议15件，除2件尚未审结外，均已作出决定，其中维持9件、纠正3件、其他1件。") == []
