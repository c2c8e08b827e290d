"""The statutory tables as the rules speak of them: their names, their rows, and which of them can be judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from gklint.api import (
    FormRow,
    FormTable,
    Report,
    RowReading,
    Section,
    Span,
    TableReading,
    Words,
    lazy_pattern,
    simplified,
)

_ENOUGH = 0.6  # share of the form's rows below which a table is incomplete (GK007) instead of lacking rows (GK112)
_SHOWN = 4  # names in a list before it is cut short


_FIGURES = lazy_pattern(r"(?<![\d.])\d+(?:[\s|]+\d+(?![\d.]*[.、．）)])){4}")
_FIGURE_LINE = lazy_pattern(r"^[^\S\n]*\d[\d.]*[^\S\n]*$", re.MULTILINE)
_FEW_FIGURES = 3  # lines that hold a figure alone: a table was filled in
_CELL_ENDS = lazy_pattern(r"[\n\t|]")
_SHORT_LABEL = 4  # characters of a label that may stand for other things, as 其他 and 规章 do
_IGNORED = lazy_pattern(r"[（(][^（）()]*[)）]|[^\w]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A label for comparison: half-width, simplified, without blanks, points and what stands in brackets."""
    return _IGNORED.sub("", simplified(unicodedata.normalize("NFKC", text)))


def settled_tables(report: Report) -> tuple[TableReading, ...]:
    """The tables whose form is certain; a mixture of forms has its own finding (GK004), and no other."""
    return () if report.detected == "mixed" else report.tables


def table_name(table: FormTable) -> Words:
    """What people call the table: 表二, 表三, 表四."""
    return Words(table.name, f"Table {table.key}")


def table_start(table: TableReading) -> Span:
    """The table's first text: where a finding about the whole table points."""
    texts = [span for _, span in table.headers] + [row.label_span for row in table.rows]
    return min(texts, key=lambda span: span.start, default=table.span)


def form_row_name(row: FormRow) -> str:
    """The row's printed label without the form's remarks in brackets; table four has one row without label."""
    return f"“{row.printed_name}”" if row.label else "数字行"


def row_name(row: RowReading) -> str:
    """The row's label as the form prints it, or as found for a row the form does not have."""
    return form_row_name(row.form) if row.form is not None else f"“{row.label}”"


def list_words(names: Sequence[str], language: str = "zh") -> str:
    """`甲、乙、丙、丁等6处`: the first few of a list; names in marks need nothing between them."""
    quoted = all(name.endswith("”") for name in names[:_SHOWN])
    shown = (", " if language != "zh" else "" if quoted else "、").join(names[:_SHOWN])
    if len(names) <= _SHOWN:
        return shown
    return f"{shown}等{len(names)}处" if language == "zh" else f"{shown} and {len(names) - _SHOWN} more"


def list_clauses(clauses: Sequence[str]) -> str:
    """`甲应为乙，丙应为丁等6处`: clauses of a sentence, each once, the first few."""
    every = list(dict.fromkeys(clauses))
    return "，".join(every[:_SHOWN]) + (f"等{len(every)}处" if len(every) > _SHOWN else "")


def is_incomplete(table: TableReading) -> bool:
    """Whether so few rows were found that the missing ones are not worth naming."""
    wanted = sum(1 for row in table.form.rows if not row.local)
    return wanted - len(table.missing) < _ENOUGH * wanted


def is_blank_table(table: TableReading) -> bool:
    """Whether not one cell of the table holds anything."""
    return not any(raw for row in table.rows for raw, _ in row.values)


def valueless_rows(table: TableReading) -> tuple[RowReading, ...]:
    """Rows that stand in the table with their label alone, where every other row is complete."""
    bare = tuple(row for row in table.rows if row.form is not None and not row.values)
    others_placed = all(row.state == "placed" for row in table.rows if row.values)
    return bare if others_placed and len(bare) <= 2 and len(bare) < len(table.rows) else ()


def unread_rows(report: Report, table: TableReading) -> tuple[FormRow, ...]:
    """Rows that are missing from the reading though their label begins a line or a cell of the section."""
    section = report.section(table.form.section)
    if section is None or not table.missing:
        return ()
    lines = {plain(line) for line in _CELL_ENDS.split(reach(report, section).text)}
    lines |= {_behind_spanning(line, table.form) for line in lines}
    return tuple(row for row in table.missing if row.label and _begins_a_line(row, lines))


def _behind_spanning(line: str, form: FormTable) -> str:
    """What stands on the line behind a label that spans several rows: 三、本年度办理结果（一）予以公开."""
    for label in map(plain, form.spanning):
        if line.startswith(label) and line != label:
            return line.removeprefix(label)
    return line


def _begins_a_line(row: FormRow, lines: set[str]) -> bool:
    names = {plain(row.label), plain(row.ordinal + row.label)}
    if len(plain(row.label)) < _SHORT_LABEL:
        return plain(row.ordinal + row.label) in lines
    return any(line.startswith(tuple(names)) for line in lines)


def is_torn(report: Report, table: TableReading) -> bool:
    """Whether a page's lines came apart: where one row of a PDF is doubtful, another may only seem to be missing."""
    torn = any(row.state != "placed" or row.form is None for row in table.rows)
    return torn and report.source.format == "pdf"


def reach(report: Report, section: Section) -> Span:
    """A top-level section with its tables: from its heading to the next one."""
    starts = [other.span.start for other in report.sections if other.span.start > section.span.start]
    return Span(report.source, section.span.start, min(starts, default=len(report.source.text)))


def has_unread_part(report: Report, section: Section) -> bool:
    """Whether the section holds a picture, or a table that its reader could not place (GK006)."""
    span = reach(report, section)
    return any(note.kind == "picture" and span.start <= note.span.start < span.end for note in report.document.notes)


def has_labels(report: Report, section: Section, table: FormTable) -> bool:
    """Whether the section's text holds most labels of the table, in whatever order."""
    text = plain(reach(report, section).text)
    labels = [plain(row.label) for row in table.rows if row.label and not row.local] or list(table.spanning)
    return sum(label in text for label in labels) >= _ENOUGH * len(labels)


def _has_figures_behind_labels(text: str, table: FormTable) -> bool:
    """Whether a digit stands right behind a label, as where the cells of a table were run together."""
    bare = "".join(text.split())
    labels = {"".join(row.label.split()) for row in table.rows if row.label and not row.local} | {"总计"}
    return any(re.search(re.escape(label) + r"\d", bare) for label in labels if label in bare)


def is_printed(report: Report, section: Section, table: FormTable) -> bool:
    """Whether the section holds the table's labels, though no figure was read: a table left blank.

    Not where its reader says that there is something it cannot read: GK006 speaks of that.
    """
    if has_unread_part(report, section):
        return False
    span = reach(report, section)
    if _FIGURES.search(span.text) or len(_FIGURE_LINE.findall(span.text)) >= _FEW_FIGURES:
        return False  # figures that could not be placed
    if _has_figures_behind_labels(span.text, table):
        return False  # 行政许可2418第二十条第（六）项行政处罚644: cells run together
    return has_labels(report, section, table)
