"""Places in running text: sentences, addresses, lines, and changes that touch nothing but their own text."""

from __future__ import annotations

import re

import pytest
from gklint_national.prose import by_line, fix_of, hits, in_address, is_wrapped, sentence_at

from gklint.api import Report, Words
from gklint.testing.examples import recognise_example

DIGITS = re.compile("[0-9]+条")


def of(text: str) -> Report:
    return recognise_example({"overview": text})


@pytest.mark.parametrize(("at", "sentence"), [(0, "甲"), (1, "甲"), (3, "乙，丙"), (7, "丁")])
def test_the_sentence_at_a_place(at: int, sentence: str) -> None:
    text = "甲。乙，丙；丁"
    start, end = sentence_at(text, at)
    assert text[start:end] == sentence


def test_a_sentence_has_a_bound() -> None:
    start, end = sentence_at("甲" * 10_000, 5000)
    assert end - start <= 2000


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("网址http://a.cn/", True),
        ("www.a.cn/?b=", True),
        ("邮箱a.b@c.", True),
        ("共", False),
        ("第3-", False),
        ("", False),
    ],
)
def test_addresses(before: str, inside: bool) -> None:
    assert in_address(before + "12条", len(before)) is inside


def test_hits_of_a_line_come_together() -> None:
    lines = list(by_line(hits(of("公开1条，解读2条。\n发布3条，见http://a.cn/4条。"), DIGITS)))
    assert [[hit.text for hit in line] for line in lines] == [["1条", "2条"], ["3条"]]


def test_a_change_stays_inside_its_text() -> None:
    first, second = hits(of("公开1条，解读2条。"), DIGITS)
    fix = fix_of(Words("改"), [first.change("一", 0, 1), second.change("二条")._replace(text="<b>2</b>条")])
    assert fix is not None and [(edit.span.text, edit.text) for edit in fix.edits] == [("1", "一")]
    assert fix_of(Words("改"), []) is None


def test_texts_broken_by_width() -> None:
    long = "本机关坚持以公开为常态不公开为例外的原则依法做好政府信息公开各项工作"
    assert not is_wrapped(of(f"{long}。\n{long}。"))
    assert is_wrapped(recognise_example({"overview": f"{long}。\n{long}。", "layout": "wrapped-prose"}))
