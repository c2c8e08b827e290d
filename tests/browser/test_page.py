"""The page in Chromium, opened from the disk with the network off: it finds what gklint finds, whatever comes."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from browsing import Browser, waited
from formats import FORMATS
from hostile_files import FIXTURES, hostile_files

import gklint
from gklint.browser.build import build
from gklint.browser.fetch import Assets
from gklint.testing import compose
from gklint.testing.composed_report import Composed

REPORTS: Mapping[str, Composed] = {
    "文表不符": compose(overview="2023年，本机关共收到政府信息公开申请7件，均已按期答复。", drop=["problems"]),
    "合计有误": compose(facts={"outcome.disclosed": 5}),
}


def limited(page: Path, folder: Path, **limits: int) -> Path:
    """The page with other limits."""
    text = page.read_text("utf-8")
    found = re.search(r'"limits": (\{[^}]*\})', text)
    assert found is not None
    path = folder / "limited.html"
    path.write_text(text.replace(found[1], json.dumps(json.loads(found[1]) | limits)), "utf-8", newline="\n")
    return path


def written(folder: Path) -> list[Path]:
    """The reports in every format and layout, and files as LibreOffice saves them."""
    paths = []
    for number, (name, form) in enumerate(FORMATS.items()):
        for fault, report in REPORTS.items():
            path = folder / f"{number:02}-{name}-{fault}{form.suffix}"
            path.write_bytes(form.make(report))
            paths.append(path)
    for source in (*sorted((FIXTURES / "office").glob("*.[xp]*")), *sorted((FIXTURES / "word").glob("lib*"))):
        path = folder / f"LibreOffice-{source.name}"
        if source.suffix != ".py":
            path.write_bytes(source.read_bytes())
            paths.append(path)
    return paths


def found_in(answer: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return sorted((one["rule"], one["severity"], one["fingerprint"], one["message"]) for one in answer["findings"])


def natively(paths: Sequence[Path], monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[str, ...]]]:
    """What gklint finds in each file by itself, called by its name alone."""
    monkeypatch.chdir(paths[0].parent)
    outcomes = gklint.lint_each([path.name for path in paths])
    by_name = {outcome.files[0].path: outcome.diagnostics for outcome in outcomes}
    return [
        sorted((one.rule, one.severity, one.fingerprint, one.words.zh) for one in by_name[path.name]) for path in paths
    ]


def test_every_format_gives_what_gklint_finds_and_nothing_leaves(
    page: Path, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "年报"
    folder.mkdir()
    paths = written(folder)
    assert len(paths) >= 40
    browser.open(page)
    reports = browser.check(paths)
    assert [report["name"] for report in reports] == [path.name for path in paths]
    assert [found_in(report["answer"]) for report in reports] == natively(paths, monkeypatch)
    assert browser.requests() == [page.as_uri()]
    assert browser.complaints() == []


def test_a_clerk_sees_the_verdict_and_what_to_change_and_keeps_the_list(
    page: Path, browser: Browser, tmp_path: Path
) -> None:
    bad, good = tmp_path / "区民政局2023年.docx", tmp_path / "区财政局2023年.txt"
    bad.write_bytes(FORMATS["docx"].make(REPORTS["合计有误"]))
    good.write_bytes(FORMATS["txt tabs"].make(compose()))
    browser.open(page)
    browser.check([bad])
    seen = browser.text("#result")
    assert seen.startswith("不能公布：2个错误，改正1处即可") and "同第1条，不用另改。" in seen
    assert browser.run("document.querySelectorAll('.finding').length") == 2
    assert browser.run("document.querySelectorAll('.finding .do').length") == 1
    message = next(one.words.zh for one in gklint.lint([bad]).diagnostics if one.rule == "GK203")
    assert message in seen and "表三" in seen and "“总计”列" in seen
    save = "[...document.querySelectorAll('.actions button')].find(one => one.textContent.includes('Excel')).click()"
    browser.run(save)
    kept = browser.downloads / "区民政局2023年-问题清单.xlsx"
    waited(kept.exists, lambda: "the list is not downloaded")
    browser.run(save.replace("Excel", "批注"))
    copy = browser.downloads / "区民政局2023年-批注.docx"
    waited(copy.exists, lambda: "the copy is not downloaded")
    assert b"word/comments.xml" in copy.read_bytes()
    assert openpyxl.load_workbook(kept).active.max_row == 3
    browser.driver.find_element("css selector", ".actions button").click()
    browser.driver.switch_to.frame(browser.driver.find_element("css selector", "#result iframe"))
    browser.wait("document.readyState === 'complete' && document.querySelector('.verdict')")
    assert browser.run("document.querySelectorAll('.paper table').length") >= 3
    browser.driver.switch_to.default_content()
    assert browser.complaints() == []
    browser.check([good])
    assert [line.split("\n")[-1] for line in browser.text("#reports").split("\n\n")][-1] == "可以公布：没有发现错误"
    assert "pypdfium2" in browser.run("document.getElementById('parts').textContent")
    browser.driver.find_element("css selector", "#about summary").click()
    browser.wait("document.querySelectorAll('#licences details').length")
    licences = browser.run("document.getElementById('licences').textContent")
    for name in ("Mozilla Public License", "Python Software Foundation License", "FreeType", "Benjamin Peterson"):
        assert name.lower() in licences.lower(), name


def test_a_hostile_file_of_each_kind_ends_in_a_sentence_and_the_page_lives(
    page: Path, browser: Browser, tmp_path: Path
) -> None:
    paths = []
    for name, (data, _) in hostile_files().items():
        path = tmp_path / name
        path.write_bytes(data)
        paths.append(path)
    lawful = tmp_path / "最后.docx"
    lawful.write_bytes(FORMATS["docx"].make(compose()))
    browser.open(page)
    reports = browser.check([*paths, lawful])
    expected = [rules for _, rules in hostile_files().values()]
    for report, rules in zip(reports, expected, strict=False):
        assert report["state"] == "done", report["name"]
        assert {one["rule"] for one in report["answer"]["findings"]} & rules, report["name"]
    assert reports[-1]["answer"]["findings"] == []


def test_a_file_that_takes_too_long_or_too_much_memory_is_given_up_and_the_next_is_checked(
    page: Path, browser: Browser, tmp_path: Path
) -> None:
    long, big, lawful = tmp_path / "很长.txt", tmp_path / "很大.txt", tmp_path / "正常.txt"
    long.write_bytes("一、总体情况，今年的工作。\n".encode() * 150_000)
    big.write_bytes(b"1" * 7_000_001)
    lawful.write_bytes(FORMATS["txt tabs"].make(compose()))
    browser.open(limited(page, tmp_path, seconds=1, bytes=7_000_000, memory=160 << 20))
    slow, large = browser.check([long, big])
    browser.run("gklintLimits.seconds = 60")
    (fine,) = browser.check([lawful])
    assert (slow["state"], "检查超过1秒" in slow["trouble"]) == ("stopped", True)
    assert (large["state"], "超过6 MB" in large["trouble"]) == ("stopped", True)
    assert fine["answer"]["findings"] == []
    hungry, next_one = tmp_path / "费内存.txt", tmp_path / "再来.txt"
    next_one.write_bytes(lawful.read_bytes())
    hungry.write_bytes("一、总体情况，今年的工作。\n".encode() * 175_000)
    hurt, again = browser.check([hungry, next_one])
    said = hurt.get("trouble") or " ".join(one["message"] for one in hurt["answer"]["findings"])
    assert "内存" in said
    assert again["answer"]["findings"] == []


def test_a_corrected_copy_is_not_published_with_its_notes(page: Path, browser: Browser, tmp_path: Path) -> None:
    """Notes that are still in the file are said beside the verdict, and the page gives the file without them."""
    bad = tmp_path / "区水务局2023年.docx"
    bad.write_bytes(FORMATS["docx"].make(REPORTS["合计有误"]))
    browser.open(page)
    [found] = browser.check([bad])
    noted = next(one for one in found["answer"]["downloads"] if one["kind"] == "annotated")
    copy = tmp_path / noted["name"]
    copy.write_bytes(base64.b64decode(noted["data"]))
    [again] = browser.check([copy])
    assert again["answer"]["notes"] == len(found["answer"]["findings"])
    assert "条检查批注" in browser.text("#result")
    without = next(one for one in again["answer"]["downloads"] if one["kind"] == "stripped")
    assert without["name"] == "区水务局2023年-去掉批注.docx"
    with ZipFile(io.BytesIO(base64.b64decode(without["data"]))) as package, ZipFile(bad) as before:
        assert {name: package.read(name) for name in package.namelist()} == {
            name: before.read(name) for name in before.namelist()
        }


def test_positions_lead_to_the_words_and_a_repair_stands_once(page: Path, browser: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "区林业局2023年.docx"
    bad.write_bytes(FORMATS["docx"].make(REPORTS["合计有误"]))
    browser.open(page)
    browser.check([bad])
    browser.driver.find_element("css selector", ".actions button").click()
    browser.driver.switch_to.frame(browser.driver.find_element("css selector", "#result iframe"))
    browser.wait(
        "document.readyState === 'complete' && document.querySelector('.findings a.where, .findings .where a')"
    )
    browser.driver.find_element("css selector", ".findings .where a").click()
    browser.wait("document.querySelector('.findings li.active')")
    browser.driver.switch_to.default_content()
    assert browser.complaints() == []


def test_two_files_of_one_name_are_two_reports(page: Path, browser: Browser, tmp_path: Path) -> None:
    paths = [tmp_path / "甲" / "年报.txt", tmp_path / "乙" / "年报.txt"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(FORMATS["txt tabs"].make(compose()))
    browser.open(page)
    assert [report["name"] for report in browser.check(paths)] == ["年报.txt", "年报（2）.txt"]
    browser.driver.find_element("id", "choose").send_keys(str(paths[0]))
    browser.wait("document.getElementById('result').innerText.includes('已替换上一次的检查结果')")
    names = [report["name"] for report in browser.run("gklintReports")]
    assert names.count("年报.txt") == names.count("年报（2）.txt") == 1


@pytest.mark.parametrize("missing", ["DecompressionStream", "WebAssembly", "Worker"])
def test_an_old_browser_is_told_plainly(page: Path, browser: Browser, tmp_path: Path, missing: str) -> None:
    with browser.without(missing):
        browser.open(limited(page, tmp_path))
        said = browser.text("#state")
        assert said.startswith("这个浏览器太旧") and missing in said
        assert browser.run("document.getElementById('choose').disabled")
        assert browser.complaints() == []


def test_last_years_figures_and_local_settings_are_in_the_page(
    assets: Assets, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gklint.config.layer import Layer
    from gklint.config.read_config import read_config
    from gklint.engine import run
    from gklint.registry.registry import collect

    monkeypatch.setattr("gklint.browser.build.fetch", lambda: assets)
    monkeypatch.chdir(tmp_path)
    before = compose(year=2022, facts={"requests.received": 3, "requests.carried_out": 3})
    Path("上年").mkdir()
    Path("上年/报告.txt").write_bytes(FORMATS["txt tabs"].make(before))
    Path("本地规则").mkdir()
    example = "examples:\n  fail: [{overview: 我单位}]\n  pass: [{overview: 本机关}]\n"
    head = "id: LOC001\nname: our-unit\nseverity: warning\nsummary: 用语\nbasis: 本区约定\n"
    rule = f"{head}forbid: 我单位\nmessage: 不写“我单位”\n"
    Path("本地规则/a.yaml").write_text(rule + example, "utf-8")
    Path("gklint.toml").write_text('packages = ["./本地规则"]\nignore = ["GK201"]\n', "utf-8")
    config = read_config(tmp_path, Layer())
    Path("本区.html").write_bytes(build(config, run.summaries(["上年"], collect(config), config)).encode())
    Path("报告.docx").write_bytes(FORMATS["docx"].make(compose(overview="2023年，我单位收到申请0件。")))
    browser.open(tmp_path / "本区.html")
    (report,) = browser.check([tmp_path / "报告.docx"])
    found = {one["rule"]: one["message"] for one in report["answer"]["findings"]}
    assert "2022年度报告结转下年度3件" in found["GK901"] and "LOC001" in found
    assert "上年度1份报告" in browser.run("document.getElementById('setup').textContent")
