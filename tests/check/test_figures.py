from __future__ import annotations

import pytest

from gklint.check.figure_names import check_figure_names
from gklint.check.rule_files import read_rule
from gklint.check.rule_packages import rules_in
from gklint.model.declaration import read_declaration
from gklint.model.file_place import DeclarationError
from gklint.testing.national_forms import national_forms

HEAD = "id: TR001\nname: t\nseverity: info\nsummary: 甲\nbasis: 甲\nmessage: 甲\nexamples: {fail: [甲]}\n"
FORMS = national_forms().values()


def check(body: str) -> None:
    check_figure_names([read_rule(read_declaration(HEAD + body, "规则.yaml"))], FORMS)


@pytest.mark.parametrize(
    "body",
    [
        "identity: requests.received@business >= 0",
        "identity: sum(outcome.refused) <= outcome.total\nover: parties",
        "identity: natural_person == total\nover: rows",
        "identity: group.items_before >= 0\nover: {group: [penalty, inspection]}",
        "forbid: 甲\nwhen: year > 2020 and fees.amount > 0",
        "cell: {holds: value >= 0}\nfigures: [litigation, normative.in_force]",
        "cross_reference: {after: 收到}\nequals: requests.received",
    ],
)
def test_known_figures(body: str) -> None:
    check(body)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("identity: requests.recieved >= 0", "“requests.recieved”；是否指 requests.received？"),
        ("identity: requests.received@busines >= 0", "表三没有“busines”这一列；是否指 business？"),
        ("identity: sum(outcom) >= 0", "“outcom”"),
        ("identity: group.total >= 0\nover: {group: [review, litigation]}", "“litigation.total”"),
        ("identity: group.totals >= 0\nover: {group: [review, litigation.direct]}", "“review.totals”"),
        ("identity: review.total >= 0\nwhen: fee.amount > 0", "“fee.amount”；是否指 fees.amount？"),
        ("forbid: 甲\nwhen: yaer > 2020", "“yaer”；是否指 year？"),
        ("cell: {forbid: 甲}\nfigures: [nothing]", "nothing"),
        ("cross_reference: {after: 收到}\nequals: requests", "“requests”"),
    ],
)
def test_a_name_that_no_form_has(body: str, said: str) -> None:
    with pytest.raises(
        DeclarationError, match=rf"规则.yaml:\d+:\d+: (identity|over|when|figures|equals): TR001: .*{said}"
    ):
        check(body)


def test_the_national_rules_speak_of_figures_there_are() -> None:
    check_figure_names(rules_in("gklint_national"), FORMS)
