"""Files of summaries as given: files, folders and bytes; each report once; two that differ are an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gklint.errors import UsageError
from gklint.inputs.summaries import given_summaries
from gklint.model.archive import ReportSummary
from gklint.model.archive_entry import ArchiveEntry
from gklint.model.outcome import FileRecord
from gklint.model.summary_lines import SummarizedReport, summary_text


def summaries(*paths: str, year: int = 2023) -> bytes:
    reports = [
        SummarizedReport(
            FileRecord(path, "txt", "utf-8", "某某局", year, "2021", "report"),
            ArchiveEntry(ReportSummary(path, "某某局", year, "2021", (), b"")),
        )
        for path in paths
    ]
    return summary_text(reports).encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("摘要").mkdir()
    for name, data in {"part-1": summaries("b", "c"), "part-2": summaries("a"), "_SUCCESS": b"", ".crc": b"x"}.items():
        (Path("摘要") / name).write_bytes(data)
    return tmp_path


def test_a_folder_stands_for_its_files_without_those_that_engines_put_beside() -> None:
    found = given_summaries([Path("摘要"), summaries("d")])
    assert [(one.report.record.path, Path(one.place).name) for one in found] == [
        ("a", "part-2:2"),
        ("b", "part-1:2"),
        ("c", "part-1:3"),
        ("d", "#2:2"),
    ]


def test_the_same_report_in_two_files_counts_once() -> None:
    assert [one.place for one in given_summaries([summaries("a", "b"), summaries("b")])] == ["#1:2", "#1:3"]


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([summaries("a"), summaries("a", year=2022)], "#2:2: a 的摘要与 #1:2 中的不同；各部分请在同一个文件夹下检查"),
        ([summaries()], "没有可比较的摘要"),
        ([], "没有可比较的摘要"),
        ([Path("没有.jsonl")], "没有.jsonl: 摘要读不出来（没有这个文件或文件夹）；请检查路径"),
        ([Path("摘要/.crc")], "摘要/.crc:1: 这不是 gklint 写的摘要"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(sources: list[Path | bytes], said: str) -> None:
    with pytest.raises(UsageError) as error:
        given_summaries(sources)
    assert error.value.words.zh.startswith(said)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("管道")
    with pytest.raises(UsageError, match="不是普通文件"):
        given_summaries([Path("管道")])
