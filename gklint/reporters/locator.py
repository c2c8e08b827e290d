"""Where a finding is, for people: line and column, or the cell, paragraph or page of a file without lines."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The place within the file as people say it: a cell by its row and column, all else by its line.

    `表三“（一）予以公开”行“总计”列（第12行第3字）`, `第9行第5字（一、总体情况）`, `表三“…”行“…”列（Sheet1!C7）`.
    """
    where, named = _where(place, language), _name(place.position.label)
    if not named or not where:
        return where or named
    outer, inner = (named, where) if place.position.table else (where, named)
    return f"{outer}{_in_brackets(inner, language)}"


def related_place(place: Place, words: str, path: str, language: Language) -> str:
    """Another place of a finding in the file `path`, with what stands there: `表三“…”行“总计”列：26件（第66行第20字）`.

    A place in another file has its name in front.
    """
    where, named = _where(place, language), _name(place.position.label)
    colon = ": " if language == "en" else "："
    if named and where and place.position.table:
        told = f"{named}{colon}{words}{_in_brackets(where, language)}"
    else:
        told = f"{position(place, language)}{colon}{words}"
    if place.path == path:
        return told
    return f"{_name(place.path)}{', ' if language == 'en' else '，'}{told}"


def related_places(places: Sequence[Place], words: str, path: str, language: Language) -> str:
    """Several places of which the same is to be said: `第9行第1字、第10行第1字：序号写法相同`."""
    if len(places) == 1:
        return related_place(places[0], words, path, language)
    names = [_name(one.position.label) if one.position.table else _where(one, language) for one in places]
    told = f"{(', ' if language == 'en' else '、').join(names)}{': ' if language == 'en' else '：'}{words}"
    first = places[0].path
    return told if first == path else f"{_name(first)}{', ' if language == 'en' else '，'}{told}"


def _where(place: Place, language: Language) -> str:
    """Line and character, or the address, without the name of a table that the position begins with."""
    if place.address is not None:
        label, table = one_line(place.address.label), place.position.table
        return label.removeprefix(table).strip() if table else label
    line, column, _ = place.start
    return f"line {line}, column {column}" if language == "en" else f"第{line}行第{column}字"


def _in_brackets(text: str, language: Language) -> str:
    return f" ({text})" if language == "en" else f"（{text}）"


def named_position(place: Place, language: Language) -> str:
    """The place in the report in brackets, by the names of tables, rows and sections; nothing where none is known.

    The name of a table that the address begins with is not repeated.
    """
    named = _name(place.position.label)
    if place.address is not None and place.address.label.startswith(place.position.table or "\0"):
        named = named.removeprefix(place.position.table)
    if not named:
        return ""
    return _in_brackets(named, language)
