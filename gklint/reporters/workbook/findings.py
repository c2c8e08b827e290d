"""The sheet of findings: the most serious first, each with a line of context and room for who mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gklint.district.district import District
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Place
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.quotation import beginning, ending
from gklint.reporters.locator import position
from gklint.reporters.order import gravest_first
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS, suppression_label
from gklint.reporters.workbook.sheet_writer import Column, ToFill, Value, text

COLORS = {"error": "#F8CBAD", "warning": "#FFE699"}  # behind the severity
_WHOLE = Words("全文", "whole report")
_OPEN = Words("待处理", "open")
_TAG = lazy_pattern(r"^[^<>]*>|<[^<>]*(?:>|$)")
_MARKUP = ("html", "mht")
_BEFORE, _MARKED, _AFTER = 14, 40, 14  # characters of context


class Listed(NamedTuple):
    """A finding with its body; its number is its place in the list."""

    diagnostic: Diagnostic
    body: str
    year: int | None
    markup: bool = False  # the file is a web page


def list_findings(district: District) -> list[Listed]:
    """Every finding, errors first, each by file and place; those set aside come last."""
    outcome = district.outcome
    bodies = {filed.record.path: one.body.name for one in district.bodies for filed in one.files}
    records = {record.path: record for record in outcome.files}

    def with_body(one: Diagnostic) -> Listed:
        record = records.get(one.place.path)
        organ = bodies.get(one.place.path) or (record.organ if record is not None else "")
        year, format = (record.year, record.format) if record is not None else (None, "")
        return Listed(one, text(organ), year, format in _MARKUP)

    return [with_body(one) for one in (*gravest_first(outcome.diagnostics), *gravest_first(outcome.suppressed))]


def columns(language: Language) -> list[Column]:
    """The columns of the sheet; they fill a sheet of A4 across."""
    colors = {SEVERITY_LABELS[severity].to(language): color for severity, color in COLORS.items()}
    return [
        Column(Words("序号", "No.").to(language), 5),
        Column(Words("单位", "Body").to(language), 17),
        Column(Words("年度", "Year").to(language), 6),
        Column(Words("级别", "Severity").to(language), 6, colors),
        Column(Words("问题", "Problem").to(language), 36),
        Column(Words("怎么办", "What to do").to(language), 26),
        Column(Words("位置", "Place").to(language), 15),
        Column(Words("原文", "Text").to(language), 22),
        Column(Words("疑误数字", "Suspect figure").to(language), 15),
        Column(Words("现为", "Is").to(language), 7),
        Column(Words("应为", "Should be").to(language), 7),
        Column(Words("规则", "Rule").to(language), 7),
        Column(Words("文件", "File").to(language), 18),
        Column(Words("状态", "Status").to(language), 8),
        Column(Words("整改情况", "Done").to(language), 13),
        Column(Words("责任人", "By whom").to(language), 9),
        Column(Words("标识", "Key").to(language), 16, hidden=True),
    ]


def rows(every: list[Listed], language: Language) -> Iterator[list[Value]]:
    """A row a finding."""
    for number, one in enumerate(every, 1):
        diagnostic = one.diagnostic
        repair, aside, place = diagnostic.repair, diagnostic.suppression, diagnostic.place
        yield [
            number,
            one.body,
            one.year,
            SEVERITY_LABELS[diagnostic.severity].to(language),
            one_line(diagnostic.words.to(language)),
            one_line(diagnostic.help.to(language)) if diagnostic.help else "",
            position(place, language) if place.end.offset else _WHOLE.to(language),
            context(place, one.markup),
            one_line(repair.label.to(language)) if repair else "",
            repair.found if repair else None,
            repair.expected if repair else None,
            diagnostic.rule,
            one_line(place.path),
            suppression_label(aside, language) if aside else _OPEN.to(language),
            ToFill(),
            ToFill(),
            one_line(diagnostic.key),
        ]


def context(place: Place, markup: bool = False) -> str:
    """The words in question between 【 and 】 with a few before and after them; empty for the whole report.

    `markup`: the file is a web page, whose tags are left out.
    """
    if not any(place.line_parts):
        return ""
    before, marked, after = (one_line(_without_tags(part) if markup else part) for part in place.line_parts)
    return f"{ending(before, _BEFORE)}【{beginning(marked, _MARKED)}】{beginning(after, _AFTER)}"


def _without_tags(text: str) -> str:
    """The text of markup that may begin and end within a tag."""
    return " ".join(_TAG.sub(" ", text).split())


def first_rows(every: list[Listed]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The number of the first finding of each body, and of each rule."""
    bodies: dict[str, int] = {}
    rules: dict[str, int] = {}
    for number, one in enumerate(every, 1):
        bodies.setdefault(one.body, number)
        rules.setdefault(one.diagnostic.rule, number)
    return bodies, rules
