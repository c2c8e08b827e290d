"""The parts of an xlsx package: its sheets by name, shared strings, number formats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gklint.readers.workbook.numbers import EPOCH, EPOCH_1904, builtin_format
from gklint.readers.workbook.rich import RichText
from gklint.readers.zip_package import PackageError, ZipPackage, read_xml

_WORKBOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"  # by their usual names


class SheetPart(NamedTuple):
    """A sheet's name, whether it is hidden, and the part that holds it."""

    name: str
    hidden: bool
    part: str


class WorkbookParts(NamedTuple):
    """The sheets in their order, the day that the numbers of days count from, and the parts that all sheets share."""

    sheets: list[SheetPart]
    first_day: date
    strings: str
    styles: str


def workbook_parts(package: ZipPackage) -> WorkbookParts:
    """What the workbook part says. Raises PackageError when there is none."""
    workbook = _workbook(package)
    related = package.relations(workbook)
    targets = {relation.id: relation.target for relation in related}
    kinds = {relation.kind: relation.target for relation in reversed(related)}
    sheets: list[SheetPart] = []
    first_day = EPOCH

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal first_day
        if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            first_day = EPOCH_1904
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(SheetPart(attributes.get("name", ""), hidden, targets.get(relation, "")))

    read_xml(package.part(workbook), start, _nothing)
    there = [sheet for sheet in sheets if package.has(sheet.part)]
    return WorkbookParts(there, first_day, kinds.get("sharedStrings", _STRINGS), kinds.get("styles", _STYLES))


def _workbook(package: ZipPackage) -> str:
    """The name of the part that holds the workbook. Raises PackageError when there is none."""
    part = package.main(_WORKBOOK)
    if not package.has(part):
        raise PackageError("no workbook")
    return part


def shared_strings(package: ZipPackage, part: str) -> list[str]:
    """The texts of `part` that cells refer to by number; readings of characters (phonetic runs) are left out."""
    reader = _SharedTexts()
    read_xml(package.part(part), reader.start, reader.end, reader.characters)
    return reader.texts


class _SharedTexts:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._text = RichText()
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._text.clear()
        self._text.start(name, attributes)
        self._inside = name == "t"

    def end(self, name: str) -> None:
        self._inside = False
        self._text.end(name)
        if name == "si":
            self.texts.append(self._text.text)

    def characters(self, text: str) -> None:
        if self._inside:
            self._text.add(text)


def number_formats(package: ZipPackage, part: str) -> list[str]:
    """The code of the number format of each cell style of `part`; empty for General."""
    reader = _Formats()
    read_xml(package.part(part), reader.start, reader.end)
    codes = [reader.own.get(number, builtin_format(number)) for number in reader.styles]
    return ["" if code in ("General", "@") else code for code in codes]


class _Formats:
    """The formats that a file spells out, by number, and the number of the format of each cell style."""

    def __init__(self) -> None:
        self.own: dict[int, str] = {}
        self.styles: list[int] = []
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.own[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.styles.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def _nothing(_: str) -> None:
    """For elements whose end has no effect."""
