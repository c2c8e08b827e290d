"""Masks personal numbers (identity cards, bank cards, mobile phones) in everything gklint prints or stores."""

from __future__ import annotations

import re

# Nothing a report has to say is a number of so many digits; the shortest of a person is a mobile phone's. Mobile
# phones and cards are also written in groups.
_NUMBER = re.compile(
    r"[0-9０-９]{11,}[XxＸｘ]?|(?<![0-9])1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}(?![0-9])"
    r"|(?<![0-9])62[0-9]{2}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?(?![0-9])"
)
_DIGIT = re.compile(r"[0-9０-９]")
_HEAD, _TAIL = 3, 4


def redact(text: str) -> str:
    """The text with stars for the middle of each long number, character for character: `138****5678`."""
    return _NUMBER.sub(_stars, text)


def _stars(number: re.Match[str]) -> str:
    digits = number[0]
    return digits[:_HEAD] + _DIGIT.sub("*", digits[_HEAD:-_TAIL]) + digits[-_TAIL:]
