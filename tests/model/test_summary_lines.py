"""Summaries as lines and back: equal, in the same bytes, and whatever is wrong with a file is told at its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.model.archive import ReportSummary
from gklint.model.archive_entry import ArchiveEntry
from gklint.model.outcome import FileRecord
from gklint.model.packing import pack
from gklint.model.summary_lines import MOST_LINE, SummarizedReport, SummaryLineError, read_summaries, summary_text

NUMBERS = st.none() | st.integers(-(10**30), 10**30) | st.decimals(-(10**9), 10**9, places=4)


def one(path: str, numbers: tuple[int | Decimal | None, ...] = (1, None)) -> SummarizedReport:
    summary = ReportSummary(path, "某某局", 2023, "2021", numbers, b"\0" * 16, (("overview", pack("工作")),), (2022,))
    record = FileRecord(path, "txt", "utf-8", "某某局", 2023, "2021", "report", 100)
    return SummarizedReport(record, ArchiveEntry(summary, (), "0" * 16))


def back(text: str) -> list[SummarizedReport]:
    return [report for _, report in read_summaries(text.encode().splitlines(keepends=True))]


@given(st.lists(st.lists(NUMBERS, max_size=5).map(tuple), max_size=4), st.text(max_size=9))
def test_they_come_back_equal_and_in_the_same_bytes(every: list[tuple[int | Decimal | None, ...]], name: str) -> None:
    reports = [one(f"{name}{number}", numbers) for number, numbers in enumerate(every)]
    text = summary_text(reports)
    assert back(text) == reports and summary_text(back(text)) == text


def test_a_half_of_a_character_in_a_path_comes_back() -> None:
    assert back(summary_text([one("a\udc80.txt")])) == [one("a\udc80.txt")]


def test_files_one_behind_the_other_are_one_file() -> None:
    assert back(summary_text([one("a")]) + summary_text([]) + summary_text([one("b"), one("c")])) == [*map(one, "abc")]


def test_line_ends_may_change_on_the_way() -> None:
    assert back(summary_text([one("a"), one("b")]).replace("\n", "\r\n")) == [one("a"), one("b")]


TEXT = summary_text([one("a"), one("b")])
HEAD, FIRST, SECOND = TEXT.splitlines(keepends=True)


def changed(change: Callable[[list[object]], object]) -> str:
    value = json.loads(FIRST)
    change(value)
    return HEAD + json.dumps(value) + "\n" + SECOND


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "这不是 gklint 写的摘要"),
        ("\n", 1, "这不是 gklint 写的摘要"),
        ('{"version": 1}\n', 1, "这不是 gklint 写的摘要"),
        ('{"gklint-summaries": 1, "gklint": "0.1.0"}\n', 1, "这不是 gklint 写的摘要"),
        (FIRST, 1, "这不是 gklint 写的摘要"),
        (HEAD.replace('"0.1.0"', '"0.0.9"') + FIRST + SECOND, 1, "摘要由 gklint 0.0.9 写成，这里是 0.1.0"),
        (HEAD.replace('summaries":1', 'summaries":2'), 1, "摘要由 gklint"),
        (HEAD + FIRST, 3, "文件不完整"),
        (HEAD + FIRST + HEAD, 3, "文件不完整"),
        (HEAD + FIRST[:-20], 2, "已损坏"),
        (TEXT + FIRST, 4, "已损坏"),
        (HEAD + "[" * 100_000, 2, "已损坏"),
        (HEAD + '"' + "a" * MOST_LINE + '"', 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(4, ["1e999999999"])), 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(4, ["NaN"])), 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(4, [10**70])), 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(0, "elsewhere")), 2, "已损坏"),
        (changed(lambda value: value[1].__setitem__(0, None)), 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(5, "no base64")), 2, "已损坏"),
        (changed(lambda value: value[1][0].__setitem__(6, [["overview", "AAAA"]])), 2, "已损坏"),
        (TEXT.replace("[1,null]", "[7,null]", 1), 1, "与写的时候不同"),
        (HEAD + SECOND + FIRST, 1, "与写的时候不同"),
        (HEAD[: HEAD.index(',"digest"')] + "}\n" + FIRST + SECOND, 1, "与写的时候不同"),
        (TEXT + TEXT.replace("[1,null]", "[7,null]", 1) + TEXT, 4, "与写的时候不同"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(SummaryLineError) as error:
        back(text)
    assert (error.value.line, said in error.value.words.zh) == (line, True), error.value.words.zh
