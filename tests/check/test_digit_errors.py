from __future__ import annotations

from decimal import Decimal

import pytest

from gklint.check.digit_errors import digit_error


@pytest.mark.parametrize(
    ("found", "expected", "said"),
    [
        (21, 12, "相邻两位数字写颠倒"),
        (1, 12, "漏写一位数字"),
        (12, 123, "漏写一位数字"),
        (122, 12, "一位数字重复写了"),
        (132, 12, "多写一位数字"),
        (183, 182, "多计1"),
        (9, 10, "少计1"),
        (-3, 3, "正负号写反"),
        (None, 4, "漏填"),
        (186, 106, "一位数字写错"),
    ],
)
def test_known_slips(found: int | None, expected: int, said: str) -> None:
    reason = digit_error(found, expected)
    assert reason is not None and reason.zh == said and reason.en


@pytest.mark.parametrize(("found", "expected"), [(7, 3), (0, 5), (40, 17), (321, 123), (Decimal("2.5"), 9)])
def test_no_slip(found: int, expected: int) -> None:
    assert digit_error(found, expected) is None
