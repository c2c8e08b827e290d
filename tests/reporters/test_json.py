"""The public JSON, version 1: what is here is promised."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from gklint.model.fact_sheet import FactSheet, SheetFact
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.facts import as_csv, as_json
from gklint.reporters.json import report

POINT = {
    "type": "object",
    "required": ["line", "column", "offset"],
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "offset": {"type": "integer", "minimum": 0},
    },
}
TEXT, TEXT_OR_NULL = {"type": "string"}, {"type": ["string", "null"]}
PLACE = {"path": TEXT, "start": POINT, "end": POINT, "address": TEXT_OR_NULL}
NUMBER_OR_NULL = {"type": ["number", "null"]}


def every(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": sorted(properties), "properties": properties}


SCHEMA = every(
    version={"const": 1},
    diagnostics={
        "type": "array",
        "items": every(
            rule=TEXT,
            name=TEXT,
            severity={"enum": ["error", "warning", "info"]},
            message=TEXT,
            help=TEXT_OR_NULL,
            **PLACE,
            key=TEXT,
            fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
            related={"type": "array", "items": every(message=TEXT, **PLACE)},
            repair={
                "anyOf": [
                    {"type": "null"},
                    every(
                        concept=TEXT,
                        party=TEXT_OR_NULL,
                        found=NUMBER_OR_NULL,
                        expected={"type": "number"},
                        resolves={"type": "array", "items": TEXT},
                    ),
                ]
            },
            fix={"type": ["object", "null"]},
        ),
    },
    files={
        "type": "array",
        "items": every(
            path=TEXT,
            format=TEXT,
            encoding=TEXT_OR_NULL,
            organ=TEXT_OR_NULL,
            year={"type": ["integer", "null"]},
            form=TEXT_OR_NULL,
        ),
    },
    summary={"type": "object"},
)


def read(outcome: Outcome, **options: Any) -> Any:
    return json.loads(report(outcome, ReporterOptions(**options)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_member_promised_is_there(outcome: Outcome, language: Any) -> None:
    jsonschema.validate(read(outcome, language=language), SCHEMA)


def test_places_are_lines_columns_and_offsets_into_the_text(outcome: Outcome, bench: Any) -> None:
    finding = read(outcome)["diagnostics"][-1]
    start, end = finding["start"], finding["end"]
    assert bench.text().text[start["offset"] : end["offset"]] == "8"
    assert (start["line"], start["column"], finding["address"]) == (5, 16, None)
    assert finding["repair"]["expected"] == 7
    assert finding["related"][0]["message"] == "正文写作 3 件"


def test_a_file_without_lines_has_an_address(outcome: Outcome) -> None:
    assert [one["address"] for one in read(outcome)["diagnostics"]][:3] == ["第3页", "Sheet1!C7", "表三 第5行第2列"]


def test_what_is_set_aside_is_listed_with_its_reason(outcome: Outcome) -> None:
    suppressed = read(outcome)["suppressed"]
    assert [one["suppression"]["kind"] for one in suppressed] == ["baseline", "external", "in-source"]
    assert suppressed[2]["suppression"] == {"kind": "in-source", "reason": "经核实无误", "by": "张三", "debt": False}


def test_the_summary_counts_by_severity_and_rule(outcome: Outcome) -> None:
    assert read(outcome)["summary"] == {
        "files": 6,
        "severities": {"error": 4, "warning": 2, "info": 1},
        "rules": {"BJ101": 1, "GK001": 1, "GK201": 3, "GK401": 1, "GK601": 1},
        "suppressed": 3,
        "debt": 0,
        "failures": 1,
    }


def test_decimals_are_numbers(outcome: Outcome, bench: Any) -> None:
    repair = bench.repair(bench.text())._replace(found=Decimal("79.1500"), expected=Decimal("79.15"))
    finding = replace(outcome.diagnostics[0], repair=repair)
    assert read(replace(outcome, diagnostics=(finding,)))["diagnostics"][0]["repair"]["found"] == 79.15


SHEET = FactSheet(
    "年报/=甲.txt",
    "甲区局",
    2023,
    "2021",
    "report",
    (
        SheetFact("requests.received", "total", "本年新收", 12, "12", 8, 3, None),
        SheetFact("fees.amount", None, "行政事业性收费", Decimal("79.1500"), "79.1500", 5, 1, "Sheet1!B5"),
        SheetFact("review.upheld", None, "结果维持", None, "/", 9, 1, None, "placeholder"),
    ),
)


def test_facts_as_json() -> None:
    read = json.loads(as_json([SHEET]))
    assert read["version"] == 1
    assert {name: value for name, value in read["reports"][0].items() if name != "facts"} == {
        "path": "年报/=甲.txt",
        "organ": "甲区局",
        "year": 2023,
        "form": "2021",
        "kind": "report",
    }
    names = ("concept", "party", "value", "raw", "line", "column", "address", "state")
    assert [tuple(fact[name] for name in names) for fact in read["reports"][0]["facts"]] == [
        ("requests.received", "total", 12, "12", 8, 3, None, "number"),
        ("fees.amount", None, 79.15, "79.1500", 5, 1, "Sheet1!B5", "number"),
        ("review.upheld", None, None, "/", 9, 1, None, "placeholder"),
    ]


def test_facts_as_csv() -> None:
    hostile = SHEET._replace(organ="=HYPERLINK(1)\n局")
    assert as_csv([SHEET, hostile._replace(facts=SHEET.facts[:1])]).splitlines() == [
        "path,organ,year,form,concept,party,label,value,raw,line,column,address,state",
        "年报/=甲.txt,甲区局,2023,2021,requests.received,total,本年新收,12,12,8,3,,number",
        "年报/=甲.txt,甲区局,2023,2021,fees.amount,,行政事业性收费,79.1500,79.1500,5,1,Sheet1!B5,number",
        "年报/=甲.txt,甲区局,2023,2021,review.upheld,,结果维持,,/,9,1,,placeholder",
        "年报/=甲.txt,'=HYPERLINK(1) 局,2023,2021,requests.received,total,本年新收,12,12,8,3,,number",
    ]
