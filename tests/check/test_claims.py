"""The narrative as evidence: where several figures may be wrong, the one that the text states otherwise is named."""

from gklint.api import rules_in
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.testing.examples import recognise_example

RULES = [rule for rule in rules_in("gklint_national") if rule.family in ("GK2", "GK3")]
TOTALS_OFF = {
    "requests.received": 4,
    "outcome.disclosed@natural_person": 4,
    "outcome.disclosed@total": 5,
    "outcome.total@natural_person": 4,
    "outcome.total@total": 5,
}


def repairs(overview: str):
    asked = run_rules(recognise_example({"facts": TOTALS_OFF, "overview": overview}), RULES, RuleSettings())
    return {(d.repair.concept, d.repair.party, d.repair.expected) for d in asked.diagnostics if d.repair is not None}


def test_without_evidence_two_totals_may_be_wrong_and_neither_of_the_rows_is_certain():
    assert ("outcome.disclosed", "total", 4) not in repairs("本年度公开工作总体平稳。")


def test_the_text_points_to_the_wrong_total():
    overview = "全年共收到政府信息公开申请4件，予以公开4件。"
    assert ("outcome.disclosed", "total", 4) in repairs(overview)


def test_a_text_that_agrees_with_no_correction_is_no_evidence():
    assert ("outcome.disclosed", "total", 3) not in repairs("全年收到政府信息公开申请4件，予以公开3件。")
