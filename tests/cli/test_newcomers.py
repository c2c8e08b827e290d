"""What people try first: one path for several, help as a word, files that cannot be read, formats by suffix."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import gklint
from gklint.cli import output
from gklint.cli.main import main
from gklint.errors import UsageError
from gklint.testing import report


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报.txt").write_text(report(**{"requests.received": 7}), "utf-8")
    return tmp_path


def test_one_path_and_one_name_are_taken_as_such() -> None:
    results = gklint.lint("年报.txt", select="GK201", ignore="GK6")
    assert {file.path for file in results.files} == {"年报.txt"}
    assert len(gklint.facts("年报.txt").sheets) == 1


@pytest.mark.parametrize("read", [gklint.load, gklint.lint])
def test_a_missing_file_is_said_alike(read: Callable[[str], object]) -> None:
    with pytest.raises(UsageError, match="没有这个文件或文件夹"):
        read("没有.docx")


def test_prose_of_a_section_that_is_named_by_its_title_tells_the_key() -> None:
    with pytest.raises(ValueError, match="overview"):
        gklint.load("年报.txt").prose_in("总体情况")


@pytest.mark.parametrize("word", ["help", "帮助"])
def test_help_is_a_word_too(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    assert "检查一份报告" in capsys.readouterr().out
    assert main([word, "facts"]) == 0
    assert "gklint facts" in capsys.readouterr().out


def test_the_suffix_of_a_file_says_its_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["年报.txt", "--output", "结果.json"])
    assert json.loads((folder / "结果.json").read_text("utf-8"))["version"] == 1
    main(["facts", "年报.txt", "--output", "数字.csv"])
    assert (folder / "数字.csv").read_text("utf-8-sig").startswith("path,")
    for arguments in (["年报.txt", "--output", "a.foo"], ["facts", "年报.txt", "--output", "a.xlsx"]):
        assert main(arguments) == 2
        assert "请用 " in capsys.readouterr().err


def test_files_of_a_folder_that_cannot_be_read_are_counted_by_kind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("甲.ofd", "乙.zip", "丙.jpg", "丁.png", "说明.log"):
        (folder / name).write_bytes(b"x")
    main(["."])
    assert "另有4个文件未检查：OFD文件1个" in capsys.readouterr().out
    main([".", "--output-format", "csv"])
    assert "图片2个" in capsys.readouterr().err
    main([".", "--output-format", "json"])
    assert "压缩包1个" in json.loads(capsys.readouterr().out)["notices"][0]


@pytest.mark.parametrize(("name", "advice"), [("甲.ofd", "导出为 PDF"), ("乙.zip", "先解压"), ("丙.jpg", "选中文字")])
def test_a_file_that_cannot_be_read_gets_advice(
    name: str, advice: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(b"x")
    assert main([name]) == 1
    shown = capsys.readouterr().out
    assert advice in shown.partition("怎么办：")[2]
    assert "另存一份后重试" not in shown


def test_an_unknown_suffix_is_answered_with_those_that_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("甲.xyz", "乙"):
        (folder / name).write_bytes(b"x")
        assert main([name]) == 1
        assert "请另存为可以检查的格式：.doc、.docx" in capsys.readouterr().out


def test_a_file_that_is_no_report_is_said_whatever_rules_are_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "通知.txt").write_text("关于开会的通知\n", "utf-8")
    (folder / "空.txt").write_text("", "utf-8")
    assert main(["通知.txt"]) == 0
    assert "不像年度报告" in capsys.readouterr().out
    main(["--select", "GK2", "通知.txt", "空.txt", "年报.txt"])
    assert "有2个文件没有检查：空.txt（无法读取）、通知.txt（不像年度报告）\n" in capsys.readouterr().out
    main(["通知.txt", "年报.txt"])
    assert "没有检查" not in capsys.readouterr().out


def test_a_redirected_console_gets_its_own_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "console_code_page", lambda: 936)
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert output.encode_for_people("表三 ①", sys.stdout).decode("gbk") == "表三 ①"
    assert output.encode_for_people("𠀀", sys.stdout) == b"?"
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert output.encode_for_people("表三", sys.stdout) == "表三".encode()


@pytest.mark.parametrize("page", [0, 437, 936, 950, 1252, 20127, 20936, 54936, 65001, 99999])
def test_no_code_page_ends_a_run(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Halves of characters, characters beyond the page and pages that Python does not know."""
    monkeypatch.setattr(output, "console_code_page", lambda: page)
    for name in ("PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    assert output.encode_for_people("表三 ①㎡𠀀\udc80→—\n", sys.stdout).endswith(b"\n")
    if page in (936, 54936):
        assert output.encode_for_people("表三", sys.stdout).decode("gb18030") == "表三"


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii", "utf-8", "cp1252:strict"])
def test_a_run_in_any_encoding_ends_as_ever(encoding: str, folder: Path) -> None:
    """As a program: reading, printing and complaining under PYTHONIOENCODING."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments in (["年报.txt"], ["--help"], ["rules"], ["没有.txt"], ["explain", "GK201"]):
        done = subprocess.run(
            [sys.executable, "-m", "gklint", *arguments], env=environment, capture_output=True, check=False
        )
        assert done.returncode == {"没有.txt": 2, "年报.txt": 1}.get(arguments[0], 0), done.stderr
        assert b"Traceback" not in done.stderr and b"UnicodeEncodeError" not in done.stderr
    if encoding == "gbk":
        assert "GK201" in done.stdout.decode("gbk")


def test_a_folder_of_rules_with_a_national_id_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "规则").mkdir()
    rule = (
        "id: GK999\nname: local-word\nseverity: info\nsummary: 用词\nbasis: 本地要求\nforbid: 坏词\n"
        "message: 有坏词\nexamples:\n  pass: [好词。]\n  fail: [坏词。]\n"
    )
    (folder / "规则" / "a.yaml").write_text(rule, "utf-8")
    assert main(["test", "规则"]) == 2
    assert "GK" in capsys.readouterr().err
