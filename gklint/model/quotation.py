"""Parts of a text as they are quoted: `…` on each side that was cut, and no cut within a number or a word."""

from __future__ import annotations

_ELLIPSIS = "…"
_FARTHEST = 24  # characters that a cut moves at most to spare a number; a longer run is cut
_RUN = frozenset("0123456789０１２３４５６７８９abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:/@%_-．％〔〕")
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_BEHIND_FIGURES = frozenset("十百千万亿%％‰年月日号")


def quotation(text: str, start: int, end: int, before: int = 8, after: int = 8) -> str:
    """text[start:end] with about so many characters on either side: `…公开信息120条，…`."""
    first = cut_before(text, max(0, start - before))
    last = cut_after(text, min(len(text), end + after))
    left, right = (_ELLIPSIS if first else ""), (_ELLIPSIS if last < len(text) else "")
    return f"{left}{text[first:last].strip()}{right}"


def beginning(text: str, length: int) -> str:
    """The first `length` characters, and the rest of the number they end in; all if there are no more."""
    if len(text) <= length:
        return text
    last = cut_after(text, length)
    return text if last == len(text) else text[:last] + _ELLIPSIS


def ending(text: str, length: int) -> str:
    """The last `length` characters, and the rest of the number they begin in; all if there are no more."""
    first = cut_before(text, max(0, len(text) - length))
    return text if first == 0 else _ELLIPSIS + text[first:]


def cut_before(text: str, at: int) -> int:
    """The nearest place at or before `at` where the text can be cut."""
    nearest = next((place for place in range(at, max(at - _FARTHEST, 0), -1) if not _is_within(text, place)), None)
    if nearest is not None:
        return nearest
    return 0 if at <= _FARTHEST else at


def cut_after(text: str, at: int) -> int:
    """The nearest place at or behind `at` where the text can be cut."""
    farthest = min(at + _FARTHEST, len(text))
    return next((place for place in range(at, farthest + 1) if not _is_within(text, place)), at)


def _is_within(text: str, at: int) -> bool:
    """Whether a cut at `at` would part a number or a word of letters."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if left == "第":
        return right in _HAN_NUMERALS or right.isdigit()
    if left in _RUN:
        return right in _RUN or (left.isdigit() and right in _BEHIND_FIGURES)
    return right in _HAN_NUMERALS and left in _HAN_NUMERALS
