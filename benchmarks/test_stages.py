"""How long each stage takes on one report: `pytest benchmarks/test_stages.py`."""

from __future__ import annotations

from typing import Any

import pytest

from gklint.check.rule_packages import rules_in
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.match.recognise import recognise
from gklint.model.report import Report
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import LAYOUTS, compose
from gklint.testing.national_forms import national_forms, national_vocabulary

FACTS = {"requests.received": 12, "outcome.disclosed": 9, "outcome.other.remaining": 3, "outcome.total": 12}
RULES = tuple(rules_in("gklint_national"))


def recognised(data: bytes, path: str) -> Report:
    return recognise(read_bytes(data, path, READERS), national_forms(), national_vocabulary())


@pytest.fixture(params=["tabs", "shifted-tabs", "pipes", "lines", "markdown"])
def file(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    layout = LAYOUTS[request.param]
    return layout.data(compose(facts=FACTS)), f"报告{layout.suffix}"


def test_read(benchmark: Any, file: tuple[bytes, str]) -> None:
    document = benchmark(read_bytes, *file, READERS)
    assert not document.unreadable


def test_recognise(benchmark: Any, file: tuple[bytes, str]) -> None:
    report = benchmark(recognise, read_bytes(*file, READERS), national_forms())
    assert len(report.facts) == 200


def test_ask(benchmark: Any, file: tuple[bytes, str]) -> None:
    report = recognised(*file)
    asked = benchmark(run_rules, report, RULES, RuleSettings())
    assert not asked.failures


def test_whole_road(benchmark: Any, file: tuple[bytes, str]) -> None:
    asked = benchmark(lambda: run_rules(recognised(*file), RULES, RuleSettings()))
    assert not asked.failures
