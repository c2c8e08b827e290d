"""One command makes page, workbook and data of a district, and everything planted in it is found in each of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from district_of_reports import Made
from in_chromium import opened, with_browser

from gklint.cli.main import main
from gklint.testing import report

pytestmark = pytest.mark.slow

STANDING = {"missing": "未报", "unreadable": "不能读取", "no-report": "不是年报", "twice": "报了两份且不一致"}


@pytest.fixture(scope="module")
def data(made: Made) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made.folder / "数据.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def overview(made: Made) -> str:
    return (made.folder / "总览.html").read_text("utf-8")


def sheet(made: Made, name: str) -> list[dict[str, Any]]:
    heading, *rows = openpyxl.load_workbook(made.folder / "问题清单.xlsx", read_only=True)[name].iter_rows(
        values_only=True
    )
    return [dict(zip(heading, row, strict=True)) for row in rows]


def bodies_with(data: dict[str, Any], standing: str) -> set[str]:
    return {body["name"] for body in data["bodies"] if body["standing"] == standing}


@pytest.mark.parametrize("kind", [*STANDING])
def test_what_was_not_handed_in_is_found(kind: str, made: Made, data: dict[str, Any], overview: str) -> None:
    planted = set(made.district.planted[kind])
    assert planted and bodies_with(data, kind) == planted
    rows = sheet(made, "报送情况")
    assert {row["单位"] for row in rows if row["报送情况"] == STANDING[kind]} == planted
    [item] = [one for one in re.findall(r"<li><b>.*?</li>", overview) if f"{len(planted)}个单位" in one and all(
        name in one for name in planted)]  # fmt: skip
    assert "请" in item or "催报" in item


def test_reports_with_wrong_sums_are_sent_back(made: Made, data: dict[str, Any], overview: str) -> None:
    wrong = {
        body["name"] for body in data["bodies"] for file in body["files"] if file["error"] and file["year"] == 2023
    }
    planted = set(made.district.planted["sum"])
    assert planted <= wrong - {"云溪县人民政府"} <= planted | set(made.district.planted["unreadable"])
    [item] = re.findall(r"<li><b>退回改正.*?</li>", overview)
    assert all(f"{name}</a>（1处）" in item for name in planted)
    rows = [row for row in sheet(made, "问题清单") if row["规则"] == "GK201" and row["单位"] in planted]
    assert {row["单位"] for row in rows} == planted and all(row["现为"] == row["应为"] + 2 for row in rows)


def test_broken_carry_overs_are_found(made: Made, data: dict[str, Any], overview: str) -> None:
    planted = set(made.district.planted["chain"])
    broken = {body["name"] for body in data["bodies"] for link in body["chain"] if link["state"] == "broken"}
    assert broken == planted
    assert {row["单位"] for row in sheet(made, "报送情况") if row["结转衔接"] == "不一致"} == planted
    [item] = re.findall(r"<li><b>请核对结转数.*?</li>", overview)
    assert all(name in item for name in planted)
    found = {row["单位"] for row in sheet(made, "问题清单") if row["规则"] == "GK901"}
    assert found == planted


def test_reports_under_another_name_are_of_their_body(made: Made, data: dict[str, Any]) -> None:
    planted = made.district.planted["alias"]
    found = {body["name"]: body for body in data["bodies"]}
    for name in planted:
        assert [file["year"] for file in found[name]["files"]] == [2022, 2023]
        assert len({file["organ"] for file in found[name]["files"]}) == 2
        assert found[name]["chain"][0]["state"] == "kept"
    assert len(data["bodies"]) == len(made.district.bodies) + 1 and data["unassigned"] == []


def test_totals_are_held_against_the_districts_own_report(made: Made, data: dict[str, Any], overview: str) -> None:
    totals = {f"{one['concept']}@{one['party']}" if one["party"] else one["concept"]: one for one in data["totals"]}
    differing = {key for key, one in totals.items() if one["difference"]}
    assert differing == {made.district.wrong_total}
    for key, total in made.district.sums.items():
        assert totals[key]["total"] == total, key
    assert "1项与云溪县人民政府的报告不一致" in overview
    rows = {row["项目"]: row for row in sheet(made, "汇总表")}
    assert (
        rows["本年新收政府信息公开申请数量·总计"]["2023年各单位合计"] == made.district.sums["requests.received@total"]
    )
    assert rows["予以公开·总计"]["合计与本级报告相差"] == -1


def test_years_are_compared_figure_by_figure(made: Made, data: dict[str, Any]) -> None:
    sound = set(made.district.bodies) - {name for kind in STANDING for name in made.district.planted[kind]}
    assert {one["body"] for one in data["changes"]} == sound
    rows = sheet(made, "年度对比")
    every = f"合计（两年都报的{len(sound)}个单位）"
    assert {row["单位"] for row in rows} == sound | {every}
    assert len(rows) - sum(row["单位"] == every for row in rows) == len(data["changes"])
    assert all(row["增减"] == row["2023年"] - row["2022年"] for row in rows)


def test_the_overview_links_to_pages_that_are_there(made: Made, overview: str) -> None:
    links = {unquote(link) for link in re.findall(r'href="([^"#]+)', overview)}
    assert links == {"问题清单.xlsx", *(f"单位/{page.name}" for page in (made.folder / "单位").iterdir())}
    assert len(overview.encode()) < 2_000_000
    for page in (made.folder / "单位").iterdir():
        assert unquote(re.findall(r'href="([^"#]+)', page.read_text("utf-8"))[0]) == "../总览.html"


def test_a_second_run_replaces_the_first_and_reads_none_of_it(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for organ in ("甲区民政局", "甲区水务局"):
        Path(f"{organ}2023.txt").write_text(report(organ=organ), "utf-8")
    assert main(["report", ".", "--to", "结果", "--no-cache"]) == 0
    first = {path.name for path in Path("结果/单位").iterdir()}
    Path("甲区水务局2023.txt").unlink()
    assert main(["report", ".", "--to", "结果", "--no-cache"]) == 0
    assert first == {"甲区民政局.html", "甲区水务局.html"}
    assert [path.name for path in Path("结果/单位").iterdir()] == ["甲区民政局.html"]
    assert len(json.loads(Path("结果/数据.json").read_text("utf-8"))["bodies"]) == 1
    assert "可以公布" in Path("结果/总览.html").read_text("utf-8")
    capsys.readouterr()


def test_other_formats_come_from_the_same_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("年报").mkdir()
    Path("年报/甲.txt").write_text(report(), "utf-8")
    assert main(["report", "年报", "--to", "结果", "--output", "sarif:甲.sarif", "--output", "facts:甲.json"]) == 0
    assert json.loads(Path("甲.sarif").read_text("utf-8"))["runs"]
    assert json.loads(Path("甲.json").read_text("utf-8"))["reports"][0]["facts"]
    assert main(["report", "年报", "--to", "结果", "--output", "甲.sarif"]) == 2
    assert "没有写格式" in capsys.readouterr().err
    assert main(["report", "年报", "--to", "结果", "--output", "html:年报/甲.txt"]) == 2


def test_nothing_of_anybodys_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("年报").mkdir()
    Path("年报/甲.txt").write_text(report(), "utf-8")
    assert main(["report", "年报", "--to", "年报"]) == 2
    assert main(["report", "年报", "--to", "年报/甲.txt"]) == 2
    assert main(["report", "年报"]) == 2
    said = capsys.readouterr().err
    assert "里已有其他文件" in said and "是文件" in said and "--to" in said
    assert [path.name for path in Path("年报").iterdir()] == ["甲.txt"]


def test_a_page_met_in_a_folder_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text(report(), "utf-8")
    assert main([".", "--output", "html:网页.html"]) == 0
    capsys.readouterr()
    assert main([".", "--output-format", "district"]) == 0
    [body] = json.loads(capsys.readouterr().out)["bodies"]
    assert [file["path"] for file in body["files"]] == ["甲.txt"]


def test_the_same_reports_give_the_same_bytes(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.folder.parent)
    assert main(["report", "年报", "--to", str(tmp_path / "再来"), "--no-cache", "-j", "1"]) == 1
    for path in made.folder.rglob("*"):
        if path.is_file():
            assert (tmp_path / "再来" / path.relative_to(made.folder)).read_bytes() == path.read_bytes(), path.name


ACTIVE = "document.querySelector('.findings>li.active').id"
ROWS = "[...document.querySelectorAll('#list tbody tr')].filter((row) => !row.hidden)"


@with_browser
def test_the_pages_in_a_browser(made: Made) -> None:
    overview, names = str(made.folder / "总览.html"), [row.name for row in sorted((made.folder / "单位").iterdir())]
    wrong = str(made.folder / "单位" / f"{made.district.planted['sum'][0]}.html")
    steps = [
        ["see", f"{ROWS}.length"],
        ["see", "document.querySelector('select[data-for]').value = 'missing'"],
        ["see", "document.querySelector('select[data-for]').dispatchEvent(new Event('input'))"],
        ["see", f"{ROWS}.length"],
        ["click", "#list thead th:nth-child(8) button"],
        ["click", "#list thead th:nth-child(1) button"],
        ["see", "document.querySelectorAll('#list th[aria-sort=ascending]').length"],
        ["see", "document.querySelector('[data-count-for]').textContent"],
    ]
    found = opened(
        [
            {"file": overview, "axe": True, "steps": steps},
            {"file": overview, "axe": True, "scheme": "dark"},
            {"file": overview, "axe": True, "width": 400,
             "steps": [["see", "document.documentElement.scrollWidth - document.documentElement.clientWidth"]]},
            {"file": wrong, "axe": True, "steps": [["key", "j"], ["see", ACTIVE]]},
            {"file": wrong, "axe": True, "scheme": "dark", "width": 400},
        ]
    )  # fmt: skip
    assert [(one["requests"], one["complaints"], one["barriers"]) for one in found] == [([], [], [])] * 5
    bodies, _, _, missing, sorted_by, told = found[0]["seen"]
    assert (bodies, missing, sorted_by) == (len(made.district.bodies) + 1, 5, 1)
    assert told == f"显示5行，共{bodies}行" and names
    assert found[2]["seen"] == [0] and found[3]["seen"] == ["r1-f1"]
