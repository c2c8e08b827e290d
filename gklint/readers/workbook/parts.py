"""The parts of an xlsx package: its sheets by name, shared strings, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from gklint.model.light_classes import NamedTuple
from gklint.readers.workbook.numbers import EPOCH, EPOCH_1904
from gklint.readers.workbook.rich import ColoredRun, RichText
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


class SharedStrings(NamedTuple):
    """The texts that cells refer to by number.

    Of those with runs of other colours these, and the numbers of those with runs too small to read.
    """

    texts: list[str]
    colored: Mapping[int, Sequence[ColoredRun]]
    tiny: Set[int]


def shared_strings(package: ZipPackage, part: str) -> SharedStrings:
    """The texts of `part`; readings of characters (phonetic runs) are left out."""
    reader = _SharedTexts()
    read_xml(package.part(part), reader.start, reader.end, reader.characters)
    return SharedStrings(reader.texts, reader.colored, reader.tiny)


class _SharedTexts:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.colored: dict[int, Sequence[ColoredRun]] = {}
        self.tiny: set[int] = set()
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
            if self._text.is_colored:
                self.colored[len(self.texts)] = self._text.colored
            if self._text.is_tiny:
                self.tiny.add(len(self.texts))
            self.texts.append(self._text.text)

    def characters(self, text: str) -> None:
        if self._inside:
            self._text.add(text)


def tables_on(package: ZipPackage, sheet: str) -> Iterator[str]:
    """The ranges of the tables and pivot tables on a sheet, which paint their cells in a style of their own."""
    for relation in package.relations(sheet):
        if relation.kind in ("table", "pivotTable"):
            found: list[str] = []

            def start(name: str, attributes: Mapping[str, str], found: list[str] = found) -> None:
                if name in ("table", "location"):
                    found.append(attributes.get("ref", ""))

            read_xml(package.part(relation.target), start, _nothing)
            yield from found


def _nothing(_: str) -> None:
    """For elements whose end has no effect."""
