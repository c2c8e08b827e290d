"""Where a finding is, for people: line and column, or the cell, paragraph or page of a file without lines."""

from __future__ import annotations

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Place
from gklint.reporters.printable import one_line


def locator(place: Place) -> str:
    """`报告.txt:12:3`, or `报告.docx › 表三 第5行第2列`."""
    path = one_line(place.path)
    if place.address is not None:
        return f"{path} › {one_line(place.address.label)}"
    return f"{path}:{place.start.line}:{place.start.column}"


def position(place: Place, language: Language) -> str:
    """The place within the file: `第12行第3列`, or the address."""
    if place.address is not None:
        return one_line(place.address.label)
    line, column, _ = place.start
    return f"line {line}, column {column}" if language == "en" else f"第{line}行第{column}列"
