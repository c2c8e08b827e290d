"""A run too long for memory: the same outputs, and never more of it in memory than a file or two."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gklint.config.config import Config
from gklint.engine.run import lint
from gklint.model.diagnostic import Diagnostic, Place, Point
from gklint.model.outcome import FileOutcome, Outcome, StoredSequence
from gklint.model.plugin import ReporterOptions
from gklint.model.suppression import Baseline, ListedSuppression, SuppressionSources
from gklint.registry.registry import Registry, collect
from gklint.testing import report
from gklint.triage.baseline import entries_of

FORMATS = ("text", "concise", "json", "sarif", "csv", "grouped", "statistics", "junit", "gitlab", "github", "markdown")
PRODUCTS = ("facts",)  # for `district`


@pytest.fixture(scope="module")
def registry() -> Registry:
    return collect(Config())


def written_reports(folder: Path, count: int) -> Path:
    """Reports of some bodies over the years, with mistakes, with comments that set findings aside, and other files."""
    folder.mkdir()
    for number in range(count):
        organ, figures = (
            f"{'安长宁和永平'[number // 4]}阳区教育局",
            {"requests.received@total": 9, "requests.carried_out": 3},
        )
        text = report(organ=organ, year=2021 + number % 4, **figures)
        comment = "<!-- gklint disable[GK901, GK201] 已核对 -->\n" if number % 5 == 1 else ""
        (folder / f"{number:03}.md").write_text(comment + text, "utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "笔记.md").write_text("今天天气不错。", "utf-8")
    return folder


def everything(outcome: Outcome, registry: Registry) -> dict[str, str | bytes]:
    options = ReporterOptions(verbose=True, statistics=True)
    return {name: registry.reporters[name].load()(outcome, options) for name in (*FORMATS, "district")}


def suppressions_for(outcome: Outcome, folder: Path) -> SuppressionSources:
    """A list of which one entry is used and one not, and a baseline of half of the findings and of one that is gone."""
    there = Place("010-list.toml", Point(1, 1, 0), Point(1, 1, 0), None, "", "")
    entries = (
        ListedSuppression("*.md", "GK901", "已说明", there),
        ListedSuppression("*.md", "GK999", "", there),
    )
    old = entries_of(outcome.diagnostics[::2], folder)
    gone = old[0]._replace(fingerprint="0" * 16)
    return SuppressionSources(folder, entries, Baseline(folder / "baseline.json", (*old, gone)), date(2026, 1, 1))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outputs_are_the_same_whether_a_run_fits_into_memory_or_not(
    jobs: int, tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = written_reports(tmp_path / "r", 16)
    plain = lint([folder], registry, Config(), products=PRODUCTS)
    known = suppressions_for(plain, folder)
    fitting = lint([folder], registry, Config(), products=PRODUCTS, suppressions=known)
    monkeypatch.setattr("gklint.system.spool.IN_MEMORY", 2)
    monkeypatch.setattr("gklint.system.spool._AT_ONCE", 1000)
    for sources, expected in ((SuppressionSources(), plain), (known, fitting)):
        long = lint([folder], registry, Config(), products=PRODUCTS, suppressions=sources, jobs=jobs)
        assert isinstance(long.diagnostics, StoredSequence)
        assert isinstance(expected.diagnostics, tuple)
        assert everything(long, registry) == everything(expected, registry)
        assert (long.notices, long.stale, long.counts) == (expected.notices, expected.stale, expected.counts)
    assert any(one.rule.startswith("GK9") for one in plain.diagnostics)
    assert {one.suppression.kind for one in fitting.suppressed if one.suppression is not None} == {
        "in-source",
        "external",
        "baseline",
    }
    assert "010-list.toml" in {record.path for record in fitting.files}


def most_alive(pieces: Iterator[str]) -> int:
    """How many findings and outcomes of files there were at once while the pieces were written."""
    most = 0
    for number, _ in enumerate(pieces):
        if number % 7 == 0:
            most = max(most, sum(isinstance(one, Diagnostic | FileOutcome) for one in gc.get_objects()))
    return most


@pytest.mark.parametrize("name", ["text", "concise", "json", "sarif", "csv"])
def test_findings_in_memory_while_reporting_do_not_grow_with_the_run(
    name: str, tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gklint.system.spool.IN_MEMORY", 0)
    pieces = registry.reporters[name].pieces
    assert pieces is not None
    alive = []
    for count in (4, 24):
        outcome = lint([written_reports(tmp_path / str(count), count)], registry, Config())
        gc.collect()
        before = sum(isinstance(one, Diagnostic | FileOutcome) for one in gc.get_objects())
        alive.append(most_alive(pieces()(outcome, ReporterOptions())) - before)
        assert len(outcome.diagnostics) > 2 * count
        assert "".join(pieces()(outcome, ReporterOptions())) == registry.reporters[name].load()(
            outcome, ReporterOptions()
        )
    assert max(alive) <= 40
