"""Runs over the reports of several years: the same findings whoever does the work, set aside as all others are."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import gklint
from gklint.cli.main import main
from gklint.config.config import Config, Override
from gklint.config.layer import Layer
from gklint.engine.file_linter import FileLinter
from gklint.engine.run import lint, lint_bytes
from gklint.model.archive import Archive, Comparison
from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.report_file import File
from gklint.model.rule import Rule
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import Registry, collect
from gklint.testing import report

OUT, IN = "requests.carried_out", "requests.carried_in"
GK9 = Config(line=Layer(select=("GK9", "GK019")))
LAST = {"year": 2022, "facts": {"requests.received": 3, OUT: 3}}
NOW = {"year": 2023, "facts": {IN: 5, "outcome.disclosed": 5, "outcome.total": 5}}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return collect(Config())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A body's reports of two years that do not agree."""
    monkeypatch.chdir(tmp_path)
    write("2022.txt", **LAST)
    write("2023.md", **NOW)
    return tmp_path


def write(name: str, **parts: Any) -> None:
    Path(name).write_text(report(**parts), "utf-8")


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.place.path, one.rule) for one in outcome.diagnostics]


FOUND = [("2023.md", "GK901")]


def test_the_later_report_bears_the_finding(folder: Path, registry: Registry) -> None:
    outcome = lint(["."], registry, GK9)
    assert told(outcome) == FOUND
    (found,) = outcome.diagnostics
    assert found.place.text == "5" and found.related[0].place.path == "2022.txt"
    printed = registry.reporters["text"].load()(outcome, ReporterOptions())
    assert "参见2022.txt，表三“四、结转下年度继续办理”行“总计”列：" in printed


@pytest.mark.parametrize("name", ["concise", "json", "sarif", "gitlab", "github", "junit", "markdown"])
def test_every_reporter_can_tell_of_two_files_and_of_a_rule_that_crashed(
    folder: Path, registry: Registry, name: str
) -> None:
    outcome = lint(["."], replace(registry, rules=(*registry.rules, crashing())), Config(), timing=True)
    assert [(one.subject, one.path) for one in outcome.failures] == [("XX901", "")]
    assert outcome.exit_code("never") == 2 and ("2023.md", "GK901") in told(outcome)
    assert {"XX901", "GK901"} <= set(outcome.timings)
    assert "XX901" in str(registry.reporters[name].load()(outcome, ReporterOptions()))


def crashing() -> Rule:
    def check(archive: Archive, options: Any) -> Iterator[Comparison]:
        raise ValueError("规则坏了")

    return Rule("XX901", "crash", "error", Words("说明", "text"), "依据", check, scope="archive")


def test_one_report_is_compared_with_none(folder: Path, registry: Registry) -> None:
    assert told(lint(["2023.md"], registry, GK9)) == []
    assert told(lint_bytes(Path("2023.md").read_bytes(), "2023.md", registry, GK9)) == []
    for_each_file = gklint.lint_each(["."], select=["GK9"])
    assert [told(outcome) for outcome in for_each_file] == [[], []]


def test_no_brief_where_nothing_compares(folder: Path, registry: Registry) -> None:
    file = File(Path("2023.md"), "2023.md")
    assert FileLinter(registry, Config(line=Layer(select=("GK2",)))).lint(file).summary is None
    assert FileLinter(registry, GK9).lint(file).summary is not None


# Settings


def test_severity_and_choice_by_file(folder: Path, registry: Registry) -> None:
    graver = Config(line=Layer(select=("GK9",), severity={"carry-over": "error"}))
    assert [one.severity for one in lint(["."], registry, graver).diagnostics] == ["error"]
    for files, expected in (("2023.md", []), ("2022.txt", FOUND)):
        off = Override((files,), Layer("gklint.toml", ignore=("GK901",)))
        config = Config((Layer(select=("GK9",)),), overrides=(off,), root=folder)
        assert told(lint(["."], registry, config)) == expected


def test_options_by_file(folder: Path, registry: Registry) -> None:
    def written(name: str, year: int, text: str) -> None:
        write(name, year=year, overview=text, organ=f"某某区{name[0]}局")

    text = "".join(f"第{chr(0x4E00 + 37 * n)}项工作由{chr(0x4E50 + 41 * n)}科办理，" for n in range(30))
    for name in ("甲", "乙"):
        written(f"{name}2022.txt", 2022, text)
        written(f"{name}2023.txt", 2023, text)
    longer = Override(("乙*",), Layer("gklint.toml", options={"GK904": {"least": 5000}}))
    config = Config(line=Layer(select=("GK904",)), overrides=(longer,), root=folder)
    assert told(lint(["."], registry, config)) == [("甲2023.txt", "GK904")]


# However the work is shared out


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Many bodies' reports of three years, some of which do not agree, in two formats."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报").mkdir()
    dice = random.Random(3)
    for body in range(20):
        carried = 0
        for year in (2021, 2022, 2023):
            went = dice.randrange(4)
            facts = {IN: carried, "requests.received": went, "outcome.disclosed": carried, "outcome.total": carried}
            write(
                f"年报/{dice.randrange(10**6):06}{dice.choice(('.txt', '.md'))}",
                organ=f"某某区{chr(0x5317 + body)}局",
                year=year,
                facts={**facts, OUT: went},
            )
            carried = went + (dice.random() < 0.3)
    return tmp_path


