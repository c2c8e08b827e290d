"""What `--help` and the bare command say, as it stands on a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.cli.commands import COMMANDS, help_text, near_command
from gklint.cli.line_wrapping import columns_of, two_columns, wrap
from gklint.cli.main import main
from gklint.cli.parser import _VALUES

TEXTS = st.text(st.sampled_from("甲乙丙丁 abc，。（）：；、“”\n"), max_size=60)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_the_terminal(name: str, columns: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = help_text(name, "en" if language == "en" else "zh").splitlines()
    assert [line for line in lines if columns_of(line) > columns] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_its_help_with_what_it_does(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = "".join(help_text(name, "zh").split())
    for one in COMMANDS[name].parser(name, "zh").accepted_arguments():
        assert ",".join(one.names) in text
        assert "".join(one.help.split()) in text


@pytest.mark.parametrize("name", COMMANDS)
def test_values_have_chinese_names(name: str) -> None:
    actions = COMMANDS[name].parser(name, "zh")._actions
    assert {action.metavar for action in actions if action.nargs != 0 and action.choices is None} <= set(_VALUES)


def test_the_bare_command_shows_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "gklint 年报.docx " in shown.out
    assert all(columns_of(line) <= 80 for line in shown.out.splitlines())


@pytest.mark.parametrize(
    ("written", "meant"), [("chekc", "check"), ("baslien", "baseline"), ("年报", None), ("reports", "report")]
)
def test_a_mistyped_command(written: str, meant: str | None) -> None:
    assert near_command(written) == meant


@given(TEXTS, st.integers(10, 40))
def test_wrapping_loses_nothing_and_keeps_within_the_columns(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= columns or len(line.split()) <= 1 for line in lines)


@given(TEXTS.filter(lambda text: not re.search(r"(^|\s)[，。）：；、”]", text)))
def test_no_line_begins_with_a_mark_that_belongs_to_the_one_before(text: str) -> None:
    assert [line for line in wrap(text, 12) if line[:1] in tuple("，。）：；、”")] == []


@given(TEXTS, TEXTS)
def test_the_right_column_begins_at_its_place(left: str, right: str) -> None:
    left = left.replace("\n", "")
    first, *rest = two_columns(left, right, 20, 60)
    assert first.startswith(left)
    assert all(line.startswith(" " * 20) for line in rest)
