"""Lawful narratives in many wordings stay clean: no rule that compares text and tables may fire."""

import random
import sys
from pathlib import Path

import pytest

from gklint.api import rules_in
from gklint.testing.examples import recognise_example
from gklint.testing.lawful_parts import lawful_parts
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells

sys.path.insert(0, str(Path(__file__).parents[1]))
from phrasings import figures_of, phrases, told

RULES = [rule for rule in rules_in("gklint_national") if rule.family == "GK3"]


def test_there_are_at_least_two_hundred_phrasings():
    assert len(set(phrases())) >= 200


@pytest.mark.parametrize("seed", range(150))
def test_a_lawful_narrative_is_clean(seed):
    dice = random.Random(seed).randint
    parts = lawful_parts(dice, varied=False)
    raw = raw_cells(national_forms()[parts["form"]], parts)
    text = told(figures_of(raw), parts["year"], dice)
    report = recognise_example({**parts, "overview": text})
    found = [(rule.id, finding.words.zh, text) for rule in RULES if rule.applies(report)
             for finding in rule.check(report, rule.options)]  # fmt: skip
    assert not found
