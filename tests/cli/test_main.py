"""The command line: what it prints, where, and the code it ends with."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import Run, runner

from gklint import __version__
from gklint.cli.commands import COMMANDS
from gklint.config.config import Config
from gklint.registry.registry import Registry, collect
from gklint.testing import report

ERROR = {"requests.received@total": 3}  # GK201 and GK202
CLEAN = report()
FAULTY = report(**ERROR)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """gklint in a folder with a clean and a faulty report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, "utf-8")

    return runner(capsys)


@pytest.fixture(scope="module")
def national() -> Registry:
    return collect(Config())


def process(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gklint", *arguments], capture_output=True, check=False, **settings)


# The verdict


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.txt"], 0),
        (["faulty.txt"], 1),
        (["check", "faulty.txt"], 1),
        (["."], 1),
        (["faulty.txt", "--fail-on", "never"], 0),
        (["faulty.txt", "--ignore", "GK2"], 0),
        (["faulty.txt", "--select", "GK1,row-total"], 1),
        (["faulty.txt", "--select", "GK1", "--select", "GK7"], 0),
        (["faulty.txt", "--select", "GK1", "clean.txt", "--extend-select", "GK202"], 1),
        (["absent.txt"], 2),
        (["absent.txt", "clean.txt"], 2),
        ([], 2),
        (["check"], 2),
        (["clean.txt", "--select", "GK999"], 2),
        (["clean.txt", "--nonsense"], 2),
        (["clean.txt", "--package", "absent"], 2),
        (["clean.txt", "--config", "absent.toml"], 2),
        (["clean.txt", "--no-config", "--config", "x"], 2),
        (["clean.txt", "-j", "0"], 2),
        (["clean.txt", "-j", "x"], 2),
        (["clean.txt", "--output-format", "nonsense"], 2),
    ],
)
def test_exit_codes(run: Run, arguments: list[str], code: int) -> None:
    assert run(*arguments).code == code


def test_warnings_fail_the_run_when_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gklint.toml").write_text('[severity]\nGK201 = "warning"\nGK202 = "info"\n')
    assert [run("faulty.txt", "--fail-on", severity).code for severity in ("error", "warning", "info")] == [0, 1, 1]
    (tmp_path / "gklint.toml").write_text('fail-on = "warning"\n[severity]\nGK2 = "warning"\n')
    assert run("faulty.txt").code == 2  # a prefix is no rule
    assert run("faulty.txt", "--no-config").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--selct", "GK2", "clean.txt"], "不认识的选项 --selct；是否指 --select？"),
        (
            ["--fail-on", "eror", "clean.txt"],
            "--fail-on 不能是“eror”，可用：error, warning, info, never；是否指 error？",
        ),
        (["clean.txt", "--select"], "选项 --select 后面缺少内容"),
        (["--select", "row-totel", "clean.txt"], "--select: 没有规则“row-totel”；是否指 row-total？"),
        (["--output-format", "jsn", "clean.txt"], "没有输出格式“jsn”；是否指 json？"),
        (["explain"], "缺少 规则"),
        (["explain", "GK201", "row-totel"], "没有规则“row-totel”；是否指 row-total？"),
        (["-j", "x", "clean.txt"], "-j/--jobs"),
        (["check"], "请给出要检查的文件或文件夹"),
        (["chekc", "clean.txt"], "没有命令或文件“chekc”；是否指 gklint check？"),
        (["faulty.doc"], "没有文件“faulty.doc”；是否指 faulty.txt？"),
        (["explain", "ZZ999"], "没有规则“ZZ999”；gklint rules 列出全部规则"),
        (["facst"], "没有命令或文件“facst”；是否指 gklint facts？"),
        (["--stdin-filename", "x.txt", "clean.txt"], "--stdin-filename 须与 - 一起使用"),
        (["-", "clean.txt"], "- 不能与其他文件一起使用"),
    ],
)
def test_mistakes_are_told_in_one_line_with_a_way_out(run: Run, arguments: list[str], said: str) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.err
    assert ended.err.startswith("gklint: ")
    assert ended.err.count("\n") == 1
    english = run("--lang", "en", *arguments).err
    assert english.isascii() or "row-totel" in english


