"""What is shown on a terminal only."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from gklint.cli.terminal import progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Both streams as a terminal, and a clock on which every look is a second later."""
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda self: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("gklint.cli.terminal.monotonic", count().__next__)


def test_many_files_get_a_bar(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    with progress("zh") as told:
        assert told is not None
        for done in range(1, 61):
            told(done, 60)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "检查" in shown.err
    assert "30/60" in shown.err


def test_few_files_get_none(terminal: None, capsys: pytest.CaptureFixture[str]) -> None:
    with progress("zh") as told:
        assert told is not None
        told(1, 49)
    assert "/49" not in capsys.readouterr().err


def test_a_pipe_gets_none(terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda self: self is not sys.stdout)
    with progress("zh") as told:
        assert told is None
