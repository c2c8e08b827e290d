"""The road for one report in memory, as the tests of whole reports walk it: all national rules, default settings."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from gklint.check.rule_packages import rules_in
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.match.recognise import recognise
from gklint.model.diagnostic import Diagnostic
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing.national_forms import national_forms, national_vocabulary


@cache
def national_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_in("gklint_national") if rule.on)


def read(data: bytes, path: str) -> Report:
    return recognise(read_bytes(data, PurePath(path).name, READERS), national_forms(), national_vocabulary())


def walk(data: bytes, path: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    """The report and what all rules find in it; a rule that crashes fails the test."""
    report = read(data, path)
    asked = run_rules(report, national_rules(), RuleSettings())
    assert not asked.failures, asked.failures[0].detail
    return report, asked.diagnostics
