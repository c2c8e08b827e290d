"""Reports as Word files, made with python-docx."""

from __future__ import annotations

import io

import docx
from docx.document import Document as WordDocument
from docx.table import _Cell

from gklint.testing.composed_report import Composed
from gklint.testing.printed_tables import PrintedTable


def word_file(report: Composed) -> bytes:
    """The report as a .docx file: headings with styles, tables with merged cells."""
    document = docx.Document()
    for piece in report.pieces:
        if piece.table is not None:
            _add_table(document, piece.table, report)
            continue
        for line in piece.text.split("\n"):
            if line.strip():
                level = {"title": 0, "heading": 1}.get(piece.kind)
                document.add_paragraph(line) if level is None else document.add_heading(line, level)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: WordDocument, printed: PrintedTable, report: Composed) -> None:
    table = document.add_table(len(printed.rows), printed.width, style="Table Grid")
    places = [list(row.tc_lst) for row in table._tbl.tr_lst]  # table.cell() looks through the whole table each time
    for at, row in enumerate(printed.rows):
        column = 0
        for cell in row:
            if not cell.continued:
                first, last = places[at][column], places[at + cell.height - 1][column + cell.width - 1]
                merged = first.merge(last) if first is not last else first
                _Cell(merged, table).text = report.values[cell.text][1] if cell.text in report.values else cell.text
            column += cell.width
