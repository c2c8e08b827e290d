"""The words that reading knows, by class, from YAML files that rule packages extend."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import prod

from gklint.model.declaration import Node, read_declaration
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass

FILE_KEYS = ("vocabulary", "classes")
MOST_FILLINGS = 20_000  # ways to fill the slots of one word
_FEW_WAYS = 14  # so many `|` come to fewer, however they are put into slots
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
    """The class of each word. Words of the class `ordinary` only keep the characters in them from being read alone.

    `entries` are the words as they are written, by class, with their slots; a word that several of them give is of the
    class of the last. A few hundred entries stand for tens of thousands of words: what begins with the same two
    characters is written out when a text first has them.
    """

    entries: tuple[tuple[WordClass, tuple[str, ...]], ...] = ()

    def extended(self, other: Vocabulary) -> Vocabulary:
        """With the other's words added; a word that both have is the other's."""
        return Vocabulary(self.entries + other.entries)

    @property
    def words(self) -> Mapping[str, WordClass]:
        """The class of each word, all of them written out."""
        return {word: its for its, entries in self.entries for entry in entries for word in fillings(entry)}

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The words that mean nothing to the reading but are words."""
        given = (entries for its, entries in self.entries if its.kind == "ordinary")
        return frozenset(word for word in _all_words(given) if self._is_ordinary(word))

    def _is_ordinary(self, word: str) -> bool:
        rivals = (entry for its, entry in self._by_opening[word[:2]] if its.kind != "ordinary")
        if any(entry == word or "(" in entry for entry in rivals):
            self._open(word[:2])
        return word not in self._meanings

    @cached_property
    def _meanings(self) -> dict[str, WordClass]:
        """The class of each word with a meaning that has been written out so far."""
        return {}

    @cached_property
    def _lengths(self) -> dict[str, Sequence[int] | None]:
        """The lengths of these words by what they begin with, the longest first; None before they are needed."""
        return dict.fromkeys(self._by_opening)

    @cached_property
    def _by_opening(self) -> dict[str, list[tuple[WordClass, str]]]:
        """The entries, in order, by the one or two characters that a word of theirs may begin with."""
        found: dict[str, list[tuple[WordClass, str]]] = defaultdict(list)
        for its, entries in self.entries:
            for entry in entries:
                if "(" not in entry:
                    found[entry[:2]].append((its, entry))
                    continue
                for opening in _openings(entry):
                    found[opening].append((its, entry))
        return dict(found)

    def _open(self, opening: str) -> Sequence[int]:
        """The lengths of the words that begin so, which are written out now."""
        words = {word: its for its, entry in self._by_opening.get(opening, ()) for word in fillings(entry, opening)}
        self._meanings.update((word, its) for word, its in words.items() if its.kind != "ordinary")
        lengths = sorted({len(word) for word, its in words.items() if its.kind != "ordinary"}, reverse=True)
        self._lengths[opening] = lengths
        return lengths

    @cached_property
    def heads(self) -> str:
        """The characters that a word which means something may begin with."""
        openings = self._by_opening.items()
        return "".join(sorted({one[0] for one, its in openings if any(of.kind != "ordinary" for of, _ in its)}))

    def longest(self, text: str, at: int, stop: int) -> int:
        """The length of the longest word with a meaning that begins at `at` and ends by `stop`; 0 without one."""
        opening = text[at : at + 2]
        lengths = self._lengths.get(opening, ())
        if lengths is None:
            lengths = self._open(opening)
        if lengths:
            meanings = self._meanings
            for length in lengths:
                if at + length <= stop and text[at : at + length] in meanings:
                    return length
        return 1 if text[at] in self._single else 0

    @cached_property
    def _single(self) -> frozenset[str]:
        """The words with a meaning that are one character."""
        for opening in self._by_opening:
            if len(opening) == 1:
                self._open(opening)
        return frozenset(word for word in self._meanings if len(word) == 1)

    def meaning(self, word: str) -> WordClass:
        """The class of a word that `longest` has found."""
        return self._meanings[word]

    @cached_property
    def denials(self) -> re.Pattern[str]:
        """Any word that can make a claim without a number: none, all."""
        given = (entries for its, entries in self.entries if its.kind in ("none", "all"))
        words = {word for word in _all_words(given) if len(word) < 3 and self._denies(word)}
        return lazy_pattern("|".join(sorted(map(re.escape, sorted(words)), key=len, reverse=True)) or r"(?!)")

    def _denies(self, word: str) -> bool:
        self._open(word[:2])
        return word in self._meanings and self._meanings[word].kind in ("none", "all")


