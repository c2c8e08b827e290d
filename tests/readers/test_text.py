"""Text files: places of paragraphs and cells, line ends, and what a limit leaves unread."""

from __future__ import annotations

import pytest

from gklint.model.document import Paragraph, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.text import read


def places(document):
    """(start, end, text) of each paragraph and each cell."""
    found = []
    for block in document.blocks:
        parts = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        found += [(part.span.start, part.span.end, part.text) for part in parts]
    return found


def test_places_are_those_of_the_text_itself(text):
    assert places(text("\u3000 甲 \n\t规章\n\t\u30000 \n\t\n\t7\n")) == [
        (2, 3, "甲"),
        (6, 8, "规章"),
        (10, 12, "\u30000"),
        (15, 15, ""),
        (17, 18, "7"),
    ]


def test_places_with_crlf(text):
    document = text("甲。\r\n\t规章\r\n\t0\r\n\t\r\n\t7\r\n\r\n规章\t0\t \r\n")
    assert places(document)[:5] == [(0, 2, "甲。"), (5, 7, "规章"), (10, 11, "0"), (14, 14, ""), (17, 18, "7")]
    cell = document.blocks[1].rows[0][0]
    assert (cell.span.line, cell.span.column) == (2, 2)


def test_places_between_tabs_and_pipes(text):
    assert places(text("规章\t\t 0\n文件\t1\t2\n"))[:3] == [(0, 2, "规章"), (3, 3, ""), (5, 6, "0")]
    assert places(text(" | 规章 | 0｜|\n| 文 | 1 | |\n"))[:3] == [(3, 5, "规章"), (8, 9, "0"), (10, 10, "")]


def test_cell_over_several_lines_covers_them(text):
    document = text("\t（三）不予\r\n\r\n公开\r\n\t1.秘密\r\n\t0\r\n\t0\r\n")
    cell = document.blocks[0].rows[0][0]
    assert (cell.text, cell.span.text) == ("（三）不予\n公开", "（三）不予\r\n\r\n公开")


def test_rows_and_columns_are_counted(text):
    (table,) = text("\t规章\n\t0\n\n\t文件\n\t1\n").blocks
    assert [(cell.row, cell.column) for row in table.rows for cell in row] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    (soup,) = text("规章 |\n0 |\n|\n0 |\n").blocks
    assert [(cell.row, cell.column) for cell in soup.rows[0]] == [(0, 0), (0, 1), (0, 2)]
    assert (table.rows_known, soup.rows_known, table.ruled) == (True, False, False)


def test_lines_end_at_line_ends_only(text):
    document = text("甲\u2028乙\x85丙\x0b丁\r戊\n\x0c己\n")
    assert [block.text for block in document.blocks] == ["甲\u2028乙\x85丙\x0b丁", "戊", "己"]
    assert [block.span.line for block in document.blocks] == [1, 2, 3]


def test_paragraphs_state_no_bounds(text):
    paragraph = text("甲\n").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.level, paragraph.joined) == (0, False)


@pytest.mark.parametrize("content", ["", "\ufeff", " \r\n\u3000\n\t\n", "\0\0\n"])
def test_file_without_text_is_unreadable(text, content):
    document = text(content)
    assert document.unreadable
    assert (document.notes[0].key, document.blocks, document.source.format) == ("empty", (), "txt")


@pytest.mark.parametrize("content", ["甲\n" * 50, "\t1\n" * 50, "甲\t1\t2\n" * 20, "\t" * 50 + "x", "0 |\n" * 50])
def test_more_lines_or_cells_than_allowed_are_cut(content):
    document = read(content.encode(), "报告.txt", ReaderOptions(max_cells=20))
    assert [note.kind for note in document.notes] == ["cut"]
    assert len(places(document)) <= 21
    assert content.startswith(document.source.text)


def test_longer_text_than_allowed_is_cut_and_said():
    document = read("甲乙丙丁".encode(), "报告.txt", ReaderOptions(max_text=3))
    assert (document.source.text, document.notes[0].span.start) == ("甲乙丙", 3)
    assert "第1行" in document.notes[0].words.zh
    assert read("甲乙丙".encode(), "报告.txt", ReaderOptions(max_text=3)).notes == ()


@pytest.mark.parametrize("piece", ["甲", "1", " ", "\t", "|", "\t|", "- ", "一、", "（", "第1页 ", "\r", "\0a"])
def test_a_line_of_a_million_characters_is_read(piece):
    read((piece * (1_000_000 // len(piece)) + "x").encode(), "报告.txt", ReaderOptions())
