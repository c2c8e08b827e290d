"""Reports of one body under several names are compared as one series; those of bodies that may differ are not."""

from __future__ import annotations

from pathlib import Path

import pytest

import gklint
from gklint.cli.main import main
from gklint.testing import report

LAST = {"year": 2022, "facts": {"requests.received": 3, "requests.carried_out": 3}}
NOW = {"year": 2023, "facts": {"requests.carried_in": 5, "outcome.disclosed": 5, "outcome.total": 5}}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, **parts: object) -> None:
    Path(name).write_text(report(**parts), "utf-8")


def found(*rules: str, settings: str = "") -> list[str]:
    Path("gklint.toml").write_text(settings, "utf-8")
    return [
        f"{one.rule} {one.place.path}" for one in gklint.lint(["."], config="gklint.toml", select=rules).diagnostics
    ]


def test_with_and_without_the_place_above() -> None:
    write("旧.txt", organ="青江市云溪县水务局", **LAST)
    write("新.txt", organ="云溪县水务局", **NOW)
    assert found("GK901") == ["GK901 新.txt"]


def test_two_counties_of_one_name_are_not_mixed() -> None:
    write("旧.txt", organ="青江市鼓楼区水务局", **LAST)
    write("旧2.txt", organ="白江市鼓楼区水务局", **LAST)
    write("新.txt", organ="鼓楼区水务局", **NOW)
    assert found("GK901") == []


def test_names_that_both_have_a_report_for_a_year_are_two_bodies() -> None:
    write("旧.txt", organ="青江市鼓楼区水务局", **LAST)
    write("同年.txt", organ="鼓楼区水务局", year=2022, facts={"licensing.decisions": 8})
    write("新.txt", organ="鼓楼区水务局", **NOW)
    assert found("GK909") == []
    assert found("GK901") == ["GK901 新.txt"], "held against that of the same name, which carries nothing over"


def test_by_the_list() -> None:
    Path("名单.csv").write_text("单位,别名\n云溪县水务局,云溪县水利局\n", "utf-8")
    write("旧.txt", organ="云溪县水利局", **LAST)
    write("新.txt", organ="云溪县水务局", **NOW)
    assert found("GK901") == []
    assert found("GK901", settings='[district]\nbodies = "名单.csv"\n') == ["GK901 新.txt"]


def test_a_list_says_whose_report_covers_all_and_that_all_are_there() -> None:
    Path("名单.csv").write_text("单位,类别\n云溪县人民政府,本级政府\n云溪县民政局,\n云溪县水务局,\n", "utf-8")
    settings = '[district]\nbodies = "名单.csv"\n'
    write("县.txt", organ="云溪县人民政府", facts={"requests.received": 9})
    write("甲.txt", organ="云溪县民政局", facts={"requests.received": 4})
    assert found("GK907", settings=settings) == []
    write("乙.txt", organ="云溪县水务局", facts={"requests.received": 4})
    assert found("GK907", settings=settings) == ["GK907 县.txt"]
    assert found("GK907") == []


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", "没有写明哪个机关的报告汇总了其他机关"),
        ('[rules.GK907]\ngovernment = "云西县人民政府"\n', "没有“云西县人民政府”的报告"),
        ('[rules.GK907]\ngovernment = "云溪县人民政府"\n', ""),
    ],
)
def test_roll_up_says_what_it_lacks(settings: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Selected, it would else pass for a rule that found nothing."""
    Path("gklint.toml").write_text(settings, "utf-8")
    write("县.txt", organ="云溪县人民政府", facts={"requests.received": 9})
    write("甲.txt", organ="云溪县民政局", facts={"requests.received": 4})
    main(["县.txt", "甲.txt", "--extend-select", "GK907", "--no-cache"])
    said = capsys.readouterr().out
    assert told in said and ("GK907没有核对" in said) is bool(told)
    main(["县.txt", "甲.txt", "--no-cache"])
    assert "GK907" not in capsys.readouterr().out


def test_roll_up_covers_every_table() -> None:
    """Rows and columns of table three, table four, decisions and fees of table two; documents issued are not added."""
    write("县.txt", organ="云溪县人民政府")
    rows = {
        "outcome.refused.state_secret@business": 1,
        "litigation.direct.other": 2,
        "fees.amount": "0.5",
        "normative.issued": 3,
    }
    write("甲.txt", organ="云溪县民政局", facts=rows)
    settings = '[rules.GK907]\ngovernment = "云溪县人民政府"\n'
    assert found("GK907", settings=settings) == ["GK907 县.txt"] * 3
