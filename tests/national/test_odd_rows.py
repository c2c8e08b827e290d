"""Rows that stand twice, and rows that bear the name of another: one finding each, which says what to do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import gklint
from gklint.model.diagnostic import Diagnostic
from gklint.testing.report import report

_NINE = "|".join("0" * 7)


def found(**parts: object) -> list[Diagnostic]:
    """What is found of missing and odd rows."""
    told = gklint.lint_bytes(report(**parts).encode(), "年报.txt", select=["GK112", "GK113", "GK114"])
    return list(told.diagnostics)


@pytest.mark.parametrize(
    ("labels", "words", "right"),
    [
        (
            {"4.保护第三方合法权益": "4.危及“三安全一稳定”"},
            "表三“（三）不予公开”中应为“4.保护第三方合法权益”的一行，名称写成了“4.危及‘三安全一稳定’”",
            "4.保护第三方合法权益",
        ),
        (
            {"3.危及“三安全一稳定”": "3.保护第三方合法权益"},
            "表三“（三）不予公开”中应为“3.危及‘三安全一稳定’”的一行，名称写成了“3.保护第三方合法权益”",
            "3.危及‘三安全一稳定’",
        ),
        (
            {"2.重复申请": "2.无关内容"},
            "表三“（五）不予处理”中应为“2.重复申请”的一行，名称写成了“2.无关内容”",
            "2.重复申请",
        ),
    ],
)
def test_a_row_under_the_name_of_another_is_one_finding(labels: Mapping[str, str], words: str, right: str) -> None:
    [one] = found(labels=labels)
    assert (one.rule, one.severity, one.words.zh) == ("GK112", "error", words)
    assert one.help is not None and one.help.zh == f"请将该行名称改为“{right}”，数字不动。"
    assert one.place.text == next(iter(labels.values()))


def test_a_row_that_stands_twice_is_told_as_repeated_with_both_places() -> None:
    [one] = found(extra_rows={"r3.5.2": f"2.重复申请|{_NINE}"})
    assert (one.rule, one.severity, one.words.zh) == ("GK114", "warning", "表三“2.重复申请”一行重复出现")
    assert one.help is not None and one.help.zh == "请删去重复的一行。"
    [other] = one.related
    assert other.place.text == one.place.text == "2.重复申请" and other.place.start.line < one.place.start.line


def test_of_a_row_that_stands_twice_with_other_figures_the_right_one_is_kept() -> None:
    [one] = found(extra_rows={"r3.5.2": "2.重复申请|1|0|0|0|0|0|1"})
    assert one.help is not None and one.help.zh == "两行数字不同，请核对后保留正确的一行，删去另一行。"


@pytest.mark.parametrize(
    "row", [{"r3.3.8": f"9.其他|{_NINE}"}, {"r3.4.3": f"4.重复申请|{_NINE}"}, {"r3.5.5": f"其他|{_NINE}"}]
)
def test_the_name_of_a_row_of_another_group_is_no_repeated_row(row: Mapping[str, str]) -> None:
    [one] = found(extra_rows=row)
    assert (one.rule, one.severity) == ("GK114", "info") and "有国家格式没有的" in one.words.zh


def test_a_missing_row_and_an_odd_one_elsewhere_are_two_findings() -> None:
    told = found(drop_rows=["r3.3.4"], extra_rows={"r3.5.5": f"6.其他事项|{_NINE}"})
    assert sorted(one.rule for one in told) == ["GK112", "GK114"]
