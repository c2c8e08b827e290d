"""GitLab's code quality report: the keys its documentation requires, and no two fingerprints alike."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.gitlab import report

# The table of required keys in GitLab's documentation of the format.
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": "^[^\\n]*$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)."},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                },
            },
        },
    },
}


def issues(outcome: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(report(outcome, ReporterOptions()))
    return found


def test_documented_keys(outcome: Outcome) -> None:
    jsonschema.validate(issues(outcome), DOCUMENTED)


def test_severities_and_places(outcome: Outcome) -> None:
    found = issues(outcome)
    assert [issue["severity"] for issue in found if issue["check_name"] == "GK601"] == ["info"]
    assert found[0]["severity"] == "blocker"  # the crash
    [page] = [issue for issue in found if issue["location"]["path"] == "丁区.pdf"]
    assert page["location"]["lines"] == {"begin": 1, "end": 1}
    assert page["description"].startswith("第3页: ")
    [wide] = [issue for issue in found if issue["check_name"] == "GK401"]
    assert wide["location"]["lines"] == {"begin": 1, "end": 4}


def test_fingerprints_are_unique_and_the_first_stays(bench: Any) -> None:
    one = bench.diagnostic(bench.text(), "8")
    alike = tuple(
        replace(one, place=place)
        for place in (one.place, bench.place(bench.text(), "4"), bench.place(bench.text(), "3 件"))
    )
    prints = [issue["fingerprint"] for issue in issues(Outcome(alike, (), ()))]
    assert len(set(prints)) == 3
    assert prints[0] == issues(Outcome((one,), (), ()))[0]["fingerprint"]


def test_suppressed_findings_are_not_reported(outcome: Outcome) -> None:
    said = [one["description"] for one in issues(outcome) if one["check_name"] == "gklint"]
    assert said == ["基线中有 1 条已不存在", "已豁免3个问题：文中1个、豁免清单1个、基线1个"]
    assert len(issues(outcome)) == len(outcome.diagnostics) + len(outcome.failures) + len(said)
