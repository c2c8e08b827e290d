"""The package as a whole, its rules and its form."""

from gklint.api import rules_in
from gklint.testing import RuleTester, check_package, forms_in

RULES, FORMS = {rule.id: rule for rule in rules_in("gklint_beijing")}, forms_in("gklint_beijing")


def test_the_package_holds_together() -> None:
    check_package("beijing")


def test_the_basis_stands_in_the_opening() -> None:
    with RuleTester(RULES["BJ001"], FORMS) as test:
        test.ok(preamble="依据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。")
        test.bad(preamble="现公布本机关年度报告。", message="报告开头没有写明编制依据")


def test_training_is_told_of() -> None:
    with RuleTester(RULES["BJ002"], FORMS) as test:
        test.ok("全年举办政务公开培训2次。")
        test.bad("严格执行主动公开清单。", at="一、总体情况", message="教育培训")


def test_both_rows_of_the_edition_are_there() -> None:
    with RuleTester(RULES["BJ003"], FORMS) as test:
        test.ok(form="2019", local=["inspection", "confirmation"])
        test.bad(
            form="2019",
            drop_rows=["other_services"],
            extra_rows={"licensing": "行政检查|0|0|0"},
            at="行政检查",
            message="行政确认",
        )


def test_the_form_has_the_two_rows_in_place_of_one() -> None:
    rows = [row.id for row in FORMS["beijing-2019"].table("two").rows]
    assert rows.index("confirmation") == rows.index("inspection") + 1