def test_order_jobs_and_cache_never_show(archive: Path, registry: Registry) -> None:
    def written(outcome: Outcome) -> list[str | bytes]:
        return [registry.reporters[name].load()(outcome, ReporterOptions()) for name in ("text", "json", "sarif")]

    alone = lint([archive], registry, Config(), jobs=1)
    assert {rule for _, rule in told(alone)} >= {"GK901"}
    expected = written(alone)
    paths = list((archive / "年报").iterdir())
    random.Random(1).shuffle(paths)
    assert written(lint(paths, registry, Config(), jobs=4)) == expected
    cache = archive / "cache"
    for jobs in (4, 1, 4):  # cold, warm, warm
        assert written(lint([archive], registry, Config(), jobs=jobs, cache=cache)) == expected
    shutil.rmtree(cache)


def test_a_report_that_changed_is_compared_anew(archive: Path, registry: Registry) -> None:
    cache = archive / "cache"
    before = told(lint([archive], registry, GK9, cache=cache))
    wrong = Path(next(path for path, rule in before if rule == "GK901"))
    mended = wrong.read_text("utf-8").replace("某某区", "另一区")
    wrong.write_text(mended, "utf-8")
    after = told(lint([archive], registry, GK9, cache=cache))
    assert (wrong.as_posix(), "GK901") not in after
    assert after == told(lint([archive], registry, GK9))


def test_a_rule_that_compares_for_ever_is_stopped_and_named(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(archive: Archive, options: Any) -> Iterator[Comparison]:
        while True:
            pass
        yield  # what makes it a generator, as most rules are

    monkeypatch.setattr("gklint.engine.cross_report._SECONDS_EACH", 0.0)
    slow = Rule("XX901", "slow", "error", Words("说明", "text"), "依据", endless, scope="archive", origin="xx")
    both = Config(line=Layer(select=("GK901", "XX901")))
    limits = DEFAULTS._replace(max_seconds=0.5)
    outcome = lint(["."], replace(registry, rules=(*registry.rules, slow)), both, limits=limits, jobs=1)
    (failure,) = outcome.failures
    assert (failure.subject, failure.path) == ("XX901", "")
    assert failure.words.zh == "规则 XX901（规则包 xx）用时超过0.5秒，已停止，未检查完"
    assert told(outcome) == FOUND


def test_a_file_that_is_gone_when_it_is_spoken_of(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileLinter, "reloader_for", lambda self, files: lambda file: None)
    (found,) = lint(["."], registry, GK9).diagnostics
    assert (found.place.path, found.place.start.line, found.place.text) == ("2023.md", 1, "")


def test_reading_again_never_fails_the_run(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    def report(self: FileLinter, *given: Any, **ready: Any) -> Any:
        raise ValueError("坏了")

    monkeypatch.setattr(FileLinter, "report", report)
    file = File(Path("a.txt"), "a.txt")
    assert FileLinter(registry, Config()).reloader_for([file])(file) is None


# Set aside


Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        main([*arguments, "--output-format", "json", "--select", "GK9,GK019"])
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return result

    return ran


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [one["rule"] for one in found]


def test_a_comment_sets_it_aside_and_is_not_useless_where_the_file_is_alone(run: Run) -> None:
    text = Path("2023.md").read_text("utf-8")
    Path("2023.md").write_text(f"<!-- gklint: ignore-file[GK901] 已核对 -->\n\n{text}", "utf-8")
    compare_reports, alone = run("."), run("2023.md")
    assert (rules(compare_reports["diagnostics"]), rules(compare_reports["suppressed"])) == ([], ["GK901"])
    assert (rules(alone["diagnostics"]), rules(alone["suppressed"])) == ([], [])


def test_a_suppression_sets_it_aside_and_is_not_useless_where_the_file_is_alone(run: Run) -> None:
    Path("gklint-suppressions.toml").write_text(
        '[[suppress]]\nfile = "2023.md"\nrule = "GK901"\nreason = "已核对"\n', "utf-8"
    )
    compare_reports, alone = run("."), run("2023.md")
    assert (rules(compare_reports["diagnostics"]), rules(compare_reports["suppressed"])) == ([], ["GK901"])
    assert (rules(alone["diagnostics"]), rules(alone["suppressed"])) == ([], [])


def test_an_entry_of_the_baseline_is_never_mended_where_the_file_is_alone(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("gklint.toml").write_text('select = ["GK9"]\n', "utf-8")
    assert main(["baseline", "create", "."]) == 0
    compare_reports = run(".", "--baseline", "gklint-baseline.json")
    assert (rules(compare_reports["diagnostics"]), rules(compare_reports["suppressed"])) == ([], ["GK901"])
    capsys.readouterr()
    assert main(["2023.md", "--baseline", "gklint-baseline.json", "--strict-baseline"]) == 0
    alone = capsys.readouterr()
    assert "基线" not in alone.out + alone.err
    assert main(["baseline", "prune", "2023.md"]) == 0
    assert "还有1个" in capsys.readouterr().out
