"""Typing errors: how a wrong figure may have come about, once the right one is known."""

from __future__ import annotations

from gklint.model.bilingual import Words
from gklint.model.numerals import Number


def digit_error(found: Number | None, expected: Number) -> Words | None:
    """The slip that turns `expected` into `found`, if a common one does."""
    if found is None:
        return Words("漏填", "left blank")
    wrong, right = str(found), str(expected)
    if found == -expected:
        return Words("正负号写反", "wrong sign")
    if _is_swap(wrong, right):
        return Words("相邻两位数字写颠倒", "two digits transposed")
    if wrong in _with_one_less(right):
        return Words("漏写一位数字", "a digit dropped")
    if right in _with_one_less(wrong):
        return _one_more(wrong, right)
    if abs(found - expected) == 1:
        return Words("多计1" if found > expected else "少计1", "one too many" if found > expected else "one too few")
    if len(wrong) == len(right) > 1 and sum(a != b for a, b in zip(wrong, right, strict=True)) == 1:
        return Words("一位数字写错", "one digit wrong")
    return None


def _one_more(wrong: str, right: str) -> Words:
    doubled = {wrong[:at] + wrong[at + 1 :] for at in range(1, len(wrong)) if wrong[at] == wrong[at - 1]}
    if right in doubled:
        return Words("一位数字重复写了", "a digit doubled")
    return Words("多写一位数字", "a digit added")


def _with_one_less(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))} if len(digits) > 1 else set()


def _is_swap(wrong: str, right: str) -> bool:
    if len(wrong) != len(right):
        return False
    apart = [at for at in range(len(wrong)) if wrong[at] != right[at]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and wrong[apart[0]] == right[apart[1]]
        and (wrong[apart[1]] == right[apart[0]])
    )
