"""Whole reports as Word files, of several programs: the same figures, prose and findings as in a text file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from renderers_docx import word_file
from road import read, walk
from word_parts import p, tbl, tc, tr, word_file_of

from gklint.model.fact_sheet import FactSheet
from gklint.model.report import Report
from gklint.model.source import Address
from gklint.testing import LAYOUTS, compose

FIXTURES = Path(__file__).parents[2] / "fixtures" / "word"
FACTS = {"requests.received": 12, "requests.carried_in": 3, "outcome.disclosed": 14, "requests.carried_out": 1}


def in_text(**parts: Any) -> bytes:
    return LAYOUTS["tabs"].data(compose(**parts))


def figures(report: Report) -> dict[Any, str]:
    return {figure: fact.raw for figure, fact in report.facts.items()}


def prose(report: Report) -> list[tuple[str, str, str]]:
    return [(item.kind, item.section, item.text) for item in report.prose]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*-20??.*")), ids=lambda path: path.name)
def test_files_of_libreoffice(path: Path) -> None:
    form = path.stem[-4:]
    expected = read(in_text(form=form, facts={**FACTS, "outcome.total": 14}), "报告.txt")
    report = read(path.read_bytes(), path.name)
    assert figures(report) == figures(expected)
    assert prose(report) == prose(expected)


def addresses(body: str) -> set[str | None]:
    """Where the figures of a report with this body stand."""
    return {fact.address for fact in FactSheet.of(read(word_file_of(body), "报告.docx")).facts}


def test_tables_are_called_what_people_call_them():
    data = word_file(compose(facts={"requests.received@total": 7}))
    report, found = walk(data, "报告.docx")
    as_read = report.facts["requests.received", "natural_person"].span.address
    assert as_read is not None
    assert as_read.label == "第2个表 第4行第4列"
    (finding,) = [one for one in found if one.rule == "GK201"]
    table = Address("第2个表", (("table", "2"),))  # that the name does not tell: a finding alone leads to its table
    assert finding.place.address == Address(
        "表三 第4行第10列", (("table", "表三"), ("row", "4"), ("cell", "10")), (("part", "word/document.xml"),), table
    )
    assert finding.place.address.named({table.parts: "表三"}) == finding.place.address
    assert finding.tally is not None
    places = [one.place for one in finding.tally.operands if one.place is not None]
    assert {place.address.label.split()[0] for place in places if place.address} == {"表三"}
    assert {(fact.address or "").split()[0] for fact in FactSheet.of(report).facts} == {"表二", "表三", "表四"}


def report_body() -> list[str]:
    """The parts of a report's body: what stands between its tables, and those."""
    with zipfile.ZipFile(io.BytesIO(word_file(compose()))) as archive:
        body = re.search(r"<w:body>(.*)</w:body>", archive.read("word/document.xml").decode(), re.DOTALL)
    assert body is not None
    return re.split(r"(<w:tbl>.*?</w:tbl>)", body[1], flags=re.DOTALL)


def test_tables_inside_a_table_that_lays_out_the_page_are_told_apart():
    body = tbl(tr(tc("".join(report_body()) + p())), widths=(9000,))
    assert {(one or "").split()[0] for one in addresses(body)} == {"表二", "表三", "表四"}


def test_a_second_table_of_a_kind_is_called_by_its_place():
    parts = report_body()
    report, _ = walk(word_file_of("".join([*parts[:3], parts[3], p(), *parts[3:]])), "报告.docx")
    assert len(report.surplus_tables) == 1
    assert report.table_names == {(("table", "1"),): "表二", (("table", "2"),): "表三", (("table", "4"),): "表四"}


def test_a_table_that_holds_two_statutory_ones_is_called_by_its_place():
    parts = report_body()
    rows = [re.findall(r"<w:tr\b.*?</w:tr>", parts[at], re.DOTALL) for at in (3, 5)]
    grid = parts[3].partition("<w:tr")[0]
    body = "".join([*parts[:3], grid, *rows[0], *rows[1], "</w:tbl>", *parts[4:5], *parts[6:]])
    assert {(one or "").split()[0] for one in addresses(body)} == {"表二", "第2个表"}


def test_parts_of_a_table_are_told_apart_by_their_place():
    parts = report_body()
    rows = re.findall(r"<w:tr\b.*?</w:tr>", parts[1], re.DOTALL)
    grid = parts[1].partition("<w:tr")[0]
    cut = f"{grid}{''.join(rows[:6])}</w:tbl>{p()}{grid}{''.join(rows[6:])}</w:tbl>"
    named = {(one or "").split()[0] for one in addresses("".join([parts[0], cut, *parts[2:]]))}
    assert named == {"表二（第1个表）", "表二（第2个表）", "表三", "表四"}


def test_a_table_inside_a_cell_of_a_statutory_one_has_its_name_too():
    outer = Address("第2个表", (("table", "2"),))
    cell = Address("第2个表 第1行第2列", (*outer.parts, ("row", "1"), ("cell", "2")), (), outer)
    inner = Address("第2个表 第1行第2列 内表", (*cell.parts, ("table", "1")), (), outer)
    inmost = Address("第2个表 第1行第2列 内表 第3行第4列", (*inner.parts, ("row", "3"), ("cell", "4")), (), inner)
    assert inmost.named({outer.parts: "表三"}).label == "表三 第1行第2列 内表 第3行第4列"
    assert inmost.named({inner.parts: "表三"}).parts == (("table", "表三"), ("row", "3"), ("cell", "4"))
    assert inmost.named({(("table", "1"),): "表三"}) == inmost
