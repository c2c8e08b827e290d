"""The examples of the package's rules, read by the package's form."""

from importlib.resources import files

import pytest

from gklint.api import rules_in
from gklint.testing import run_example
from gklint.testing.national import national_forms

RULES = rules_in("gklint_hubei")


@pytest.fixture(scope="module")
def forms():
    from gklint.match.forms import read_form

    national = dict(national_forms())
    text = files("gklint_hubei").joinpath("forms/hubei-2019.yaml").read_text("utf-8")
    form = read_form(text, "hubei-2019.yaml", national)
    return {**national, form.id: form}


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.examples)],
)
def test_example(rule, example, forms):
    run_example(rule, example, forms)
