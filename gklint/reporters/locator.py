"""Where a finding is, for people: line and column, or the cell, paragraph or page of a file without lines."""

from __future__ import annotations

from functools import lru_cache

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Place
from gklint.reporters.printable import one_line

_name = lru_cache(1000)(one_line)  # of a file, a section or a row: many findings have the same


def locator(place: Place) -> str:
    """`报告.txt:12:3`, or `报告.docx › 表三 第5行第2列`."""
    path = _name(place.path)
    if place.address is not None:
        return f"{path} › {one_line(place.address.label)}"
    return f"{path}:{place.start.line}:{place.start.column}"


def position(place: Place, language: Language) -> str:
    """The place within the file: `第12行第3列（表三“（一）予以公开”行“总计”列）`, or the address with the same."""
    if place.address is not None:
        return f"{one_line(place.address.label)}{named_position(place, language)}"
    line, column, _ = place.start
    where = f"line {line}, column {column}" if language == "en" else f"第{line}行第{column}列"
    return f"{where}{named_position(place, language)}"


def named_position(place: Place, language: Language) -> str:
    """The place in the report in brackets, by the names of tables, rows and sections; nothing where none is known.

    The name of a table that the address begins with is not repeated.
    """
    named = _name(place.position.label)
    if place.address is not None and place.address.label.startswith(place.position.table or "\0"):
        named = named.removeprefix(place.position.table)
    if not named:
        return ""
    return f" ({named})" if language == "en" else f"（{named}）"
