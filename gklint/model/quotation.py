"""Parts of a text as they are quoted: `…` on each side that was cut, and no cut within a number or a word.

A word of Chinese has no blanks round it, so that a quotation is cut between clauses, titles and the like where one
ends nearby.
"""

from __future__ import annotations

_ELLIPSIS = "…"
_FARTHEST = 24  # characters that a cut moves at most to spare a number; a longer run is cut
_RUN = frozenset("0123456789０１２３４５６７８９abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:/@%_-．％〔〕")
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_POINTS = frozenset("，。；：！？、")
_ENDS = _POINTS | frozenset("》”）〉")  # behind these a clause begins
_OPENINGS = frozenset("《“（〈")
_NEARBY = 16  # characters that a cut moves at most to stand between clauses
_BEHIND_FIGURES = frozenset("十百千万亿%％‰年月日号")


def quotation(text: str, start: int, end: int, before: int = 8, after: int = 8) -> str:
    """text[start:end] with about so many characters on either side: `…公开信息120条，…`."""
    first, last = max(0, start - before), min(len(text), end + after)
    if before:
        first = clause_before(text, first)
        first = first if _begins_a_clause(text, first) else _behind_particle(text, first, start)
    else:
        first = cut_before(text, first)
    last = clause_after(text, last) if after else cut_after(text, last)
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


def clause_before(text: str, at: int) -> int:
    """The nearest place at or before `at` where a clause begins; where none is near, where the text can be cut."""
    nearest = (place for place in range(at, max(at - _NEARBY, 0) - 1, -1) if _begins_a_clause(text, place))
    return next(nearest, cut_before(text, at))


def clause_after(text: str, at: int) -> int:
    """The nearest place at or behind `at` where a clause ends; where none is near, where the text can be cut."""
    nearest = (place for place in range(at, min(at + _NEARBY, len(text)) + 1) if _ends_a_clause(text, place))
    end = next(nearest, cut_after(text, at))
    return len(text) if end + 1 == len(text) and text[end] in _POINTS else end


def clause_from(text: str, at: int) -> int:
    """The nearest place at or behind `at` where a clause begins; where none is near, where the text can be cut."""
    nearest = (place for place in range(at, min(at + _NEARBY, len(text)) + 1) if _begins_a_clause(text, place))
    return next(nearest, cut_after(text, at))


def clause_until(text: str, at: int) -> int:
    """The nearest place at or before `at` where a clause ends; where none is near, where the text can be cut."""
    nearest = (place for place in range(at, max(at - _NEARBY, 0) - 1, -1) if _ends_a_clause(text, place))
    return next(nearest, cut_before(text, at))


def _behind_particle(text: str, first: int, start: int) -> int:
    """The place behind the first 的 between both, where no clause begins before the words quoted; else `first`."""
    at = text.find("的", first, max(first, start - 2))
    return first if at < 0 else at + 1


def _begins_a_clause(text: str, at: int) -> bool:
    """Whether nothing, a point or a closing mark stands before `at`, or an opening mark behind it."""
    if _is_within(text, at):
        return False
    return at == 0 or text[at - 1] in _ENDS or text[at - 1] == "\n" or text[at : at + 1] in _OPENINGS


def _ends_a_clause(text: str, at: int) -> bool:
    """Whether nothing or a point stands behind `at`, or a point or a closing mark before it."""
    if _is_within(text, at):
        return False
    return (
        at == len(text)
        or text[at] in _POINTS
        or text[at] in _OPENINGS
        or text[at] == "\n"
        or (at > 0 and text[at - 1] in _ENDS)
    )


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
