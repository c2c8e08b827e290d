"""SARIF as the standard wants it, beyond what schema and multitool look at (they miss every one of these)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gklint.model.diagnostic import SuppressionReason
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.sarif import report

SCHEMA = json.loads(Path(__file__).parent.with_name("sarif-subset.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


def named(run: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    """The rule a reference points to."""
    component = run["tool"]["driver"]
    if "toolComponent" in reference:
        component = run["tool"]["extensions"][reference["toolComponent"]["index"]]
        assert component["name"] == reference["toolComponent"]["name"]
    found: dict[str, Any] = component["rules"][reference["index"]]
    return found


@pytest.mark.parametrize("profile", ["archive", "github"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_what_the_subset_schema_knows(
    outcome: Outcome, write: Callable[..., Any], profile: str, language: str
) -> None:
    log = write(outcome, language, profile=profile)
    assert [error.json_path + " " + error.message for error in VALIDATOR.iter_errors(log)] == []


def test_the_subset_schema_refuses_what_it_does_not_know(archive: dict[str, Any]) -> None:
    log = json.loads(json.dumps(archive))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["address"] = {}
    assert not VALIDATOR.is_valid(log)


def test_a_run_without_findings_says_so(bench: Any, write: Callable[..., Any]) -> None:
    log = write(Outcome((), bench.outcome().files, bench.rules))
    VALIDATOR.validate(log)
    run = log["runs"][0]
    assert run["results"] == []
    assert run["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": run["invocations"][0]["toolExecutionNotifications"]}
    ]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["GK001", "GK201", "GK401", "GK601"]
    assert len(run["artifacts"]) == 6


def test_nothing_read_and_no_rules(write: Callable[..., Any]) -> None:
    VALIDATOR.validate(write(Outcome((), (), ())))


def test_every_rule_reference_resolves_to_its_id(run: dict[str, Any]) -> None:
    for result in run["results"]:
        reference = result.get("rule") or {"id": result["ruleId"], "index": result["ruleIndex"]}
        assert named(run, reference)["id"] == reference["id"]
    for notification in run["invocations"][0]["toolExecutionNotifications"]:
        if "associatedRule" in notification:
            assert named(run, notification["associatedRule"])["id"] == notification["associatedRule"]["id"]
        descriptor = notification["descriptor"]
        assert run["tool"]["driver"]["notifications"][descriptor["index"]]["id"] == descriptor["id"]


def test_a_package_rule_is_described_by_its_package(run: dict[str, Any]) -> None:
    [extension] = run["tool"]["extensions"]
    assert (extension["name"], [rule["id"] for rule in extension["rules"]]) == ("gklint-beijing", ["BJ101"])
    assert "BJ101" not in [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert not [result for result in run["results"] if "rule" in result and "ruleId" in result]


def test_every_other_index_resolves(run: dict[str, Any]) -> None:
    for item in objects(run):
        if set(item) == {"uri", "index"}:
            assert run["artifacts"][item["index"]]["location"] == item
        if set(item) == {"fullyQualifiedName", "index"}:
            assert run["logicalLocations"][item["index"]]["fullyQualifiedName"] == item["fullyQualifiedName"]
        for relationship in item.get("relationships", ()):
            assert run["taxonomies"][0]["taxa"][relationship["target"]["index"]]["id"] == relationship["target"]["id"]


def test_related_ids_are_distinct_and_links_lead_to_them(run: dict[str, Any]) -> None:
    for result in run["results"]:
        ids = [related["id"] for related in result.get("relatedLocations", ())]
        assert len(ids) == len(set(ids))
        links = re.findall(r"(?<!\\)\]\(([^)]*)\)", result["message"]["text"])
        assert set(links) <= {str(id) for id in ids}


def test_suppressions_are_all_or_none(archive: dict[str, Any], github: dict[str, Any], outcome: Outcome) -> None:
    results = archive["runs"][0]["results"]
    assert len(results) == len(outcome.diagnostics) + len(outcome.suppressed)
    assert sorted(s["kind"] for r in results for s in r["suppressions"]) == ["external", "external", "inSource"]
    assert {s["justification"] for r in results for s in r["suppressions"]} >= {"文中已豁免：经核实无误", "基线中已有"}
    assert len(github["runs"][0]["results"]) == len(outcome.diagnostics)
    assert not [result for result in github["runs"][0]["results"] if "suppressions" in result]


def test_suppressed_findings_reach_code_scanning_when_asked(outcome: Outcome, write: Callable[..., Any]) -> None:
    results = write(outcome, profile="github", include_suppressed=True)["runs"][0]["results"]
    assert len(results) == len(outcome.diagnostics) + len(outcome.suppressed)
    assert all("suppressions" in result for result in results)


def test_files_without_lines_have_an_address_and_no_region(archive: dict[str, Any]) -> None:
    run = archive["runs"][0]
    for location in locations_of(run):
        binary = location["physicalLocation"]["artifactLocation"]["uri"].endswith((".docx", ".xlsx", ".pdf"))
        assert binary == ("logicalLocations" in location) or "%E5%9D%8F.txt" in str(location)
        assert not (binary and "region" in location["physicalLocation"])
    cell = next(entry for entry in run["logicalLocations"] if entry["fullyQualifiedName"] == "表三 第5行第2列")
    chain = []
    while True:
        chain.append((cell["kind"], cell["name"]))
        if "parentIndex" not in cell:
            break
        cell = run["logicalLocations"][cell["parentIndex"]]
    assert [kind for kind, _ in chain] == ["cell", "row", "table", "section"]


def locations_of(run: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for result in run["results"]:
        yield from result["locations"]
        yield from result.get("relatedLocations", ())


def test_the_reader_knowledge_of_a_place_is_kept(archive: dict[str, Any]) -> None:
    pdf = next(
        r
        for r in archive["runs"][0]["results"]
        if r["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0
    )
    assert pdf["locations"][0]["properties"] == {"gklint/page": 3, "gklint/bbox": [72.0, 80.5, 120.0, 92.5]}
    assert pdf["message"]["text"].endswith("\n位置：第3页")


def test_code_scanning_is_given_line_one_everywhere(github: dict[str, Any]) -> None:
    run = github["runs"][0]
    regions = [location["physicalLocation"]["region"] for location in locations_of(run)]
    first = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert sum(region == first for region in regions) >= 4
    assert all("region" in n["locations"][0]["physicalLocation"] for n in notifications(github) if "locations" in n)


def test_fixes_are_offered_for_text_only(archive: dict[str, Any], bench: Any) -> None:
    fixed = [result for result in archive["runs"][0]["results"] if "fixes" in result]
    assert [result["ruleId"] for result in fixed] == ["GK601"]  # the docx finding has a fix too, but no lines
    text = bench.markdown
    for replacement in reversed(fixed[0]["fixes"][0]["artifactChanges"][0]["replacements"]):
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        text = text[:start] + replacement.get("insertedContent", {"text": ""})["text"] + text[end:]
    assert "受理3件。。" in text


def notifications(log: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log["runs"][0]["invocations"][0].get("toolExecutionNotifications", [])
    return found


def test_a_crash_is_an_error_notification_without_the_machine(archive: dict[str, Any]) -> None:
    crash = next(n for n in notifications(archive) if n["descriptor"]["id"] == "run-failed")
    assert crash["level"] == "error"
    assert crash["exception"] == {"kind": "ValueError"}
    assert archive["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert "/home/x" not in json.dumps(archive)


def test_an_unreadable_file_is_told_but_the_run_has_not_failed(outcome: Outcome, write: Callable[..., Any]) -> None:
    log = write(replace(outcome, failures=()))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert {n["descriptor"]["id"]: n["level"] for n in notifications(log)} == {
        "file-unreadable": "warning",
        "remark": "note",
    }


def test_no_run_that_failed_claims_success(run: dict[str, Any]) -> None:
    invocation = run["invocations"][0]
    errors = [n for n in invocation["toolExecutionNotifications"] if n["level"] == "error"]
    assert invocation["executionSuccessful"] == (not errors)


def test_code_scanning_gets_at_most_25_000_results_the_gravest(bench: Any, write: Callable[..., Any]) -> None:
    source = bench.text()
    info, error = bench.diagnostic(source, "8", "GK601"), bench.diagnostic(source, "8")
    many = [replace(info, key=str(n), fingerprint=f"i{n}") for n in range(25_000)]
    log = write(Outcome((*many, error), (), bench.rules), profile="github")
    results = log["runs"][0]["results"]
    assert len(results) == 25_000
    assert results[0]["level"] == "error"
    assert [n["message"]["text"] for n in notifications(log)] == ["共发现25001项，只列出最严重的25000项"]
    assert len(write(Outcome((*many, error), (), bench.rules))["runs"][0]["results"]) == 25_001


def test_code_scanning_results_are_sorted_by_level(github: dict[str, Any]) -> None:
    levels = [result["level"] for result in github["runs"][0]["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_a_long_message_is_cut_for_code_scanning_only(bench: Any, write: Callable[..., Any]) -> None:
    source = bench.text()
    long = bench.diagnostic(
        source, "8", words=bench.diagnostic(source, "8").words._replace(zh="长" * 3000), tally=bench.tally(source)
    )
    [github] = write(Outcome((long,), (), bench.rules), profile="github")["runs"][0]["results"]
    [archive] = write(Outcome((long,), (), bench.rules))["runs"][0]["results"]
    assert len(github["message"]["text"]) == 1000
    assert len(archive["message"]["text"]) > 3000


def test_a_finding_of_no_listed_rule_is_described_all_the_same(bench: Any, write: Callable[..., Any]) -> None:
    stray = replace(bench.diagnostic(bench.text(), "8"), rule="GK999", name="stray")
    log = write(Outcome((stray,), (), bench.rules))
    VALIDATOR.validate(log)
    [result] = log["runs"][0]["results"]
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["name"] == "stray"


def test_text_of_a_report_is_not_taken_for_links_or_placeholders(
    archive: dict[str, Any], github: dict[str, Any]
) -> None:
    said = {r["rule"]["id"]: r["message"]["text"] for r in archive["runs"][0]["results"] if "rule" in r}
    assert said["BJ101"].startswith("{{区}}")
    shown = {r["rule"]["id"]: r["message"]["text"] for r in github["runs"][0]["results"] if "rule" in r}
    assert shown["BJ101"].startswith("{区}")


def test_the_same_findings_give_the_same_bytes(outcome: Outcome, shuffled: Outcome) -> None:
    for settings in ({}, {"profile": "github"}):
        options = ReporterOptions(settings=settings)
        assert report(outcome, options) == report(outcome, options) == report(shuffled, options)


def test_language_is_stated(outcome: Outcome, write: Callable[..., Any]) -> None:
    for language, tag in (("zh", "zh-CN"), ("en", "en")):
        run = write(outcome, language)["runs"][0]
        components = [run["tool"]["driver"], *run["tool"]["extensions"], *run["taxonomies"]]
        assert {run["language"], *(component["language"] for component in components)} == {tag}


def test_a_profile_that_does_not_exist_is_named(outcome: Outcome) -> None:
    with pytest.raises(ValueError, match=r"gihub.*archive、github"):
        report(outcome, ReporterOptions(settings={"profile": "gihub"}))


def test_suppressing_one_finding_leaves_the_fingerprints_of_the_others(bench: Any, write: Callable[..., Any]) -> None:
    source = bench.text()
    first, second = (replace(bench.diagnostic(source, text), fingerprint="same") for text in ("3 件", "8"))
    suppressed = replace(first, suppression=SuppressionReason("external", "ok"))
    both = write(Outcome((first, second), (), bench.rules), profile="github")["runs"][0]["results"]
    one = write(Outcome((second,), (), bench.rules, (suppressed,)), profile="github")["runs"][0]["results"]
    assert one[0]["partialFingerprints"] == both[1]["partialFingerprints"]
    assert one[0]["partialFingerprints"]["primaryLocationLineHash"].endswith(":2")
