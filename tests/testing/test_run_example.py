"""A rule's examples as tests: what they state is held, and what does not hold is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gklint.api import Edit, Finding, Fix, Report, Rule, Words, fails, passes, rule
from gklint.model.rule import Example
from gklint.testing import run_example

_WORD = re.compile("法制政府")


@rule("XX001", "wrong-word", severity="warning", summary="错词", basis="练习", examples=[], forms=("2021",))
def wrong_word(report: Report, options: Any) -> Iterator[Finding]:
    """法制政府应为法治政府。"""
    for match, span in report.body.find(_WORD):
        fix = Fix(Words("改为法治政府"), (Edit(span, "法治政府"),))
        yield Finding(Words(f"“{match.group()}”应为“法治政府”"), span, match.group(), fix=fix)


WRONG = "建设法制政府。"


@pytest.mark.parametrize(
    "example",
    [
        fails(WRONG),
        fails(WRONG, at="法制政府", message="应为“法治政府”", count=1, severity="warning", fixed="建设法治政府。"),
        fails(headings={"problems": "五、存在的问题（法制政府）"}, fixed="五、存在的问题（法治政府）"),
        fails(WRONG, path="报告.md", layout="markdown"),
        passes("建设法治政府。"),
        passes(WRONG, form="2019", comment="规则不查这种格式"),
    ],
)
def test_what_an_example_states_holds(example: Example) -> None:
    run_example(wrong_word, example)


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (passes(WRONG, comment="练习"), r"XX001 wrong-word: passing example .*练习(?s:.)*expected: nothing"),
        (fails("建设法治政府。"), "expected: a finding"),
        (fails(WRONG, form="2019"), "the rule does not read this file .kind report, form 2019"),
        (fails(WRONG, at="法制"), "expected: at '法制'"),
        (fails(WRONG, message="法律"), "…法律…"),
        (fails(WRONG, count=2), "2 findings(?s:.)*1: "),
        (fails(WRONG, severity="error"), "expected: error"),
        (fails(WRONG, fixed="建设法律政府。"), "fixed as '建设法律政府。'"),
    ],
)
def test_what_does_not_hold_is_said(example: Example, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        run_example(wrong_word, example)


def test_a_fix_that_changes_nothing_is_no_fix() -> None:
    idle: Rule = wrong_word.__class__(**{**vars(wrong_word), "check": _without_fix})
    with pytest.raises(AssertionError, match="what the example has already"):
        run_example(idle, fails(WRONG, fixed=WRONG))


def _without_fix(report: Report, options: Any) -> Iterator[Finding]:
    yield from (finding._replace(fix=None) for finding in wrong_word.check(report, options))
