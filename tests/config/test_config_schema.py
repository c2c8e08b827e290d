"""The schema of configuration files accepts what gklint accepts, refuses what it refuses, and is published as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
import tomli
from jsonschema import Draft202012Validator

from gklint.api import rules_in
from gklint.cli.main import main
from gklint.cli.new import config_schema_text
from gklint.config.config_schema import config_schema, type_schema
from gklint.config.keys import FILE_KEYS, KEYS, OVERRIDE_KEYS
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.config.rule_options import convert_option, option_types
from gklint.engine.effective_settings import resolve_settings
from gklint.errors import GklintError
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect

ROOT = Path(__file__).parents[2]
RULES = tuple(sorted(rules_in("gklint_national"), key=lambda rule: rule.id))
VALIDATOR = Draft202012Validator(config_schema(RULES))


def accepted(text: str, folder: Path) -> bool:
    """Whether gklint itself takes the configuration."""
    (folder / "gklint.toml").write_text(text, "utf-8")
    try:
        config = read_config(folder, Layer())
        for matched in ((), *((index,) for index in range(len(config.overrides)))):
            resolve_settings(config, matched, collect(config), DEFAULTS)
    except GklintError:
        return False
    return True


# For each key a text in which it holds; the docs say the same of it.
LAWFUL = {
    "extends": 'extends = ["other.toml"]',
    "packages": 'packages = ["./rules"]',
    "form": 'form = "2021"',
    "deadline": 'deadline = "03-31"',
    "select": 'select = "GK2"',
    "extend-select": 'extend-select = ["GK711", "row-total"]',
    "ignore": 'ignore = ["GK2"]',
    "severity": '[severity]\nGK201 = "info"\nrow-total = "warning"',
    "rules": '[rules.GK201]\ntolerance = 1\n[rules.GK611]\nallow = ["甲"]',
    "include": 'include = "*.docx"',
    "exclude": 'exclude = ["草稿/", "!a.txt"]',
    "fail-on": 'fail-on = "never"',
    "lang": 'lang = "en"',
    "output-format": 'output-format = "json"',
    "baseline": 'baseline = "b.json"',
    "district": '[district]\nbodies = "名单.csv"\ngovernment = "某某区人民政府"\nyear = 2023',
    "overrides": '[[overrides]]\nfiles = "x"\n[[overrides]]\nfiles = ["y"]\npackages = ["./rules"]\nform = "2019"',
    "files": '[[overrides]]\nfiles = ["x"]\nselect = ["GK2"]\n[overrides.rules.row-total]\ntolerance = 0.5',
}
UNLAWFUL = [
    "slect = 1",
    'package = "x"',
    'files = ["x"]',
    'fail-on = "eror"',
    'deadline = "31-12"',
    "select = 3",
    "exclude = [1]",
    "severity = 3",
    '[severity]\nGK201 = "fatal"',
    '[severity]\nGK999 = "info"',
    "[rules.GK998]\nx = 1",
    "district = 3",
    "[district]\nbodys = 1",
    '[district]\nyear = "2023"',
    "[district]\nyear = 23",
    "rules = 3",
    "[rules]\nGK201 = 3",
    "[rules.GK201]\ntolerence = 1",
    '[rules.GK201]\ntolerance = "1"',
    "[rules.GK201]\ntolerance = true",
    '[rules.row-total]\ntolerance = "1"',
    '[[overrides]]\nignore = ["GK2"]',
    '[[overrides]]\nfiles = ["x"]\nfail-on = "never"',
    '[[overrides]]\nfiles = ["x"]\nextends = "other.toml"',
    '[[overrides]]\nfiles = ["x"]\n[[overrides.overrides]]\nfiles = ["y"]',
    '[[overrides]]\nfiles = ["x"]\n[overrides.rules.GK201]\nx = 1',
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.toml").write_text("")
    (tmp_path / "rules").mkdir()
    return tmp_path


def test_the_published_schema_is_the_one_of_this_version() -> None:
    """When this fails: just regenerate"""
    assert (ROOT / "docs/schema/config.schema.json").read_text("utf-8") == config_schema_text(RULES)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(config_schema(RULES))


def test_every_key_has_a_lawful_text() -> None:
    assert list(LAWFUL) == [key.name for key in KEYS]


@pytest.mark.parametrize("key", LAWFUL)
def test_what_is_lawful_is_accepted_by_both(key: str, folder: Path) -> None:
    values = tomli.loads(LAWFUL[key])
    assert key in values or key in values["overrides"][0]
    VALIDATOR.validate(values)
    assert accepted(LAWFUL[key], folder)


@pytest.mark.parametrize("text", UNLAWFUL)
def test_what_is_unlawful_is_refused_by_both(text: str, folder: Path) -> None:
    assert not VALIDATOR.is_valid(tomli.loads(text))
    assert not accepted(text, folder)


def test_options_of_every_rule_are_in_the_schema() -> None:
    schema = config_schema(RULES)
    for rule in RULES:
        options = schema["$defs"][rule.id]["properties"]
        assert list(options) == [name.replace("_", "-") for name in option_types(rule)]
        defaults = {name: shape["default"] for name, shape in options.items()}
        VALIDATOR.validate({"rules": {rule.id: defaults, rule.name: defaults}})


def test_rules_of_other_packages_are_let_be() -> None:
    VALIDATOR.validate({"rules": {"BJ001": {"x": 1}, "some-name": {}}, "severity": {"BJ001": "info"}})


@dataclass(frozen=True)
class _Case:
    wanted: Any
    fit: tuple[Any, ...]
    unfit: tuple[Any, ...]


@pytest.mark.parametrize(
    "case",
    [
        _Case(int, (1,), ("1", 1.5, True, [])),
        _Case(float, (1, 1.5), ("1", True)),
        _Case(bool, (True,), (1, "true")),
        _Case(str, ("a",), (1, ["a"])),
        _Case(Literal["a", "b"], ("a",), ("c", 1)),
        _Case(tuple[str, ...], ([], ["a"]), ("a", [1])),
        _Case(frozenset[int], ([1],), (["1"],)),
        _Case(str | None, ("a",), (1,)),
        _Case(int | tuple[str, ...], (1, ["a"]), ("a",)),
    ],
)
def test_the_schema_of_a_type_fits_what_is_read_as_it(case: _Case) -> None:
    validator = Draft202012Validator(type_schema(case.wanted))
    for value in case.fit:
        convert_option(value, case.wanted)
        assert validator.is_valid(value)
    for value in case.unfit:
        with pytest.raises(ValueError, match=r".*"):
            convert_option(value, case.wanted)
        assert not validator.is_valid(value)


def test_a_schema_can_be_written_with_the_rules_of_a_package(folder: Path) -> None:
    package = (ROOT / "plugins" / "linhu").as_posix()
    assert main(["new", "config-schema", "s/config.json", "--package", package]) == 0
    assert '"LH003"' in Path("s/config.json").read_text("utf-8")
    assert main(["new", "config-schema", "s/config.json"]) == 2


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_what_the_readmes_show_is_lawful(name: str, folder: Path) -> None:
    text = (ROOT / name).read_text("utf-8")
    shown = next(part for part in text.split("```toml\n")[1:] if "fail-on" in part).split("```")[0]
    VALIDATOR.validate(tomli.loads(shown))
    assert accepted(shown.replace('packages = ["beijing"]', ""), folder)


# The READMEs tell of every key what the program says of it


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_key_is_in_the_table(name: str) -> None:
    """When this fails, write these rows into the table under "Configure it" (设置)."""
    language: Literal["zh", "en"] = "en" if name == "README.md" else "zh"
    rows = [f"| `{key.name}` | {key.meaning.to(language)} |" for key in KEYS]
    text = (ROOT / name).read_text("utf-8")
    assert [row for row in rows if row not in text] == []


def test_keys_of_files_and_of_overrides() -> None:
    run = {"fail-on", "lang", "output-format", "baseline", "district"}
    whole = {"extends", "include", "exclude", "overrides"}
    both = {key.name for key in OVERRIDE_KEYS} - {"files"}
    assert {key.name for key in FILE_KEYS} == run | whole | both
    assert both == {"packages", "form", "deadline", "select", "extend-select", "ignore", "severity", "rules"}
