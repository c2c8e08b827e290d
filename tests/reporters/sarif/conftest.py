"""SARIF logs of the hand-made outcome, in both profiles."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.sarif import report

Log = dict[str, Any]
Write = Callable[..., Log]


@pytest.fixture(scope="session")
def write() -> Write:
    """The log of an outcome, read back."""

    def written(outcome: Outcome, language: str = "zh", **settings: Any) -> Log:
        log: Log = json.loads(report(outcome, ReporterOptions(language=language, settings=settings)))  # type: ignore[arg-type]
        return log

    return written


@pytest.fixture(scope="session")
def archive(outcome: Outcome, write: Write) -> Log:
    return write(outcome)


@pytest.fixture(scope="session")
def github(outcome: Outcome, write: Write) -> Log:
    return write(outcome, profile="github")


@pytest.fixture(params=["archive", "github", "github+suppressed", "english"])
def run(request: pytest.FixtureRequest, outcome: Outcome, write: Write) -> Any:
    """The run object in every manner it can be written."""
    manners: dict[str, dict[str, Any]] = {
        "archive": {},
        "github": {"profile": "github"},
        "github+suppressed": {"profile": "github", "include_suppressed": True},
        "english": {"language": "en"},
    }
    return write(outcome, **manners[request.param])["runs"][0]
