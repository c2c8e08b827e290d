"""The ledger as a file that people open, save and edit: what was changed is said, and nothing of it is lost."""

from __future__ import annotations

import csv
import io

import pytest

from gklint.roundtrip.ledger import Entry, encode_ledger, read

ENTRIES = tuple(
    Entry(
        f"GK20{number}-{number:016x}",
        "某区民政局",
        "2023",
        f"年报/{number}.docx",
        f"某区民政局/{number}.docx",
        "c0ffee",
        "错误",
        "表三 第4行",
        "=1+1 各项之和 7，\n不等于 8",
        "sum",
        "sent",
        "系“补录”，无误" if number else "",
    )
    for number in range(3)
)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def saved(table: list[list[str]], encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode(encoding)


def test_what_is_written_is_read() -> None:
    ledger = read(encode_ledger(ENTRIES))
    assert ledger.damage == ()
    assert ledger.entries == tuple(one._replace(problem="=1+1 各项之和 7， 不等于 8") for one in ENTRIES)
    assert encode_ledger(ledger.entries) == encode_ledger(ENTRIES)


def test_no_cell_is_computed() -> None:
    assert "'=1+1" in encode_ledger(ENTRIES).decode("utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_spreadsheet_may_save_it_in_its_own_way(encoding: str) -> None:
    table = [row[::-1] for row in rows(encode_ledger(ENTRIES))]
    assert read(saved([*table, []], encoding)) == read(encode_ledger(ENTRIES))


def test_an_edited_row_is_said_and_taken_as_it_is() -> None:
    table = rows(encode_ledger(ENTRIES))
    table[2][11] = "已电话核实"
    ledger = read(saved(table))
    assert [one.explanation for one in ledger.entries] == ["", "已电话核实", "系“补录”，无误"]
    assert [words.zh for words in ledger.damage] == ["台账第3行被手工改动过，按改动后的内容采用"]


def test_a_state_that_is_none_is_to_be_checked() -> None:
    table = rows(encode_ledger(ENTRIES))
    table[1][10] = "好了"
    assert read(saved(table)).entries[0].state == "unsure"


def test_the_first_state_is_to_be_corrected_and_that_of_earlier_ledgers_is_read() -> None:
    assert rows(encode_ledger(ENTRIES))[1][10] == "待改正"
    table = rows(encode_ledger(ENTRIES))
    for row in table[1:-1]:
        row[10] = "已发出"
    assert {entry.state for entry in read(saved(table)).entries} == {"sent"}


@pytest.mark.parametrize("change", ["removed", "doubled", "no end"])
def test_rows_that_are_gone_or_too_many_are_said(change: str) -> None:
    table = rows(encode_ledger(ENTRIES))
    changed = {"removed": table[:2] + table[3:], "doubled": [*table[:2], *table[1:]], "no end": table[:-1]}[change]
    ledger = read(saved(changed))
    assert len(ledger.entries) == {"removed": 2, "doubled": 4, "no end": 3}[change]
    assert "请与原台账核对" in ledger.damage[-1].zh


def test_a_row_that_says_nothing_is_said() -> None:
    table = rows(encode_ledger(ENTRIES))
    table[1][0] = ""
    ledger = read(saved(table))
    assert len(ledger.entries) == 2
    assert "第2行缺少编号" in ledger.damage[0].zh


def test_a_column_that_is_gone_is_said() -> None:
    ledger = read(saved([row[:8] + row[9:] for row in rows(encode_ledger(ENTRIES))]))
    assert [one.problem for one in ledger.entries] == ["", "", ""]
    assert "台账缺少栏目：问题" in ledger.damage[0].zh


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"PK\x03\x04", "随便什么".encode(), b'"' * 9999])
def test_anything_else_is_no_ledger(data: bytes) -> None:
    ledger = read(data)
    assert ledger.entries == ()
    assert "没有标题行" in ledger.damage[0].zh
