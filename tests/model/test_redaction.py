"""Numbers of persons do not leave the report."""

from __future__ import annotations

import pytest

from gklint.model.diagnostic import Place
from gklint.model.redaction import redact
from gklint.model.source import Source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13812345678。", "电话138****5678。"),
        ("身份证11010119900307123X", "身份证110***********123X"),
        ("１１０１０１１９９００３０７１２３４", "１１０***********１２３４"),
        ("卡号6222021001001234567", "卡号622************4567"),
        ("电话138-1234-5678", "电话138-****-5678"),
        ("卡号6222 0210 0100 1234 567", "卡号622* **** **** **** 567"),
        ("受理1234567890件", "受理1234567890件"),
        ("1275 1234 1111 2222", "1275 1234 1111 2222"),
        ("0\t12\t345\t2023年1月1日 010-87654321", "0\t12\t345\t2023年1月1日 010-87654321"),
    ],
)
def test_long_numbers_are_starred_in_the_middle(text: str, shown: str) -> None:
    assert redact(text) == shown
    assert len(redact(text)) == len(text)


def test_a_settled_place_holds_no_such_number() -> None:
    source = Source("a.txt", "申请人电话13812345678，共 3 件。\n甲", "text")
    number, count, elsewhere = source.span(5, 16), source.span(19, 20), source.span(24, 25)
    assert (Place.of(number).text, Place.of(number).discreet) == ("138****5678", True)
    assert (Place.of(count).excerpt, Place.of(count).discreet) == ("申请人电话138****5678，共 3 件。", True)
    assert not Place.of(elsewhere).discreet
