"""Workbooks whose parts have other names than usual: found by how the parts refer to each other."""

from __future__ import annotations

import io
import zipfile

import pytest
from xlsxwriter import Workbook

from gklint.model.document import Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.workbook.numbers import format_number
from gklint.readers.xlsx import read

PARTS = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml")


def usual() -> dict[str, bytes]:
    """The parts of a workbook by name, with absolute references to each other."""
    stream = io.BytesIO()
    with Workbook(stream) as book:
        book.add_worksheet().write_row(0, 0, ["收费", 0.5], book.add_format({"num_format": "0.00%"}))
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, folder in (("_rels/.rels", "/"), ("xl/_rels/workbook.xml.rels", "/xl/")):
        parts[name] = parts[name].replace(b'Target="', f'Target="{folder}'.encode())
    return parts


def renamed(names: dict[str, str]) -> bytes:
    """The workbook with parts under other names, and every reference to them changed."""
    relations = {_relations(old): _relations(new) for old, new in names.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in usual().items():
            for old, new in names.items():
                content = content.replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
            archive.writestr(names.get(name) or relations.get(name) or name, content)
    return stream.getvalue()


def _relations(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def texts(data: bytes) -> list[str]:
    document = read(data, "a.xlsx", ReaderOptions())
    assert not document.notes
    return [cell.text for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]


@pytest.mark.parametrize("names", [{part: part.replace(".xml", "2.xml")} for part in PARTS])
def test_one_part_under_another_name(names):
    assert texts(renamed(names)) == ["收费", "50.00%"]


def test_all_parts_under_other_names_and_in_another_folder():
    names = {part: f"book/{number}.xml" for number, part in enumerate(PARTS)}
    assert texts(renamed(names)) == ["收费", "50.00%"]


def test_no_workbook_at_all():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    (note,) = read(stream.getvalue(), "a.xlsx", ReaderOptions()).notes
    assert (note.kind, note.key) == ("unreadable", "damaged")


def test_a_figure_in_the_format_of_a_time_is_given_as_it_is():
    """Of mm:ss.0 the digits behind the point were taken for those of the figure."""
    assert [format_number("1234.5", code) for code in ("mm:ss.0", "[h]:mm:ss", "0.00")] == [
        "1234.5",
        "1234.5",
        "1234.50",
    ]
