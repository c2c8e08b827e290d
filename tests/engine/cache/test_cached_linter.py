"""Runs with a cache: the same answer as without, and nothing old after any change of what decides."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gklint.cli.main import main
from gklint.engine import repeated_run
from gklint.engine.cache import cached_linter
from gklint.engine.cache.cache_folder import cache_folder
from gklint.engine.file_linter import FileLinter
from gklint.model.document import Document
from gklint.model.outcome import FileOutcome
from gklint.model.plugin import ReaderOptions
from gklint.model.report_file import File
from gklint.registry.builtin import READERS
from gklint.testing import report

COUNT = 24
RULE = """
id: LC001
name: local-word
severity: info
summary: 说明
basis: 依据
forbid: WORD
scope: overview
message: 不应有 WORD
examples: {fail: [WORD], pass: [没有]}
"""


class Ran(NamedTuple):
    """What a run printed, its exit code, and the files that were walked for it."""

    printed: str
    code: int
    walked: list[str]


Run = Callable[..., Ran]


def cache_of(folder: Path) -> Path:
    """Where the outcomes of runs in the folder are kept."""
    kept = cache_folder(folder)
    assert kept is not None
    return kept


@pytest.fixture(params=["put together", "repeated"])
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A folder of reports; runs over unchanged ones are put together from their outcomes, or repeated as a whole."""
    monkeypatch.setattr(repeated_run, "_REPEATING_PAYS", 1 if request.param == "repeated" else COUNT + 100)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报").mkdir()
    for number in range(COUNT):
        overview = f"甲乙丙丁。2023年收到申请{number}件,办结{number}件。"
        text = report(form="2021", organ=f"第{number}局", overview=overview, **{"requests.received@total": number % 3})
        (tmp_path / "年报" / f"{number:02}.txt").write_text(text, "utf-8")
    (tmp_path / "gklint.toml").write_text("")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the command line here and count what is really worked out."""
    walked: list[str] = []
    real = FileLinter.lint_with_default_severities

    def counted(self: FileLinter, file: File, *given: Any, **ready: Any) -> FileOutcome:
        walked.append(file.display)
        return real(self, file, *given, **ready)

    monkeypatch.setattr(FileLinter, "lint_with_default_severities", counted)

    def ran(*options: str) -> Ran:
        walked.clear()
        capsys.readouterr()
        code = main(["check", "年报", "--output-format", "json", *options])
        return Ran(capsys.readouterr().out, code, list(walked))

    yield ran


def test_a_second_run_works_nothing_out_and_says_the_same(run: Run) -> None:
    without, cold, warm = run("--no-cache"), run(), run()
    assert (len(cold.walked), len(warm.walked)) == (COUNT, 0)
    assert without.printed == cold.printed == warm.printed and without.code == cold.code == warm.code


def test_without_a_cache_nothing_is_kept(run: Run, folder: Path) -> None:
    run("--no-cache")
    assert not cache_of(folder).exists()
    run()
    assert len(run("--no-cache").walked) == COUNT


def test_a_run_over_few_files_begins_no_cache(run: Run, folder: Path) -> None:
    for path in sorted((folder / "年报").iterdir())[5:]:
        path.unlink()
    run()
    assert not cache_of(folder).exists()


def test_only_the_changed_file_is_worked_out_again(run: Run, folder: Path) -> None:
    run()
    changed = folder / "年报" / "03.txt"
    times = changed.stat()
    changed.write_text(changed.read_text("utf-8").replace("丙", "丁"), "utf-8")  # as long as before
    os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run().walked == ["年报/03.txt"]


def test_a_copy_under_another_name_is_another_file(run: Run, folder: Path) -> None:
    run()
    shutil.copy(folder / "年报" / "03.txt", folder / "年报" / "99.txt")
    assert run().walked == ["年报/99.txt"]


def test_severities_suppressions_and_baseline_cost_nothing(run: Run, folder: Path) -> None:
    run()
    settings = folder / "gklint.toml"
    settings.write_text('[severity]\nGK601 = "error"\nGK201 = "info"\n')
    apply_severities = run()
    assert apply_severities.walked == [] and apply_severities.printed == run("--no-cache").printed
    suppressed = folder / "gklint-suppressions.toml"
    suppressed.write_text('[[suppress]]\nfile = "年报/0*"\nrule = "GK601"\nreason = "试验"\n')
    aside = run()
    assert aside.walked == [] and aside.printed == run("--no-cache").printed != apply_severities.printed
    assert main(["baseline", "create", "年报"]) == 0
    baselined = run("--baseline", "gklint-baseline.json")
    assert baselined.walked == [] and baselined.code == 0


def test_a_severity_in_a_comment_that_is_of_no_use_follows_the_settings(run: Run, folder: Path) -> None:
    page = "<!-- gklint: ignore[GK801] 没有 -->\n\n" + report(form="2021", organ="某局")
    (folder / "年报" / "页.md").write_text(page, "utf-8")
    run()
    (folder / "gklint.toml").write_text('[severity]\nGK019 = "error"\n')
    warm = run()
    assert warm.walked == [] and warm.printed == run("--no-cache").printed
    assert '"rule": "GK019", "name": "suppression-useless", "severity": "error"' in warm.printed


@pytest.mark.parametrize("options", [("--select", "GK2"), ("--ignore", "GK601"), ("--package", "./rules-local")])
def test_other_rules_are_other_outcomes(run: Run, folder: Path, options: tuple[str, ...]) -> None:
    (folder / "rules-local").mkdir()
    (folder / "rules-local" / "word.yaml").write_text(RULE.replace("WORD", "甲乙"), "utf-8")
    run()
    first, second = run(*options), run(*options)
    assert (len(first.walked), second.walked) == (COUNT, [])
    assert first.printed == second.printed == run("--no-cache", *options).printed
    assert run().walked == []  # the former settings are not forgotten


def test_what_many_changes_of_settings_leave_behind_is_let_go(run: Run, folder: Path) -> None:
    for number in range(12):
        (folder / "gklint.toml").write_text(f'[rules.GK709]\ndeadline = "02-{number + 10}"\n')
        run()
    with sqlite3.connect(cache_of(folder) / "outcomes.sqlite3") as connection:
        rows = connection.execute("select count(*), count(distinct recipe) from outcomes").fetchone()
    assert rows == (8 * COUNT, 8)


def test_a_changed_local_rule_counts_at_once(run: Run, folder: Path) -> None:
    rules = folder / "rules-local"
    rules.mkdir()
    (rules / "word.yaml").write_text(RULE.replace("WORD", "甲乙"), "utf-8")
    assert "不应有 甲乙" in run("--package", "./rules-local").printed
    (rules / "word.yaml").write_text(RULE.replace("WORD", "丙丁"), "utf-8")
    changed = run("--package", "./rules-local")
    assert len(changed.walked) == COUNT and "不应有 丙丁" in changed.printed and "不应有 甲乙" not in changed.printed


def test_a_changed_option_counts_at_once(run: Run, folder: Path) -> None:
    run()
    (folder / "gklint.toml").write_text('[rules.GK709]\ndeadline = "02-28"\n')
    assert len(run().walked) == COUNT and run().walked == []


@pytest.mark.parametrize("what", ["sys.version", "gklint.engine.cache.cached_linter.code_digest", "reader"])
def test_another_python_gklint_or_library_counts_at_once(run: Run, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    run()
    if what == "sys.version":
        monkeypatch.setattr(sys, "version", "3.99")
    elif what == "reader":
        newer = tuple(reader._replace(versions=lambda: "library=99") for reader in READERS)
        monkeypatch.setattr("gklint.registry.builtin.READERS", newer)
    else:
        monkeypatch.setattr(what, lambda sources: b"another gklint")
    assert len(run().walked) == COUNT


def test_what_could_not_be_read_is_tried_again(run: Run, folder: Path) -> None:
    (folder / "年报" / "空.txt").write_bytes(b"")
    run()
    assert run().walked == ["年报/空.txt"]


def test_what_a_crashing_rule_leaves_is_not_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as patched:
        patched.setattr("gklint.check.run_rules.check_finding", broken)
        assert run().code == 2
    assert run().code != 2


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_workers_use_it_too(run: Run, folder: Path, jobs: str) -> None:
    cold = run("-j", jobs)
    (folder / "年报" / "00.txt").write_text("改写了。", "utf-8")
    mixed = run("-j", jobs)
    assert mixed.printed == run("--no-cache").printed != cold.printed


def test_a_damaged_or_faked_cache_changes_no_answer(run: Run, folder: Path) -> None:
    told = run().printed
    store = cache_of(folder) / "outcomes.sqlite3"
    whole = store.read_bytes()
    for at in range(0, len(whole), len(whole) // 12):
        store.write_bytes(whole[:at] + bytes(byte ^ 0x55 for byte in whole[at : at + 64]) + whole[at + 64 :])
        assert run().printed == told


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files read for the cache, where a stamp holds at once and not after some seconds."""
    read: list[str] = []
    real = cached_linter.content

    def counted(file: File, options: ReaderOptions) -> bytes | Document:
        read.append(file.display)
        return real(file, options)

    monkeypatch.setattr("gklint.engine.cache.cached_linter.content", counted)
    monkeypatch.setattr("gklint.engine.cache.file_stamp._GRAIN", 0)
    return read


