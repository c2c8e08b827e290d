"""The reference is the one that the source gives: nothing is missing, and its sample rules hold."""

import re
import sys
from pathlib import Path

import pytest

import gklint.api
import gklint.testing
from gklint.check.kinds import KINDS
from gklint.check.rule_examples import EXAMPLE_KEYS
from gklint.check.rule_files import COMMON_KEYS
from gklint.check.rule_packages import rules_in_folder
from gklint.check.scope import SCOPES
from gklint.cli.main import main
from gklint.model.rule import EXAMPLE_PARTS
from gklint.registry import hookspecs
from gklint.testing import strategies
from gklint.testing.example_faults import coverage_of, faults_of
from gklint.testing.national_forms import national_forms

DOCS = Path(__file__).parents[1] / "docs"
FOLDER = DOCS / "reference"
TEXTS = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
RULES = rules_in_folder(FOLDER / "rules")


def test_the_pages_are_those_of_the_source(monkeypatch):
    """When this fails: just regenerate"""
    monkeypatch.syspath_prepend(str(DOCS.parent / "tools"))
    for module in ("write_reference", "reference_words"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    import write_reference

    assert write_reference.pages() == TEXTS


def test_the_catalogue_says_where_a_rule_differs_from_it(monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS.parent / "tools"))
    for module in ("write_reference", "reference_words", "regenerate"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    import regenerate

    rule = RULES[0]
    listed = f"# a comment\n{rule.id} {rule.name} {rule.severity} 2\n"
    assert regenerate.differing(listed, [rule]) == []
    [line] = regenerate.differing(listed.replace(f" {rule.severity} ", " none "), [rule])
    assert f"{rule.id} is listed as {rule.name} none, the rule says {rule.name} {rule.severity}" in line


def named(page: str, names) -> list[str]:
    """The names that the page lacks."""
    told = set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", TEXTS[page]))
    return [name for name in names if name not in told]


def test_nothing_is_missing():
    """Every hook, key, kind, scope, option, figure and name, whatever the pages are made from."""
    hooks = [name for name in vars(hookspecs) if name.startswith("gklint_")]
    figures = [concept for form in national_forms().values() for concept in form.concepts]
    assert named("hooks.md", hooks) == []
    assert named("rule-files.md", [*COMMON_KEYS, *KINDS, *SCOPES, *EXAMPLE_KEYS, *EXAMPLE_PARTS, *figures]) == []
    assert named("rule-files.md", [key for kind in KINDS.values() for key in kind.keys]) == []
    assert named("rule-files.md", [name for rule in RULES if rule.options for name in vars(rule.options)]) == []
    assert named("api.md", gklint.api.__all__) == []
    assert named("testing.md", [*gklint.testing.__all__, *strategies.__all__]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_sample_rules_hold(rule):
    assert list(faults_of(rule)) == []


def test_every_kind_scope_and_option_has_a_sample_rule():
    texts = [path.read_text("utf-8") for path in (FOLDER / "rules").glob("*.yaml")]
    keys = {key for text in texts for key in re.findall(r"^(\w+):", text, re.MULTILINE)}
    assert set(KINDS) - keys == set()
    options = {name for rule in RULES if rule.options for name in vars(rule.options)}
    untried = {name for rule in RULES for name in coverage_of(rule).untried}
    tried = options - {name for name in untried if all(name in coverage_of(one).untried for one in with_option(name))}
    assert options - tried == set()


def with_option(name):
    return [rule for rule in RULES if rule.options and name in vars(rule.options)]


def test_the_sample_rules_work_from_a_folder(tmp_path, monkeypatch, capsysbinary):
    monkeypatch.chdir(tmp_path)
    text = gklint.testing.report(overview="本机关到行政服务大厅办理，取得了显著成效。", problems="没有问题")
    Path("年报.txt").write_text(text, "utf-8")
    folder = (FOLDER / "rules").as_posix()
    assert main(["--no-config", "--package", folder, "--select", "SL", "--output-format", "concise", "年报.txt"]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert {"SL003", "SL004", "SL005", "SL009"} <= set(re.findall(r"SL\d{3}", told))
