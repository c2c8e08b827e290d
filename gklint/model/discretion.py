"""Numbers of persons (identity cards, bank cards, mobile phones) kept out of everything gklint prints or stores."""

from __future__ import annotations

import re

# Nothing a report has to say is a number of so many digits; the shortest of a person is a mobile phone's.
_NUMBER = re.compile(r"[0-9０-９]{11,}[XxＸｘ]?")
_HEAD, _TAIL = 3, 4


def starred(text: str) -> str:
    """The text with stars for the middle of each long number, character for character: `138****5678`."""
    return _NUMBER.sub(_stars, text)


def _stars(number: re.Match[str]) -> str:
    digits = number[0]
    return digits[:_HEAD] + "*" * (len(digits) - _HEAD - _TAIL) + digits[-_TAIL:]
