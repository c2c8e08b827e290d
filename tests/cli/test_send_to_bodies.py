"""`gklint send` covers every body that has something to do, by the list of bodies, and speaks to that body."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from renderers_docx import word_file

from gklint.cli.main import main
from gklint.roundtrip.ledger import Entry, read
from gklint.testing import LAYOUTS, compose

LIST = "单位,别名\n某某区民政局,\n某某区教育局,\n某某区水务局,\n某某区林业局,\n某某区财政局,财政局\n某某区商务局,\n"
FOR_THE_REVIEWER = ("移出检查范围", "删去多余", "LibreOffice", "pip install")


def made(organ: str, year: int = 2023, **changes: Any) -> Any:
    return compose(organ=organ, year=year, title=f"{organ}{year}年政府信息公开工作年度报告", **changes)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "年报"
    reports.mkdir()
    (tmp_path / "名单.csv").write_text(LIST, "utf-8")
    (tmp_path / "gklint.toml").write_text('[district]\nbodies = "名单.csv"\n', "utf-8")
    (reports / "某某区民政局2023.txt").write_bytes(LAYOUTS["tabs"].data(made("某某区民政局")))
    (reports / "某某区教育局2023.docx").write_bytes(b"PK\x03\x04 broken")
    (reports / "某某区水务局2023.txt").write_text("关于召开会议的通知\n\n各科室：请于周五参加会议。\n", "utf-8")
    (reports / "某某区林业局2022.docx").write_bytes(word_file(made("某某区林业局", 2022)))
    (reports / "某某区财政局2023.txt").write_bytes(LAYOUTS["tabs"].data(made("财政局", drop=["problems"])))
    for name, count in (("", 5), ("更正", 8)):
        report = made("某某区商务局", facts={"licensing.decisions": count})
        (reports / f"某某区商务局2023{name}.txt").write_bytes(LAYOUTS["tabs"].data(report))
    return tmp_path


def send(folder: Path, *paths: str) -> tuple[Entry, ...]:
    assert main(["send", *(paths or ("年报",)), "--to", "寄出"]) == 1  # the broken file gets no copy
    found = read((folder / "寄出" / "台账.csv").read_bytes())
    assert found.damage == ()
    return found.entries


def sheet(folder: Path, body: str) -> str:
    page = (folder / "寄出" / body / "问题清单.html").read_text("utf-8").partition("</style>")[2]
    return unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.S))


def test_every_body_with_something_to_do_has_a_folder_and_stands_in_the_ledger(folder: Path) -> None:
    entries = send(folder)
    bodies = {"某某区教育局", "某某区水务局", "某某区林业局", "某某区财政局", "某某区商务局"}
    assert {path.name for path in (folder / "寄出").iterdir() if path.is_dir()} == bodies
    assert {entry.body for entry in entries} == bodies
    [missing] = [entry for entry in entries if entry.body == "某某区林业局"]
    assert (missing.problem, missing.state, missing.year) == ("没有收到2023年度报告", "sent", "2023")


def test_a_cover_sheet_says_what_to_hand_in(folder: Path) -> None:
    send(folder)
    assert "没有收到贵单位2023年度" in sheet(folder, "某某区林业局") and "请报送" in sheet(folder, "某某区林业局")
    unreadable, other = sheet(folder, "某某区教育局"), sheet(folder, "某某区水务局")
    assert "“某某区教育局2023.docx”打不开" in unreadable and "重新报送2023年度报告" in unreadable
    assert "“某某区水务局2023.txt”不是政府信息公开工作年度报告。请重新报送" in other
    twice = sheet(folder, "某某区商务局")
    assert "请确认以哪一份为准，只重新报送这一份" in twice and "如以这一份为准，只寄回这一份" in twice
    assert "可以公布" not in twice
    assert "水务局" not in unreadable and "教育局" not in other


def test_sheets_and_notes_speak_to_the_body_and_name_no_folder_of_the_reviewer(folder: Path) -> None:
    entries = send(folder, str(folder / "年报"))
    assert all(str(folder) not in cell for entry in entries for cell in entry)
    for page in (folder / "寄出").rglob("*.html"):
        text = page.read_text("utf-8")
        assert str(folder) not in text and "年报/" not in text
        assert not [words for words in FOR_THE_REVIEWER if words in text]


def test_an_old_word_file_that_was_not_read_is_no_advice_to_install_anything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gklint.readers.office.program", lambda: None)
    (folder / "年报" / "某某区教育局2023.docx").unlink()
    (folder / "年报" / "某某区教育局2023.rtf").write_bytes(rb"{\rtf1\ansi " + b"x" * 5000 + b"}")
    [entry] = [entry for entry in send(folder, "年报", "-j", "1") if entry.body == "某某区教育局"]
    assert "LibreOffice" in entry.problem
    said = sheet(folder, "某某区教育局")
    assert "LibreOffice" not in said and "请用原来的软件打开原稿" in said and ".docx" in said


def test_a_text_file_is_corrected_itself_and_its_sheet_says_how_to_answer(folder: Path) -> None:
    send(folder)
    said = sheet(folder, "某某区财政局")
    assert "原文件“某某区财政局2023.txt”（副本只供查看）" in said
    assert "改好的“某某区财政局2023.txt”" in said
    assert "请按下表序号写明理由" in said and "Excel 副本" not in said


def test_a_word_file_is_corrected_in_its_copy(folder: Path) -> None:
    (folder / "年报" / "某某区林业局2023.docx").write_bytes(word_file(made("某某区林业局", drop=["problems"])))
    send(folder)
    said = sheet(folder, "某某区林业局")
    assert "副本“某某区林业局2023.docx”" in said and "改好的副本，批注不必清除" in said
    assert "请在该处批注下答复理由" in said and "下表序号" not in said


def test_counts_on_a_sheet_agree_with_the_verdict(folder: Path) -> None:
    facts = {"requests.received@natural_person": 5, "requests.received@total": 7}
    facts |= {"outcome.disclosed@natural_person": 5, "outcome.disclosed@total": 5}
    facts |= {"outcome.total@natural_person": 5, "outcome.total@total": 5}
    (folder / "年报" / "某某区民政局2023.txt").write_bytes(LAYOUTS["tabs"].data(made("某某区民政局", facts=facts)))
    entries = [entry for entry in send(folder) if entry.body == "某某区民政局"]
    said = sheet(folder, "某某区民政局")
    errors = sum(entry.severity == "错误" for entry in entries)
    assert errors > 1
    assert f"不能公布：{errors}个错误，改正1处即可" in said and f"共{len(entries)}个问题" in said


def test_what_was_asked_for_and_came_is_corrected(folder: Path) -> None:
    send(folder)
    (folder / "寄回").mkdir()
    (folder / "寄回" / "林业.docx").write_bytes(word_file(made("某某区林业局")))
    (folder / "寄回" / "教育.docx").write_bytes(word_file(made("某某区教育局")))
    (folder / "寄回" / "财政.txt").write_bytes(LAYOUTS["tabs"].data(made("财政局")))
    main(["receive", "寄回", "--sent", "寄出", "--to", "结果"])
    found = read((folder / "结果" / "台账.csv").read_bytes()).entries
    states = {(entry.body, entry.state) for entry in found}
    corrected = {(body, "mended") for body in ("某某区林业局", "某某区教育局", "某某区财政局")}
    assert states == corrected | {("某某区水务局", "not-returned"), ("某某区商务局", "not-returned")}


def test_the_report_of_another_body_under_the_name_of_a_file_corrects_nothing(folder: Path, capsys: Any) -> None:
    send(folder)
    (folder / "寄回").mkdir()
    (folder / "寄回" / "某某区教育局2023.docx").write_bytes(word_file(made("某某区民政局")))
    main(["receive", "寄回", "--sent", "寄出", "--to", "结果"])
    found = read((folder / "结果" / "台账.csv").read_bytes()).entries
    assert {entry.state for entry in found if entry.body == "某某区教育局"} == {"not-returned"}
    assert "寄回/某某区教育局2023.docx：不在台账里，未计入" in capsys.readouterr().err


def test_without_a_list_a_broken_file_is_of_the_body_that_its_name_and_another_report_name(folder: Path) -> None:
    (folder / "gklint.toml").unlink()
    (folder / "年报" / "某某区教育局2022.docx").write_bytes(word_file(made("某某区教育局", 2022)))
    [entry] = [entry for entry in send(folder) if entry.file == "某某区教育局2023.docx"]
    assert entry.body == "某某区教育局"
    said = sheet(folder, "某某区教育局")
    assert "打不开" in said and "没有收到" not in said


def test_files_of_no_known_body_do_not_share_a_sheet(folder: Path) -> None:
    for name in ("甲", "乙"):
        (folder / "年报" / f"{name}.txt").write_text(f"{name}的通知\n\n各科室：请参加会议。\n", "utf-8")
    send(folder)
    assert "乙.txt" in sheet(folder, "未识别单位/乙.txt") and "甲.txt" not in sheet(folder, "未识别单位/乙.txt")
