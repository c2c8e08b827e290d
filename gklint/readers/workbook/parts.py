"""The parts of an xlsx package: its sheets by name, shared strings, number formats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gklint.readers.package import Package, PackageError, read_xml, target
from gklint.readers.workbook.numbers import EPOCH, EPOCH_1904, builtin_format

_SHARED_STRINGS = "xl/sharedStrings.xml"


class SheetPart(NamedTuple):
    """A sheet's name, whether it is hidden, and the part that holds it."""

    name: str
    hidden: bool
    part: str


class WorkbookParts(NamedTuple):
    """The sheets in their order, and the day that the numbers of days count from."""

    sheets: list[SheetPart]
    first_day: date


def workbook_parts(package: Package) -> WorkbookParts:
    """What the workbook part says. Raises PackageError when there is none."""
    workbook = _workbook_part(package)
    relations = _relations(package, workbook)
    sheets: list[SheetPart] = []
    first_day = EPOCH

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal first_day
        if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            first_day = EPOCH_1904
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(SheetPart(attributes.get("name", ""), hidden, relations.get(relation, "")))

    read_xml(package.part(workbook), start, _nothing)
    return WorkbookParts([sheet for sheet in sheets if package.has(sheet.part)], first_day)


def _workbook_part(package: Package) -> str:
    for part in ("xl/workbook.xml", *_relations(package, "").values()):
        if part.endswith("workbook.xml") and package.has(part):
            return part
    raise PackageError("no workbook")


def _relations(package: Package, part: str) -> dict[str, str]:
    """Targets inside the package by relation id."""
    folder, _, name = part.rpartition("/")
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            found[attributes.get("Id", "")] = target(part, attributes.get("Target", ""))

    read_xml(package.part(f"{folder}/_rels/{name}.rels" if folder else "_rels/.rels"), start, _nothing)
    return found


def shared_strings(package: Package) -> list[str]:
    """The texts that cells refer to by number; readings of characters (phonetic runs) are left out."""
    reader = _Strings()
    read_xml(package.part(_SHARED_STRINGS), reader.start, reader.end, reader.characters)
    return reader.texts


class _Strings:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._text: list[str] = []
        self._inside = False
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._text = []
        elif name == "rPh":
            self._phonetic = True
        self._inside = name == "t" and not self._phonetic

    def end(self, name: str) -> None:
        self._inside = False
        if name == "si":
            self.texts.append("".join(self._text))
        elif name == "rPh":
            self._phonetic = False

    def characters(self, text: str) -> None:
        if self._inside:
            self._text.append(text)


def number_formats(package: Package) -> list[str]:
    """The code of the number format of each cell style; empty for General."""
    reader = _Formats()
    read_xml(package.part("xl/styles.xml"), reader.start, reader.end)
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
    """For elements whose end says nothing."""
