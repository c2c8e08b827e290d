"""One sheet of a workbook: where notes and colours go in, and what colours it has of us."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from gklint.annotate.splices import Splice
from gklint.annotate.xml import Tree, attribute, children, is_strict
from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.lazy_pattern import lazy_pattern

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
# A condition that always holds, and by which our colours are known again in whatever program has saved the file.
CONDITION = 'LEN("gklint")>0'
_OURS = lazy_pattern(r'\s*LEN\s*\(\s*"gklint"\s*\)\s*>\s*0\s*', re.IGNORECASE)
COLOURS: Mapping[Severity, str] = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7"}
# What may stand before colours in a sheet, and what before the drawing with its notes, in the order of the standard.
_BEFORE_COLOURS = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting"),
)
_BEFORE_NOTES = (
    *_BEFORE_COLOURS,
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
    *("colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
)


def office(tree: Tree) -> str:
    """What the names of relations of a workbook begin with."""
    return STRICT_OFFICE if is_strict(tree.namespace) else OFFICE


def colouring(tree: Tree, cells: Mapping[str, Severity], first_style: int) -> Iterator[Splice]:
    """What colours cells, one condition for each severity; the colours are styles from `first_style` on."""
    prefix, priority = tree.prefix(tree.root), 1 + _highest_priority(tree)
    made = ""
    for number, severity in enumerate(SEVERITIES):
        named = " ".join(cell for cell, one in cells.items() if one == severity)
        if named:
            made += (
                f"<{prefix}conditionalFormatting sqref={attribute(named)}>"
                f'<{prefix}cfRule type="expression" dxfId="{first_style + number}" priority="{priority + number}">'
                f"<{prefix}formula>{CONDITION.replace('>', '&gt;')}</{prefix}formula></{prefix}cfRule>"
                f"</{prefix}conditionalFormatting>"
            )
    yield Splice(_behind(tree, _BEFORE_COLOURS), 0, made.encode())


def drawing(tree: Tree, id: str) -> Splice:
    """What lets a sheet show the drawing with its notes."""
    prefix = tree.prefix(tree.root)
    written = f"<{prefix}legacyDrawing xmlns:r={attribute(office(tree))} r:id={attribute(id)}/>"
    return Splice(_behind(tree, _BEFORE_NOTES), 0, written.encode())


def drawing_shown(tree: Tree) -> str:
    """The id of the relation to the drawing with the notes of a sheet; nothing where it shows none."""
    shown = next(children(tree.root, "legacyDrawing"), None)
    return next((value for key, value in shown.attrib.items() if key.endswith("}id")), "") if shown is not None else ""


def uncolouring(tree: Tree) -> Iterator[Splice]:
    """What takes our colours off a sheet."""
    for formatting in tree.root:
        if _local(formatting) != "conditionalFormatting":
            continue
        rules = [rule for rule in formatting if _local(rule) == "cfRule"]
        ours = [rule for rule in rules if any(_OURS.fullmatch(one.text or "") for one in rule)]
        if ours and len(ours) == len(rules):
            yield tree.removing(formatting)
        else:
            yield from map(tree.removing, ours)


def add_styles(tree: Tree) -> tuple[int, list[Splice]]:
    """The number of the first of our styles, and what adds them behind those that the workbook has."""
    prefix = tree.prefix(tree.root)
    made = "".join(_style(prefix, COLOURS[severity]) for severity in SEVERITIES).encode()
    known = next((child for child in tree.root if _local(child) == "dxfs"), None)
    if known is not None:
        count = len(known)
        return count, [tree.setting(known, "count", str(count + len(SEVERITIES))), tree.adding(known, made)]
    before = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles")
    text = f'<{prefix}dxfs count="{len(SEVERITIES)}">'.encode() + made + f"</{prefix}dxfs>".encode()
    return 0, [Splice(_behind(tree, before), 0, text)]


def _style(prefix: str, colour: str) -> str:
    p = prefix
    return (
        f'<{p}dxf><{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
        f'<{p}bgColor rgb="{colour}"/></{p}patternFill></{p}fill></{p}dxf>'
    )


def _behind(tree: Tree, names: Sequence[str]) -> int:
    """The byte behind the last child of the root that has one of these names; without any, where its inside begins."""
    ends = [tree.bounds[child].end for child in tree.root if _local(child) in names]
    return max(ends, default=tree.bounds[tree.root].inner)


def _highest_priority(tree: Tree) -> int:
    told = (rule.get("priority", "") for rule in _rules(tree.root))
    return max((int(one) for one in told if one.isascii() and one.isdigit() and len(one) < 9), default=0)


def _rules(root: Element) -> Iterable[Element]:
    return (rule for child in root if _local(child) == "conditionalFormatting" for rule in child)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
