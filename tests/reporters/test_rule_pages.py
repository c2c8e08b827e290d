"""Pages of rules: what a reader of the documentation sees of an example."""

from gklint.check.rule_packages import rules_in
from gklint.reporters.rule_pages import rule_page

RULES = {rule.id: rule for rule in rules_in("gklint_national")}


def test_an_example_that_is_only_long_is_cut_and_says_so():
    page = rule_page(RULES["GK122"])
    assert "个字符）" in page and max(map(len, page.splitlines())) < 500
