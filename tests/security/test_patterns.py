"""Patterns of rule folders take bounded time on any text, also where no timer could stop them."""

from __future__ import annotations

import re
import time

import pytest

from gklint.check.backtracking import LONGEST, MOST_STEPS, MOST_WAYS, steps, ways

EXPLODING = [
    r"a{0,45}a{0,45}a{0,45}(?:a|c.){1,1800}b",
    r"(?:(?!(?:a|b.){0,2000}c)a){1,2000}d",
    r"(?:a(?=(?:a|b.){0,1999})){1,2000}d",
    r"(?:a(?=.{0,1999})){1,2000}d",
    r"(?:a(?!.{0,1999}c)){1,2000}d",
    r"(?:a(?<!cb)(?=a{0,900}(?=a{0,900}d))){1,900}d",
    r"(a{0,1000})\1b",
    r"(?:(?=a{0,2000}b)|a){1,2000}c",
    r"a{0,300}a{0,300}(?:(?=a{0,500})a){0,500}b",
    r"(?>(?:a(?=a{0,1999})){1,2000})d",
]
HARMLESS = [
    r"(?:a|b.){0,2000}c",
    r"甲.*乙",
    r"甲.{0,60}乙.{0,60}丙",
    r"[^。；]{0,30}件",
    r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])",
    r"(?:(?!乙).){0,60}丙",
    r"(?i)a{0,100}b{0,100}c",
]
TEXTS = [
    "a" * LONGEST,
    "ab" * (LONGEST // 2),
    "甲" * LONGEST,
    "甲乙" * (LONGEST // 2),
    "1" * LONGEST,
    "aaaab" * (LONGEST // 5),
]


@pytest.mark.parametrize("pattern", EXPLODING)
def test_what_could_take_long_is_refused(pattern: str) -> None:
    regex = re.compile(pattern)
    assert ways(regex) > MOST_WAYS or steps(regex) > MOST_STEPS


@pytest.mark.parametrize("pattern", HARMLESS)
def test_what_is_let_through_takes_no_long_time(pattern: str) -> None:
    regex = re.compile(pattern)
    assert ways(regex) <= MOST_WAYS and steps(regex) <= MOST_STEPS
    for text in TEXTS:
        start = time.process_time()
        regex.search(text)
        assert time.process_time() - start < 3
