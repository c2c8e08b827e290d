"""Figures thrown by chance obey every identity of the forms, checked here by plain sums."""

import random

import pytest

from gklint.model.form import PARTIES, Figure
from gklint.testing.lawful_parts import lawful_parts
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells

SEEDS = range(60)


def lawful(seed: int, form: str) -> dict[Figure, float]:
    parts = lawful_parts(random.Random(seed).randint, [form])
    return {figure: float(raw) for figure, raw in raw_cells(national_forms()[form], parts).items()}


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_table_three_adds_up(form: str) -> None:
    leaves = national_forms()[form].leaves
    concepts = ("requests.received", "requests.carried_in", *leaves, "outcome.total", "requests.carried_out")
    for seed in SEEDS:
        value = lawful(seed, form)
        for concept in concepts:
            assert sum(value[concept, party] for party in PARTIES[:-1]) == value[concept, "total"]
        for party in PARTIES:
            assert sum(value[leaf, party] for leaf in leaves) == value["outcome.total", party]
            came = value["requests.received", party] + value["requests.carried_in", party]
            assert came == value["outcome.total", party] + value["requests.carried_out", party]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_table_four_adds_up(form: str) -> None:
    for seed in SEEDS:
        value = lawful(seed, form)
        for group in ("review", "litigation.direct", "litigation.after_review"):
            parts = (value[f"{group}.{name}", None] for name in ("upheld", "corrected", "other", "pending"))
            assert sum(parts) == value[f"{group}.total", None]


def test_table_two_makes_sense() -> None:
    for seed in SEEDS:
        old, new = lawful(seed, "2019"), lawful(seed, "2021")
        assert new["normative.in_force", None] >= new["normative.issued", None] - new["normative.repealed", None]
        assert old["normative.disclosed_total", None] >= old["normative.disclosed", None]
        assert old["penalty.items_before", None] + old["penalty.items_change", None] >= 0
        assert (old["procurement.items", None] == 0) == (old["procurement.amount", None] == 0)


def test_figures_are_not_all_zero() -> None:
    filled = [sum(count > 0 for count in lawful(seed, "2021").values()) for seed in SEEDS]
    assert max(filled) > 30 and min(filled) < 10
