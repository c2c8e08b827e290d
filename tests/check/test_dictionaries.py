"""Rules get their package's dictionary, extended by those of other packages."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gklint.check.dictionaries import dictionary_in, with_dictionaries
from gklint.check.rule_decorator import fails, rule
from gklint.model.dictionary import Dictionary, DictionaryEntry

OWN = Dictionary("wrong-words", (DictionaryEntry("甲", "乙"),))


@dataclass(frozen=True)
class Words:
    allow: tuple[str, ...] = ("甲",)
    dictionary: Dictionary = OWN


@rule("QX1", "words", severity="info", summary="说明", basis="依据", examples=[fails("甲")], options=Words)
def with_words(report, options):  # type: ignore[no-untyped-def]
    return ()


@rule("QX2", "plain", severity="info", summary="说明", basis="依据", examples=[fails("甲")])
def plain(report, options):  # type: ignore[no-untyped-def]
    return ()


def test_extends_the_dictionary_of_that_name() -> None:
    other = Dictionary("wrong-words", (DictionaryEntry("丙", "丁"),))
    foreign = Dictionary("other-words", (DictionaryEntry("戊", "己"),))
    extended, same = with_dictionaries([with_words, plain], [other, foreign])
    assert list(extended.options.dictionary.by_word) == ["甲", "丙"]
    assert extended.options.allow == ("甲",)
    assert same is plain


def test_reads_the_files_of_a_package_as_one() -> None:
    whole = dictionary_in("gklint_national", "wrong-words", "sensitive-names")
    assert whole.by_word["布署"].severity is None
    assert whole.by_word["中共人民共和国"].severity == "error"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-words"):
        dictionary_in("gklint_national", "no-such-words")
