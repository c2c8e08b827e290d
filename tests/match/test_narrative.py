"""The narrative as claims: what a number is, whose, when, of which, and what keeps a claim from being certain."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from narrative_claims import claims, told

from gklint.match.narrative.clauses import parts_of, sentences_in
from gklint.match.narrative.vocabulary import Vocabulary, read_vocabulary
from gklint.match.narrative.words import Lexicon, squeeze
from gklint.model.file_place import DeclarationError
from gklint.testing.examples import recognise_example
from gklint.testing.national_forms import national_vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收到申请20件，办结18件。", {"requests.received": 20, "outcome.total": 18}),
        ("39件予以公开，不予公开6件。", {"outcome.disclosed": 39, "outcome.refused": 6}),
        ("二十件申请中，自然人十八件。", {"requests.received": 20, "requests.received@natural_person": 18}),
        ("剩下3件因为要听取第三方意见，结转到2024年继续办。", {"requests.carried_out": 3}),
        ("予以公开和部分公开共9件。", {"outcome.disclosed+outcome.partly_disclosed": 9}),
        ("发生行政复议2件，均被维持。", {"review.total": 2, "review.upheld": 2}),
        ("未发生行政诉讼。", {"litigation.total": 0}),
        ("申请均已办结。", {"requests.carried_out": 0}),
        ("公共服务类信息20条。", {}),
        ("上半年收到申请5件。", {}),
        ("计划明年收到申请5件。", {}),
        ("区政府收到申请5件。", {}),
        ("收到法律援助申请5件。", {}),
        ("收到土地征收申请5件。", {}),
        ("网上收到申请5件。", {}),
        ("收到申请约20件。", {}),
        ("到期的申请均已按期办结。", {}),
    ],
)  # fmt: skip
def test_what_a_sentence_claims(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


def test_the_reason_names_the_word() -> None:
    [claim] = [one for one in claims("收到房屋拆迁公开申请5件。") if one.quantities]
    assert (claim.reason, claim.doubt) == ("房屋拆迁", "word")


def test_places_are_those_of_the_text() -> None:
    report = recognise_example({"overview": "（一）依申请公开\n全年　收到 申请 １２ 件（含当面3件）。", "year": 2023})
    claim = next(one for one in report.claims if one.quantities)
    assert report.body.text[claim.start : claim.end] == "１２ 件" and claim.value == 12


def test_a_sentence_read_before_is_read_anew_in_another_report() -> None:
    """Its year, its body and what stands before it decide what it says, and its place is that of the report."""
    text = "2023年，云川区民政局收到申请5件。"
    [first], [again] = claims(text), claims(text)
    assert first == again and first.when == "year" and first.certain
    assert [one.when for one in claims(text, year=2024)] == ["last"]
    assert [one.certain for one in claims(text, "青禾县水务局")] == [False]
    [moved] = claims(f"按时公开。\n{text}")
    assert moved.start == first.start + len("按时公开。\n")


def test_a_government_speaks_for_all_below() -> None:
    assert [one.whose for one in claims("全区收到申请5件。", "云川区人民政府")] == ["below"]


def test_a_package_adds_words() -> None:
    more = national_vocabulary().extended(
        read_vocabulary("vocabulary: narrative\nclasses:\n  act.receive: 揽收\n", "词.yaml")
    )
    [word, *_] = Lexicon(more, 2023).words("揽收申请5件")
    assert (word.kind, word.value) == ("act", "receive")


@pytest.mark.parametrize(
    ("classes", "expected"),
    [("  plain: 均予以", "均"), ("  verb: 收到", "verb"), ("  act.take: 收到", "act.take")],
)
def test_a_wrong_vocabulary_is_told_with_its_line(classes: str, expected: str) -> None:
    with pytest.raises(DeclarationError, match=expected):
        read_vocabulary(f"vocabulary: narrative\nclasses:\n{classes}\n", "词.yaml")


def test_words_written_out_by_their_opening_are_all_the_words() -> None:
    """Every word is found as the longest that begins with it, with its class, by a vocabulary that opens no other."""
    every = national_vocabulary().words
    fresh = Vocabulary(national_vocabulary().entries)
    for word, its in every.items():
        if its.kind == "ordinary":
            assert word in fresh.ordinary
        else:
            assert fresh.longest(word, 0, len(word)) == len(word) and fresh.meaning(word) == its
    assert len(every) > 30_000 and fresh.ordinary <= every.keys()


def test_the_last_entry_decides_what_a_word_is() -> None:
    lines = ["  ordinary: 公开信 复议信", "  act.receive: 复议(信|函) 收(|到)", "  ordinary: 收到", "  none: 无(一|)"]
    words = read_vocabulary("vocabulary: narrative\nclasses:\n" + "\n".join(lines[:2]) + "\n", "词.yaml")
    words = words.extended(
        read_vocabulary("vocabulary: narrative\nclasses:\n" + "\n".join(lines[2:]) + "\n", "词.yaml")
    )
    assert words.ordinary == {"公开信", "收到"}
    assert [words.longest(text, 0, len(text)) for text in ("复议信", "收到", "收函", "公开信", "无一")] == [
        3,
        1,
        1,
        0,
        2,
    ]
    assert words.denials.pattern == "无一|无"


def test_a_word_that_stands_for_too_many_is_refused() -> None:
    word = "收" + "(到|了|过|得)" * 8
    with pytest.raises(DeclarationError, match="20000"):
        read_vocabulary(f"vocabulary: narrative\nclasses:\n  act.receive: {word}\n", "词.yaml")


def test_without_words_nothing_is_read() -> None:
    assert parts_of(Lexicon(Vocabulary(), 2023).words("收到5件"))[0].words[0].kind == "unknown"


def test_brackets_end_no_sentence() -> None:
    assert [text for _, text in sentences_in("甲（乙。丙）丁。戊")] == ["甲（乙。丙）丁", "戊"]


@pytest.mark.parametrize("piece", ["（", "《", "1", "收到申请1件、", "其中（1件", "共", "未", "0件"])
def test_long_lines_are_read_in_linear_time(piece: str) -> None:
    lexicon = Lexicon(national_vocabulary(), 2023)

    def seconds(length: int) -> float:
        text = squeeze(piece * (length // len(piece)))[0]
        start = perf_counter()
        parts_of(lexicon.words(text))
        return perf_counter() - start

    seconds(1000)
    assert seconds(50_000) < max(50 * seconds(5_000), 10)  # a square would take a hundred times as long


def test_a_number_of_no_kinds_opens_no_list():
    """0项 before a number in 件 is no list of none, which could not be summed."""
    found = claims("第5类 申请的数量“0项”应以“件”为单位 请改为“0件”")
    assert [one.value for one in found] == [0]


_WORDS = sorted(word for word, its in national_vocabulary().words.items() if its.kind != "plain")
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(
        ["0件", "1件", "12件", "3条", "0类", "三成", "50%", "1.5万元", "2023年", "十二", "余", "：", "（", "）"]
    ),
    st.sampled_from("，；、。"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=2, max_size=24))
@example(["12件超期答复0类0类信访事项：1.5万元仍有效的税收50%"])  # a total of no items
def test_no_order_of_words_breaks_the_reading(pieces: list[str]) -> None:
    """The reader meets every order of its words: what makes no sense is not read, and nothing is raised."""
    text = "".join(pieces)
    assert all(claim.start <= claim.end for claim in claims(text))
