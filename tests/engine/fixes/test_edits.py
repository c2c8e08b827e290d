"""Edits applied to bytes: nothing but the edited places changes."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.engine.fixes.edits import apply_fixes
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Point, SettledEdit, SettledFix


def fix(start: int, end: int, text: str) -> SettledFix:
    return SettledFix(Words("改"), (SettledEdit(Point(1, 1, start), Point(1, 1, end), text),), True)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("mark", [True, False])
def test_encoding_mark_and_line_ends_are_kept(encoding, mark):
    if encoding == "utf-16-le" and not mark:
        pytest.skip("UTF-16 is recognised by its mark")
    head = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "gb18030": b"\x84\x31\x95\x33"}[encoding]
    text = "第一行,完\r\n第二行\r第三行㐂\n"
    data = (head if mark else b"") + text.encode(encoding)
    changed = apply_fixes(data, [fix(3, 4, "，")])
    assert changed == (head if mark else b"") + text.replace(",", "，").encode(encoding)


def test_damaged_text_is_left_alone():
    assert apply_fixes("公开信息".encode() + b"\xff\xfe\xff" + "公开".encode(), [fix(0, 1, "x")]) is None


def test_several_edits_are_placed_by_the_text_before_any():
    assert apply_fixes(b"a,b,c", [fix(1, 2, "，，"), fix(3, 4, "。")]) == "a，，b。c".encode()


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.data())
def test_only_the_edited_place_changes(text, data):
    text = text.lstrip("\ufeff")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    raw = text.encode()
    changed = apply_fixes(raw, [fix(start, end, "新")])
    if changed is not None:
        assert changed.decode() == text[:start] + "新" + text[end:]
