"""What outputs need beside findings comes from the one reading of each file, with or without a cache."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mistaken import MISTAKEN, write_report

import gklint
from gklint.cli.main import main
from gklint.readers import text
from gklint.testing import report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "年报"
    reports.mkdir()
    for year in (2022, 2023):
        (reports / f"{year}.txt").write_text(report(year=year, **{"requests.received@total": year}), "utf-8")
    return reports


def test_findings_figures_and_pages_come_from_one_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_paths: list[str] = []
    original = text.read

    def counted(data: bytes, path: str, options: object) -> object:
        read_paths.append(path)
        return original(data, path, options)  # type: ignore[arg-type]

    monkeypatch.setattr(text, "read", counted)
    outputs = ("json:问题.json", "html:网页.html", "facts:数字.json", "facts-csv:数字.csv", "csv:问题.csv")
    wanted = [part for output in outputs for part in ("--output", output)]
    assert main(["年报", "-j", "1", "--no-cache", "--select", "GK2", *wanted]) == 1
    assert sorted(read_paths) == ["年报/2022.txt", "年报/2023.txt"]
    assert main(["facts", "年报", "--output", "单独.json"]) == 0
    assert Path("数字.json").read_text("utf-8") == Path("单独.json").read_text("utf-8")
    assert main(["facts", "年报", "--output-format", "csv", "--output", "单独.csv"]) == 0
    assert Path("数字.csv").read_bytes() == Path("单独.csv").read_bytes()
    assert "不能公布2份" in Path("网页.html").read_text("utf-8")


def test_what_is_kept_is_remembered_with_the_findings(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / ".gklint_cache"
    cache.mkdir(mode=0o700)
    plain = gklint.lint([folder], cache=cache)
    assert plain.products == {}
    fresh = gklint.lint([folder], cache=cache, products=["facts", "transcript"])
    again = gklint.lint([folder], cache=cache, products=["transcript", "facts"])
    assert (fresh.diagnostics, fresh.products) == (again.diagnostics, again.products) and len(fresh.products) == 2
    assert all(kept.facts and kept.transcript for kept in again.products.values())
    assert gklint.lint([folder], cache=cache).products == {}


def test_workers_hand_over_what_is_kept(folder: Path) -> None:
    alone, together = (gklint.lint([folder], jobs=jobs, products=["facts", "transcript"]) for jobs in (1, 2))
    assert len(alone.products) == 2 and alone.products == together.products


def test_a_file_that_cannot_be_read_has_a_page_and_no_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("坏.docx").write_bytes(b"PK\x03\x04 nothing")
    assert main(["坏.docx", "--output-format", "html", "--output", "坏.html", "--output", "facts:坏.json"]) == 1
    assert "未能核对：文件不能读取" in Path("坏.html").read_text("utf-8")
    assert json.loads(Path("坏.json").read_text("utf-8"))["reports"][0]["facts"] == []


def test_a_report_from_standard_input_has_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_report(tmp_path, "docx", **MISTAKEN)

    class Stdin:
        buffer = path.open("rb")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert main(["-", "--stdin-filename", "年报.docx", "--output-format", "html", "--output", "页.html"]) == 1
    assert "不能公布：2个错误，改正1处即可" in Path("页.html").read_text("utf-8")
