"""One run over files of many kinds in every output format: each read by a reader of its trade, all telling the same."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from as_workbook import as_workbook
from junitparser import JUnitXml, Skipped
from markdown_it import MarkdownIt
from renderers_docx import word_file
from renderers_html import WEB_LAYOUTS

from gklint.cli.main import main
from gklint.registry import builtin
from gklint.testing import compose, report

FORMATS = [reporter.name for reporter in builtin.REPORTERS]
FAULT = {"requests.received@total": 3, "outcome.disclosed@total": 2}
SUPPRESSED = "<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开政府 信息。"
LIST = '[[suppress]]\nfile = "*.xlsx"\nrule = "GK201"\nreason = "已核实, 见\\"附件\\""\nby = "张三"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of five kinds with findings, one clean, one that cannot be read; a suppression list and a baseline."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "街道 一").mkdir()
    faulty = compose(organ="乙局", **FAULT)
    files: dict[str, bytes] = {
        "净.txt": report(organ="丁局").encode(),
        "甲,1:%.txt": report(organ="甲局", **FAULT).encode("gb18030"),
        "街道 一/旧.txt": report(organ="戊局", year=2022, **FAULT).encode(),
        "街道 一/乙.docx": word_file(faulty),
        "街道 一/丙.html": WEB_LAYOUTS["clean"].data(compose(organ="丙局", **FAULT)),
        "己.xlsx": as_workbook(compose(organ="己局", **FAULT)),
        "庚.md": report(organ="庚局", overview=SUPPRESSED, **FAULT).encode(),
        "坏.pdf": b"%PDF-1.4 nothing",
        "gklint.toml": b'baseline = "gklint-baseline.json"\n',
        "gklint-suppressions.toml": LIST.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["baseline", "create", "街道 一/旧.txt"]) == 0
    return folder


def written(folder: Path, into: Path, *arguments: str) -> dict[str, bytes]:
    """The bytes of every format after one run in the folder."""
    outputs = [f"--output={name}:{into / name}" for name in FORMATS]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main([*arguments, *outputs, "--output", str(into / "screen")]) == 1
    return {name: (into / name).read_bytes() for name in FORMATS}


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(folder, tmp_path_factory.mktemp("alone"), "-j", "1", ".")


def test_workers_and_the_order_of_arguments_change_no_byte(
    folder: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix[1:] not in ("toml", "json")
    )
    paths = [name for name in names if (folder / name).is_file()]
    random.Random(7).shuffle(paths)
    for number, arguments in enumerate((["-j", "4", "."], ["-j", "4", *paths], ["-j", "1", *paths[::-1]])):
        (tmp_path / str(number)).mkdir()
        again = written(folder, tmp_path / str(number), *arguments)
        assert [name for name in FORMATS if again[name] != alone[name]] == []


def test_figures_are_the_same_with_several_workers(folder: Path, tmp_path: Path) -> None:
    for format in ("json", "csv"):
        files = [tmp_path / f"{format}{jobs}" for jobs in (1, 4)]
        for jobs, file in zip((1, 4), files, strict=True):
            main(["facts", str(folder), "-j", str(jobs), "--output-format", format, "--output", str(file)])
        assert files[0].read_bytes() == files[1].read_bytes() != b""


def findings(alone: dict[str, bytes]) -> tuple[Counter[str], Counter[str]]:
    """How often each rule is kept and set aside, by the JSON."""
    read = json.loads(alone["json"])
    kept, aside = (Counter(one["rule"] for one in read[name]) for name in ("diagnostics", "suppressed"))
    assert kept["GK201"] >= 5
    assert {"GK608", "GK201"} <= aside.keys()
    assert {one["suppression"]["kind"] for one in read["suppressed"]} == {"baseline", "external", "in-source"}
    return kept, aside


def test_spreadsheets_have_a_row_for_each(alone: dict[str, bytes]) -> None:
    kept, aside = findings(alone)
    book = openpyxl.load_workbook(io.BytesIO(alone["xlsx"]))
    heading, *rows = book["问题清单"].iter_rows(values_only=True)
    sheet = [dict(zip(heading, row, strict=True)) for row in rows]
    table = list(csv.DictReader(io.StringIO(alone["csv"].decode("utf-8-sig"), newline="")))
    table = [row for row in table if row["规则"] != "gklint"]  # what is said of the run
    assert Counter(row["规则"] for row in sheet) == Counter(row["规则"] for row in table) == kept + aside
    assert Counter(row["状态"] for row in sheet) == Counter(row["状态"] for row in table)
    assert '清单中已豁免：已核实, 见"附件"' in {row["状态"] for row in table}
    totals = [
        dict(zip(("organ", "reports", "error"), row, strict=False))
        for row in book["按单位"].iter_rows(min_row=2, values_only=True)
    ]
    assert sum(row["reports"] for row in totals) == 8


def test_ci_servers_are_told_of_each(alone: dict[str, bytes]) -> None:
    kept, aside = findings(alone)
    issues = json.loads(alone["gitlab"])
    assert Counter(issue["check_name"] for issue in issues if issue["check_name"] != "gklint") == kept
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    cases = [
        case
        for suite in JUnitXml.fromstring(alone["junit"])
        for case in suite
        if case.name not in ("gklint", "notices")
    ]
    skipped = [case for case in cases if any(isinstance(result, Skipped) for result in case.result)]
    assert Counter(case.name.split()[0] for case in skipped) == aside
    assert Counter(case.name.split()[0] for case in cases) == kept + aside


def test_code_scanning_is_told_of_each(alone: dict[str, bytes]) -> None:
    kept, aside = findings(alone)
    [run] = json.loads(alone["sarif"])["runs"]
    assert Counter(result["ruleId"] for result in run["results"] if not result.get("suppressions")) == kept
    assert Counter(result["ruleId"] for result in run["results"] if result.get("suppressions")) == aside


def test_people_are_told_of_each(alone: dict[str, bytes]) -> None:
    kept, _ = findings(alone)
    lines = alone["concise"].decode().splitlines()
    assert Counter(rule for line in lines for rule in kept if f": {rule} " in line) == kept
    assert f" {kept.total()}  合计\n" in alone["statistics"].decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(alone["markdown"].decode())
    texts = [token.content for token in tokens if token.type == "inline"]
    assert all(any(text.startswith(rule) for text in texts) for rule in kept)
    for name in ("text", "grouped"):
        text = alone[name].decode()
        assert [rule for rule in kept if rule not in text] == []


def test_annotations_are_those_that_github_shows(alone: dict[str, bytes]) -> None:
    """At most ten, errors first, each a command the runner takes apart into what was put in."""
    kept, _ = findings(alone)
    lines = alone["github"].decode().splitlines()
    commands = [command(line) for line in lines if line.startswith(("::error", "::warning", "::notice"))]
    assert len(commands) <= 10
    levels = [name for name, _ in commands]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert "甲,1:%.txt" in {properties.get("file") for _, properties in commands}
    logged = sum(line.startswith("- ") for line in lines)
    more = logged > 0
    about_the_run = "豁免" in alone["github"].decode()
    assert len(commands) - more - about_the_run + logged == kept.total()


def command(line: str) -> tuple[str, dict[str, Any]]:
    """A workflow command: `::name key=value,key=value::message`, escaped by percent signs."""
    name, _, rest = line.removeprefix("::").partition(" ")
    listed = rest.partition("::")[0].split(",")
    properties = dict(item.split("=", 1) for item in listed)
    for key, value in properties.items():
        for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            value = value.replace(code, character)
        properties[key] = value
    return name, properties
