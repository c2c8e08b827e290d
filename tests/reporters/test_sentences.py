"""What a finding says as running text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gklint.model.bilingual import Words
from gklint.reporters.sentences import figure, in_one_line, repair_words, sentences


def test_message_repair_and_help_in_this_order(bench: Any) -> None:
    source = bench.text()
    finding = bench.diagnostic(source, "8", repair=bench.repair(source))
    assert sentences(finding, "en") == [
        "The addends give 7, the total says 8",
        "Most probably wrong: total is 8, should be 7; 2 findings would vanish",
        "Check the row",
    ]


def test_sentences_in_one_line_keep_their_stops(bench: Any) -> None:
    finding = bench.diagnostic(bench.text(), "8", help=Words("请核对", "Check"))
    assert in_one_line(finding, "zh") == "各项之和 7 不等于总计 8。请核对"
    assert in_one_line(finding, "en") == "The addends give 7, the total says 8. Check"
    asked = replace(finding, words=Words("是否\n有误？", "Wrong?"))
    assert in_one_line(asked, "zh") == "是否 有误？请核对"


def test_a_repair_says_blank_and_why(bench: Any) -> None:
    repair = bench.repair(bench.text())._replace(
        found=None, reason=Words("两数互换", "swapped"), resolves=("GK201:r1",)
    )
    assert repair_words(repair) == (
        "最可能填错的是总计：未填，应为7（两数互换）。改正后，这个问题即可消除。",
        "Most probably wrong: total is blank, should be 7 (swapped); this finding would vanish",
    )


@pytest.mark.parametrize(
    ("value", "written"), [(None, ""), (0, "0"), (-2, "-2"), (Decimal("79.1500"), "79.1500"), (Decimal("1E+3"), "1000")]
)
def test_figures_are_plain_decimals(value: Any, written: str) -> None:
    assert figure(value) == written
