"""The command line run in this process: its exit code and what it printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from gklint.cli.main import main


class Ended(NamedTuple):
    """How a command ended, and what it printed on standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs gklint with these arguments."""

    def run(*arguments: str) -> Ended:
        code = main(arguments)
        return Ended(code, *capsys.readouterr())

    return run