def test_a_path_that_leads_nowhere_is_told_and_the_rest_is_checked(run: Run) -> None:
    ended = run("absent.txt", "faulty.txt")
    assert ended.code == 2
    assert "GK201" in ended.out
    assert "absent.txt: " in ended.out
    assert "absent.txt: " in run("absent.txt", "faulty.txt", "--output-format", "sarif").err


def test_an_unexpected_error_is_one_line_and_its_details_are_for_verbose(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **settings: object) -> None:
        raise LookupError("意外")

    monkeypatch.setattr("gklint.cli.check.lint", broken)
    ended = run("clean.txt")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "LookupError: 意外" in ended.err
    assert "Traceback" in run("clean.txt", "--verbose").err


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gklint.cli.check.lint", interrupted)
    assert run("clean.txt") == (130, "", "gklint: 已中断\n")


# What is printed


def test_languages(run: Run, tmp_path: Path) -> None:
    assert "错误" in run("faulty.txt").out
    assert "error" in run("faulty.txt", "--lang=en").out
    assert "error" in run("--lang", "en", "faulty.txt").out
    (tmp_path / "gklint.toml").write_text('lang = "en"')
    assert "error" in run("faulty.txt").out
    assert "错误" in run("faulty.txt", "--lang", "zh").out
    assert "there is no rule" in run("faulty.txt", "--select", "X").err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_both_languages(run: Run, name: str) -> None:
    ended = run(name, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("用法：gklint")
    assert not {"usage", "positional", "optional", "show this"} & set(ended.out.lower().replace(":", " ").split())
    english = run(name, "--help", "--lang", "en").out
    assert english.startswith("Usage: gklint")
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    text = run("--help").out
    assert run("check", "-h").out == text
    assert all(name in text for name in COMMANDS)
    assert all(f"为{code}" in text for code in (0, 1, 2))


def test_help_names_every_format(run: Run) -> None:
    from gklint.registry import builtin

    assert all(reporter.name in run("--help").out for reporter in builtin.REPORTERS)


def test_colour_only_when_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("faulty.txt").out
    assert "\x1b" in run("faulty.txt", "--color", "always").out
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda self: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in run("faulty.txt").out
    assert "\x1b" not in run("faulty.txt", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("faulty.txt").out


def test_verbose_statistics_and_timing(run: Run) -> None:
    assert "clean.txt" in run(".", "--verbose").out
    assert "合计" in run("faulty.txt", "--statistics").out.splitlines()[-1]
    assert "recognise" in run("faulty.txt", "--timing").err
    timed = json.loads(run("faulty.txt", "--timing", "--output-format", "json").out)["timings"]
    assert {"read", "recognise", "GK201"} <= timed.keys()
    assert all(milliseconds >= 0 for milliseconds in timed.values())
    assert "timings" not in json.loads(run("faulty.txt", "--output-format", "json").out)


# Where it goes


def test_output_to_a_file_replaces_it_whole_and_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    target.write_text("old")
    target.chmod(0o640)
    ended = run("faulty.txt", "--output-format", "json", "--output", "结果.json")
    assert (ended.code, ended.out) == (1, "")
    assert json.loads(target.read_text("utf-8"))["version"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "faulty.txt", "结果.json"]


def test_several_outputs_at_once(run: Run, tmp_path: Path) -> None:
    ended = run("faulty.txt", "--output", "sarif:out.sarif", "--output", "json:out.json")
    assert ended.out.endswith("提示0个\n")
    assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["version"] == 1
    assert run("faulty.txt", "--output", "sarif:a", "--output", "b").out == ""
    assert run("faulty.txt", "--output", "a", "--output", "b").code == 2
    assert "没有输出格式“sarfi”；是否指 sarif？" in run("faulty.txt", "--output", "sarfi:x").err


def test_a_device_is_written_to(run: Run) -> None:
    assert run("faulty.txt", "--output", os.devnull).code == 1
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["no/such/folder.txt"], "不能写入 no/such/folder.txt：没有文件夹 no/such"),
        (["json:a.json", "sarif:no/a.sarif"], "不能写入 no/a.sarif：没有文件夹 no；请先建立它，或换一个位置"),
        (["folder"], "--output folder 是文件夹"),
        (["json:a.json", "sarif:a.json"], "--output 两次写入 a.json"),
        (["json:"], "--output json: 没有写文件名；请写作 json:文件名"),
        ([""], "没有写文件名"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_before_the_work(
    run: Run, tmp_path: Path, outputs: list[str], said: str
) -> None:
    (tmp_path / "folder").mkdir()
    ended = run("faulty.txt", *(part for output in outputs for part in ("--output", output)))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "faulty.txt", "folder"]


@pytest.mark.parametrize("arguments", [(".",), ("facts", "."), ("rules",), (".", "--output", "/dev/full")])
def test_a_full_disk(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("no /dev/full here")
    with full.open("wb") as nowhere:
        ended = subprocess.run(
            [sys.executable, "-m", "gklint", *arguments],
            cwd=tmp_path,
            stdout=nowhere,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    said = ended.stderr.decode()
    assert said.count("\n") == 1
    assert "磁盘已满" in said


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘是只读的")]
)
def test_nothing_is_left_of_a_file_that_could_not_be_finished(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    (tmp_path / "a.json").write_text("before", "utf-8")

    def full(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    ended = run("faulty.txt", "--output", "json:a.json")
    assert ended.code == 2
    assert f"不能写入 a.json（{said}）；请换一个位置" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "clean.txt", "faulty.txt"]
    assert (tmp_path / "a.json").read_text("utf-8") == "before"


def test_standard_output_is_utf_8_whatever_the_locale(run: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ended = process("faulty.txt", env=environment, cwd=tmp_path)
    assert ended.returncode == 1
    assert "错误" in ended.stdout.decode("utf-8")
    assert "没有规则" in process("faulty.txt", "--select", "X", env=environment, cwd=tmp_path).stderr.decode("utf-8")


def test_nobody_reads_on(run: Run, tmp_path: Path) -> None:
    command = f"{sys.executable} -m gklint facts . | head -c 10"
    ended = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, check=False)
    assert (len(ended.stdout), ended.stderr) == (10, b"")


def test_a_name_that_is_not_utf_8(run: Run, tmp_path: Path) -> None:
    name = "年报.txt".encode("gb18030")
    (Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))).write_text(FAULTY, "utf-8")  # noqa: PTH118
    for format in ("text", "json", "sarif", "concise"):
        ended = process(".", "--output-format", format, cwd=tmp_path)
        assert ended.returncode == 1
        ended.stdout.decode("utf-8")


# Standard input


@pytest.mark.parametrize(("name", "shown"), [(None, "stdin.txt"), ("某局2023年.md", "某局2023年.md")])
def test_standard_input(run: Run, tmp_path: Path, name: str | None, shown: str) -> None:
    named = ["--stdin-filename", name] if name else []
    ended = process("-", *named, "--output-format", "json", input=FAULTY.encode("gb18030"), cwd=tmp_path)
    assert ended.returncode == 1
    read = json.loads(ended.stdout)
    assert [file["path"] for file in read["files"]] == [shown]
    assert {found["rule"] for found in read["diagnostics"]} >= {"GK201"}
    assert json.loads(process("facts", "-", *named, input=FAULTY.encode()).stdout)["reports"][0]["path"] == shown


# The other commands


def test_facts_as_json_and_csv(run: Run, tmp_path: Path) -> None:
    read = json.loads(run("facts", ".").out)
    assert [sheet["path"] for sheet in read["reports"]] == ["clean.txt", "faulty.txt"]
    (total,) = (
        fact
        for fact in read["reports"][1]["facts"]
        if (fact["concept"], fact["party"]) == ("requests.received", "total")
    )
    assert (total["value"], total["raw"], total["address"]) == (3, "3", None)
    rows = list(csv.DictReader(io.StringIO(run("facts", "faulty.txt", "--output-format", "csv").out)))
    values = {(row["concept"], row["party"]): row["value"] for row in rows}
    assert values["requests.received", "total"] == "3"
    assert len(rows) == len(read["reports"][1]["facts"])


def test_a_csv_file_is_for_excel(run: Run, tmp_path: Path) -> None:
    assert run("facts", ".", "--output-format", "csv", "--output", "数.csv").out == ""
    assert (tmp_path / "数.csv").read_bytes().startswith("\ufeffpath,".encode())


def test_facts_of_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ended = run("facts", ".")
    assert ended.code == 1
    assert [len(sheet["facts"]) > 0 for sheet in json.loads(ended.out)["reports"]] == [True, False, True]
    assert "empty.txt: 不能读取" in ended.err
    assert run("facts", "clean.txt", "absent.txt").code == 2


def test_rules(run: Run) -> None:
    text = run("rules").out
    assert "GK2 勾稽关系" in text
    assert "  GK201  错误  row-total  " in text
    assert "GK2 Arithmetic" in run("rules", "--lang", "en").out
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "--output-format", "json").out)["rules"]}
    assert listed["GK201"]["severity"] == "error"
    assert listed["GK201"]["package"] == "national"
    assert listed.keys() == {line.split()[0] for line in text.splitlines() if line.startswith("  ")}


