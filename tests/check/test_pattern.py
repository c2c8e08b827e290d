from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.check.backtracking import MOST_WAYS, ways
from gklint.check.pattern import LONGEST_PATTERN, any_of, needed_words, read_pattern
from gklint.check.pattern_characters import EVERYTHING, category, complement, overlap, union
from gklint.model.declaration import read_declaration
from gklint.model.file_place import DeclarationError


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(a|a)*b",
        r"(a|aa)+b",
        r"(a*)*b",
        r"(\w+\s?)*$",
        r"([一-龥]+、?)+。",
        r"(?:(?:a?){20}){20}b",
        r".*公开.*信息.*条",
        r"(?i)(ab|AB)+c",
        r"(?i:(ab|AB)+)c",
        r"(\d+|[一二三]+)+件",
        r"(?:.{0,60}){3}y",
        r"(?:\s*\w*\s*)*x",
        r"(a+){2,}b",
        r"(?=(a+)+b)c",
        r"(x)?(?(1)(a+)+|b)c",
        r"(\w{1,30}){1,30}x",
    ],
)
def test_catastrophic_patterns_are_refused(pattern: str) -> None:
    assert ways(re.compile(pattern)) > MOST_WAYS
    node = read_declaration(f"'{pattern}'", "规则.yaml")
    with pytest.raises(DeclarationError, match=r"规则.yaml:1:1: .*回溯"):
        read_pattern(node)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+件",
        r"(\d+)年(\d+)月(\d+)日",
        r"截止(?:到|至)?\s*\d{4}年",
        r"(?:收到|受理)[^。；，\d]{0,15}(?P<n>\d+)件",
        r"(?:，[^，。]+)*。",
        r"(?:甲|乙|丙)+丁",
        r"(?:(?:ab)*c)*d",
        r"第[\s\S]*号",
        r"([一-龥]{2,6})\1",
        r"(?<!\d)1[3-9]\d{9}(?!\d)",
        r"公开[^。]{0,30}信息[^。]{0,30}条",
        r"^无。?$",
        r"(?:[0-9]{1,3},)*[0-9]{3}件",
        r"《[^《》]*》、《",
    ],
)
def test_everyday_patterns_are_taken(pattern: str) -> None:
    node = read_declaration(f"'{pattern}'", "规则.yaml")
    assert read_pattern(node).regex.pattern == pattern


@pytest.mark.parametrize("pattern", ["(a", "[a", "*", r"\8", "(?P<a>x)(?P<a>y)", ""])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    node = read_declaration(f'"{pattern}"'.replace("\\", "\\\\"), "规则.yaml")
    with pytest.raises(DeclarationError):
        read_pattern(node)


def test_long_patterns_are_refused() -> None:
    node = read_declaration("a" * (LONGEST_PATTERN + 1), "规则.yaml")
    with pytest.raises(DeclarationError, match="最多"):
        read_pattern(node)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"截止(?:到|至)?\d{4}年", ("截止",)),
        (r"(?:收到|受理)申?件", ("收到", "受理")),
        (r"\d+", ()),
        (r"(?:公开)?信息", ("信息",)),
        (r"(?:公开){2}", ("公开",)),
        (r"甲|乙*", ()),
        (r"甲|乙", ("甲", "乙")),
        (r"(?i)abc", ()),
        (r"(?=甲)乙", ()),
        (r"x(?P<name>报告)", ("报告",)),
    ],
)
def test_words_without_which_nothing_matches(pattern: str, words: tuple[str, ...]) -> None:
    assert needed_words(re.compile(pattern)) == words


@given(
    st.text(alphabet="甲乙丙丁a", max_size=12), st.sampled_from([r"甲+乙", r"(?:甲|乙丙)丁?", r"[甲乙]丙", r"(?:丁a)+"])
)
def test_a_match_holds_a_needed_word(text: str, pattern: str) -> None:
    regex = re.compile(pattern)
    words = needed_words(regex)
    if regex.search(text) and words:
        assert any(word in text for word in words)


def test_literal_texts_match_as_they_are_and_the_longest_first() -> None:
    pattern = any_of(["a.c", "政务服务局", "市政务服务局"])
    assert not pattern.regex.search("abc")
    assert pattern.regex.findall("市政务服务局 a.c") == ["市政务服务局", "a.c"]


def test_sets_of_characters() -> None:
    letters, digits = ((97, 122),), category(r"\d")
    assert not overlap(letters, digits) and overlap(union([letters, digits]), digits)
    assert complement(complement(letters)) == letters
    assert union([letters, complement(letters)]) == EVERYTHING
    assert overlap(((0xFF11, 0xFF11),), digits), "full-width digits are digits"
