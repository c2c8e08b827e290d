"""How often a pattern may go back and try again: patterns that could do so without measure are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

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

LONGEST = 2000  # code points of one stretch of text that a declared pattern is tried on
MOST_WAYS = 100_000  # ways of matching from one position that are still bearable
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_GROUPS = (sre.SUBPATTERN, sre.ATOMIC_GROUP)
_ESCAPES = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w"}
_NEGATED = {sre.CATEGORY_NOT_DIGIT: r"\d", sre.CATEGORY_NOT_SPACE: r"\s", sre.CATEGORY_NOT_WORD: r"\w"}

_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")

Item = tuple[Any, Any]  # operation and argument, as re._parser gives them


class MatchWays(NamedTuple):
    """What a part of a pattern can begin with, whether it can match nothing, and in how many ways it may match.

    `ways` is a bound from above: 1 when the next character always decides.
    """

    first: Ranges
    nullable: bool
    ways: int


def ways(pattern: re.Pattern[str]) -> int:
    """A bound on the ways `pattern` can match from one position of a stretch; MOST_WAYS + 1 for more than that."""
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    ignore_case = bool(pattern.flags & re.IGNORECASE or _IGNORES_CASE.search(pattern.pattern))
    return _PatternCost(ignore_case).sequence(list(parsed), NOTHING).ways


class _PatternCost:
    """The parts of one pattern, each with the characters that may follow it."""

    def __init__(self, ignore_case: bool) -> None:
        self.ignore_case = ignore_case

    def sequence(self, items: Sequence[Item], follow: Ranges) -> MatchWays:
        """Parts one after the other, from the last to the first."""
        first, nullable, ways = follow, True, 1
        for item in reversed(items):
            reach = self.item(item, first)
            first = union([reach.first, first]) if reach.nullable else reach.first
            nullable = nullable and reach.nullable
            ways = _cap(ways * reach.ways)
        return MatchWays(first, nullable, ways)

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
            return MatchWays(EVERYTHING, True, self.sequence(list(argument[1]), NOTHING).ways)
        if operation is sre.AT:
            return MatchWays(EVERYTHING, True, 1)
        if operation is sre.GROUPREF:
            return MatchWays(EVERYTHING, True, 1)
        if operation is sre.GROUPREF_EXISTS:
            branches = [list(branch) for branch in argument[1:] if branch is not None]
            return self.branch([*branches, []], follow)
        return MatchWays(self.characters(item), False, 1)

    def branch(self, branches: Sequence[Sequence[Item]], follow: Ranges) -> MatchWays:
        reaches = [self.sequence(branch, follow) for branch in branches]
        firsts = [reach.first for reach in reaches]
        apart = not any(overlap(one, other) for at, one in enumerate(firsts) for other in firsts[:at])
        tried = max(reach.ways for reach in reaches) if apart else sum(reach.ways for reach in reaches)
        return MatchWays(union(firsts), any(reach.nullable for reach in reaches), _cap(tried))

    def repeat(self, least: int, most: int, body: Sequence[Item], follow: Ranges) -> MatchWays:
        """A repeat is decided by the next character unless what follows can begin like the body."""
        times = min(most, LONGEST)
        once = self.sequence(body, NOTHING)
        again = union([once.first, follow]) if times > 1 else follow
        inside = self.sequence(body, again)
        each = LONGEST if once.nullable and times > 1 else inside.ways
        lengths = times - least + 1 if overlap(once.first, follow) else 1
        return MatchWays(once.first, least == 0 or once.nullable, _cap(_power(each, times) * lengths))

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


def _cap(ways: int) -> int:
    return min(ways, MOST_WAYS + 1)
