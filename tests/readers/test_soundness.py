"""What holds for every text whatsoever: places inside the text, in order, and saying what the blocks say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from sound import assert_sound

from gklint.model.document import Paragraph, Table
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS

LAYOUT = ("\n", "\n\n", "\r\n", "\r", "\t", "\t\t", " | ", "|", "｜", "---", "\u3000", " ", "\x0c", "\u2028", "\0")
WORDS = ("0", "12", "一、", "（三）不予", "公开", "规章", "。", "— 3 —", "𠀀")
MARKS = ("**", "#", "# ", "<!--", "-->", "```\n", "<br>", "\\", "- ", "> ")
PIECES = st.sampled_from((*LAYOUT, *WORDS, *MARKS))
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)
NAMES = st.sampled_from(["a.txt", "a.md"])
PAGE_NUMBERS = re.compile(r"\s+|— 3 —")


def plain(text: str) -> str:
    """Without white space and page numbers: a cell over several lines leaves them out."""
    return PAGE_NUMBERS.sub("", text)


@given(st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("gb18030", "replace")), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    assert_sound(read_bytes(data, name, READERS), whole_markup=False)


@given(TEXTS, NAMES)
def test_any_text(text: str, name: str) -> None:
    assert_sound(read_bytes(text.encode(), name, READERS), whole_markup=False)


@given(TEXTS)
def test_blocks_of_a_text_file_say_what_stands_there(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt", READERS)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert block.text == block.span.text
            continue
        for cell in (cell for row in block.rows for cell in row):
            assert plain(cell.text) == plain(cell.span.text)


@given(TEXTS)
def test_no_text_is_lost(text: str) -> None:
    """Each character that is no layout is in a block or an aside."""
    document = read_bytes(text.encode(), "a.txt", READERS)
    kept = "".join(
        "".join(cell.text for row in block.rows for cell in row) if isinstance(block, Table) else block.text
        for block in document.blocks
    )
    kept += "".join(aside.text for aside in document.asides)
    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in document.source.text if c.isalnum())


@given(TEXTS, NAMES)
def test_reading_twice_gives_the_same(text: str, name: str) -> None:
    first, second = (read_bytes(text.encode(), name, READERS) for _ in range(2))
    assert [block.span[1:] for block in first.blocks] == [block.span[1:] for block in second.blocks]
