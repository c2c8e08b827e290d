"""`gklint annotate`: copies where they belong, never over anything that is not ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from annotating import parts
from as_workbook import as_workbook
from formats import FORMATS
from renderers_docx import word_file
from word_parts import zipped

from gklint.annotate.copies import answers
from gklint.cli.main import main
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read
from gklint.testing import LAYOUTS, compose

FAULTY = compose(overview="2023年，本机关共收到政府信息公开申请7件，均已按期答复。", drop=["problems"])
SOUND = compose()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报" / "甲").mkdir(parents=True)
    (tmp_path / "年报" / "甲" / "报告.docx").write_bytes(word_file(FAULTY))
    (tmp_path / "年报" / "乙.txt").write_bytes(LAYOUTS["tabs"].data(FAULTY))
    return tmp_path


def annotate(*arguments: str, code: int = 0) -> None:
    assert main(["annotate", "--no-config", *arguments]) == code


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(capsysbinary: Any) -> tuple[str, str]:
    out, err = capsysbinary.readouterr()
    return out.decode(), err.decode()


def test_copies_lie_as_the_files_do_and_those_stay(folder: Path, capsysbinary: Any) -> None:
    before = snapshot(folder / "年报")
    annotate("年报", "--to", "批注")
    assert snapshot(folder / "年报") == before
    assert sorted(snapshot(folder / "批注")) == ["乙.txt.html", "甲/报告.docx"]
    out, err = said(capsysbinary)
    assert "年报/甲/报告.docx → 批注/甲/报告.docx：" in out
    assert "已写2个文件到 批注" in out
    assert err == ""


def test_once_more_is_the_same(folder: Path) -> None:
    annotate("年报", "--to", "批注")
    once = snapshot(folder / "批注")
    annotate("年报", "--to", "批注")
    annotate("批注", "--to", "再批")
    assert snapshot(folder / "批注") == snapshot(folder / "再批") == once


def test_strip_gives_the_files_back(folder: Path) -> None:
    annotate("年报", "--to", "批注")
    annotate("批注", "--strip", "--to", "还原")
    back = snapshot(folder / "还原")
    assert sorted(back) == sorted(snapshot(folder / "年报"))
    assert back["乙.txt"] == (folder / "年报" / "乙.txt").read_bytes()
    assert parts(back["甲/报告.docx"]) == parts((folder / "年报" / "甲" / "报告.docx").read_bytes())


def test_what_is_wrong_with_the_whole_report_stands_at_the_title(folder: Path) -> None:
    for name in ("一.docx", "二.docx"):
        (folder / name).write_bytes(word_file(SOUND))
    annotate("一.docx", "二.docx", "--to", "批注", "--select", "GK909")
    (copy,) = (folder / "批注").iterdir()
    (comment,) = read(copy.read_bytes(), copy.name, ReaderOptions()).comments
    assert comment[0].text == "某某区民政局2023年政府信息公开工作年度报告"


def test_findings_that_are_set_aside_are_not_noted(folder: Path) -> None:
    annotate("年报/甲", "--to", "批注", "--ignore", "GK101")
    rules = {one.rule for one in answers((folder / "批注" / "报告.docx").read_bytes())}
    assert rules
    assert "GK101" not in rules


def test_a_file_without_findings_gets_no_copy(folder: Path, capsysbinary: Any) -> None:
    (folder / "净.docx").write_bytes(word_file(SOUND))
    annotate("净.docx", "--to", "批注")
    assert not (folder / "批注").exists()
    assert "净.docx：没有问题，未写副本" in said(capsysbinary)[0]


@pytest.mark.parametrize("to", ["年报", "年报/批注", "."])
def test_no_folder_that_would_be_checked_the_next_time(to: str, folder: Path, capsysbinary: Any) -> None:
    before = snapshot(folder)
    annotate("年报" if to != "." else ".", "--to", to, code=2)
    assert snapshot(folder) == before
    assert "请换到外面的文件夹" in said(capsysbinary)[1]


def test_never_over_the_file_itself(folder: Path, capsysbinary: Any) -> None:
    before = snapshot(folder)
    annotate("年报/甲/报告.docx", "--to", "年报/甲", code=1)
    assert snapshot(folder) == before
    assert "就是原文件，不会覆盖" in said(capsysbinary)[1]


def test_never_over_anything_that_is_not_ours(folder: Path, capsysbinary: Any) -> None:
    (folder / "批注").mkdir()
    theirs = word_file(SOUND)
    (folder / "批注" / "报告.docx").write_bytes(theirs)
    annotate("年报/甲", "--to", "批注", code=1)
    assert (folder / "批注" / "报告.docx").read_bytes() == theirs
    assert "没有覆盖" in said(capsysbinary)[1]


@pytest.mark.parametrize("name", ["docx", "xlsx", "pdf", "txt tabs"])
def test_a_copy_of_ours_is_renewed_and_one_that_was_changed_since_is_kept(name: str, folder: Path) -> None:
    format = FORMATS[name]
    source = folder / format.name
    source.write_bytes(format.make(FAULTY))
    annotate(source.name, "--to", "批注")
    (copy,) = (folder / "批注").iterdir()
    first = copy.read_bytes()
    annotate(source.name, "--to", "批注", "--ignore", "GK101")
    renewed = copy.read_bytes()
    assert renewed != first
    assert len(answers(renewed)) == len(answers(first)) - 1
    changed = _changed(renewed)
    copy.write_bytes(changed)
    annotate(source.name, "--to", "批注", code=1)
    assert copy.read_bytes() == changed


def _changed(data: bytes) -> bytes:
    """The copy with something of somebody else in it."""
    if data.startswith(b"PK"):
        return zipped({**parts(data), "docProps/custom.xml": b"<a/>"})
    if data.startswith(b"%PDF"):
        return data + b"9 0 obj\nnull\nendobj\nstartxref\n0\n%%EOF\n"
    return data.replace(b"</main>", "<p>已改</p></main>".encode())


def test_a_link_is_not_followed(folder: Path, capsysbinary: Any) -> None:
    (folder / "批注").mkdir()
    (folder / "批注" / "报告.docx").symlink_to(folder / "外.docx")
    annotate("年报/甲", "--to", "批注", code=1)
    assert not (folder / "外.docx").exists()
    (folder / "别处").mkdir()
    (folder / "批注" / "甲").symlink_to(folder / "别处", target_is_directory=True)
    annotate("年报", "--to", "批注", code=1)
    assert list((folder / "别处").iterdir()) == []
    assert "链接" in said(capsysbinary)[1]


def test_a_file_that_cannot_be_annotated_costs_no_other_file(folder: Path, capsysbinary: Any) -> None:
    (folder / "年报" / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    signed = {**parts(as_workbook(FAULTY)), "_xmlsignatures/sig1.xml": b"<a/>"}
    (folder / "年报" / "签.xlsx").write_bytes(zipped(signed))
    annotate("年报", "--to", "批注", code=1)
    assert sorted(snapshot(folder / "批注")) == ["乙.txt.html", "甲/报告.docx"]
    err = said(capsysbinary)[1]
    assert "年报/坏.docx：文件不能读取，无处加批注" in err
    assert "年报/签.xlsx：文件有数字签名" in err


def test_two_files_with_one_copy(folder: Path, capsysbinary: Any) -> None:
    (folder / "年报" / "乙.txt.html").write_bytes(FORMATS["html clean"].make(FAULTY))
    annotate("年报", "--to", "批注", code=1)
    assert "已是另一个文件的副本" in said(capsysbinary)[1]


def test_author_and_date(folder: Path) -> None:
    annotate("年报/甲", "--to", "批注", "--author", "区政务公开办", "--date", "2024-03-01")
    comments = parts((folder / "批注" / "报告.docx").read_bytes())["word/comments.xml"].decode()
    assert 'w:author="区政务公开办"' in comments
    assert 'w:date="2024-03-01T00:00:00Z"' in comments
    annotate("年报/甲", "--to", "今日", "--date", "today")
    comments = parts((folder / "今日" / "报告.docx").read_bytes())["word/comments.xml"].decode()
    assert f'w:date="{date.today():%Y-%m-%d}T00:00:00Z"' in comments


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["年报"], "缺少 --to"),
        (["-", "--to", "批注"], "标准输入不能加批注"),
        (["年报", "--to", "批注", "--date", "昨天"], "不是日期"),
        (["年报", "--to", "年报/乙.txt"], "不是文件夹"),
        (["无", "--to", "批注"], "没有"),
    ],
)
def test_what_prevents_the_run_is_said(arguments: list[str], words: str, capsysbinary: Any) -> None:
    annotate(*arguments, code=2)
    assert words in said(capsysbinary)[1]