def test_unchanged_files_are_not_read(run: Run, reads: list[str]) -> None:
    cold = run("-j", "1")
    assert len(reads) == COUNT
    warm = run("-j", "1")
    assert len(reads) == COUNT and warm.walked == [] and warm.printed == cold.printed


def test_a_file_that_changed_a_moment_ago_is_read_until_its_stamp_holds(
    run: Run, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the grain of the clock it may change again under the same stamp."""
    with monkeypatch.context() as patched:
        patched.setattr("gklint.engine.cache.file_stamp._GRAIN", 10**12)
        run("-j", "1"), run("-j", "1")
    assert len(reads) == 2 * COUNT
    assert run("-j", "1").walked == [] and len(reads) == 3 * COUNT
    assert run("-j", "1").walked == [] and len(reads) == 3 * COUNT


def with_old_times(path: Path, text: str) -> Path:
    """A file beside it with this text and the times and the size of the file at `path`."""
    times, beside = path.stat(), path.with_name("beside")
    beside.write_text(text, "utf-8")
    os.utime(beside, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert beside.stat().st_size == times.st_size
    return beside


def write_in_place(path: Path, text: str) -> None:
    times = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def copy_with_times(path: Path, text: str) -> None:
    beside = with_old_times(path, text)
    shutil.copy2(beside, path)
    beside.unlink()


def replace_by_rename(path: Path, text: str) -> None:
    with_old_times(path, text).replace(path)


def replace_by_link(path: Path, text: str) -> None:
    beside = with_old_times(path, text)
    hidden = beside.rename(path.parent.parent / "elsewhere")
    path.unlink()
    path.hardlink_to(hidden)


@pytest.mark.parametrize("change", [write_in_place, copy_with_times, replace_by_rename, replace_by_link])
def test_content_that_changes_under_the_old_size_and_times_is_noticed(
    run: Run, folder: Path, reads: list[str], change: Callable[[Path, str], None]
) -> None:
    cold, path = run(), folder / "年报" / "03.txt"
    assert run().walked == []
    change(path, path.read_text("utf-8").replace("申请3件", "申请9件"))
    changed = run()
    assert changed.walked == ["年报/03.txt"] and changed.printed == run("--no-cache").printed != cold.printed


def test_files_that_change_their_names_are_noticed(run: Run, folder: Path, reads: list[str]) -> None:
    run()
    one, other, between = (folder / "年报" / name for name in ("03.txt", "06.txt", "between"))
    for old, new in ((one, between), (other, one), (between, other)):
        old.rename(new)
    changed = run()
    assert changed.walked == ["年报/03.txt", "年报/06.txt"] and changed.printed == run("--no-cache").printed


def test_a_file_that_was_only_touched_is_read_once(run: Run, folder: Path, reads: list[str]) -> None:
    run("-j", "1")
    del reads[:]
    (folder / "年报" / "03.txt").touch()
    assert run("-j", "1").walked == [] and run("-j", "1").walked == []
    assert reads == ["年报/03.txt"]


def test_files_of_one_name_below_two_folders_are_two(
    run: Run, folder: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One configuration, hence one cache, and the same size and times of what is called 年报/03.txt in either."""
    for name in ("甲", "乙"):
        shutil.copytree(folder / "年报", folder / name / "年报")
    path = folder / "乙" / "年报" / "03.txt"
    write_in_place(path, path.read_text("utf-8").replace("申请3件", "申请9件"))
    printed = []
    for name in ("甲", "乙", "甲", "乙"):
        monkeypatch.chdir(folder / name)
        printed.append(run().printed)
        assert printed[-1] == run("--no-cache").printed
    assert printed[:2] == printed[2:] and printed[0] != printed[1]


def test_a_newer_library_of_the_reader_counts_also_for_files_that_are_not_read(
    run: Run, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    newer = tuple(reader._replace(versions=lambda: "library=99") for reader in READERS)
    monkeypatch.setattr("gklint.registry.builtin.READERS", newer)
    assert len(run().walked) == COUNT and run().walked == []


def test_a_file_that_may_not_be_read_any_more_is_a_finding(run: Run, folder: Path, reads: list[str]) -> None:
    run()
    path = folder / "年报" / "03.txt"
    path.unlink()
    path.mkdir()
    (folder / "年报" / "05.txt").unlink()
    assert run().printed == run("--no-cache").printed


LINT = [sys.executable, "-m", "gklint", "年报", "--output-format", "json", "--fail-on", "never"]


def test_two_runs_at_once_do_not_meet(folder: Path) -> None:
    runs = [subprocess.Popen(LINT, stdout=subprocess.PIPE) for _ in range(3)]
    told = {one.communicate()[0] for one in runs}
    assert len(told) == 1 and {one.returncode for one in runs} == {0}
    assert subprocess.run(LINT, capture_output=True, check=True).stdout in told


def test_a_full_disk_costs_the_cache_only(folder: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    told = subprocess.run(LINT, capture_output=True, check=True, preexec_fn=no_room)
    assert told.stderr == b"" and told.stdout == subprocess.run(LINT, capture_output=True, check=True).stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_costs_the_cache_only(run: Run, folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert run().printed == run().printed
    finally:
        folder.chmod(0o755)


def test_clean_removes_it(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    assert main(["clean"]) == 0 and not cache_of(folder).exists()
    assert main(["clean", "--lang", "en"]) == 0
    cache = cache_of(folder)
    assert capsys.readouterr().out.splitlines()[-2:] == [f"已删去缓存 {cache}", f"there is no cache ({cache})"]


def test_clean_removes_what_earlier_versions_left_beside_the_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = folder / ".gklint_cache"
    old.mkdir()
    for name in ("CACHEDIR.TAG", ".gitignore", "outcomes.sqlite3"):
        (old / name).write_text("")
    assert main(["clean"]) == 0 and not old.exists()
    assert capsys.readouterr().out == "已删去缓存 .gklint_cache\n"


def test_a_cache_folder_that_is_named_is_used(run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.mktemp("named")
    cold, warm = run("--cache-dir", str(base)), run("--cache-dir", str(base))
    assert (len(cold.walked), len(warm.walked)) == (COUNT, 0) and cold.printed == warm.printed
    assert not cache_of(folder).exists() and [one.stat().st_mode & 0o777 for one in base.iterdir()] == [0o700]
    assert main(["clean", "--cache-dir", str(base)]) == 0 and not [*base.iterdir()]
