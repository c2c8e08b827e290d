"""The schema of rule files accepts what gklint accepts, refuses what it refuses, and is published as it is."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from gklint.check.kinds import KINDS
from gklint.check.rule_file_schema import rule_schema
from gklint.check.rule_files import COMMON_KEYS
from gklint.cli.new import schema_text

ROOT = Path(__file__).parents[2]
DATA = {"forms", "dictionaries", "profiles"}
FILES = sorted(
    path
    for folder in ("rules", "plugins")
    for path in (ROOT / folder).rglob("*.yaml")
    if not DATA & set(path.relative_to(ROOT).parts)
)
VALIDATOR = Draft202012Validator(rule_schema())
RULE = {
    "id": "LOC001",
    "name": "hall",
    "severity": "info",
    "summary": "大厅",
    "basis": "通知",
    "message": "不写大厅",
    "examples": {"fail": ["大厅"]},
}


def test_the_published_schema_is_the_one_of_this_version():
    """When this fails: rm docs/schema/rule.schema.json && gklint new schema docs/schema/rule.schema.json"""
    assert (ROOT / "docs/schema/rule.schema.json").read_text("utf-8") == schema_text()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(rule_schema())


def test_every_kind_with_every_key_is_in_the_schema():
    listed = {shape["title"]: set(shape["properties"]) for shape in rule_schema()["anyOf"]}
    assert {name: listed[name] for name in KINDS} == {name: {*COMMON_KEYS, *kind.keys} for name, kind in KINDS.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rule_files_fit(path):
    VALIDATOR.validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "keys",
    [
        {"forbid": ["大厅", "窗口"], "scope": ["overview", "title"], "allow": "一站式大厅"},
        {"require": {"each": ["大厅"]}},
        {"prefer": [{"pattern": "大(厅)", "use": "小\\1"}], "fix": "safe"},
        {"cross_reference": {"after": "收到", "unit": "件"}, "equals": ["requests.received@total"]},
        {"cell": {"holds": "value >= 0"}, "units": "count"},
        {"section": {"heading": "overview", "is": "总体情况"}},
        {"date_range": "signed", "not_after": "year+1-01-25"},
        {"extends": "GK209"},
    ],
)
def test_what_is_lawful_fits(keys):
    VALIDATOR.validate(RULE | keys)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"forbid": "大厅", "require": "中心"},
        {"forbit": "大厅"},
        {"forbid": "大厅", "at_least": 1},
        {"forbid": "大厅", "scope": "overwiew"},
        {"forbid": "大厅", "severity": "fatal"},
        {"forbid": "大厅", "examples": {"pass": ["中心"]}},
        {"forbid": "大厅", "examples": {"fail": [{"overviw": "大厅"}]}},
        {"forbid": {"words": "大厅", "pattern": "大厅"}},
        {"forbid": "大厅", "id": "loc1"},
    ],
)
def test_what_gklint_refuses_does_not_fit(keys):
    assert not VALIDATOR.is_valid(json.loads(json.dumps(RULE | keys)))
