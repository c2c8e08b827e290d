"""The words that reading knows, by class, from YAML files that rule packages extend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

from gklint.model.declaration import Node, read_declaration
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern

FILE_KEYS = ("vocabulary", "classes")
# The classes there are; what stands behind the dot is free only for figures of the form (outcome.refused.third_party).
KINDS: Mapping[str, tuple[str, ...]] = FrozenDict(
    {
        "subject": (
            "request", "review", "litigation", "direct", "after", "normative", "regulation", "licensing", "penalty",
            "coercion", "service", "charges", "procurement", "fee", "notice", "info", "foreign",
        ),
        "act": (
            "receive", "submit", "new", "done", "handle", "carry", "pending", "issue", "repeal", "in_force", "open",
            "open_total", "publish", "charge", "decide",
        ),
        "outcome": (),
        "result": ("upheld", "dismissed", "corrected", "corrected_part", "other", "other_part", "pending"),
        "party": (
            "natural_person", "organisations", "business", "research", "charity", "legal_service", "other", "anybody",
        ),
        "time": ("year", "end", "last", "next", "part", "since", "plan"),
        "whose": ("own", "below", "other", "court"),
        "part": ("channel", "topic", "due", "level"),
        "rate": ("done", "due", "upheld", "corrected", "text"),
        **dict.fromkeys(
            (
                "info_public", "linked", "happen", "cause", "total", "all", "each", "ofwhich", "closed", "rest",
                "except", "approx", "none", "share", "compare", "up", "down", "reach", "same", "double", "plain",
                "ordinary",
            ),
            ("",),
        ),
    }
)  # fmt: skip
# A word of these classes inside a word that changes nothing would be swallowed by it.
OPERATORS = frozenset(("none", "all", "each", "rest", "except", "compare", "approx", "share", "rate", "part", "time"))


class WordClass(NamedTuple):
    """What a word does in a clause: its kind, and which of its kind (`act`, `receive`)."""

    kind: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.value}" if self.value else self.kind


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The class of each word. Words of the class `ordinary` only keep the characters in them from being read alone."""

    words: Mapping[str, WordClass] = field(default_factory=FrozenDict)

    def extended(self, other: Vocabulary) -> Vocabulary:
        """With the other's words added; a word that both have is the other's."""
        return Vocabulary(FrozenDict({**self.words, **other.words}))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The words that mean nothing to the reading but are words."""
        return frozenset(word for word, its in self.words.items() if its.kind == "ordinary")

    @cached_property
    def meanings(self) -> dict[str, WordClass]:
        """The class of each word that means something."""
        return {word: its for word, its in self.words.items() if its.kind != "ordinary"}

    @cached_property
    def heads(self) -> str:
        """The characters that a word which means something begins with."""
        return "".join(sorted({word[0] for word in self.meanings}))

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """The lengths of the words of two characters or more by the two they begin with, the longest first."""
        lengths: dict[str, list[int]] = {}
        for length, pair in sorted({(len(word), word[:2]) for word in self.meanings if len(word) > 1}, reverse=True):
            lengths.setdefault(pair, []).append(length)
        return lengths

    def longest(self, text: str, at: int, stop: int) -> int:
        """The length of the longest word with a meaning that begins at `at` and ends by `stop`; 0 without one."""
        meanings = self.meanings
        for length in self._lengths.get(text[at : at + 2], ()):
            if at + length <= stop and text[at : at + length] in meanings:
                return length
        return 1 if text[at] in meanings else 0

    @cached_property
    def denials(self) -> re.Pattern[str]:
        """Any word that can make a claim without a number: none, all."""
        words = [word for word, its in self.words.items() if its.kind in ("none", "all") and len(word) < 3]
        return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)")


def is_vocabulary(text: str) -> bool:
    """Whether a file of a package's dictionaries is a vocabulary and not a dictionary of a wording rule."""
    return re.search(r"^vocabulary\s*:", text, re.M) is not None


def read_vocabulary(text: str, file: str) -> Vocabulary:
    """A vocabulary file: words by class, as a list or as one text with blanks between them. Raises DeclarationError."""
    root = read_declaration(text, file).mapping(FILE_KEYS, FILE_KEYS)
    found: dict[str, WordClass] = {}
    for name, node in root["classes"].items():
        its = _class(name, node)
        words = _fill_slots(node.text().split() if node.is_scalar else node.texts())
        if its.kind == "plain":
            _refuse_operators(words, node)
        found |= dict.fromkeys(words, its)
    return Vocabulary(found)


_SLOT = lazy_pattern(r"\(([^()]*)\)")


def _fill_slots(words: Iterable[str]) -> list[str]:
    """The words with each way to fill their slots: 复议(之|)后 is 复议之后 and 复议后."""
    return [one for word in words for one in (_fillings(word) if "(" in word else (word,))]


def _fillings(word: str) -> Iterator[str]:
    parts = _SLOT.split(word)  # every second is what stands in a slot
    return map("".join, product(*(part.split("|") if at % 2 else (part,) for at, part in enumerate(parts))))


def _refuse_operators(words: Iterable[str], node: Node) -> None:
    """Raise DeclarationError for a word that would swallow one which changes what a sentence says."""
    for word in words:
        if swallowed := _longer_words(word):
            raise node.error(f"“{word}”含有“{swallowed}”，会改变句意，不能归入 plain")


def _class(name: str, node: Node) -> WordClass:
    kind, _, value = name.partition(".")
    known = KINDS.get(kind)
    if known is None:
        raise node.error(f"没有词类“{name}”；可用：{'、'.join(KINDS)}")
    if known and value not in known:
        raise node.error(f"没有词类“{name}”；可用：{'、'.join(f'{kind}.{one}' for one in known)}")
    return WordClass(kind, value)


_SWALLOWED = lazy_pattern(
    "未(?!来)|没有|均(?!衡)|全部|每|各(?!类|项|种)|除(?!险)|其余|季度|上半年|下半年|上年|去年|不含|超过"
)


def _longer_words(word: str) -> str:
    match = _SWALLOWED.search(word)
    return match[0] if match else ""
