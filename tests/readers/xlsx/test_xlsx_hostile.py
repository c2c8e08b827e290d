"""Workbooks that cannot be read, or not whole: one note that says why and what to do, in bounded memory."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from as_workbook import saved
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sound import assert_sound

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.read import read_bytes
from gklint.readers.xlsx import read
from gklint.registry.builtin import READERS

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
TAIL = "</sheetData></worksheet>"


def workbook(sheet: str) -> bytes:
    """A workbook whose sheet has this XML."""
    made = Workbook()
    made.active.append(["甲", 1])
    return with_part(saved(made), SHEET, sheet.encode())


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return stream.getvalue()


def opened(data: bytes, options: ReaderOptions | None = None) -> Document:
    document = read(data, "a.xlsx", options or ReaderOptions())
    assert_sound(document)
    assert all(note.help is not None for note in document.notes)
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(note.kind, note.key) for note in document.notes]


def cell(reference: str, text: str) -> str:
    return f'<row><c r="{reference}" t="str"><v>{text}</v></c></row>'


def test_cells_at_the_ends_of_the_sheet_cost_nothing():
    document = opened(workbook(HEAD + cell("A1", "甲") + cell("XFD1048576", "乙") + TAIL))
    assert [block.text for block in document.blocks] == ["甲"]
    assert kinds(document) == [("cut", "text")]


def test_a_large_dimension_says_nothing():
    sheet = HEAD.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>') + cell("A1", "甲") + TAIL
    document = opened(workbook(sheet))
    assert (len(document.blocks), kinds(document)) == (1, [])


def test_a_merge_over_the_whole_sheet():
    merge = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    rows = '<row><c r="A1" t="str"><v>甲</v></c><c r="B1"><v>1</v></c></row><row><c r="B2"><v>1</v></c></row>'
    assert opened(workbook(HEAD + rows + merge)).source.text.strip() == "甲"


def test_more_cells_than_are_read():
    made = Workbook()
    for number in range(30):
        made.active.append([number, number, number])
    assert ("cut", "text") in kinds(opened(saved(made), ReaderOptions(max_cells=40)))


def test_a_table_far_wider_than_its_content_is_cut():
    rows = "".join(f'<row><c r="A{n}"><v>1</v></c><c r="IV{n}"><v>1</v></c></row>' for n in range(1, 60))
    document = opened(workbook(HEAD + rows + TAIL), ReaderOptions(max_cells=5000))
    assert kinds(document) == [("cut", "text")]


def test_part_that_unpacks_to_too_much():
    data = workbook(HEAD + " " * (65 * 1024 * 1024) + TAIL)
    assert len(data) < 1_000_000
    (note,) = opened(data).notes
    assert (note.kind, note.key) == ("unreadable", "too-large")
    assert "解压后超过64 MB" in note.words.zh


def test_part_that_grows_on_unpacking_is_not_called_a_large_file():
    (note,) = opened(workbook(HEAD + " " * 3_000_000 + TAIL)).notes
    assert (note.key, "解压后膨胀" in note.words.zh) == ("too-large", True)


def test_part_with_a_password_is_told_as_such():
    data = bytearray(workbook(HEAD + cell("A1", "甲") + TAIL))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = archive.getinfo(SHEET).filename.encode()
    entry = data.rindex(name) - 46  # its entry in the directory of the archive
    data[entry + 8] |= 1
    (note,) = opened(bytes(data)).notes
    assert (note.key, note.words.zh) == ("encrypted", "文件有打开密码")


def test_causes_are_told_in_chinese_and_the_words_of_libraries_in_english_only():
    for broken in (b"PK\x03\x04", workbook("<worksheet><sheetData><row>"), SMALL[:-200]):
        (note,) = opened(broken).notes
        assert not re.search("[A-Za-z]", note.words.zh)
        assert "(" in note.words.en


def test_bombs_and_entities_are_told_in_chinese():
    bomb = workbook(HEAD + " " * 70_000_000 + TAIL)
    entities = workbook('<!DOCTYPE x [<!ENTITY a "a">]>' + HEAD + TAIL)
    said = [opened(data).notes[0].words.zh for data in (bomb, entities)]
    assert "解压后超过64 MB" in said[0] and "实体定义" in said[1]


def test_entities_are_refused():
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + HEAD
        + cell("A1", "&b;")
        + TAIL
    )
    assert kinds(opened(workbook(bomb))) == [("unreadable", "entities")]
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + HEAD + cell("A1", "&a;") + TAIL
    assert kinds(opened(workbook(outside))) == [("unreadable", "entities")]


def test_prefixed_names_are_read():
    sheet = HEAD + cell("A1", "甲") + TAIL
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        sheet = sheet.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    sheet = sheet.replace("xmlns=", "xmlns:x=").replace("<x:cell", "<x:c")
    assert [block.text for block in opened(workbook(sheet)).blocks] == ["甲"]


def test_empty_workbook():
    assert kinds(opened(saved(Workbook()))) == [("unreadable", "empty")]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_truncated_file(share):
    data = workbook(HEAD + cell("A1", "甲") + TAIL)
    assert kinds(opened(data[: int(len(data) * share)])) == [("unreadable", "damaged")]


def test_part_that_is_no_xml():
    assert kinds(opened(workbook("<worksheet><sheetData><row>"))) == [("unreadable", "damaged")]


def test_workbook_under_another_name():
    document = read_bytes(workbook(HEAD + cell("A1", "甲") + TAIL), "报告.doc", READERS)
    assert (document.source.format, [block.text for block in document.blocks]) == ("xlsx", ["甲"])


SMALL = workbook(HEAD + cell("A1", "甲") + TAIL)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_never_break_the_reader(data):
    whole = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert_sound(read(bytes(whole), "a.xlsx", ReaderOptions()))


VALUES = (
    st.none()
    | st.integers(0, 99)
    | st.sampled_from(["一、总体", "第二十条第（一）项", "规章", "很长。" * 30, "甲\n乙", " "])
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(VALUES, max_size=5), max_size=8),
    st.lists(st.tuples(st.integers(1, 8), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3)), max_size=2),
)
def test_any_sheet_makes_a_sound_document_that_loses_nothing(rows, merges):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for row, column, down, right in merges:
        made.active.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + right)
    data = saved(made)
    document = opened(data)
    kept = "".join(
        "".join(cell.text for row in block.rows for cell in row) if isinstance(block, Table) else block.text
        for block in document.blocks
    )
    values = [cell.value for row in made.active.iter_rows() for cell in row if cell.value is not None]
    if len(merges) < 2:  # openpyxl keeps the values of cells that two overlapping ranges cover
        assert sorted("".join(kept.split())) == sorted("".join("".join(map(str, values)).split()))


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"[Content_Types].xml": "", "xl/workbook.bin": ""}, ".xlsb"),
    ],
)
def test_workbooks_of_other_formats_are_told_what_to_do(parts, kind):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    (note,) = read_bytes(stream.getvalue(), "报告.xlsx", READERS).notes
    assert (note.kind, note.key) == ("unreadable", "other-workbook")
    assert (kind in note.words.zh, ".xlsx" in note.help.zh) == (True, True)


def test_strict_file_with_days_as_text():
    strict = HEAD.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT)
    day = '<row r="1"><c r="A1" t="str"><v>成文</v></c><c r="B1" t="d"><v>2024-01-20T00:00:00</v></c></row>'
    (table,) = opened(workbook(strict + day + TAIL)).blocks
    assert [cell.text for cell in table.rows[0]] == ["成文", "2024-01-20"]
