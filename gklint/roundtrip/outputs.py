"""The ledger for people: a workbook and a page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from gklint.model.bilingual import Language, Words
from gklint.pages.html import Html, element
from gklint.pages.shell import page
from gklint.reporters.printable import shorten
from gklint.roundtrip.comparison import counts
from gklint.roundtrip.ledger import STATES, Entry
from gklint.roundtrip.recipients import UNKNOWN

WORKBOOK, PAGE = "台账.xlsx", "台账.html"
_CREATED = datetime(2000, 1, 1)  # always the same, so that the same ledger gives the same bytes
_LONGEST_CELL = 32_767
_COLUMNS = (
    ("单位", 22),
    ("年度", 7),
    ("文件", 30),
    ("级别", 7),
    ("位置", 16),
    ("问题", 46),
    ("状态", 9),
    ("说明", 36),
    ("编号", 26),
)
_COLOURS = {"left": "#F8CBAD", "new": "#F8CBAD", "not-returned": "#FFE699", "unsure": "#FFE699", "mended": "#E2EFDA"}


def workbook(entries: Sequence[Entry]) -> bytes:
    """The ledger as a workbook: all findings, and how many are in which state by body."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        heading = book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "text_wrap": True})
        plain = {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#BFBFBF"}
        cell = book.add_format(plain)
        colours = {state: book.add_format({**plain, "bg_color": colour}) for state, colour in _COLOURS.items()}
        sheet = book.add_worksheet("台账")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, heading)
        for row, entry in enumerate(entries, 1):
            for column, text in enumerate(_cells(entry)):
                look = colours.get(entry.state, cell) if _COLUMNS[column][0] == "状态" else cell
                sheet.write_string(row, column, shorten(text, _LONGEST_CELL), look)
        sheet.autofilter(0, 0, len(entries), len(_COLUMNS) - 1)
        summary = book.add_worksheet("按单位")
        summary.set_column(0, 0, 30)
        for column, name in enumerate(("单位", *(words.zh for words in STATES.values()))):
            summary.write_string(0, column, name, heading)
        for row, (body, own) in enumerate(_by_body(entries), 1):
            summary.write_string(row, 0, body, cell)
            found = counts(own)
            for column, state in enumerate(STATES, 1):
                summary.write_number(row, column, found.get(state, 0), cell)
    return file.getvalue()


def ledger_page(entries: Sequence[Entry], damage: Sequence[Words], language: Language) -> bytes:
    """The ledger as a page: the state of things, what is wrong with the ledger, and every finding by body."""
    found = counts(entries)
    told = "，".join(f"{words.zh}{found[state]}个" for state, words in STATES.items() if state in found)
    head = element(
        "header",
        element("h1", "问题整改台账"),
        element("p", f"共{len(entries)}个问题：{told}" if entries else "没有问题。"),
        element("ul", [element("li", words.to(language)) for words in damage]) if damage else None,
        class_="top",
    )
    sections = [element("section", element("h2", name), _table(own)) for name, own in _by_body(entries)]
    return page("问题整改台账", language, head, element("main", sections, class_="wide")).encode("utf-8", "replace")


def _by_body(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.body or UNKNOWN, []).append(entry)
    return sorted(found.items())


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        *(entry.body, entry.year, entry.file, entry.severity, entry.place, entry.problem),
        *(STATES[entry.state].zh, entry.explanation, entry.id),
    )


def _table(entries: Sequence[Entry]) -> Html:
    names = ("文件", "级别", "位置", "问题", "状态", "说明")
    rows = [
        (
            entry.copy or entry.file,
            entry.severity,
            entry.place,
            entry.problem,
            STATES[entry.state].zh,
            entry.explanation,
        )
        for entry in entries
    ]
    table = element(
        "table",
        element("thead", element("tr", [element("th", name, scope="col") for name in names])),
        element("tbody", [element("tr", [element("td", cell) for cell in row]) for row in rows]),
        class_="list",
    )
    return element("div", table, class_="table")
