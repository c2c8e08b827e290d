"""The national dictionaries: no word is both wrong and right, and what is right is left alone."""

from __future__ import annotations

import pytest

from gklint.check.dictionaries import dictionary_in
from gklint.model.dictionary import DictionaryEntry

WORDS = dictionary_in("gklint_national", "wrong-words", "sensitive-names")


@pytest.mark.parametrize("entry", WORDS.entries, ids=lambda entry: entry.word)
def test_what_is_right_is_not_found_again(entry: DictionaryEntry) -> None:
    assert entry.right and entry.right != entry.word
    assert not list(WORDS.found_in(entry.filled("有关").right))


@pytest.mark.parametrize("entry", WORDS.entries, ids=lambda entry: entry.word)
def test_each_word_is_found(entry: DictionaryEntry) -> None:
    filled = entry.filled("各界")
    text = f"有关{filled.word}，{''.join(entry.near[:1])}"
    assert [word.entry for word in WORDS.found_in(text)] == [filled]
