"""Laws of copies over all formats: they say and are found at fault for the same, and give the file back."""

from __future__ import annotations

from typing import Any

import pytest
from annotating import annotate, parts
from formats import FORMATS, OF_LIBREOFFICE, Format, by_libreoffice
from road import walk

from gklint.annotate.copies import answers, is_as_written, strip_marks
from gklint.model.diagnostic import Diagnostic
from gklint.model.report import Report
from gklint.readers.libreoffice import program
from gklint.testing import compose
from gklint.testing.composed_report import Composed

ABOUT_THE_FILE = {"GK013", "GK018"}  # encoding declared wrongly, read through LibreOffice
FAULTY = compose(
    form="2021",
    facts={"requests.received@total": 7, "outcome.disclosed@total": "１"},
    overview="2023年，本机关共收到政府信息公开申请9件，均已按期答复。",
    drop=["problems"],
)
OFFICE = (".docx", ".xlsx")


def facts(report: Report) -> dict[Any, Any]:
    return {figure: (fact.value, fact.raw.strip()) for figure, fact in report.facts.items()}


def prints(found: tuple[Diagnostic, ...]) -> list[str]:
    return sorted(one.fingerprint for one in found if one.rule not in ABOUT_THE_FILE)


def assert_lawful(data: bytes, name: str) -> None:
    made = annotate(data, name)
    assert len(made.marks) >= 4
    again, found = walk(made.copy.data, made.copy.name)
    assert facts(again) == facts(made.report)
    assert prints(found) == prints(made.found)
    assert sorted(answers(made.copy.data)) == sorted((mark.rule, mark.fingerprint, "") for mark in made.marks)
    assert is_as_written(made.copy.data)
    assert not is_as_written(data)


@pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))
def test_a_copy_says_what_the_report_says(format: Format) -> None:
    assert_lawful(format.make(FAULTY), format.name)


@pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))
def test_the_same_bytes_from_the_same_findings_however_often(format: Format) -> None:
    data = format.make(FAULTY)
    once = annotate(data, format.name).copy
    assert annotate(data, format.name).copy == once
    assert annotate(once.data, once.name).copy == once


@pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))
def test_the_file_is_had_back(format: Format) -> None:
    data = format.make(FAULTY)
    copy = annotate(data, format.name).copy
    back = strip_marks(copy.data, copy.name)
    assert back.name == format.name
    if format.make(FAULTY).startswith(b"PK"):
        assert parts(back.data) == parts(data)
    else:
        assert back.data == data
    assert strip_marks(data, format.name).data == data


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.suffix in OFFICE])
def test_parts_that_are_not_touched_are_the_same(name: str) -> None:
    format = FORMATS[name]
    data = format.make(FAULTY)
    before, after = parts(data), parts(annotate(data, format.name).copy.data)
    touched = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "xl/styles.xml"}
    touched |= {name for name in before if name.startswith("xl/worksheets/")}
    assert list(before) == [name for name in after if name in before]
    assert {name for name in before if before[name] != after[name]} <= touched
    assert len({name for name in before if before[name] == after[name]}) >= 4


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", OF_LIBREOFFICE)
def test_a_copy_of_what_libreoffice_has_saved(suffix: str) -> None:
    soffice = program()
    assert soffice is not None
    reports: list[Composed] = [FAULTY]
    (data,) = by_libreoffice(soffice, suffix, reports)
    name = f"报告.{suffix}"
    assert_lawful(data, name)
    copy = annotate(data, name).copy
    assert annotate(data, name).copy == copy
    if suffix in ("docx", "xlsx"):
        assert parts(strip_marks(copy.data, copy.name).data) == parts(data)
    elif suffix in ("pdf", "html"):
        assert strip_marks(copy.data, copy.name).data == data
