"""What the tests of copies share: a report in memory, its findings, and the copy in which they are noted."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from road import walk

from gklint.annotate.copies import Annotator, Copy
from gklint.annotate.note_texts import NoteMark, Style, marks_for, sign
from gklint.model.diagnostic import Diagnostic, Place
from gklint.model.document import Document
from gklint.model.outcome import FileRecord
from gklint.model.report import Report
from gklint.model.source import Span
from gklint.registry.builtin import READERS


class Annotated(NamedTuple):
    """A file, what is read and found in it, and its copy."""

    data: bytes
    report: Report
    found: tuple[Diagnostic, ...]
    marks: tuple[NoteMark, ...]
    copy: Copy


def annotate(data: bytes, name: str, style: Style | None = None) -> Annotated:
    report, found = walk(data, name)
    passage = report.masthead.title_passage
    title = Place.of(passage.span(), report.table_names) if passage is not None else None
    record = FileRecord(name, report.source.format, None, None, None, None, report.kind, 0, title)
    marks = marks_for(found, record, "zh")
    return Annotated(data, report, found, marks, Annotator(style or Style(), READERS).annotated(data, name, marks))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mark_on(document: Document, words: str, number: int = 0) -> NoteMark:
    """A mark on the first of these words in a document."""
    start = document.source.text.index(words)
    return mark_at(document, start, start + len(words), number)


def mark_at(document: Document, start: int, end: int, number: int = 0) -> NoteMark:
    """A mark on a stretch of a document's text; marks differ by their number."""
    place, print_of = Place.of(Span(document.source, start, end)), f"{number:016x}"
    return NoteMark(place, "error", "GK201", print_of, f"错误：第{number}处 <&>\n{sign('GK201', print_of)}")
