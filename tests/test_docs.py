"""The documentation is in step with the program: rule pages, commands, options, hooks, exit codes."""

import re
from pathlib import Path

import pytest

from gklint import hookspecs
from gklint.api import rules_in
from gklint.cli.commands import COMMANDS
from gklint.cli.docs import pages

ROOT = Path(__file__).parents[1]
README, CHINESE = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))


def test_the_rule_pages_are_those_that_gklint_docs_writes():
    """When this fails: gklint docs docs/rules"""
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    assert written == pages(tuple(rules_in("gklint_national")))


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"check"}))
def test_every_command_is_named(command):
    assert f"gklint {command}" in README and f"gklint {command}" in CHINESE


def test_every_option_of_check_is_named():
    parser = COMMANDS["check"].parser("check", "en")
    options = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    named = set(re.findall(r"--[a-z][a-z-]+", README))
    assert options - named == set()


def test_every_exit_code_is_told():
    assert all(f"**{code}**" in README for code in (0, 1, 2))


def test_every_hook_is_told():
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("gklint_")]
    assert [hook for hook in hooks if hook not in architecture] == []


def test_both_readmes_set_up_alike():
    first = [re.search(r"```sh\n(.*?)\n```", text, re.DOTALL) for text in (README, CHINESE)]
    assert first[0] and first[1] and first[0][1] == first[1][1]
