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
