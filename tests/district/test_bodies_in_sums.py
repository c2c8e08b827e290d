"""Sums over bodies: of the same bodies in both years, with those left out named; and who has something to do."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from district_of_reports import Made

from gklint.cli.main import main
from gklint.testing import LAYOUTS, compose

GOVERNMENT = "某某区人民政府"
LIST = f"单位,别名,分组,类别\n{GOVERNMENT},,,本级政府\n某某区民政局,,,\n某某区教育局,,,\n某某区水务局,,,\n"
KEY = "licensing.decisions"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报").mkdir()
    (tmp_path / "名单.csv").write_text(LIST, "utf-8")
    (tmp_path / "gklint.toml").write_text('[district]\nbodies = "名单.csv"\n', "utf-8")
    return tmp_path


def write(organ: str, year: int, count: int, name: str = "", **facts: int) -> None:
    title = f"{organ}{year}年政府信息公开工作年度报告"
    report = compose(organ=organ, year=year, title=title, facts={KEY: count, **facts})
    Path(f"年报/{organ}{year}{name}.txt").write_bytes(LAYOUTS["tabs"].data(report))


def run() -> Mapping[str, Any]:
    main(["report", "年报", "--to", "结果"])
    found: Mapping[str, Any] = json.loads(Path("结果/数据.json").read_text("utf-8"))
    return found


def text_of(page: Path) -> str:
    source = re.sub(r"<(style|script).*?</\1>", "", page.read_text("utf-8"), flags=re.S)
    return unescape(re.sub(r"<[^>]+>", "", source))


def tasks_in(overview: str) -> str:
    [section] = re.findall(r'<h2 id="tasks">.*?</section>', overview, flags=re.S)
    return section


def test_years_are_summed_over_the_same_bodies() -> None:
    write("某某区民政局", 2022, 5)
    write("某某区民政局", 2023, 7)
    write("某某区教育局", 2022, 100)
    write("某某区水务局", 2023, 40)
    [total] = [one for one in run()["totals"] if one["concept"] == KEY]
    assert (total["total"], total["bodies"]) == (47, 2)
    assert (total["common"], total["last"], total["now"]) == (1, 5, 7)
    book = openpyxl.load_workbook("结果/问题清单.xlsx", read_only=True)
    heading, *rows = book["汇总表"].iter_rows(values_only=True)
    [row] = [dict(zip(heading, row, strict=True)) for row in rows if "行政许可" in str(row[1])]
    assert (row["2022年（两年都报的单位）"], row["2023年（两年都报的单位）"], row["增减"]) == (5, 7, 2)
    assert (row["计入单位数"], row["两年都报的单位数"]) == (2, 1)
    compared = [row for row in book["年度对比"].iter_rows(values_only=True) if "合计" in str(row[0])]
    assert [(row[0], *row[3:]) for row in compared] == [("合计（两年都报的1个单位）", 5, 7, 2)]
    assert "2022年与2023年两列和增减只算两年都有这项数字的单位" in text_of(Path("结果/总览.html"))


def test_a_report_that_covers_all_but_equals_the_sum_without_some_is_said() -> None:
    write("某某区民政局", 2023, 7)
    write("某某区教育局", 2023, 5)
    write(GOVERNMENT, 2023, 12)
    assert run()["uncounted"] == ["某某区水务局"]
    told = unescape(re.sub(r"<[^>]+>", "", tasks_in(Path("结果/总览.html").read_text("utf-8"))))
    assert "合计没有计入1个单位" in told and "某某区水务局（未报）" in told
    assert f"{GOVERNMENT}的报告有1项正好等于其余2个单位之和" in told


def test_a_report_that_covers_all_and_is_the_sum_of_all_raises_nothing() -> None:
    for organ, count in (("某某区民政局", 7), ("某某区教育局", 5), ("某某区水务局", 1), (GOVERNMENT, 13)):
        write(organ, 2023, count)
    assert run()["uncounted"] == []
    told = text_of(Path("结果/总览.html"))
    assert "全部4个单位已报，都可以公布" in told and "没有要办的事" in told
    assert "没有计入" not in told and "正好等于" not in told


def test_a_larger_figure_of_the_government_is_no_sum_without_those_left_out() -> None:
    write("某某区民政局", 2023, 7)
    write("某某区教育局", 2023, 5)
    write(GOVERNMENT, 2023, 20)
    run()
    told = text_of(Path("结果/总览.html"))
    assert "正好等于" not in told and f"1项与{GOVERNMENT}的报告不一致" in told and "没有计入1个单位" in told


def test_the_number_at_the_top_is_that_of_the_bodies_below(made: Made) -> None:
    overview = (made.folder / "总览.html").read_text("utf-8")
    [count] = re.findall(r'class="verdict">(\d+)个单位要处理', overview)
    named = set(re.findall(r'<a href="[^"]*">([^<]+)</a>', tasks_in(overview).replace('href="#totals"', "")))
    named |= {name for name in made.district.bodies if name in tasks_in(overview)}
    kinds = [name for kind, names in made.district.planted.items() if kind != "alias" for name in names]
    assert named == {*kinds, "云溪县人民政府"} and int(count) == len(named)


def test_a_body_that_handed_in_nothing_opens_on_that() -> None:
    write("某某区民政局", 2022, 5)
    write("某某区教育局", 2023, 5)
    write("某某区水务局", 2023, 5)
    run()
    page = Path("结果/单位/某某区民政局.html").read_text("utf-8")
    assert re.findall(r'<article class="report" id="(r\d)">', page) == ["r0", "r1"]
    assert re.findall(r'href="#(r\d)"', page)[:2] == ["r0", "r1"]
    assert "未报：没有收到2023年度报告" in text_of(Path("结果/单位/某某区民政局.html"))
    assert "未报：" not in text_of(Path("结果/单位/某某区教育局.html"))


def test_two_files_of_one_body_and_year_are_told_apart_by_their_names() -> None:
    write("某某区民政局", 2023, 5)
    write("某某区民政局", 2023, 8, name="更正")
    write("某某区民政局", 2022, 8)
    run()
    files = ("某某区民政局2023.txt", "某某区民政局2023更正.txt")
    [tabs] = re.findall(r'<nav class="reports".*?</nav>', Path("结果/单位/某某区民政局.html").read_text("utf-8"), re.S)
    entries = [re.sub(r"<[^>]+>", "", entry) for entry in re.findall(r"<li>.*?</li>", tabs)]
    assert entries == [*(f"某某区民政局 2023年度 {file}" for file in files), "某某区民政局 2022年度"]
    overview = Path("结果/总览.html").read_text("utf-8")
    assert all(f">{file}</a>" in overview for file in files) and ">2022</a>" in overview