def test_rules_as_configured(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gklint.toml").write_text('ignore = ["GK202"]\n[severity]\nGK201 = "info"\n')
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "--output-format", "json").out)["rules"]}
    assert (listed["GK201"]["severity"], listed["GK201"]["on"], listed["GK202"]["on"]) == ("info", True, False)
    assert "column-balance（未启用）" in run("rules").out.replace(" （", "（")


def test_explain_every_rule(run: Run, national: Registry) -> None:
    for rule in national.rules:
        ended = run("explain", rule.id)
        assert ended.code == 0
        assert ended.out.startswith(f"{rule.id} {rule.name}  ")
        assert rule.basis in ended.out
        assert "会报告的例子" in ended.out
    assert run("explain", "gk201", "column-balance").out.count("\n依据：") == 2


def test_plugins(run: Run) -> None:
    ended = run("plugins", "--package", "absent")
    assert ended.code == 2
    lines = ended.out.splitlines()
    assert any(line.startswith(f"national (gklint {__version__})  已启用：规则") for line in lines)
    assert lines[-1] == "absent (?)  没有安装"
    assert run("plugins").code == 0


def test_docs(run: Run, tmp_path: Path, national: Registry) -> None:
    ended = run("docs", "说明/规则")
    assert (ended.code, ended.out) == (0, f"说明/规则: {len(national.rules) + 1}\n")
    written = {path.name for path in (tmp_path / "说明" / "规则").iterdir()}
    assert written == {"README.md", *(f"{rule.id}.md" for rule in national.rules)}
    refused = run("docs", "clean.txt/规则")
    assert refused.code == 2
    assert "不能建立文件夹 clean.txt/规则（路径中有一段不是文件夹）" in refused.err


