"""A run in which nothing has changed: what the last one came to, and nothing old after any change of what decides."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from gklint.cli.main import main
from gklint.engine import repeated_run
from gklint.engine.cache.cache_folder import cache_folder
from gklint.engine.cache.store import RunPart, Store, StoredEntry
from gklint.engine.cache.stored_run import _decoder
from gklint.errors import GklintError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic, Place, Point, Repair
from gklint.testing import report

COUNT = 6
CONFIG = """
[severity]
GK114 = "error"

[[overrides]]
files = ["{}"]
severity = {{ GK104 = "error" }}
"""

Run = Callable[..., tuple[str, int]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(repeated_run, "_REPEATING_PAYS", 1)
    monkeypatch.setattr(repeated_run, "_CACHE_PAYS", 1)
    monkeypatch.setattr("gklint.engine.cache.file_stamp._GRAIN", 0)  # so that files just written have a stamp
    monkeypatch.chdir(tmp_path)
    for number in range(COUNT):
        text = report(form="2021", organ="青川县水利局", year=2018 + number, overview=f"甲乙丙丁{number}。")
        (tmp_path / f"{number}.txt").write_text(text.replace("一、总体情况", "一、总体的情况"), "utf-8")
    (tmp_path / "gklint.toml").write_text(CONFIG.format("0.txt"))
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*options: str, format: str = "json") -> tuple[str, int]:
        capsys.readouterr()
        code = main(["check", ".", "--output-format", format, *options])
        return capsys.readouterr().out, code

    return ran


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[StoredEntry]:
    """The outcomes of single files that are read from the store: none of them in a run that is repeated."""
    entries: list[StoredEntry] = []
    real = Store.outcome
    monkeypatch.setattr(Store, "outcome", lambda self, entry: entries.append(entry) or real(self, entry))
    return entries


def database(folder: Path) -> sqlite3.Connection:
    kept = cache_folder(folder)
    assert kept is not None
    return sqlite3.connect(kept / "outcomes.sqlite3")


@pytest.mark.parametrize("format", ["json", "sarif", "text", "concise", "csv", "markdown", "junit", "gitlab"])
def test_a_run_that_is_repeated_says_the_same(run: Run, fetched: list[StoredEntry], format: str) -> None:
    expected = run("--no-cache", format=format)
    assert run(format=format) == expected
    assert run(format=format) == expected
    assert not fetched and expected[1] == 1


def test_a_report_more_or_less_is_another_run(run: Run, fetched: list[StoredEntry], folder: Path) -> None:
    run()
    (folder / "9.txt").write_text((folder / "0.txt").read_text("utf-8"), "utf-8")
    assert run() == run("--no-cache") and len(fetched) == COUNT
    (folder / "9.txt").unlink()
    assert run() == run("--no-cache")
    (folder / "5.txt").unlink()
    assert run() == run("--no-cache")


def test_an_override_that_moves_to_another_file_is_another_run(run: Run, folder: Path) -> None:
    before = run()
    (folder / "gklint.toml").write_text(CONFIG.format("1.txt"))
    assert run() == run("--no-cache") != before


@pytest.mark.parametrize(
    "options", [("--isolated",), ("--select", "GK1"), ("--ignore", "GK104"), ("--severity", "GK104=info")]
)
def test_other_settings_are_another_run(run: Run, options: tuple[str, ...]) -> None:
    run()
    assert run(*options) == run(*options, "--no-cache")


def test_a_list_of_suppressions_or_a_baseline_is_looked_at_each_time(
    run: Run, fetched: list[StoredEntry], folder: Path
) -> None:
    run()
    listed = '[[suppress]]\nfile = "0.txt"\nrule = "GK104"\nreason = "已核实"\n'
    (folder / "gklint-suppressions.toml").write_text(listed)
    assert run() == run("--no-cache")
    fetched.clear()
    assert run() == run("--no-cache") and fetched
    (folder / "gklint-suppressions.toml").unlink()
    (folder / "gklint.toml").write_text('baseline = "b.json"\n')
    assert main(["baseline", "create", "."]) == 0
    assert run() == run("--no-cache") and run()[1] == 0


def test_a_roster_is_part_of_what_decides(run: Run, folder: Path) -> None:
    (folder / "bodies.csv").write_text("单位\n青川县水利局\n", "utf-8")
    (folder / "gklint.toml").write_text('[district]\nbodies = "bodies.csv"\n')
    first = run(format="concise")
    (folder / "bodies.csv").write_text("单位\n青川县水利局\n青川县财政局\n", "utf-8")
    assert run(format="concise") == run("--no-cache", format="concise") and first[1] == 1


@pytest.mark.parametrize(
    "damage",
    [
        "update runs set data = zeroblob(length(data))",
        "update runs set lengths = zeroblob(length(lengths))",
        "update runs set number = 7 where name = 'diagnostics'",
        "delete from runs where name = 'diagnostics'",
        "delete from runs where name = ''",
        "update runs set data = 'text', seal = 1",
    ],
)
def test_a_run_that_is_damaged_is_put_together_anew(
    run: Run, fetched: list[StoredEntry], folder: Path, damage: str
) -> None:
    expected = run()
    with database(folder) as connection:
        connection.execute(damage)
    connection.close()
    assert run() == expected and len(fetched) == COUNT
    assert run() == expected and len(fetched) == COUNT


def test_a_run_that_gklint_did_not_write_ends_with_advice(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes seals of his own can make a run fail, but not print what he likes at any length."""
    real = Store.keep_run

    def forged(self: Store, key: bytes, parts: list[RunPart]) -> None:
        real(self, key, [one._replace(data=b"\xc1" * len(one.data)) if one.name == "files" else one for one in parts])

    monkeypatch.setattr(Store, "keep_run", forged)
    run()
    capsys.readouterr()
    assert main(["check", ".", "--output-format", "json"]) == 2
    assert "gklint clean" in capsys.readouterr().err


def test_numbers_without_end_are_not_believed() -> None:
    repair = Repair("requests.received", "total", Words("甲"), 1, Decimal("1E+900000000"), ("GK201:k",), None)
    place = Place("a.txt", Point(1, 1, 0), Point(1, 2, 1), None, "甲", "甲")
    endless = Diagnostic("GK201", "x", "error", Words("甲"), None, place, "k", "f", repair=repair)
    decode = _decoder(Diagnostic)
    sober = replace(endless, repair=repair._replace(expected=Decimal("1.5")))
    assert decode(msgspec.msgpack.encode(sober)) == sober
    with pytest.raises(GklintError, match="缓存"):
        decode(msgspec.msgpack.encode(endless))


def test_the_latest_runs_stay(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    store = Store(folder)
    store._create()
    for number in range(4):
        store.keep_run(b"%d" % number, [RunPart("", 0, b"", b"head"), RunPart("files", 0, b"", b"%d" % number)])
    left = [[part.data for part in store.run_parts(b"%d" % number)] for number in range(4)]
    assert left == [[], [], [b"head", b"2"], [b"head", b"3"]]
