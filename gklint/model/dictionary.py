"""A dictionary of words that a rule looks for, read from YAML, which other packages extend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from gklint.model.declaration import Node, read_declaration
from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass

_REACH = 10  # characters on either side in which a word of `near` must stand
FILE_KEYS = ("dictionary", "severity", "words")
ENTRY_KEYS = ("right", "severity", "near", "unless", "unless-before", "gap-without")
GAP = "…"  # in a word: up to twelve Han characters, which `right` keeps in the same place
# The gap does not begin with what ends the verb before it: 接收的监督员, 接收人培训, 接收和反馈.
_GAP_PATTERN = r"((?![的到人方端站和与及并后者])[\u4e00-\u9fff]{0,12}?)"


class DictionaryEntry(NamedTuple):
    """One word, or two with a gap between (接收…监督). `right` is what to write instead, empty where that depends on
    the case.

    `near`: one of these must stand within ten characters. `unless`: larger words in which the word is right.
    `unless_before`: it is right where one of these follows at once, or, by `gap_without`, where one of these
    stands in its gap. `severity` is that of the finding where it is not the rule's own.
    """

    word: str
    right: str = ""
    severity: Severity | None = None
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    gap_without: tuple[str, ...] = ()

    def filled(self, gap: str) -> DictionaryEntry:
        """The entry with the words that a text has in its gap, on both sides."""
        return self._replace(word=self.word.replace(GAP, gap), right=self.right.replace(GAP, gap))


class DictionaryWord(NamedTuple):
    """A word of the dictionary in a text, with its place there."""

    entry: DictionaryEntry
    start: int
    end: int


@dataclass(frozen=True)
class Dictionary:
    """Words under one name; rules ask for a dictionary by that name."""

    name: str
    entries: tuple[DictionaryEntry, ...] = ()

    @cached_property
    def by_word(self) -> Mapping[str, DictionaryEntry]:
        """The entries by their word."""
        return FrozenDict({entry.word: entry for entry in self.entries})

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Any of the words, the longer before the shorter; None for an empty dictionary."""
        words = [word for word in self.by_word if GAP not in word]
        return lazy_pattern(_any_of(words)) if words else None

    @cached_property
    def _with_gaps(self) -> tuple[tuple[DictionaryEntry, re.Pattern[str]], ...]:
        """The entries of two words with a gap between, each with its pattern."""
        return tuple((entry, _gap_pattern(entry.word)) for entry in self.entries if GAP in entry.word)

    def found_in(self, text: str) -> Iterator[DictionaryWord]:
        """The words of the dictionary in a text where their conditions hold, in the order of the text."""
        found = list(self._find_plain(text))
        for entry, pattern in self._with_gaps:
            if entry.word.partition(GAP)[0] in text:
                found += _find_gapped(entry, pattern, text)
        return iter(sorted(found, key=lambda word: word.start) if self._with_gaps else found)

    def _find_plain(self, text: str) -> Iterator[DictionaryWord]:
        for match in self._pattern.finditer(text) if self._pattern is not None else ():
            entry = self.by_word[match[0]]
            if _holds(entry, text, match.start(), match.end()):
                yield DictionaryWord(entry, match.start(), match.end())

    def extended(self, other: Dictionary) -> Dictionary:
        """With the other's words added; a word that both have is the other's."""
        return Dictionary(self.name, tuple((dict(self.by_word) | dict(other.by_word)).values()))


def _gap_pattern(word: str) -> re.Pattern[str]:
    return lazy_pattern(_GAP_PATTERN.join(map(re.escape, word.split(GAP))))


def _find_gapped(entry: DictionaryEntry, pattern: re.Pattern[str], text: str) -> Iterator[DictionaryWord]:
    """Where a word with a gap stands; of what may stand in the gap its entry excludes some."""
    for match in pattern.finditer(text):
        fills = any(word in match[1] for word in entry.gap_without)
        if not fills and _holds(entry, text, match.start(), match.end()):
            yield DictionaryWord(entry.filled(match[1]), match.start(), match.end())


def _any_of(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longer first; what several begin with is tried once."""
    rests: dict[str, list[str]] = {}
    for word in filter(None, words):
        rests.setdefault(word[0], []).append(word[1:])
    branches = "|".join(re.escape(first) + _any_of(behind) for first, behind in rests.items())
    return f"(?:{branches}){'?' if '' in words else ''}" if branches else ""


def _holds(entry: DictionaryEntry, text: str, start: int, end: int) -> bool:
    if entry.near:
        around = text[max(0, start - _REACH) : start] + "\n" + text[end : end + _REACH]
        if not any(word in around for word in entry.near):
            return False
    if text.startswith(entry.unless_before, end):
        return False
    return not any(_covers(larger, entry.word, text, start) for larger in entry.unless)


def _covers(larger: str, word: str, text: str, start: int) -> bool:
    """Whether text[start:] is the word inside `larger`."""
    offset = larger.find(word)
    return offset >= 0 and text.startswith(larger, start - offset) and start >= offset


def read_dictionary(text: str, file: str) -> Dictionary:
    """A dictionary file: its name, and its words as a list or as a mapping to what is right.

    Raises DeclarationError.
    """
    root = read_declaration(text, file).mapping(FILE_KEYS, ("dictionary", "words"))
    severity = _severity(root)
    words = root["words"]
    if words.is_mapping:
        entries = tuple(_entry(word, node, severity) for word, node in words.items())
    else:
        entries = tuple(DictionaryEntry(_word(node), severity=severity) for node in words.sequence())
    return Dictionary(root["dictionary"].text(), entries)


def _word(node: Node) -> str:
    word = node.text()
    if not word:
        raise node.error("词不能为空")
    return word


def _entry(word: str, node: Node, severity: Severity | None) -> DictionaryEntry:
    if not word:
        raise node.error("词不能为空")
    if node.is_scalar:
        return DictionaryEntry(word, node.text(), severity)
    fields = node.mapping(ENTRY_KEYS)
    right = fields["right"].text() if "right" in fields else ""
    near, unless, before, without = (tuple(fields[key].texts()) if key in fields else () for key in ENTRY_KEYS[2:])
    for larger in unless:
        if word not in larger:
            raise fields["unless"].error(f"“{larger}”里没有“{word}”")
    return DictionaryEntry(word, right, _severity(fields) or severity, near, unless, before, without)


def _severity(fields: Mapping[str, Node]) -> Severity | None:
    node = fields.get("severity")
    if node is None:
        return None
    written = node.choice(SEVERITIES)
    return next(severity for severity in SEVERITIES if severity == written)
