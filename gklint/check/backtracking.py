"""How often a pattern may go back and try again: patterns that could do so without measure are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from gklint.check.pattern_characters import (
    EVERYTHING,
    NOTHING,
    Ranges,
    case_folded,
    category,
    complement,
    overlap,
    union,
)
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

LONGEST = 2000  # code points of one stretch of text that a declared pattern is tried on
MOST_WAYS = 100_000  # ways of matching from one position that are still bearable
MOST_STEPS = 400_000_000  # characters looked at for one stretch, whatever it holds: some seconds
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_GROUPS = (sre.SUBPATTERN, sre.ATOMIC_GROUP)
_ESCAPES = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w"}
_NEGATED = {sre.CATEGORY_NOT_DIGIT: r"\d", sre.CATEGORY_NOT_SPACE: r"\s", sre.CATEGORY_NOT_WORD: r"\w"}

_IGNORES_CASE = lazy_pattern(r"\(\?[a-z]*i")

Item = tuple[Any, Any]  # operation and argument, as re._parser gives them


class MatchWays(NamedTuple):
    """What a part of a pattern can begin with, whether it can match nothing, and in how many ways it may match.

    `ways` is a bound from above: 1 when the next character always decides. `steps` bounds how many characters are
    looked at until all ways from one position have been tried, `ahead` how many of them are not consumed; `parts` is
    how many parts there are to try at one character.
    """

    first: Ranges
    nullable: bool
    ways: int
    steps: int = 1
    ahead: int = 0
    parts: int = 1


def ways(pattern: re.Pattern[str]) -> int:
    """A bound on the ways `pattern` can match from one position of a stretch; MOST_WAYS + 1 for more than that."""
    return _cost(pattern).ways


def steps(pattern: re.Pattern[str]) -> int:
    """A bound on the characters looked at to search a whole stretch for `pattern`; MOST_STEPS + 1 for more.

    A search begins anew at every character; what is looked ahead for inside a repeat is looked at each time.
    """
    return min(_cost(pattern).steps * LONGEST, MOST_STEPS + 1)


def _cost(pattern: re.Pattern[str]) -> MatchWays:
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    ignore_case = bool(pattern.flags & re.IGNORECASE or _IGNORES_CASE.search(pattern.pattern))
    return _PatternCost(ignore_case).sequence(list(parsed), NOTHING)


class _PatternCost:
    """The parts of one pattern, each with the characters that may follow it."""

    def __init__(self, ignore_case: bool) -> None:
        self.ignore_case = ignore_case

    def sequence(self, items: Sequence[Item], follow: Ranges) -> MatchWays:
        """Parts one after the other, from the last to the first."""
        first, nullable, ways, steps, ahead, parts = follow, True, 1, 0, 0, 0
        for item in reversed(items):
            reach = self.item(item, first)
            first = union([reach.first, first]) if reach.nullable else reach.first
            nullable = nullable and reach.nullable
            ways = _cap(ways * reach.ways)
            steps = min(reach.steps + reach.ways * steps, MOST_STEPS + 1)  # the rest is tried for each way of this
            ahead, parts = min(reach.ahead + reach.ways * ahead, MOST_STEPS + 1), parts + reach.parts
        return MatchWays(first, nullable, ways, steps, ahead, parts)

    def item(self, item: Item, follow: Ranges) -> MatchWays:
        operation, argument = item
        if operation in _REPEATS:
            least, most, body = argument
            return self.repeat(int(least), int(most), list(body), follow)
        if operation in _GROUPS:
            return self.sequence(list(argument[-1] if operation is sre.SUBPATTERN else argument), follow)
        if operation is sre.BRANCH:
            return self.branch([list(branch) for branch in argument[1]], follow)
        if operation in (sre.ASSERT, sre.ASSERT_NOT):
            inside = self.sequence(list(argument[1]), NOTHING)
            return MatchWays(EVERYTHING, True, inside.ways, inside.steps + 1, inside.steps + 1)
        if operation is sre.AT:
            return MatchWays(EVERYTHING, True, 1)
        if operation is sre.GROUPREF:
            return MatchWays(EVERYTHING, True, 1, LONGEST, LONGEST)
        if operation is sre.GROUPREF_EXISTS:
            branches = [list(branch) for branch in argument[1:] if branch is not None]
            return self.branch([*branches, []], follow)
        return MatchWays(self.characters(item), False, 1)

    def branch(self, branches: Sequence[Sequence[Item]], follow: Ranges) -> MatchWays:
        reaches = [self.sequence(branch, follow) for branch in branches]
        firsts = [reach.first for reach in reaches]
        apart = not any(overlap(one, other) for at, one in enumerate(firsts) for other in firsts[:at])
        tried = max(reach.ways for reach in reaches) if apart else sum(reach.ways for reach in reaches)
        looked_at, ahead, parts = (sum(counts) for counts in zip(*(one[3:] for one in reaches), strict=True))
        nullable = any(reach.nullable for reach in reaches)
        return MatchWays(union(firsts), nullable, _cap(tried), looked_at + 1, ahead, parts + 1)

    def repeat(self, least: int, most: int, body: Sequence[Item], follow: Ranges) -> MatchWays:
        """A repeat is decided by the next character unless what follows can begin like the body."""
        times = min(most, LONGEST)
        once = self.sequence(body, NOTHING)
        again = union([once.first, follow]) if times > 1 else follow
        inside = self.sequence(body, again)
        each = LONGEST if once.nullable and times > 1 else inside.ways
        lengths = times - least + 1 if overlap(once.first, follow) else 1
        ahead = _sum_of_powers(each, times, inside.ahead) if inside.ahead else 0
        looked_at = _sum_of_powers(each, times, inside.steps - inside.ahead + 1)
        if each == 1:  # each character is consumed once, whatever the turn
            looked_at = min(looked_at, LONGEST * (inside.parts + 1))
        ways = _cap(_power(each, times) * lengths)
        return MatchWays(once.first, least == 0 or once.nullable, ways, looked_at + ahead, ahead, inside.parts + 1)

    def characters(self, item: Item) -> Ranges:
        """The characters one single-character part matches."""
        found = union(_ranges(item))
        return case_folded(found) if self.ignore_case else found


def _ranges(item: Item) -> Iterable[Ranges]:
    operation, argument = item
    if operation is sre.LITERAL:
        yield ((argument, argument),)
    elif operation is sre.NOT_LITERAL:
        yield complement(((argument, argument),))
    elif operation is sre.RANGE:
        yield (argument,)
    elif operation is sre.CATEGORY:
        yield category(_ESCAPES[argument]) if argument in _ESCAPES else complement(category(_NEGATED[argument]))
    elif operation is sre.IN:
        negated = argument[0][0] is sre.NEGATE
        inside = union(part for each in argument[negated:] for part in _ranges(each))
        yield complement(inside) if negated else inside
    else:  # ANY, and what a later Python may add
        yield EVERYTHING


def _power(base: int, times: int) -> int:
    """base ** times, not worked out further than the cap."""
    found = 1
    for _ in range(times if base > 1 else 0):
        found = _cap(found * base)
        if found > MOST_WAYS:
            break
    return found


def _sum_of_powers(base: int, times: int, each: int) -> int:
    """`each` for every way of every turn of a repeat, not worked out further than the cap."""
    found, ways = 1, 1
    for _ in range(times):
        found += ways * each
        ways = _cap(ways * base)
        if found > MOST_STEPS:
            return MOST_STEPS + 1
    return found


def _cap(ways: int) -> int:
    return min(ways, MOST_WAYS + 1)
