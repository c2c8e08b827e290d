"""The examples of the package's rules, read by the package's form."""

import pytest

from gklint.api import rules_in
from gklint.testing import forms_in, run_example

RULES, FORMS = rules_in("gklint_hubei"), forms_in("gklint_hubei")


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.examples)],
)
def test_example(rule, example):
    run_example(rule, example, FORMS)
