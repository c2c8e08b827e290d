"""Old workbooks made to exhaust memory: refused before calamine sets room aside, which no one could stop then."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.model.plugin import ReaderOptions
from gklint.readers.workbook.compound import CompoundError, stream_of
from gklint.readers.workbook.extent import LockedError, reaches_too_far
from gklint.readers.xls import read

SECTOR, END, FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF
NAMES = ("Workbook", "Book")


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


GLOBALS, SHEET = (record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0)) for kind in (5, 16))
STOP = record(0x0A)


def number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def formula(row: int, column: int) -> bytes:
    return record(0x06, struct.pack("<HHHdHIH", row, column, 0, 2.0, 0, 0, 3) + b"\x1e\x02\0")


def label(row: int, column: int) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, 1, 0) + b"a")


def short_numbers(row: int, first: int, last: int) -> bytes:
    numbers = struct.pack("<HI", 0, 6) * 2
    return record(0xBD, struct.pack("<HH", row, first) + numbers + struct.pack("<H", last))


def size(first: int, last: int, left: int, right: int) -> bytes:
    return record(0x200, struct.pack("<IIHHH", first, last, left, right, 0))


def workbook(*sheets: bytes, before: bytes = b"") -> bytes:
    """The stream of a workbook with these records on its sheets, and some before the list of them."""
    bodies = [SHEET + sheet + STOP for sheet in sheets]
    at = len(_head([0] * len(sheets), before))
    starts = [at + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    return _head(starts, before) + b"".join(bodies)


def _head(starts: list[int], before: bytes) -> bytes:
    entries = (record(0x85, struct.pack("<IHBB", at, 0, 1, 0) + b"%c" % (97 + n)) for n, at in enumerate(starts))
    return b"".join((GLOBALS, before, *entries, STOP))


def packed(stream: bytes, *, circle: str = "", hidden: bool = False) -> bytes:
    """An OLE2 file: a sector of its table, its directory, the stream. `circle` names what ends where it began.

    With `hidden` no other entry leads to that of the stream.
    """
    count = -(-max(len(stream), 4096) // SECTOR)
    table = [0xFFFFFFFD, 1 if circle == "directory" else END, *range(3, count + 2), END]
    table[-1] = 2 if circle == "stream" else END
    more = 1 if circle == "table" else END
    child = FREE if hidden else 1
    directory = _entry("Root Entry", 5, END, 0, child) + _entry("Workbook", 2, 2, count * SECTOR, FREE)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, more, int(circle == "table"))
    head += struct.pack("<109I", 0, *[FREE] * 108)
    body = struct.pack("<128I", *table, *[FREE] * (128 - len(table))) + directory.ljust(SECTOR, b"\0")
    return head + body + stream.ljust(count * SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, length: int, child: int) -> bytes:
    raw = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(raw) + 2, kind, 1, FREE, FREE, child)
    return raw.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, length)


def keys(data: bytes) -> list[str]:
    return [note.key for note in read(data, "a.xls", ReaderOptions()).notes]


def test_a_sound_workbook_is_read():
    data = packed(workbook(size(0, 2, 0, 2) + number(0, 0) + number(1, 1), number(0, 0)))
    document = read(data, "a.xls", ReaderOptions())
    assert (document.notes, document.source.text.split()) == ((), ["1", "1", "1"])


@pytest.mark.parametrize("far", [number(65535, 255), formula(65535, 255), label(65535, 255),
                                 short_numbers(65535, 254, 255), short_numbers(65535, 0, 65535)])  # fmt: skip
@pytest.mark.parametrize("hidden", [False, True])
def test_cells_at_the_ends_of_a_sheet(far, hidden):
    assert keys(packed(workbook(number(0, 0), number(0, 0) + far), hidden=hidden)) == ["too-large"]


def test_many_sheets_that_are_large_together_only():
    sheet = number(0, 0) + number(9999, 9)
    assert not reaches_too_far(packed(workbook(*[sheet] * 20)))
    assert keys(packed(workbook(*[sheet] * 21))) == ["too-large"]


@pytest.mark.parametrize("said", [(0, 1 << 31, 0, 256), (0, FREE, 0, 65535), (9, 3, 0, 256), (0, 9, 200, 3)])
def test_a_sheet_that_says_to_be_larger_than_any_can_be(said):
    """Room for what it says is set aside at once: the whole process would end."""
    assert keys(packed(workbook(size(*said) + number(0, 0)))) == ["too-large"]


def test_a_sheet_may_say_to_be_as_large_as_sheets_are():
    assert keys(packed(workbook(size(0, 65536, 0, 256) + number(0, 0), size(0, 0, 0, 0)))) == []


def test_formatted_cells_without_content_take_no_room():
    assert keys(packed(workbook(number(0, 0) + record(0x201, struct.pack("<HHH", 65535, 255, 0))))) == []


def test_records_that_are_cut_off_or_say_to_be_longer_than_the_file():
    for end in (b"\x03", b"\x03\x02\xff\xff", record(0x203, b"\xff"), record(0xBD, b"\xff\xff\0\0")):
        assert not reaches_too_far(packed(workbook(number(0, 0))[: -len(STOP)] + end))


def test_more_records_than_a_report_can_have(monkeypatch):
    monkeypatch.setattr("gklint.readers.workbook.extent._MOST_RECORDS", 1000)
    assert keys(packed(workbook(record(0x01) * 500))) == ["empty"]
    assert keys(packed(workbook(record(0x01) * 1000))) == ["too-large"]


@pytest.mark.parametrize("how", [0, 1])
def test_a_file_with_a_password_is_told_as_such(how):
    """Of one that is locked in the oldest way calamine reads figures, wrong ones."""
    locked = record(0x2F, struct.pack("<HHH", how, 1, 1))
    assert keys(packed(workbook(number(65535, 255), before=locked))) == ["encrypted"]


@pytest.mark.parametrize("circle", ["directory", "stream", "table"])
def test_sectors_that_follow_each_other_in_a_circle(circle):
    with pytest.raises(CompoundError):
        stream_of(packed(workbook(number(0, 0)), circle=circle), NAMES)
    assert keys(packed(workbook(number(0, 0)), circle=circle)) == ["damaged"]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_bytes_end_in_an_answer(data):
    whole = bytearray(packed(workbook(number(0, 0) + formula(3, 3))))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(8, 1500))] = data.draw(st.integers(0, 255))
    with suppress(CompoundError, LockedError):
        assert reaches_too_far(bytes(whole)) in (True, False)


def row(at: int, height: int, looks: int = 0) -> bytes:
    return record(0x208, struct.pack("<HHHHIHH", at, 0, 3, height, 0, looks, 0x0F))


def columns(first: int, last: int, width: int, looks: int = 0) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", first, last, width, 0, looks, 0))


@pytest.mark.parametrize(
    ("looks", "seen"),
    [
        (row(0, 300) + row(1, 300) + columns(0, 255, 2304), [["a", "1"], ["a", "1"]]),
        (row(0, 300) + row(1, 300, 0x20), [["a", "1"]]),  # a hidden row
        (row(0, 300) + row(1, 0), [["a", "1"]]),  # one of no height
        (columns(1, 1, 2304, 1), [["a"], ["a"]]),  # a hidden column
        (columns(1, 300, 0), [["a"], ["a"]]),  # columns of no width
    ],
)
def test_rows_and_columns_that_nobody_sees_are_told_and_not_read(looks, seen):
    cells = b"".join(label(at, 0) + number(at, 1) for at in (0, 1))
    document = read(packed(workbook(size(0, 2, 0, 2) + looks + cells)), "a.xls", ReaderOptions())
    shown = [[cell.text for cell in cells] for block in document.blocks for cells in getattr(block, "rows", [])] or [
        [block.text] for block in document.blocks
    ]
    assert shown == seen
    assert [note.kind for note in document.notes] == (["hidden"] if sum(map(len, seen)) < 4 else [])
