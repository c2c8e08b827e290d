"""What tests of rules are strict about: cases in vain, reports changed, results that differ, gaps, numbers, network."""

import random

import pytest
from hypothesis import given, settings

from gklint.api import Finding, Words, fails, rule, rules_in
from gklint.model.frozen_dict import FrozenDict
from gklint.testing import RuleTester, bad, check_package, ok, report
from gklint.testing.example_faults import faults_of
from gklint.testing.strategies import changed, check_numeric_rule, parts, reports

RULES = {one.id: one for one in rules_in("gklint_national")}


def made(check, **fields):
    given = {"severity": "info", "summary": "甲", "basis": "乙", "examples": [fails("大厅")]} | fields
    return rule("LOC001", "hall", **given)(check)


@made
def hall(report, options):
    """大厅应称中心。"""
    for item in report.prose_in("overview"):
        at = item.text.find("大厅")
        if at >= 0:
            span = item.passage.span(at, at + 2)
            yield Finding(Words("不写大厅"), span, "hall", data={"text": span.text})


def test_cases_that_prove_what_they_should():
    with RuleTester(hall) as test:
        test.ok("在中心办理。")
        test.bad("在大厅办理。", at="大厅", data={"text": "大厅"})


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        (lambda test: (test.ok("中心。"), test.ok("中心。")), "the case '中心。' is there already"),
        (lambda test: (test.bad("大厅。"), test.bad("大厅。", at="大厅")), "is there already"),
        (lambda test: test.ok("中心。"), "no case fires"),
        (lambda test: test.bad("大厅。", message="大厅"), "no case is clean"),
        (lambda test: (test.ok("中心。"), test.bad("大厅。")), "checks the message or its data"),
        (lambda test: (test.ok("中心。"), test.bad("大厅。", data={"text": "中心"})), "text is '中心'"),
    ],
)
def test_cases_in_vain_are_refused(cases, told):
    with pytest.raises(AssertionError, match=told), RuleTester(hall) as test:
        cases(test)


def test_an_option_that_no_case_sets():
    with pytest.raises(AssertionError, match="no case sets the option deadline"), RuleTester(RULES["GK709"]):
        pass


def test_a_finding_has_the_values_that_a_declared_message_names(tmp_path):
    declared = next(one for one in RULES.values() if one.id == "GK202")
    facts = {"requests.received": 3, "outcome.total": 2, "outcome.disclosed": 2}
    bad(declared, facts=facts, data={"left": 3, "right": 2, "difference": 1})


def changing(report, options):
    report.__dict__["prose"] = ()
    yield Finding(Words("改了"), report.whole, "k")


def wavering(report, options):
    yield Finding(Words(str(random.random())), report.whole, "k")


def gaping(report, options):
    yield Finding(Words("不写{text}"), report.whole, "k")


def pointing_nowhere(report, options):
    yield Finding(Words("甲"), report.whole, "k", severity="fatal")


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (changing, "the report as it was"),
        (wavering, "the same result twice"),
        (gaping, "no gap in the words"),
        (pointing_nowhere, "a sound finding"),
    ],
)
def test_bad_manners_of_a_rule_are_found_by_any_case(check, told):
    with pytest.raises(AssertionError, match=told):
        bad(made(check), "大厅")


def test_an_example_that_stands_there_twice():
    twice = made(hall.check, examples=[fails("大厅"), fails("窗口大厅"), fails("大厅", at="大厅")])
    (fault,) = faults_of(twice)
    assert (fault.number, fault.words.zh) == (3, "与前面的例子相同，请换一个或删去")


@pytest.mark.parametrize("id", ["GK201", "GK202", "GK203", "GK204"])
def test_equations_are_proved_by_lawful_reports(id):
    check_numeric_rule(RULES[id], cases=8)


def test_a_numeric_rule_that_sees_nothing_is_found():
    blind = RULES["GK202"].__class__(**{**vars(RULES["GK202"]), "check": lambda report, options: ()})
    with pytest.raises(AssertionError, match="GK202 is silent though"):
        check_numeric_rule(blind, cases=3)


def test_a_numeric_rule_that_cries_wolf_is_found():
    def always(report, options):
        yield Finding(Words("狼来了"), report.whole, "k")

    with pytest.raises(AssertionError, match="on a lawful report: 狼来了"):
        check_numeric_rule(made(always), ["requests.received@total"], cases=3)
    with pytest.raises(ValueError, match="is no equation"):
        check_numeric_rule(made(always))


@settings(max_examples=5, deadline=None)
@given(parts(), reports(forms=("2021",), layouts=("tabs",)), changed(["review.total"]))
def test_strategies_can_be_drawn_from(chosen, text, case):
    assert report(**chosen) and "政府信息公开" in text
    assert case.figure == "review.total" and case.lawful["facts"] != case.changed["facts"]


def test_a_frozen_dictionary():
    frozen = FrozenDict({"a": 1})
    for change in (
        lambda: frozen.update(a=2),
        frozen.clear,
        lambda: frozen.pop("a"),
        lambda: frozen.__setitem__("a", 2),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    assert frozen == {"a": 1}


def test_the_network_is_out_of_reach(monkeypatch):
    import socket

    from gklint.registry.entry_points import installed_packages
    from gklint.registry.loader import Contributions
    from gklint.testing import package as of_packages

    def asking(report, options):
        """为什么。"""
        socket.create_connection(("127.0.0.1", 9))
        yield Finding(Words("甲"), report.whole, "k")

    found = next(one for one in installed_packages() if one.package.name == "national")
    monkeypatch.setattr(
        of_packages, "contributions_of", lambda one: Contributions(one.package, ("LOC",), (made(asking),))
    )
    with pytest.raises(AssertionError, match="a rule may not use the network"):
        check_package("national")
    ok(hall, "中心。")
    assert found.entry.module == "gklint_national"
