"""Text in which each row's figures stand above its label: right or not assessable, and no row is called missing."""

from __future__ import annotations

import re

import pytest

import gklint
from gklint.testing import report

FACTS = {
    "normative.issued": 3,
    "normative.in_force": 9,
    "licensing.decisions": 44,
    "fees.amount": 2.5,
    "requests.received": 6,
    "outcome.disclosed": 4,
    "outcome.partly_disclosed": 2,
    "outcome.total": 6,
}
_LABEL_FIRST = re.compile(r"(?P<label>[^\n]*[^\d\s|][^\n]*?)(?P<figures>(?:\s+\d[\d.]*[ \t\u3000]*(?=\s))+)")


def figures_first(text: str) -> str:
    """The report with the figures of sections two to four above their labels."""
    start, end = text.index("二、主动公开"), text.index("四、政府信息公开行政复议")
    turned = _LABEL_FIRST.sub(lambda match: f"{match['figures'].strip()}\n{match['label']}\n", text[start:end])
    return text[:start] + turned + text[end:]


@pytest.mark.parametrize(
    "layout", ["lines", "spaces", "tabs", "dense", "broken-rows", "wide-blanks", "vertical-headers"]
)
def test_they_are_right_or_not_assessable(layout: str) -> None:
    text = report(layout=layout, facts=FACTS)
    turned = figures_first(text)
    assert turned != text
    found = gklint.lint_bytes(turned.encode(), "年报.txt").diagnostics
    assert not [one.rule for one in found if one.severity == "error"]
    assert {"GK006", "GK008"} & {one.rule for one in found}, "what was not assessed is said"


def test_a_label_behind_one_that_spans_rows_is_there() -> None:
    """Two labels stand before their two rows of figures; the first shares its line with 三、本年度办理结果."""
    text = report(layout="spaces", facts=FACTS)
    rows = re.search(r"(三、本年度办理结果\s+（一）予以公开)([ \d]+)\n\s*(（二）部分公开[^\n）]*）)([ \d]+)\n", text)
    assert rows is not None
    turned = text.replace(rows[0], f"{rows[1]}\n{rows[3]}\n{rows[2].strip()}\n{rows[4].strip()}\n")
    found = gklint.lint_bytes(turned.encode(), "年报.txt").diagnostics
    assert [one.rule for one in found if one.severity == "error"] == []
    told = [one.words.zh for one in found if one.rule == "GK008"]
    assert told and not [one for one in told if "格中只有" in one], "there are more figures than cells, not fewer"
