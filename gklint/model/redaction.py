"""Masks personal numbers (identity cards, bank cards, mobile phones) in everything gklint prints or stores."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.numerals import Number

# Nothing a report has to say is a number of so many digits; the shortest of a person is a mobile phone's. All are also
# written in groups: then a phone is known by its groups, a card and an identity number by their check digit.
_BETWEEN = "[ \\t.,，·•\\-－‐-―−_/\u3000\xa0\u2000-\u200f\u2060\ufeff\xad]"
_NUMBER = lazy_pattern(
    r"\d{11,}[XxＸｘ]?|[〇零○一二三四五六七八九]{11,}[XxＸｘ]?"
    rf"|(?<!\d)1[3-9]\d(?:{_BETWEEN}{{1,2}}\d{{4}}){{2}}(?!\d)"
    rf"|(?<!\d)62\d\d(?:{_BETWEEN}{{1,2}}\d{{4}}){{3}}(?:{_BETWEEN}{{1,2}}\d{{1,3}})?(?!\d)"
)
_GROUPED = lazy_pattern(rf"\d(?:{_BETWEEN}{{0,3}}\d){{14,}}(?:{_BETWEEN}{{0,3}}[\dXxＸｘ])?")
_DIGIT = lazy_pattern(r"[\d〇零○一二三四五六七八九]")
# As many digits as the shortest number has, apart or not: most texts have nowhere so many.
_DIGITS = lazy_pattern(rf"[\d〇零○一二三四五六七八九](?:{_BETWEEN}{{0,3}}[\d〇零○一二三四五六七八九XxＸｘ]){{10}}")
_HEAD, _TAIL = 3, 4
_IN_NAME = lazy_pattern(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?![\dXx])")
_DAY = lazy_pattern(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_ID, _BIRTHDAY = 18, slice(6, 14)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK = "10X98765432"
_SHORTEST = 11  # signs of a number of a person: a mobile phone's
_LONGEST = 80  # signs of a number, with what stands between its digits
_CARDS = range(16, 20)  # digits of a bank card


def redact(text: str) -> str:
    """The text with stars for the middle of each number of a person, character for character: `138****5678`."""
    if len(text) < _SHORTEST or _DIGITS.search(text) is None:
        return text
    text = _NUMBER.sub(lambda number: _star_digits(number[0]), text)
    pieces, last = [], 0
    for start, end in _grouped_numbers(text) if len(text) >= _CARDS[0] else ():
        pieces += [text[last:start], _star_digits(text[start:end])]
        last = end
    return "".join([*pieces, text[last:]])


def redact_part(text: str, start: int, end: int) -> str:
    """A part of the text: numbers are masked before it is cut out, so that half a number is masked as well."""
    first = max(start - _LONGEST, 0)
    return redact(text[first : end + _LONGEST])[start - first : end - first]


def redact_number(value: Number | None) -> Number | None:
    """The figure; None for one of so many digits that it is the number of a person, in a cell where none belongs."""
    return value if value is None or redact(f"{value:f}") == f"{value:f}" else None


def redact_name(name: str) -> str:
    """The name of a file without identity numbers and mobile phones; other long numbers are what tells files apart."""
    return _IN_NAME.sub(lambda one: _star_digits(one[0]) if _is_of_person(one[0]) else one[0], name)


def _is_of_person(number: str) -> bool:
    """Whether a number in a name is a mobile phone's, or has the day of birth of an identity number."""
    return len(number) != _ID or _DAY.fullmatch(number[_BIRTHDAY]) is not None


def _star_digits(number: str) -> str:
    """The number with stars for the digits in its middle."""
    return number[:_HEAD] + _DIGIT.sub("*", number[_HEAD:-_TAIL]) + number[-_TAIL:]


def _grouped_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where identity and card numbers stand whose digits are apart."""
    for match in _GROUPED.finditer(text):
        places = [at for at in range(*match.span()) if text[at].isdecimal() or text[at] in "XxＸｘ"]
        digits = "".join(str(int(text[at])) if text[at].isdecimal() else "X" for at in places)
        at = 0
        while at + _CARDS[0] <= len(digits):
            length = _length_at(digits, at)
            if length:
                yield places[at], places[at + length - 1] + 1
            at += length or 1


def _length_at(digits: str, at: int) -> int:
    """How many digits the number of a person has that begins there; 0 for none."""
    if len(digits) >= at + _ID and _is_identity(digits[at : at + _ID]):
        return _ID
    if digits.startswith("62", at):
        lengths = (some for some in reversed(_CARDS) if at + some <= len(digits))
        return next((some for some in lengths if _is_card(digits[at : at + some])), 0)
    return 0


def _is_identity(number: str) -> bool:
    """Whether it has a day of birth and the check digit of an identity number."""
    if not number[:-1].isdecimal() or not _DAY.fullmatch(number[_BIRTHDAY]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    """Whether the check digit of a bank card is right (ISO/IEC 7812)."""
    if not number.isdecimal():
        return False
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(one - 9 * (one > 9) for one in doubled) % 10 == 0
