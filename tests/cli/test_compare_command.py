"""`gklint compare`: parts of an archive checked apart, compared afterwards, and what is said when that cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gklint.cli.main import main
from gklint.testing import report


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    facts = ({"requests.received": 3, "requests.carried_out": 3}, {"requests.carried_in": 5, "outcome.disclosed": 5})
    for year, some in zip((2022, 2023), facts, strict=True):
        Path(f"{year}").mkdir()
        Path(f"{year}/民政局.txt").write_text(report(year=year, facts=some), "utf-8")
        main([f"{year}", "--output", f"{year}.jsonl"])
    return tmp_path


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capfd.readouterr()
    main([*arguments, "--output-format", "json"])
    found: dict[str, Any] = json.loads(capfd.readouterr().out)
    return found


def marks(found: dict[str, Any]) -> set[str]:
    return {one["fingerprint"] for one in found["diagnostics"]}


def test_parts_and_their_comparison_are_one_run(capfd: pytest.CaptureFixture[str]) -> None:
    whole = told(capfd, ".")
    compared = told(capfd, "compare", "2022.jsonl", "2023.jsonl")
    assert [one["rule"] for one in compared["diagnostics"]] == ["GK901"]
    assert [one["path"] for one in compared["files"]] == ["2022/民政局.txt", "2023/民政局.txt"]
    apart = marks(told(capfd, "2022", "--ignore", "GK9")) | marks(told(capfd, "2023", "--ignore", "GK9"))
    assert apart | marks(compared) == marks(whole)


def test_the_exit_code_is_that_of_a_check(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "2022.jsonl", "2023.jsonl"]) == 0
    assert main(["compare", "2022.jsonl", "2023.jsonl", "--fail-on", "warning"]) == 1
    assert main(["compare", "2022.jsonl", "2023.jsonl", "--fail-on", "warning", "--ignore", "GK9"]) == 0
    assert main(["compare"]) == 2
    assert "请给出摘要文件" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2023/民政局.txt",), "2023/民政局.txt:1: 这不是 gklint 写的摘要；请用 gklint"),
        (("2022.jsonl", "--output", "表.xlsx"), "xlsx 格式要用报告的内容，摘要里没有"),
        (("2022.jsonl", "--output", "全部.jsonl"), "summaries 格式要用报告的内容"),
        (("2022.jsonl", "--output", "json:2022.jsonl"), "--output 2022.jsonl 是要比较的摘要，不会覆盖"),
        (("2022.jsonl", "--output", "2023/民政局.txt"), "是要检查的报告，不会覆盖"),
    ],
)
def test_what_cannot_be_is_told(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    assert main(["compare", *arguments]) == 2
    assert said in capfd.readouterr().err


def test_a_run_that_writes_summaries_says_that_it_compares_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    main([".", "--output", "全部.jsonl"])
    assert "没有比较各份报告" in capfd.readouterr().err
    main([".", "--output", "concise:问题.txt", "--output", "全部.jsonl"])
    text = Path("问题.txt").read_text("utf-8")
    assert "没有比较各份报告" in text and "GK901" not in text
