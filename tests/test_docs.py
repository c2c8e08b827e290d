"""The documentation is in step with the program, and the program's promises with the tests."""

import re
import shlex
from pathlib import Path

import pytest

from gklint.api import rules_in
from gklint.cli.commands import COMMANDS, help_text
from gklint.cli.docs import pages
from gklint.cli.main import _command
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.registry import builtin, hookspecs

ROOT = Path(__file__).parents[1]
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")}
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))
FORMATS = [reporter.name for reporter in builtin.REPORTERS]
OPTIONS = {
    name: {
        option
        for one in command.parser(name, "en").accepted_arguments()
        for option in one.names
        if option.startswith("--")
    }
    for name, command in COMMANDS.items()
}

both = pytest.mark.parametrize("readme", READMES)


def test_the_rule_pages_are_those_that_gklint_docs_writes():
    """When this fails: just regenerate"""
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    assert written == pages(tuple(rules_in("gklint_national")))


# What there is, is told


@both
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"check"}))
def test_every_command_is_named(command, readme):
    assert f"gklint {command}" in READMES[readme]


@both
def test_every_option_of_check_is_named(readme):
    assert OPTIONS["check"] - options_in(READMES[readme]) == set()


@both
def test_every_format_is_named(readme):
    assert [name for name in FORMATS if f"`{name}`" not in READMES[readme]] == []


@both
def test_every_exit_code_is_told(readme):
    assert [code for code in ("**0**", "**1**", "**2**", "130") if code not in READMES[readme]] == []


def test_every_hook_is_told():
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("gklint_")]
    assert [hook for hook in hooks if hook not in architecture] == []


# What is told, is there


def options_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


@both
def test_every_option_named_is_an_option(readme):
    assert options_in(READMES[readme]) <= set().union(*OPTIONS.values())


@both
def test_every_format_named_is_a_format(readme):
    [row] = re.findall(r"^\| `--output-format \S+` \|(.*)\|$", READMES[readme], re.MULTILINE)
    assert re.findall(r"`([\w-]+)`", row) == FORMATS
    assert {name for name, _ in re.findall(r"--output ([a-z-]+):(\S)", READMES[readme])} <= set(FORMATS)


@both
def test_every_command_line_is_understood(readme):
    lines = re.findall(r"^\$ gklint (.*)$", READMES[readme], re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        name, rest = _command(shlex.split(line, comments=True))
        COMMANDS[name].parser(name, "en").parse_intermixed_args(rest)


@both
def test_every_setting_named_is_a_setting(readme, tmp_path):
    blocks = re.findall(r"```toml\n(.*?)```", READMES[readme], re.DOTALL)
    [block] = [block for block in blocks if "[[suppress]]" not in block]
    (tmp_path / "gklint.toml").write_text(block, "utf-8")
    assert read_config(tmp_path, Layer()).fail_on == "warning"


@both
def test_every_file_linked_is_there(readme):
    links = re.findall(r"\]\(([^)#:]+)\)", READMES[readme])
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_both_readmes_set_up_alike():
    first = [re.search(r"```sh\n(.*?)\n```", text, re.DOTALL) for text in READMES.values()]
    assert first[0] and first[1] and first[0][1] == first[1][1]


def test_help_names_every_format():
    for language in ("zh", "en"):
        words = re.findall(r"[a-z]+(?:-[a-z]+)*", help_text("check", language))
        assert set(FORMATS) <= set(words)


# What is told, is tried by some test


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_tried(command):
    assert re.search(rf"""\b(run|main|process|ran|ended|loaded)\([^()]*"{command}\"""", TESTS)


@pytest.mark.parametrize("option", sorted(set().union(*OPTIONS.values())))
def test_every_option_is_tried(option):
    assert re.search(rf"""["' ]{option}[="', ]""", TESTS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_tried_for_itself(name):
    files = [path.name for path in (ROOT / "tests").rglob(f"test_{name.replace('-', '_')}*.py")]
    assert files, f"no test file of its own for the format {name}"


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_every_exit_code_is_tried(code):
    assert re.search(rf"\.code == {code}\b|== \({code},|, {code}\),", TESTS)


def test_the_chinese_readme_begins_with_what_needs_no_installation():
    titles = re.findall(r"^## (.+)$", READMES["README.zh-CN.md"], re.MULTILINE)
    assert titles[:3] == ["不用安装：一个网页文件", "安装", "日常使用"]


@both
def test_commands_for_windows_work_there(readme):
    """PowerShell 5 knows no `&&`, and environments have `Scripts` there."""
    blocks = re.findall(r"```powershell\n(.*?)```", READMES[readme], re.DOTALL)
    assert blocks or readme == "README.md"
    for block in blocks:
        assert not re.search(r"&&|\|\||\.venv/bin|\bpython3\b|\bsource\b|\bexport\b|~/", block)
        for line in block.splitlines():
            assert re.match(r"(py -3|gklint-env\\Scripts\\(python|gklint)|pipx|uv|gklint) ", line), line
    for block in re.findall(r"```console\n(.*?)```", READMES[readme], re.DOTALL):
        assert "&&" not in block and ".venv/bin" not in block
