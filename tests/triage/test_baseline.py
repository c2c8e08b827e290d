"""The baseline: old findings are marked, new ones stand out, mended ones are said, and the file is steady."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import Run, runner

from gklint import load
from gklint.config.baseline import read_baseline
from gklint.errors import ConfigError
from gklint.testing import report

OLD = {"requests.received@total": 3}  # GK201 and GK202
FILE = "gklint-baseline.json"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """gklint in a folder with a report that has two errors."""
    monkeypatch.chdir(tmp_path)
    write("甲局.txt", OLD)

    return runner(capsys)


def write(name: str, parts: dict[str, object], organ: str = "甲局") -> None:
    Path(name).write_text(report(organ=organ, **parts), "utf-8")


def checked(run: Run, *arguments: str) -> tuple[int, list[str], list[str]]:
    """Exit code, rules of the findings kept, rules of those in the baseline."""
    ended = run("--baseline", FILE, "--output-format", "json", *(arguments or (".",)))
    result = json.loads(ended.out)
    assert {one["suppression"]["kind"] for one in result["suppressed"]} <= {"baseline"}
    return ended.code, [d["rule"] for d in result["diagnostics"]], [d["rule"] for d in result["suppressed"]]


def test_old_findings_are_marked(run: Run) -> None:
    created = run("baseline", "create", ".")
    assert (created.code, created.err) == (0, "")
    assert created.out.startswith(f"{FILE}: 记入2个问题；检查时加 --baseline {FILE}，或在 gklint.toml 里写")
    assert checked(run) == (0, [], ["GK201", "GK202"])


def test_new_findings_stand_out(run: Run) -> None:
    run("baseline", "create", ".")
    write("乙局.txt", OLD, organ="乙局")
    assert checked(run) == (1, ["GK201", "GK202"], ["GK201", "GK202"])


def test_a_report_may_be_moved_and_saved_anew(run: Run) -> None:
    run("baseline", "create", ".")
    Path("甲局.txt").unlink()
    Path("街道").mkdir()
    write("街道/年报.md", {**OLD, "path": "年报.md", "layout": "pipes"})
    assert checked(run)[:2] == (0, [])


def test_a_report_of_an_unknown_body_may_be_saved_in_another_format(run: Run) -> None:
    Path("甲局.txt").unlink()
    nameless = {**OLD, "title": "政府信息公开工作年度报告", "preamble": "", "end": ""}
    write("年报.txt", nameless, organ="")
    assert load("年报.txt").organ is None
    run("baseline", "create", ".")
    Path("年报.txt").unlink()
    write("年报.md", {**nameless, "path": "年报.md", "layout": "pipes"}, organ="")
    assert checked(run)[:2] == (0, [])
    Path("街道").mkdir()
    write("街道/年报.txt", nameless, organ="")
    assert "GK201" in checked(run)[1]  # another report, for all that can be known


def test_a_mended_finding_is_said_and_pruned(run: Run) -> None:
    run("baseline", "create", ".")
    write("甲局.txt", {})
    ended = run("--baseline", FILE, ".")
    assert ended.code == 0
    assert "基线中有2个问题已经改正或不再出现：甲局.txt GK201 row-total、甲局.txt GK202" in ended.out
    assert run("--baseline", FILE, "--strict-baseline", ".").code == 1
    assert run("--baseline", FILE, "--strict-baseline", "--fail-on", "never", ".").code == 1
    assert run("baseline", "prune", ".") == (0, f"{FILE}: 删去2个，还有0个\n", "")
    assert run("--baseline", FILE, "--strict-baseline", ".").code == 0


def test_pruning_twice_is_pruning_once(run: Run) -> None:
    run("baseline", "create", ".")
    write("甲局.txt", {"outcome.disclosed@total": 1})
    first = run("baseline", "prune", ".")
    text = Path(FILE).read_text("utf-8")
    assert first.code == 0
    assert run("baseline", "prune", ".").out.startswith(f"{FILE}: 删去0个")
    assert Path(FILE).read_text("utf-8") == text


def test_one_that_is_empty_holds_nothing(run: Run) -> None:
    Path("甲局.txt").unlink()
    write("乙局.txt", {}, organ="乙局")
    assert run("baseline", "create", ".").out.startswith(f"{FILE}: 记入0个问题")
    write("乙局.txt", OLD, organ="乙局")
    assert checked(run)[:2] == (1, ["GK201", "GK202"])
    assert run("--baseline", FILE, "--strict-baseline", "--fail-on", "never", ".").code == 0


@pytest.mark.parametrize("make", [b"", b"<<<<<<< HEAD\n", b"\xff\xfe"])
def test_a_run_ends_at_a_broken_one_and_leaves_it_alone(make: bytes, run: Run) -> None:
    Path(FILE).write_bytes(make)
    for command in (("--baseline", FILE, "."), ("baseline", "prune", ".")):
        ended = run(*command)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert FILE in ended.err
    assert Path(FILE).read_bytes() == make


def test_how_an_editor_saves_it_does_not_matter(run: Run) -> None:
    run("baseline", "create", ".")
    text = Path(FILE).read_text("utf-8")
    Path(FILE).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert checked(run)[:2] == (0, [])


def test_a_second_error_of_the_kind_is_new(run: Run) -> None:
    """What is in the baseline covers one finding, not whatever comes to look like it."""
    write("甲局.txt", {"overview": "本机关依法公开政府 信息。"})
    run("baseline", "create", ".")
    write("甲局.txt", {"overview": "本机关依法公开政府 信息。\n\n本机关依法公开政府 信息。"})
    ended = run("--baseline", FILE, ".", "--fail-on", "info", "--select", "GK608", "--output-format", "concise")
    assert ended.code == 1
    assert ended.out.count("GK608") == 1


def test_the_closing_line_tells_old_findings_from_suppressed_ones(run: Run) -> None:
    run("baseline", "create", ".")
    assert (
        run("--baseline", FILE, ".").out.splitlines()[-1]
        == "共检查1个文件（甲局.txt，甲局2023年度）：未发现问题；基线中的旧问题还有2个"
    )


def test_what_was_not_looked_for_is_not_stale(run: Run) -> None:
    write("乙局.txt", OLD, organ="乙局")
    run("baseline", "create", ".")
    assert run("--baseline", FILE, "--strict-baseline", "甲局.txt").code == 0
    assert run("--baseline", FILE, "--strict-baseline", "--ignore", "GK2", ".").code == 0
    assert run("baseline", "prune", "甲局.txt").out == f"{FILE}: 删去0个，还有4个\n"


def test_what_an_override_or_a_closer_configuration_leaves_out_is_not_stale(run: Run) -> None:
    """The rule is asked of other files in the run, but not of the one that the entry is about."""
    Path("街道").mkdir()
    write("街道/乙局.txt", OLD, organ="乙局")
    run("baseline", "create", ".")
    Path("gklint.toml").write_text('[[overrides]]\nfiles = ["甲局.txt"]\nignore = ["GK202"]\n', "utf-8")
    Path("街道/gklint.toml").write_text('ignore = ["GK2"]\n', "utf-8")
    assert run("--baseline", FILE, "--strict-baseline", ".").code == 0
    assert run("baseline", "prune", ".").out == f"{FILE}: 删去0个，还有4个\n"


def test_findings_of_files_that_are_gone_are_pruned(run: Run) -> None:
    write("乙局.txt", OLD, organ="乙局")
    run("baseline", "create", ".")
    Path("乙局.txt").unlink()
    assert run("baseline", "prune", ".").out == f"{FILE}: 删去2个，还有2个\n"


def test_the_file_is_steady_and_seen_from_its_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("baseline", "create", ".")
    first = Path(FILE).read_text("utf-8")
    assert [entry["path"] for entry in json.loads(first)["findings"]] == ["甲局.txt", "甲局.txt"]
    Path(FILE).unlink()
    Path("下级").mkdir()
    monkeypatch.chdir(tmp_path / "下级")
    assert run("baseline", "create", "..", "--baseline", f"../{FILE}").code == 0
    assert Path(f"../{FILE}").read_text("utf-8") == first


def test_it_is_not_overwritten(run: Run) -> None:
    run("baseline", "create", ".")
    code, _, err = run("baseline", "create", ".")
    assert code == 2
    assert f"{FILE} 已存在" in err


def test_the_configuration_names_it(run: Run) -> None:
    Path("gklint.toml").write_text('baseline = "old.json"\n', "utf-8")
    missing = run(".")
    assert missing.code == 1
    assert "配置中的基线文件 old.json 还没有；用 gklint baseline create 建立" in missing.err
    assert run("baseline", "create").out == "old.json: 记入2个问题\n"
    assert run(".").code == 0
    assert "baseline = old.json  (gklint.toml:1: baseline)" in run("config", "show").out


@pytest.mark.parametrize("command", [("--baseline", "none.json", "."), ("baseline", "prune", ".")])
def test_one_that_is_not_there_is_an_error(command: tuple[str, ...], run: Run) -> None:
    code, _, err = run(*command)
    assert code == 2
    assert "gklint baseline create" in err


def test_nothing_is_written_when_the_run_is_not_complete(run: Run) -> None:
    code, _, err = run("baseline", "create", ".", "没有.txt")
    assert code == 2
    assert "没有写入基线" in err
    assert not Path(FILE).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是完好的基线文件"),
        ("[]", "不是完好的基线文件"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "不是完好的基线文件"),
        ('{"version": 1, "findings": [1]}', "不是完好的基线文件"),
        ('{"version": 2, "findings": []}', "版本不是1"),
        ("[" * 100_000, "不是完好的基线文件"),
    ],
)
def test_a_broken_one_is_an_error(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as raised:
        read_baseline(file)
    assert said in raised.value.words.zh
    assert str(file) in raised.value.words.en


@pytest.mark.skipif(os.name == "nt", reason="a folder is told as one without permission there")
def test_one_that_cannot_be_opened_is_called_a_baseline_and_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes("中".encode("gb18030"))
    for file, said in ((tmp_path, "基线文件打不开（这是文件夹）"), (tmp_path / "other", "基线文件应存为 UTF-8")):
        with pytest.raises(ConfigError) as raised:
            read_baseline(file)
        assert said in raised.value.words.zh


def test_in_source_suppressions_are_not_listed(run: Run) -> None:
    Path("甲局.txt").unlink()
    write("甲局.md", {"overview": "<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开政府 信息。"})
    run("baseline", "create", ".", "--baseline", FILE)
    rules = [entry["rule"] for entry in json.loads(Path(FILE).read_text("utf-8"))["findings"]]
    assert "GK608" not in rules