def is_vocabulary(text: str) -> bool:
    """Whether a file of a package's dictionaries is a vocabulary and not a dictionary of a wording rule."""
    return re.search(r"^vocabulary\s*:", text, re.M) is not None


def read_vocabulary(text: str, file: str) -> Vocabulary:
    """A vocabulary file: words by class, as a list or as one text with blanks between them. Raises DeclarationError."""
    root = read_declaration(text, file).mapping(FILE_KEYS, FILE_KEYS)
    entries: list[tuple[WordClass, tuple[str, ...]]] = []
    for name, node in root["classes"].items():
        its = _class(name, node)
        words = tuple(filter(None, node.text().split() if node.is_scalar else node.texts()))
        for word in words:
            if word.count("|") > _FEW_WAYS and prod(map(len, _parts(word))) > MOST_FILLINGS:
                raise node.error(f"“{word}”写出来的词超过{MOST_FILLINGS}个；请分成几个词")
        if its.kind == "plain":
            _refuse_operators(_all_words([words]), node)
        entries.append((its, words))
    return Vocabulary(tuple(entries))


_SLOT = lazy_pattern(r"\(([^()]*)\)")


def _parts(entry: str) -> list[Sequence[str]]:
    """What a word as it is written consists of: each part with the ways to fill it. 复议(之|)后 has three parts."""
    return [part.split("|") if at % 2 else (part,) for at, part in enumerate(_SLOT.split(entry))]


def fillings(entry: str, opening: str = "") -> Iterable[str]:
    """The words of an entry, each way to fill its slots one: 复议(之|)后 is 复议之后 and 复议后.

    With an `opening` of two characters those that begin with it, of one those that are this character.
    """
    if "(" not in entry:
        return (entry,)
    parts, words = _parts(entry), [""]
    while opening and parts and min(map(len, words), default=2) < 2:
        words = [word + more for word in words for more in parts[0]]
        words = [word for word in words if word[:2] == opening[: len(word)]]
        parts = parts[1:]
    ends = [*map("".join, product(*parts))] if words else []
    words = [word + end for word in words for end in ends]
    return [word for word in words if word[:2] == opening] if opening else [word for word in words if word]


def _openings(entry: str) -> set[str]:
    """The one or two characters that the words of an entry begin with."""
    openings = {""}
    for part in _parts(entry):
        openings = {(one + more)[:2] for one in openings for more in part}
        if all(len(one) == 2 for one in openings):
            break
    return openings - {""}


def _all_words(entries: Iterable[Iterable[str]]) -> Iterator[str]:
    """Every word of these entries."""
    return (word for some in entries for entry in some for word in fillings(entry))


def _refuse_operators(words: Iterable[str], node: Node) -> None:
    """Raise DeclarationError for a word that would swallow one which changes what a sentence says."""
    every = [*words]
    if not _longer_words("\n".join(every)):  # at once, since hardly any file has one
        return
    for word in every:
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
    "未(?!来)|没有|均(?!衡)|全部|每|各(?!类|项|种|渠道|途径|方面|环节)|除(?!险)|其余|季度|上半年|下半年|上年|去年|不含|超过"
)


def _longer_words(word: str) -> str:
    match = _SWALLOWED.search(word)
    return match[0] if match else ""
