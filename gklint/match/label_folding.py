"""Labels folded for comparison: width, blanks, punctuation and traditional characters put aside."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from gklint.model.chinese_script import TO_SIMPLIFIED
from gklint.model.lazy_pattern import lazy_pattern

_PUNCTUATION = "、，。；：！？,.;:!?·•“”‘’\"'「」『』（）()〔〕[]【】《》〈〉<>—–-－_~～…|｜/\\*#`"
_FOLD = TO_SIMPLIFIED | {ord(c): None for c in _PUNCTUATION}
_BLANKS = lazy_pattern(r"[\s\u200b-\u200f\u2060\ufeff\xad]+")
_BRACKETED = lazy_pattern(r"[（(][^（）()]*[)）]")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text with nothing left but letters, digits and Han characters, simplified and half-width."""
    plain = unicodedata.normalize("NFKC", text)
    return _BLANKS.sub("", plain).translate(_FOLD)


@lru_cache(maxsize=16384)
def folded_bare(text: str) -> str:
    """Like `fold`, without what stands in brackets: explanations and ordinals （一）."""
    return fold(_BRACKETED.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=16384)
def likeness(text: str, label: str) -> float:
    """How alike two folded texts are, from 0 to 1: twice their common character pairs over all pairs."""
    ours = [text[i : i + 2] for i in range(len(text) - 1)]
    theirs = [label[i : i + 2] for i in range(len(label) - 1)]
    if not ours or not theirs:
        return float(text == label)
    left = list(theirs)
    common = 0
    for pair in ours:
        if pair in left:
            left.remove(pair)
            common += 1
    return 2 * common / (len(ours) + len(theirs))
