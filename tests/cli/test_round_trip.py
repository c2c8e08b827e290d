"""`gklint send` and `gklint receive`: findings go out with the files, and what comes back is told in the ledger."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from annotating import parts
from openpyxl import load_workbook
from renderers_docx import word_file
from word_parts import zipped

from gklint.annotate.copies import answers
from gklint.cli.main import main
from gklint.roundtrip.ledger import Entry, read
from gklint.testing import LAYOUTS, compose

FAULTS: dict[str, Any] = {
    "overview": "2023年，本机关共收到政府信息公开申请7件，均已按期答复。",
    "drop": ["problems"],
}


def of(organ: str, **changes: Any) -> Any:
    return compose(organ=organ, title=f"{organ}2023年政府信息公开工作年度报告", **{**FAULTS, **changes})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报").mkdir()
    for organ in ("某某区民政局", "某某区教育局"):
        (tmp_path / "年报" / f"{organ}.docx").write_bytes(word_file(of(organ)))
    (tmp_path / "年报" / "财政.txt").write_bytes(LAYOUTS["tabs"].data(of("某某区财政局")))
    return tmp_path


def run(*arguments: str, code: int) -> None:
    assert main([*arguments, "--no-config", "--ignore", "GK9"]) == code


def ledger(folder: Path) -> tuple[Entry, ...]:
    found = read((folder / "台账.csv").read_bytes())
    assert found.damage == ()
    return found.entries


def states(entries: tuple[Entry, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        found.setdefault(entry.body, {})[entry.id.partition("-")[0]] = entry.state
    return found


def said(capsysbinary: Any) -> tuple[str, str]:
    out, err = capsysbinary.readouterr()
    return out.decode(), err.decode()


def test_what_is_sent(folder: Path, capsysbinary: Any) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    sent = folder / "寄出"
    names = sorted(path.relative_to(sent).as_posix() for path in sent.rglob("*") if path.is_file())
    bodies = [
        ("某某区教育局", "某某区教育局.docx"),
        ("某某区民政局", "某某区民政局.docx"),
        ("某某区财政局", "财政.txt.html"),
    ]
    expected = [f"{body}/{name}" for body, copy in bodies for name in (copy, "问题清单.html")]
    assert names == sorted([*expected, "台账.csv", "台账.html", "台账.xlsx"])
    entries = ledger(sent)
    assert {entry.state for entry in entries} == {"sent"}
    copy = (sent / "某某区民政局" / "某某区民政局.docx").read_bytes()
    ids = {f"{one.rule}-{one.fingerprint}" for one in answers(copy)}
    assert ids == {entry.id for entry in entries if entry.body == "某某区民政局"} != set()
    cover = (sent / "某某区民政局" / "问题清单.html").read_text("utf-8")
    assert all(entry.problem in cover for entry in entries if entry.body == "某某区民政局")
    assert "某某区教育局" not in cover
    book = load_workbook(io.BytesIO((sent / "台账.xlsx").read_bytes()))
    assert book["台账"].max_row == len(entries) + 1
    assert book["按单位"].max_row == 4
    assert "3个单位，3个文件" in said(capsysbinary)[0]


def test_the_same_twice(folder: Path) -> None:
    run("send", "年报", "--to", "一", code=0)
    run("send", "年报", "--to", "二", code=0)
    for path in (folder / "一").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (folder / "二" / path.relative_to(folder / "一")).read_bytes()


def mended_copy(copy: bytes, organ: str) -> bytes:
    """The copy with the sentence corrected, as an office does it in Word: our comments stay, the record goes."""
    held = parts(copy)
    del held["gklint/marks.xml"]
    body = held["word/document.xml"].decode()
    assert "7件" in body
    held["word/document.xml"] = body.replace("7件", "0件").encode()
    return zipped(held)


def test_what_comes_back(folder: Path, capsysbinary: Any) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    (folder / "寄回").mkdir()
    sent = folder / "寄出" / "某某区民政局" / "某某区民政局.docx"
    back = parts(mended_copy(sent.read_bytes(), "某某区民政局"))
    comments = back["word/comments.xml"].decode()
    fifth = next(one for one in ledger(folder / "寄出") if one.id.startswith("GK101") and "民政" in one.body)
    sign = f"〔gklint {fifth.id.replace('-', ' ')}〕"
    back["word/comments.xml"] = comments.replace(sign, f"{sign}本年度没有发现问题").encode()
    (folder / "寄回" / "民政局（改）.docx").write_bytes(zipped(back))
    (folder / "寄回" / "财政.txt").write_bytes(LAYOUTS["tabs"].data(of("某某区财政局", drop=["problems", "review"])))
    run("receive", "寄回", "--sent", "寄出", "--to", "结果", code=1)
    found = states(ledger(folder / "结果"))
    assert found["某某区民政局"]["GK301"] == "mended"
    assert found["某某区民政局"]["GK101"] == "explained"
    assert set(found["某某区教育局"].values()) == {"not-returned"}
    assert found["某某区财政局"]["GK301"] == "left"
    new = [one for one in ledger(folder / "结果") if one.state == "new"]
    assert new
    assert {one.body for one in new} == {"某某区财政局"}
    explained = [one.explanation for one in ledger(folder / "结果") if one.state == "explained"]
    assert explained == ["本年度没有发现问题"]
    clean = (folder / "结果" / "民政局（改）.docx").read_bytes()
    assert answers(clean) == []
    assert b"commentReference" not in parts(clean)["word/document.xml"]
    out, _ = said(capsysbinary)
    assert "已改正1个" in out
    page = (folder / "结果" / "台账.html").read_text("utf-8")
    assert "本年度没有发现问题" in page


def test_a_second_round_goes_on_from_the_first(folder: Path) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    (folder / "一").mkdir()
    (folder / "一" / "财政.txt").write_bytes(LAYOUTS["tabs"].data(of("某某区财政局")))
    run("receive", "一", "--sent", "寄出", "--to", "结果一", code=1)
    (folder / "二").mkdir()
    for organ in ("某某区民政局", "某某区教育局"):
        (folder / "二" / f"{organ}.docx").write_bytes(word_file(compose(organ=organ)))
    (folder / "二" / "财政.txt").write_bytes(LAYOUTS["tabs"].data(compose(organ="某某区财政局")))
    run("receive", "二", "--sent", "结果一", "--to", "结果二", code=0)
    assert {entry.state for entry in ledger(folder / "结果二")} == {"mended"}


def test_untouched_copies_have_not_come_back(folder: Path) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    run("receive", "寄出", "--to", "结果", code=1)
    assert {entry.state for entry in ledger(folder / "结果")} == {"not-returned"}


def test_a_file_that_cannot_be_read_mends_nothing(folder: Path) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    shutil.copytree(folder / "寄出", folder / "寄回")
    (folder / "寄回" / "某某区民政局" / "某某区民政局.docx").write_bytes(b"PK\x03\x04 broken")
    run("receive", "寄回", "--to", "结果", code=1)
    own = [one for one in ledger(folder / "结果") if one.body == "某某区民政局" and one.state != "new"]
    assert {one.state for one in own} == {"unsure"}
    assert {one.explanation for one in own} == {"寄回的文件不能读取，无法核对"}


def test_a_ledger_that_was_edited_is_said_and_kept(folder: Path, capsysbinary: Any) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    file = folder / "寄出" / "台账.csv"
    edited = file.read_text("utf-8-sig").replace("待改正", "已电话说明", 1).encode()
    file.write_bytes(edited)
    run("receive", "寄出", "--to", "结果", code=1)
    assert "被手工改动过" in said(capsysbinary)[1]
    assert (folder / "结果" / "台账（收到时原样）.csv").read_bytes() == edited
    assert len(ledger(folder / "结果")) == len(read(edited).entries)


def test_a_file_that_nobody_sent_is_said(folder: Path, capsysbinary: Any) -> None:
    run("send", "年报", "--to", "寄出", code=0)
    (folder / "寄回").mkdir()
    (folder / "寄回" / "外.docx").write_bytes(word_file(of("某某区水务局")))
    run("receive", "寄回", "--sent", "寄出", "--to", "结果", code=1)
    assert "寄回/外.docx：不在台账里，未计入" in said(capsysbinary)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["send", "年报"], "--to"),
        (["send", "年报", "--to", "年报/寄出"], "请换到外面的文件夹"),
        (["receive", "--to", "结果"], "请给出收到的文件夹"),
        (["receive", "年报", "--to", "结果"], "没有台账"),
        (["send", "年报", "--to", "满"], "已有文件，不会覆盖"),
    ],
)
def test_what_prevents_it_is_said(arguments: list[str], words: str, folder: Path, capsysbinary: Any) -> None:
    (folder / "满").mkdir()
    (folder / "满" / "a").touch()
    run(*arguments, code=2)
    assert words in said(capsysbinary)[1]
