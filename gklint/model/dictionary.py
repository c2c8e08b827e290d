"""A dictionary of words that a rule looks for, read from YAML, which other packages extend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gklint.model.declaration import Node, read_declaration
from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.frozen_dict import FrozenDict

_REACH = 10  # characters on either side in which a word of `near` must stand
FILE_KEYS = ("dictionary", "severity", "words")
ENTRY_KEYS = ("right", "severity", "near", "unless", "unless-before")


class DictionaryEntry(NamedTuple):
    """One word. `right` is what to write instead, empty where that depends on the case.

    `near`: one of these must stand within ten characters. `unless`: larger words in which the word is right.
    `unless_before`: it is right where one of these follows at once. `severity` is that of the finding where it is
    not the rule's own.
    """

    word: str
    right: str = ""
    severity: Severity | None = None
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()


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
        words = sorted(self.by_word, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words))) if words else None

    def found_in(self, text: str) -> Iterator[DictionaryWord]:
        """The words of the dictionary in a text where their conditions hold."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            entry = self.by_word[match[0]]
            if _holds(entry, text, match.start(), match.end()):
                yield DictionaryWord(entry, match.start(), match.end())

    def extended(self, other: Dictionary) -> Dictionary:
        """With the other's words added; a word that both have is the other's."""
        return Dictionary(self.name, tuple((dict(self.by_word) | dict(other.by_word)).values()))


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
    near, unless, before = (
        tuple(fields[key].texts()) if key in fields else () for key in ("near", "unless", "unless-before")
    )
    for larger in unless:
        if word not in larger:
            raise fields["unless"].error(f"“{larger}”里没有“{word}”")
    return DictionaryEntry(word, right, _severity(fields) or severity, near, unless, before)


def _severity(fields: Mapping[str, Node]) -> Severity | None:
    node = fields.get("severity")
    if node is None:
        return None
    written = node.choice(SEVERITIES)
    return next(severity for severity in SEVERITIES if severity == written)
