"""What is advised where several figures of one sum are wrong, or one row has moved."""

from __future__ import annotations

import gklint
from gklint.testing.report import report


def _messages(facts: dict[str, int]) -> list[tuple[str, str, bool]]:
    """Rule, advice, and whether one cell is named, of each error or warning about the tables."""
    found = gklint.lint_bytes(report(facts=facts).encode(), "年报.txt").diagnostics
    return [(one.rule, one.help.zh, one.repair is not None) for one in found if one.rule[:3] == "GK2"]


_TWO_WRONG = {
    "requests.received": 50, "requests.received@natural_person": 30, "requests.received@business": 20,
    "outcome.total": 50, "outcome.total@natural_person": 30, "outcome.total@business": 20,
    "outcome.disclosed": 48, "outcome.disclosed@natural_person": 20, "outcome.disclosed@business": 18,
    "outcome.not_processed.petition": 11, "outcome.not_processed.petition@natural_person": 10,
    "outcome.not_processed.petition@business": 2,
}  # fmt: skip


def test_a_sum_that_two_corrected_figures_mend_asks_for_nothing_else() -> None:
    """The rest of 9 in the column is 10 too much in one cell and 1 too little in another."""
    found = _messages(_TWO_WRONG)
    assert [(rule, named) for rule, _, named in found] == [("GK201", True), ("GK201", True), ("GK203", False)]
    advice = found[-1][1]
    assert advice.startswith("请先改正已指出的2格（") and advice.endswith("都改正后，本条即可消除，不必另改。")


_MOVED = {
    "requests.received": 6, "requests.received@natural_person": 5, "requests.received@business": 1,
    "outcome.total": 6, "outcome.total@natural_person": 5, "outcome.total@business": 1,
    "outcome.disclosed": 1, "outcome.disclosed@natural_person": 0, "outcome.disclosed@business": 1,
    "outcome.unavailable.not_held": 0, "outcome.unavailable.not_held@natural_person": 0,
    "outcome.unavailable.not_held@business": 5,
}  # fmt: skip


def test_a_row_moved_to_the_right_is_told_as_moved_and_no_cell_of_it_as_wrong() -> None:
    found = _messages(_MOVED)
    assert "GK206" in {rule for rule, _, _ in found} and "GK201" not in {rule for rule, _, _ in found}
    assert not any(named for _, _, named in found)
