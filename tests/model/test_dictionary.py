"""Dictionaries of words: read with places in errors, searched with their conditions, extended by others."""

from __future__ import annotations

import pickle

import pytest

from gklint.model.dictionary import Dictionary, DictionaryEntry, read_dictionary
from gklint.model.file_place import DeclarationError

WORDS = """dictionary: wrong-words
severity: warning
words:
  布署: 部署
  布署书: 部署书
  按装: {right: 安装, unless: [按装备, 应按装]}
  法制化: {right: 法治化, near: [科学化], severity: info}
"""


def found(dictionary: Dictionary, text: str) -> list[tuple[str, int]]:
    return [(word.entry.word, word.start) for word in dictionary.found_in(text)]


def test_reads_words_with_what_is_right() -> None:
    dictionary = read_dictionary(WORDS, "w.yaml")
    assert dictionary.name == "wrong-words"
    assert dictionary.by_word["布署"] == DictionaryEntry("布署", "部署", "warning")
    assert dictionary.by_word["法制化"] == DictionaryEntry("法制化", "法治化", "info", near=("科学化",))


def test_reads_a_plain_list() -> None:
    dictionary = read_dictionary("dictionary: allowed\nwords: [讨论, 研究]\n", "w.yaml")
    assert [entry.word for entry in dictionary.entries] == ["讨论", "研究"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("决策布署，布署书", [("布署", 2), ("布署书", 5)]),
        ("设备按装", [("按装", 2)]),
        ("按装备分类", []),
        ("应按装好", []),
        ("科学化、法制化", [("法制化", 4)]),
        ("科学化" + "一" * 11 + "法制化", []),
        ("法制化", []),
        ("", []),
    ],
)
def test_finds_words_where_their_conditions_hold(text: str, words: list[tuple[str, int]]) -> None:
    assert found(read_dictionary(WORDS, "w.yaml"), text) == words


GAPPED = (
    "dictionary: d\nwords:\n  接收…监督: {right: 接受…监督, unless-before: [员], gap-without: [来信]}\n  布署: 部署\n"
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("布署后接收社会各界的监督", ["布署", "接收社会各界的监督"]),
        ("接收监督", ["接收监督"]),
        ("接收社会监督员", []),
        ("接收来信加强监督", []),
        ("接收的监督", []),
        ("接收，监督", []),
        ("接收" + "一" * 13 + "监督", []),
    ],
)
def test_finds_words_with_a_gap(text: str, words: list[str]) -> None:
    found_words = list(read_dictionary(GAPPED, "w.yaml").found_in(text))
    assert [word.entry.word for word in found_words] == words
    assert [text[word.start : word.end] for word in found_words] == words
    assert all(
        word.entry.right == word.entry.word.replace("接收", "接受").replace("布署", "部署") for word in found_words
    )


def test_an_empty_dictionary_finds_nothing() -> None:
    assert found(Dictionary("none"), "布署") == []


def test_the_other_dictionary_wins() -> None:
    own = read_dictionary("dictionary: d\nwords: {甲: 乙, 丙: 丁}\n", "a.yaml")
    other = read_dictionary("dictionary: d\nwords: {甲: 戊, 己: 庚}\n", "b.yaml")
    assert [(entry.word, entry.right) for entry in own.extended(other).entries] == [
        ("甲", "戊"),
        ("丙", "丁"),
        ("己", "庚"),
    ]


def test_survives_the_way_to_a_worker() -> None:
    dictionary = read_dictionary(WORDS, "w.yaml")
    assert found(dictionary, "布署")
    assert found(pickle.loads(pickle.dumps(dictionary)), "布署") == [("布署", 0)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words: [甲]\n", "缺少“dictionary”"),
        ("dictionary: d\nword: [甲]\n", "是否指 words"),
        ("dictionary: d\nwords: {甲: {rigth: 乙}}\n", "w.yaml:2:13: words.甲.rigth: 没有“rigth”这个键；是否指 right？"),
        ("dictionary: d\nwords: {甲: {right: 乙, unless: [丙丁]}}\n", "“丙丁”里没有“甲”"),
        ("dictionary: d\nwords: {甲: {severity: fatal}}\n", "“fatal”不可用"),
        ("dictionary: d\nwords: ['']\n", "词不能为空"),
    ],
)
def test_says_what_is_wrong_in_the_file(text: str, told: str) -> None:
    with pytest.raises(DeclarationError) as error:
        read_dictionary(text, "w.yaml")
    assert told in str(error.value)


def test_a_word_is_right_before_what_unless_before_names() -> None:
    written = "dictionary: d\nwords: {接收培训: {right: 接受培训, unless-before: [通知, 资料]}}\n"
    dictionary = read_dictionary(written, "w.yaml")
    assert found(dictionary, "接收培训通知，接收培训资料；接收培训，通知各科室") == [("接收培训", 14)]