def test_carets_stand_under_wide_quotes_where_they_are_wide(run: Run, tmp_path: Path) -> None:
    (tmp_path / "quotes.txt").write_text(report(overview="本机关“依法”公开政府 信息。"), "utf-8")
    carets = {
        columns: next(line for line in run(
            "quotes.txt", "--select", "GK608", "--ambiguous-width", columns, "--color", "never"
        ).out.splitlines() if "^" in line)
        for columns in ("1", "2")
    }  # fmt: skip
    assert carets["2"].index("^") == carets["1"].index("^") + 2
    assert run("quotes.txt", "--ambiguous-width", "3").code == 2


# Starting


def loaded(*arguments: str) -> set[str]:
    """The modules a run imports."""
    code = f"import sys; sys.argv = ['gklint', *{arguments!r}]\n"
    code += "from gklint.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print('\\n'.join(sys.modules), file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    bare = subprocess.run(
        [sys.executable, "-S", "-c", "import sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ended.stderr.split()) - set(bare.stdout.split())


def test_version_imports_nothing_else() -> None:
    modules = loaded("--version")
    assert {name for name in modules if name.startswith("gklint")} == {
        "gklint", "gklint.__main__", "gklint.system", "gklint.system.standard_streams",
    }  # fmt: skip
    assert not modules & {"argparse", "re", "pathlib", "typing", "importlib.metadata"}
    assert process("--version").stdout.decode() == f"gklint {__version__}\n"


def test_the_process_ends_with_the_code_of_the_run_after_what_others_do_at_the_end(tmp_path: Path) -> None:
    """What it prints, its exit code and what others do at the end are there, though no object is taken apart."""
    (tmp_path / "empty.txt").write_text("")
    code = f"import atexit, sys; sys.argv = ['gklint', {str(tmp_path / 'empty.txt')!r}, '--no-config']\n"
    code += "class Told:\n  def __del__(self): print('taken apart')\n"
    code += "from gklint.__main__ import command\nimport gklint; gklint.told = Told()\n"
    code += "import gklint.cli.main as cli; run = cli.main\n"
    code += "cli.main = lambda given: atexit.register(print, 'done') and run(given)\ncommand()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "GK001" in ended.stdout and ended.stdout.endswith("done\n")


def test_version_beside_other_arguments(run: Run) -> None:
    assert run("--lang", "en", "--version") == (0, f"gklint {__version__}\n", "")


def test_help_imports_no_rule_no_reader_and_no_library() -> None:
    modules = loaded("--help")
    assert {name for name in modules if name.startswith("gklint.")} == {
        "gklint.__main__",
        "gklint.cli",
        "gklint.cli.arguments",
        "gklint.cli.commands",
        "gklint.cli.main",
        "gklint.cli.output",
        "gklint.cli.parser",
        "gklint.cli.line_wrapping",
        "gklint.errors",
        "gklint.model",
        "gklint.model.os_error_cause",
        "gklint.model.bilingual",
        "gklint.model.lazy_pattern",
        "gklint.model.light_classes",
        "gklint.system.standard_streams",
        "gklint.system",
        "gklint.system.atomic_write",
        "gklint.system.links",
        "gklint.reporters",
        "gklint.reporters.printable",
        "gklint.reporters.width",
    }
    assert not modules & {
        "yaml",
        "dataclasses",
        "inspect",
        "rich",
        "pluggy",
        "tomli",
        "pathspec",
        "multiprocessing",
        "difflib",
    }


def test_a_run_on_one_text_file_imports_only_its_reader(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    modules = loaded(str(tmp_path / "clean.txt"), "--no-config")
    assert modules & {"rich", "pathspec", "xml", "gklint.readers.markdown", "gklint.reporters.sarif"} == set()
    assert "gklint.readers.text" in modules


def test_a_run_that_keeps_nothing_imports_no_library_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    modules = loaded(str(tmp_path / "clean.txt"), "--no-config", "--no-cache")
    unused = {"importlib.metadata", "importlib.resources", "email", "secrets", "tempfile", "shutil", "traceback"}
    assert (
        modules
        & (unused | {"html", "difflib", "pickle", "csv", "tomli", "logging", "subprocess", "msgspec", "sqlite3"})
        == set()
    )
