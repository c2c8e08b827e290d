"""A report is never written over by results, and results are not checked as if they were reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.testing import report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报").mkdir()
    (tmp_path / "年报" / "甲.txt").write_text(report(), "utf-8")
    (tmp_path / "年报" / "空.txt").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("年报/甲.txt", "--output", "年报/甲.txt"),
        ("年报", "--output", "年报/甲.txt"),
        ("年报", "--output", "json:./年报/../年报/甲.txt"),
        ("年报/空.txt", "--output", "年报/空.txt"),
        ("年报/空.txt", "--output", "年报/甲.txt"),
        ("facts", "年报", "--output", "年报/甲.txt"),
    ],
)
def test_a_report_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = {path: path.read_bytes() for path in (folder / "年报").iterdir()}
    assert main(arguments) == 2
    assert "是要检查的报告，不会覆盖" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (folder / "年报").iterdir()} == before


def test_results_in_the_folder_are_written_again_and_not_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = (
        "年报",
        "--no-cache",
        "--output",
        "年报/结果.txt",
        "--output",
        "markdown:年报/汇总.md",
        "--output-format",
        "concise",
    )
    main(run)
    first = (folder / "年报" / "结果.txt").read_text("utf-8"), (folder / "年报" / "汇总.md").read_text("utf-8")
    main(run)
    assert (
        (folder / "年报" / "结果.txt").read_text("utf-8"),
        (folder / "年报" / "汇总.md").read_text("utf-8"),
    ) == first
    main(("年报", "--output-format", "concise"))
    assert "结果.txt" in capsys.readouterr().out
