"""The examples of the package's rules."""

import pytest

from gklint.api import rules_in
from gklint.testing import run_example

RULES = rules_in("gklint_beijing")


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.examples)
    ],
)
def test_example(rule, example):
    run_example(rule, example)
