"""Reports at addresses, checked as those in folders are, under the same configuration; addresses stay on display."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

import gklint
from gklint.cli.main import main
from gklint.errors import UsageError
from gklint.readers.limits import DEFAULTS
from gklint.testing import report

ROOT = "memory://archive/年报"
FACTS = ({"requests.received": 3, "requests.carried_out": 3}, {"requests.carried_in": 5, "requests.received@total": 2})


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The same reports below an address and in a folder, with files beside them that are not read."""
    monkeypatch.chdir(tmp_path)
    MemoryFileSystem.store.clear()
    system = fsspec.filesystem("memory")
    for year, facts in zip((2022, 2023), FACTS, strict=True):
        data = report(year=year, facts=facts).encode()
        system.pipe(f"/archive/年报/{year}/民政局.txt", data)
        Path(f"年报/{year}").mkdir(parents=True)
        Path(f"年报/{year}/民政局.txt").write_bytes(data)
    for name in (".hidden/甲.txt", "~$锁.docx", "草稿/乙.txt", "扫描.zip"):
        system.pipe(f"/archive/年报/{name}", b"x")
    yield system
    MemoryFileSystem.store.clear()


def rows(*paths: str, **settings: Any) -> list[dict[str, Any]]:
    return gklint.lint(list(paths), **settings).rows()


def test_an_address_gives_the_findings_of_a_folder() -> None:
    Path("gklint.toml").write_text('exclude = ["草稿/"]\n', "utf-8")
    there, here = rows(ROOT, config="gklint.toml"), rows("年报", config="gklint.toml")
    assert {row["rule"] for row in there} >= {"GK202", "GK901"}
    assert [row["path"] for row in there] == [f"memory://archive/{row['path']}" for row in here]
    assert [{**row, "path": ""} for row in there] == [{**row, "path": ""} for row in here]


def test_what_else_is_there_is_told() -> None:
    outcome = gklint.lint(ROOT)
    assert [record.path.removeprefix(ROOT) for record in outcome.files] == [
        "/2022/民政局.txt",
        "/2023/民政局.txt",
        "/草稿/乙.txt",
    ]
    assert "压缩包" in outcome.notices[-1].zh


def test_a_file_and_paths_beside_it() -> None:
    outcome = gklint.lint([f"{ROOT}/2023/民政局.txt", "年报/2022", f"{ROOT}/没有.txt"])
    assert [record.path for record in outcome.files] == [f"{ROOT}/2023/民政局.txt", "年报/2022/民政局.txt"]
    assert [(one.path, one.words.zh) for one in outcome.failures] == [
        (f"{ROOT}/没有.txt", "没有这个文件或文件夹，请检查路径")
    ]
    assert "GK901" in {one.rule for one in outcome.diagnostics}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"{ROOT}/没有", "没有这个文件或文件夹"),
        ("nowhere://年报", "nowhere://年报: 不认识nowhere://这种地址"),
        ("file:///年报", "file:///年报: 本机的文件请直接写路径：/年报"),
    ],
)
def test_what_cannot_be_read_is_told(address: str, said: str) -> None:
    for call in (gklint.lint, gklint.load):
        with pytest.raises(UsageError) as error:
            call(address)
        assert said in error.value.words.zh


def test_a_file_of_an_unknown_kind_is_a_finding() -> None:
    (found,) = gklint.lint(f"{ROOT}/扫描.zip").diagnostics
    assert (found.rule, found.place.path) == ("GK001", f"{ROOT}/扫描.zip")


def test_of_a_large_file_no_more_is_read_than_is_allowed(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    store.pipe("/archive/大/大.txt", b"x" * (DEFAULTS.max_bytes + 10))
    opened = MemoryFileSystem.open

    def watched(self: Any, *given: Any, **more: Any) -> Any:
        stream = opened(self, *given, **more)
        read = stream.read
        stream.read = lambda size=-1: asked.append(size) or read(size)
        return stream

    monkeypatch.setattr(MemoryFileSystem, "open", watched)
    (found,) = gklint.lint("memory://archive/大").diagnostics
    assert found.rule == "GK001" and "64 MB" in found.words.zh
    assert asked == [DEFAULTS.max_bytes + 1]


def test_one_report_is_loaded() -> None:
    loaded = gklint.load(f"{ROOT}/2022/民政局.txt")
    assert (loaded.year, loaded.source.path) == (2022, f"{ROOT}/2022/民政局.txt")


def test_parts_at_addresses_are_compared_with_the_same_places() -> None:
    parts = [gklint.lint(f"{ROOT}/{year}", products=["summary"]).render("summaries") for year in (2022, 2023)]
    (found,) = gklint.compare([str(part).encode() for part in parts]).diagnostics
    assert (found.rule, found.place.text, found.related[0].place.path) == ("GK901", "5", f"{ROOT}/2022/民政局.txt")


def test_the_command_reads_addresses_and_remembers_them(capfd: pytest.CaptureFixture[str]) -> None:
    for _ in ("cold", "warm"):
        capfd.readouterr()
        assert main([f"{ROOT}/2023", "--no-config", "--output-format", "sarif", "--cache-dir", "cache"]) == 1
        result = json.loads(capfd.readouterr().out)["runs"][0]
        assert (
            result["artifacts"][0]["location"]["uri"]
            == "memory://archive/%E5%B9%B4%E6%8A%A5/2023/%E6%B0%91%E6%94%BF%E5%B1%80.txt"
        )


@pytest.mark.parametrize("command", [("annotate", "--to", "副本"), ("send", "--to", "寄出"), ("check", "--fix")])
def test_commands_that_copy_or_change_files_refuse_them(
    command: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, ROOT]) == 2
    assert f"{ROOT}: 这项操作只能用于本机的文件" in capfd.readouterr().err


def test_an_entry_of_the_baseline_for_an_address_is_not_gone_because_no_file_has_that_name(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("gklint.toml").write_text('select = ["GK202"]\n', "utf-8")
    assert main(["baseline", "create", f"{ROOT}/2023", "--baseline", "基线.json"]) == 0
    entries = json.loads(Path("基线.json").read_text("utf-8"))["findings"]
    assert {entry["path"] for entry in entries} == {f"{ROOT}/2023/民政局.txt"}
    assert main([f"{ROOT}/2023", "--baseline", "基线.json", "--strict-baseline"]) == 0
    assert main([f"{ROOT}/2022", "--baseline", "基线.json", "--strict-baseline"]) == 0
