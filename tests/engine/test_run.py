"""Whole runs: the same outcome however the work is shared out, and nothing lost whatever goes wrong."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import gklint
from gklint.config.config import Config, Override
from gklint.config.layer import Layer
from gklint.engine.file_linter import FileLinter
from gklint.engine.run import facts, facts_of_bytes, lint, lint_bytes
from gklint.errors import ConfigError, UsageError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic, Finding
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import Registry, collect
from gklint.testing import report

OFF = Config(line=Layer(ignore=("ALL",)))


@pytest.fixture(scope="module")
def registry() -> Registry:
    return collect(Config())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def many(folder: Path) -> Path:
    """Reports of both forms, clean and with errors, and files that are none."""
    dice = random.Random(7)
    for number in range(70):
        form = dice.choice(("2019", "2021"))
        received = dice.choice(({}, {"requests.received@total": 3}))
        text = report(form=form, organ=f"第{number}局", **received)
        (folder / f"{dice.randrange(10**6):06}年报.txt").write_text(text, "utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "笔记.md").write_text("今天天气不错。", "utf-8")
    return folder


def rule(check: Callable[[Report, Any], Iterator[Finding]], id: str = "XX001", **parts: Any) -> Rule:
    return Rule(id, f"name-{id}", "error", Words("说明"), "依据", check, **parts)


def firing(report: Report, options: Any) -> Iterator[Finding]:
    yield Finding(Words("有"), report.whole, "key")


def crashing(report: Report, options: Any) -> Iterator[Finding]:
    raise ValueError("规则坏了")


def endless(report: Report, options: Any) -> Iterator[Finding]:
    while True:
        pass
    yield


def written(outcome: Outcome, registry: Registry) -> dict[str, str | bytes]:
    names = ("text", "concise", "json", "sarif")
    return {name: registry.reporters[name].load()(outcome, ReporterOptions()) for name in names}


def test_workers_executors_and_the_order_of_arguments_never_show(many: Path, registry: Registry) -> None:
    alone = lint([many], registry, Config(), jobs=1)
    assert len(alone.files) == 72
    assert alone.diagnostics
    expected = written(alone, registry)
    paths = list(many.iterdir())
    random.Random(1).shuffle(paths)
    assert written(lint(paths, registry, Config(), jobs=2), registry) == expected
    assert written(lint(["."], registry, Config(), jobs=3), registry) == expected
    with ThreadPoolExecutor(2) as threads:
        assert written(lint([many], registry, Config(), executor=threads), registry) == expected
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        assert written(lint([many], registry, Config(), executor=processes), registry) == expected


def test_a_road_sent_to_another_process_is_built_once(registry: Registry) -> None:
    road = FileLinter(registry, Config())
    sent = pickle.dumps(road)
    assert pickle.loads(sent) is road
    del road
    again = pickle.loads(sent)
    assert again is pickle.loads(sent)
    on = [rule.id for rule in registry.rules if rule.on]
    assert [rule.id for rule in again.rules] == on


def test_progress_is_told_file_by_file(many: Path, registry: Registry) -> None:
    told: list[tuple[int, int]] = []
    lint([many], registry, OFF, jobs=2, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 72) for done in range(1, 73)]


# What goes wrong


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crashing_rule_fails_the_run_and_loses_nothing_else(folder: Path, registry: Registry, jobs: int) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(report(), "utf-8")
    rules = (rule(crashing), rule(firing, "XX002"))
    outcome = lint(["."], replace(registry, rules=rules), Config(), jobs=jobs)
    assert [diagnostic.rule for diagnostic in outcome.diagnostics] == ["XX002", "XX002"]
    assert [(failure.subject, failure.path) for failure in outcome.failures] == [("XX001", "a.txt"), ("XX001", "b.txt")]
    assert "规则坏了" in outcome.failures[0].detail
    assert outcome.exit_code("never") == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_rule_that_takes_too_long_is_stopped_and_told(folder: Path, registry: Registry, jobs: int) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(report(), "utf-8")
    rules = (rule(endless), rule(firing, "XX002"))
    limits = DEFAULTS._replace(max_seconds=0.1)
    outcome = lint(["."], replace(registry, rules=rules), Config(), jobs=jobs, limits=limits)
    assert [diagnostic.rule for diagnostic in outcome.diagnostics] == ["XX002", "XX002"]
    assert [failure.subject for failure in outcome.failures] == ["XX001", "XX001"]
    assert "OvertimeError" in outcome.failures[0].detail
    assert "用时超过0.1秒，已停止" in outcome.failures[0].words.zh


@pytest.mark.parametrize("error", [TimeoutError, MemoryError, RecursionError])
def test_a_file_that_is_too_much_is_one_that_cannot_be_read(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def recognise(document: Any, *given: Any) -> Report:
        if document.source.path == "a.txt" and not document.unreadable:
            raise error
        return recognised(document, *given)

    from gklint.engine.file_linter import recognise as recognised

    monkeypatch.setattr("gklint.engine.file_linter.recognise", recognise)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(report(), "utf-8")
    outcome = lint(["."], registry, Config(), jobs=1)
    assert [(found.rule, found.place.path) for found in outcome.diagnostics if found.severity == "error"] == [
        ("GK001", "a.txt")
    ]
    assert [record.kind for record in outcome.files] == ["unreadable", "report"]
    assert not outcome.failures
    assert [sheet.kind for sheet in facts(["."], registry, Config()).sheets] == ["unreadable", "report"]


def test_a_fault_of_ours_is_a_failure_for_its_file(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(document: Any, *given: Any) -> Report:
        raise LookupError("我们的错")

    monkeypatch.setattr("gklint.engine.file_linter.recognise", recognise)
    (folder / "a.txt").write_text(report(), "utf-8")
    outcome = lint(["."], registry, Config(), jobs=1)
    (failure,) = outcome.failures
    assert (failure.subject, failure.path) == ("", "a.txt")
    assert "我们的错" in failure.words.zh
    assert "Traceback" in failure.detail


def test_paths_that_lead_nowhere_leave_the_rest_unharmed(folder: Path, registry: Registry) -> None:
    (folder / "a.txt").write_text(report(), "utf-8")
    (folder / "a.xyz").write_text("?", "utf-8")
    (folder / "empty").mkdir()
    (folder / "link.txt").symlink_to("nowhere.txt")
    outcome = lint(["absent.txt", "a.txt", "a.xyz", "empty", "link.txt"], registry, Config())
    assert [record.path for record in outcome.files] == ["a.txt", "a.xyz", "link.txt"]
    assert [(found.rule, found.place.path) for found in outcome.diagnostics] == [
        ("GK001", "a.xyz"),
        ("GK001", "link.txt"),
    ]
    assert [failure.path for failure in outcome.failures] == ["absent.txt"]
    assert [words.zh.split(":")[0] for words in outcome.notices] == ["empty"]
    assert outcome.exit_code("error") == 2


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_nothing_to_check_is_no_clean_run(folder: Path, registry: Registry, name: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match=f"^{name}: "):
        lint([name], registry, Config())
    with pytest.raises(UsageError, match=f"^{name}: "):
        facts([name], registry, Config())


# Settings


def test_overrides_hold_for_their_files_only(folder: Path, registry: Registry) -> None:
    for name in ("a.txt", "old.txt"):
        (folder / name).write_text(report(), "utf-8")
    rules = (rule(firing), rule(firing, "XX002", on=False))
    override = Override(
        ("old*",), Layer("gklint.toml", ignore=("XX001",), extend_select=("XX002",), severity={"XX002": "info"})
    )
    config = Config(overrides=(override,), root=folder)
    outcome = lint(["."], replace(registry, rules=rules), config)
    assert [(found.place.path, found.rule, found.severity) for found in outcome.diagnostics] == [
        ("a.txt", "XX001", "error"),
        ("old.txt", "XX002", "info"),
    ]
    assert [asked.id for asked in outcome.rules] == ["XX001", "XX002"]


def test_a_mistake_in_an_override_is_told_at_the_start(folder: Path, registry: Registry) -> None:
    (folder / "a.txt").write_text(report(), "utf-8")
    config = Config(overrides=(Override(("never",), Layer("gklint.toml", ignore=("GK999",))),), root=folder)
    with pytest.raises(ConfigError, match="GK999"):
        lint(["."], registry, config)


def test_of_forms_on_one_base_one_can_be_chosen(folder: Path, registry: Registry) -> None:
    for form in ("2019", "2021"):
        (folder / f"{form}.txt").write_text(report(form=form), "utf-8")
    local = replace(registry, forms={**registry.forms, "local": replace(registry.forms["2021"], id="local")})
    for chosen, read in (("local", ["2019", "local"]), ("2021", ["2019", "2021"]), ("2019", ["2019", "local"])):
        outcome = lint(["."], local, Config((Layer(form=chosen),)))
        assert [record.form for record in outcome.files] == read


def test_a_form_that_does_not_exist(folder: Path, registry: Registry) -> None:
    (folder / "a.txt").write_text(report(), "utf-8")
    with pytest.raises(ConfigError, match="没有表式“2012”；是否指 2021？"):
        lint(["a.txt"], registry, Config((Layer(form="2012"),)))


def test_excluded_files_are_passed_over(folder: Path, registry: Registry) -> None:
    for name in ("a.txt", "draft-b.txt"):
        (folder / name).write_text(report(), "utf-8")
    outcome = lint(["."], registry, Config((Layer(exclude=("draft-*",)),)))
    assert [record.path for record in outcome.files] == ["a.txt"]
    outcome = lint(["."], registry, Config((Layer(exclude=(f"{folder.name}/draft-*",)),), root=folder.parent))
    assert [record.path for record in outcome.files] == ["a.txt"]


def test_timing_is_kept_only_when_wanted(folder: Path, registry: Registry) -> None:
    (folder / "a.txt").write_text(report(), "utf-8")
    assert lint(["."], registry, Config()).timings == {}
    assert {"read", "recognise", "GK101"} <= lint(["."], registry, Config(), timing=True).timings.keys()


# Other ways in


def test_bytes_are_checked_like_a_file(folder: Path, registry: Registry) -> None:
    data = report(**{"requests.received@total": 3}).encode("gb18030")
    (folder / "a.txt").write_bytes(data)
    assert lint_bytes(data, "a.txt", registry, Config()) == lint(["a.txt"], registry, Config())
    assert facts_of_bytes(data, "a.txt", registry, Config()) == facts(["a.txt"], registry, Config())


def test_every_figure_is_on_the_sheet(folder: Path, registry: Registry) -> None:
    text = report(**{"requests.received": 12, "review.upheld": "", "outcome.disclosed@business": "/"})
    (folder / "a.txt").write_text(text, "utf-8")
    (sheet,) = facts(["a.txt"], registry, Config()).sheets
    found = {(fact.concept, fact.party): fact for fact in sheet.facts}
    assert (sheet.organ, sheet.year, sheet.form) == ("某某区民政局", 2023, "2021")
    assert list(found) == [figure for table in registry.forms["2021"].tables for figure in table.figures]
    received = found["requests.received", "natural_person"]
    assert (received.value, received.raw, received.label) == (
        12,
        "12",
        registry.forms["2021"].label("requests.received"),
    )
    assert text.split("\n")[received.line - 1][received.column - 1 :].startswith("12")
    assert found["review.upheld", None].value is None
    assert (found["outcome.disclosed", "business"].value, found["outcome.disclosed", "business"].raw) == (None, "/")


def test_the_python_face(folder: Path) -> None:
    (folder / "a.txt").write_text(report(**{"requests.received@total": 3}), "utf-8")
    outcome = gklint.lint(["a.txt"], select=["GK201"])
    assert {found.rule for found in outcome.diagnostics} == {"GK201"}
    loaded = gklint.load("a.txt")
    assert loaded.organ == "某某区民政局"
    assert gklint.load(folder / "a.txt").value("requests.received", "total") == 3
    assert [sheet.path for sheet in gklint.facts(["a.txt"]).sheets] == ["a.txt"]
    with pytest.raises(AttributeError):
        gklint.nothing  # noqa: B018


def test_file_by_file_the_same_is_found_and_set_aside(many: Path) -> None:
    (many / "gklint.toml").write_text('[severity]\nGK601 = "error"\n')
    (many / "gklint-suppressions.toml").write_text(
        '[[suppress]]\nfile = "*"\nrule = "GK201"\nreason = "试验"\n'
        '[[suppress]]\nfile = "*"\nrule = "GK801"\nreason = "没有用到"\n'
    )
    whole = gklint.lint(["."], config="gklint.toml")
    each = list(gklint.lint_each(["."], config="gklint.toml"))
    assert [one.files for one in each] == [(record,) for record in whole.files if record.format != "toml"]
    assert [found for one in each for found in one.diagnostics] == [
        found for found in whole.diagnostics if found.rule != "GK019"
    ]
    assert tuple(found for one in each for found in one.suppressed) == whole.suppressed != ()
    assert {one.exit_code("error") for one in each} == {0, 1}


def test_file_by_file_nothing_is_kept(many: Path) -> None:
    def alive() -> int:
        gc.collect()
        return sum(isinstance(one, Diagnostic) for one in gc.get_objects())

    before = alive()
    found = sum(len(outcome.diagnostics) for outcome in gklint.lint_each(["."]))
    assert found and alive() == before


def test_the_python_face_remembers_where_it_is_told_to(many: Path) -> None:
    first = gklint.lint(["."], cache=".gklint_cache")
    assert (many / ".gklint_cache").is_dir()
    again, without = gklint.lint(["."], cache=".gklint_cache"), gklint.lint(["."])
    assert first.diagnostics == again.diagnostics == without.diagnostics and first.files == again.files
