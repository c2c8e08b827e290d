"""The wrong figure named: the laws of random tables, and cases with a known answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from filled import figures, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.check.equations import equations_of
from gklint.check.rule_packages import rules_in
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.model.diagnostic import Diagnostic
from gklint.model.form import Figure
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.testing.examples import recognise_example
from gklint.testing.lawful_figures import lawful_facts
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells

SUMS = ("GK201", "GK202", "GK203", "GK204")


@cache
def rules(ids: tuple[str, ...] = SUMS) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_in("gklint_national") if rule.id in ids)


def found(report: Report, asked: Sequence[Rule] | None = None) -> tuple[Diagnostic, ...]:
    result = run_rules(report, rules() if asked is None else asked, RuleSettings())
    assert not result.failures, result.failures[0].detail
    return result.diagnostics


def named(diagnostics: Sequence[Diagnostic]) -> dict[Figure, object]:
    return {(one.repair.concept, one.repair.party): one.repair.expected for one in diagnostics if one.repair}


def mended(form: str = "2021", **given: object) -> tuple[tuple[Diagnostic, ...], dict[Figure, object]]:
    diagnostics = found(report_of(figures(form, **given), form))
    return diagnostics, named(diagnostics)


LAWFUL = {"requests.received": 6, "outcome.disclosed": 5, "outcome.unavailable.not_held": 1, "outcome.total": 6}


class TestKnownAnswers:
    def test_a_row_total(self) -> None:
        diagnostics, answer = mended(**{**LAWFUL, "outcome.unavailable.not_held@total": 2})
        assert [(one.rule, one.key) for one in diagnostics] == [
            ("GK201", "outcome.unavailable.not_held"),
            ("GK203", "total"),
        ]
        assert answer == {("outcome.unavailable.not_held", "total"): 1}
        repair = diagnostics[0].repair
        assert repair is not None and repair == diagnostics[1].repair
        assert repair.resolves == ("GK201:outcome.unavailable.not_held", "GK203:total")
        assert (repair.found, repair.label.zh) == (2, "表三“1.本机关不掌握相关政府信息”行“总计”列")
        assert repair.place is not None and repair.place.text == "2"
        assert repair.reason is not None and repair.reason.zh == "多计1"
        assert len({one.cause for one in diagnostics}) == 1 and diagnostics[0].cause

    def test_the_total_of_totals(self) -> None:
        diagnostics, answer = mended(**{**LAWFUL, "outcome.total@total": 7})
        assert {one.rule for one in diagnostics} == {"GK201", "GK202", "GK203"}
        assert answer == {("outcome.total", "total"): 6}

    def test_two_that_could_be_three_pairs_are_one_cause_without_a_name(self) -> None:
        diagnostics, answer = mended(**{**LAWFUL, "requests.carried_out": 1})
        assert [(one.rule, one.key) for one in diagnostics] == [("GK202", "natural_person"), ("GK202", "total")]
        assert answer == {}
        assert len({one.cause for one in diagnostics}) == 1 and diagnostics[0].cause

    def test_a_group_of_table_four_has_five_suspects(self) -> None:
        diagnostics, answer = mended(**{"review.upheld": 3, "review.total": 4})
        assert len(diagnostics) == 1 and answer == {} and diagnostics[0].cause == ""

    def test_two_unrelated_mistakes_are_two_causes(self) -> None:
        given = {**LAWFUL, "outcome.disclosed@total": 9, "requests.carried_in@business": 2}
        diagnostics, answer = mended(**given)
        assert answer == {("outcome.disclosed", "total"): 5, ("requests.carried_in", "business"): 0}
        assert len({one.cause for one in diagnostics}) == 2

    def test_exchanged_figures(self) -> None:
        given = {
            "requests.received@natural_person": 9,
            "requests.received@business": 4,
            "requests.received@total": 13,
            "outcome.disclosed@natural_person": 9,
            "outcome.disclosed@business": 4,
            "outcome.disclosed@total": 13,
            "outcome.total@natural_person": 4,
            "outcome.total@business": 9,
            "outcome.total@total": 13,
        }
        diagnostics, answer = mended(**given)
        assert answer == {("outcome.total", "natural_person"): 9, ("outcome.total", "business"): 4}
        assert all(one.repair and one.repair.reason and "互换" in one.repair.reason.zh for one in diagnostics)

    def test_a_fraction_is_mended_to_a_whole_number(self) -> None:
        _, answer = mended(**{**LAWFUL, "outcome.disclosed@natural_person": "5.5"})
        assert answer == {("outcome.disclosed", "natural_person"): 5}

    def test_a_table_full_of_errors_names_nothing(self) -> None:
        wrong = {f"{concept}@business": at + 1 for at, concept in enumerate(national_forms()["2021"].leaves)}
        diagnostics, answer = mended(**wrong)
        assert len(diagnostics) > 20 and answer == {}

    def test_one_failed_sum_is_no_proof(self) -> None:
        """Without its columns a row fails alone, and nothing but the total could be corrected upwards."""
        row = {"outcome.disclosed@natural_person": 5, "outcome.disclosed@business": 4, "outcome.disclosed@total": 3}
        raw = figures("2021", **row)
        missing = [figure for figure in raw if figure[0] == "outcome.partly_disclosed"]
        assert named(found(report_of(raw, "2021", missing))) == {}


class TestFiguresAreNotThrownAway:
    """That everything around a figure is 0 does not prove that it should be 0 too."""

    def test_a_total_left_at_0_is_filled_in(self) -> None:
        diagnostics, answer = mended(**{"review.upheld": 17, "review.pending": 2})
        assert answer == {("review.total", None): 19}
        repair = diagnostics[0].repair
        assert repair is not None and repair.reason is not None and repair.reason.zh == "各项有数，总计仍为0"

    def test_one_item_beside_a_total_of_0_is_advised_and_not_named(self) -> None:
        diagnostics, answer = mended(**{"review.upheld": 2})
        assert answer == {}
        assert diagnostics[0].help is not None and "“行政复议”的“总计”一格补填各项之和2" in diagnostics[0].help.zh

    def test_an_item_that_its_column_does_not_have_either_is_named(self) -> None:
        diagnostics, answer = mended(**{**LAWFUL, "outcome.partly_disclosed@natural_person": 2})
        assert answer == {("outcome.partly_disclosed", "natural_person"): 0}
        assert [one.rule for one in diagnostics] == ["GK201", "GK203"] and len({one.cause for one in diagnostics}) == 1

    def test_a_fraction_whose_total_was_left_at_0_is_not_named(self) -> None:
        diagnostics, answer = mended(**{**LAWFUL, "outcome.partly_disclosed@natural_person": "2.5"})
        assert answer == {}
        assert [one.rule for one in diagnostics] == ["GK201", "GK203"] and len({one.cause for one in diagnostics}) == 1

    def test_a_fraction_is_never_to_be_0(self) -> None:
        given = {
            **LAWFUL,
            "requests.received@business": 3,
            "outcome.total@business": 3,
            "outcome.disclosed@business": 3,
        }
        given |= {"requests.received@total": 9, "outcome.total@total": 9, "outcome.disclosed@total": 8}
        _, answer = mended(**{**given, "outcome.unavailable.not_held@business": "2.5"})
        assert answer == {}
        _, answer = mended(**{**given, "outcome.unavailable.not_held@business": "2"})
        assert answer == {("outcome.unavailable.not_held", "business"): 0}

    def test_an_item_against_figures_in_row_and_column_is_0(self) -> None:
        given = {
            **LAWFUL,
            "requests.carried_in@business": 2,
            "requests.carried_in@other": 4,
            "requests.carried_in@total": 4,
        }
        given |= {"outcome.total@other": 4, "outcome.disclosed@other": 4, "outcome.disclosed@total": 9}
        given |= {"outcome.total@total": 10, "requests.received@business": 1, "requests.received@total": 7}
        given |= {"outcome.total@business": 1, "outcome.disclosed@business": 1, "outcome.disclosed@total": 10}
        _, answer = mended(**{**given, "outcome.total@total": 11})
        assert answer == {("requests.carried_in", "business"): 0}


class TestRowsExplainedAsAWhole:
    """One advice a row: what GK205 and GK206 say of it is not said once more cell by cell."""

    @pytest.mark.parametrize(
        ("id", "facts"),
        [
            (
                "GK205",
                {
                    "outcome.partly_disclosed@natural_person": 1,
                    "outcome.partly_disclosed@business": 2,
                    "outcome.partly_disclosed@total": 12,
                    "outcome.total": 12,
                    "requests.received": 12,
                },
            ),
            (
                "GK206",
                {
                    "outcome.disclosed@natural_person": 5,
                    "outcome.disclosed@other": 5,
                    "outcome.total@business": 5,
                    "outcome.total@total": 5,
                    "requests.received@business": 5,
                    "requests.received@total": 5,
                },
            ),
        ],
    )
    def test_the_sums_of_its_columns_join_it_without_a_repair(self, id: str, facts: dict[str, object]) -> None:
        report = recognise_example({"facts": facts}, None)
        diagnostics = found(report, rules((*SUMS, id)))
        assert {one.rule for one in diagnostics} == {id, "GK203"}
        assert len({one.cause for one in diagnostics}) == 1 and diagnostics[0].cause.startswith(id)
        assert named(diagnostics) == {}


class TestNeighbours:
    def test_the_row_below(self) -> None:
        given = {**LAWFUL, "outcome.disclosed": 27, "outcome.partly_disclosed": 40}
        given |= {"outcome.total": 68, "requests.received": 68, "outcome.disclosed@natural_person": 40}
        diagnostics, answer = mended(**given)
        assert answer == {("outcome.disclosed", "natural_person"): 27}
        repair = diagnostics[0].repair
        assert repair is not None and repair.reason is not None and "看错行" in repair.reason.zh


def dice(rng: random.Random) -> Callable[[int, int], int]:
    return rng.randint


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, dict[Figure, str]]:
    """A lawful set of tables."""
    form_id = draw(st.sampled_from(["2019", "2021"]))
    form = national_forms()[form_id]
    rng = random.Random(draw(st.integers(0, 2**32)))
    return form_id, raw_cells(form, {"facts": lawful_facts(form, dice(rng))})


def of_sums(form_id: str) -> list[Figure]:
    form = national_forms()[form_id]
    return [*form.table("three").figures, *form.table("four").figures]


@settings(max_examples=60, deadline=None)
@given(tables())
def test_lawful_tables_are_clean(table: tuple[str, dict[Figure, str]]) -> None:
    form_id, raw = table
    assert found(report_of(raw, form_id)) == ()
    blanked = {figure: "" if cell == "0" else cell for figure, cell in raw.items()}
    assert found(report_of(blanked, form_id)) == ()


@settings(max_examples=150, deadline=None)
@given(tables(), st.data())
def test_one_wrong_figure(table: tuple[str, dict[Figure, str]], data: st.DataObject) -> None:
    """Exactly the sums it is part of fail; it is named when it is part of two, and no other figure ever is."""
    form_id, raw = table
    figure = data.draw(st.sampled_from(of_sums(form_id)))
    right = int(raw[figure])
    wrong = data.draw(st.integers(0, 200).filter(lambda value: value != right))
    report = report_of(raw | {figure: str(wrong)}, form_id)
    failing = {one.name for one in equations_of(report, rules()) if figure in one.weights}
    diagnostics = found(report)
    assert {f"{one.rule}:{one.key}" for one in diagnostics} == failing
    answer = named(diagnostics)
    assert answer in ({}, {figure: right})
    if figure[1] is not None:
        assert answer or right == 0
        assert len({one.cause for one in diagnostics}) == 1 and diagnostics[0].cause


@settings(max_examples=80, deadline=None)
@given(tables(), st.data())
def test_a_wrong_figure_among_blanks_and_gaps_is_never_another(
    table: tuple[str, dict[Figure, str]], data: st.DataObject
) -> None:
    form_id, raw = table
    figure = data.draw(st.sampled_from(of_sums(form_id)))
    rows = sorted({concept for concept, _ in of_sums(form_id)} - {figure[0]})
    gone = data.draw(st.sets(st.sampled_from(rows), max_size=3))
    right = int(raw[figure])
    cells = {at: "" if cell == "0" else cell for at, cell in raw.items()} if data.draw(st.booleans()) else dict(raw)
    cells[figure] = str(data.draw(st.integers(0, 200).filter(lambda value: value != right)))
    report = report_of(cells, form_id, [at for at in raw if at[0] in gone])
    assert named(found(report)) in ({}, {figure: right})


@settings(max_examples=60, deadline=None)
@given(tables(), st.data())
def test_two_wrong_figures_are_both_right_or_unnamed(table: tuple[str, dict[Figure, str]], data: st.DataObject) -> None:
    form_id, raw = table
    three = list(national_forms()[form_id].table("three").figures)
    pair = data.draw(st.lists(st.sampled_from(three), min_size=2, max_size=2, unique=True))
    right = {figure: int(raw[figure]) for figure in pair}
    wrong = {
        figure: str(data.draw(st.integers(0, 99).filter(lambda value, old=old: value != old)))
        for figure, old in right.items()
    }
    answer = named(found(report_of(raw | wrong, form_id)))
    assert answer.items() <= right.items()


@pytest.mark.parametrize("ids", [("GK201",), ("GK203",), ("GK201", "GK202")])
def test_with_fewer_rules_nothing_wrong_is_named(ids: tuple[str, ...]) -> None:
    given = {**LAWFUL, "outcome.disclosed@natural_person": 8}
    answer = named(found(report_of(figures("2021", **given)), rules(ids)))
    assert answer in ({}, {("outcome.disclosed", "natural_person"): 5})
