"""The package as a whole, its rule and its form."""

from gklint.api import rules_in
from gklint.testing import RuleTester, check_package, forms_in

RULES, FORMS = {rule.id: rule for rule in rules_in("gklint_hubei")}, forms_in("gklint_hubei")


def row(*values: int) -> dict[str, str]:
    return {"normative": "|".join(["其他主动公开文件（指规章、规范性文件以外的文件）", *map(str, values)])}


def figures(new: int, every: int) -> dict[str, int]:
    return {"other_files.disclosed": new, "other_files.disclosed_total": every}


def test_the_package_holds_together() -> None:
    check_package("hubei")


def test_disclosed_in_all_are_not_fewer_than_newly_disclosed() -> None:
    with RuleTester(RULES["HUB001"], FORMS) as test:
        test.ok(form="2019", extra_rows=row(3, 7, 21))
        test.ok(form="hubei-2019", facts=figures(7, 5), options={"tolerance": 2})
        test.bad(form="hubei-2019", facts=figures(7, 5), data={"left": 5, "right": 7})


def test_the_headings_of_article_50_are_right() -> None:
    disclosure = FORMS["hubei-2019"].sections[1]
    assert disclosure.heading == FORMS["2019"].sections[1].heading
    assert "行政机关主动公开政府信息情况" in disclosure.accepted
