"""Findings as rows of a spreadsheet, one a finding: what the CSV and XLSX reporters write."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.redaction import redact_number
from gklint.reporters.locator import position
from gklint.reporters.order import FilesInStep, each_by_place
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS, suppression_label


class FindingRow(NamedTuple):
    """One finding, no text with line breaks.

    `figure`, `found` and `expected` are of the figure most probably wrong, where there is one.
    """

    organ: str
    year: int | None
    path: str
    place: str
    rule: str
    name: str
    severity: str
    problem: str
    advice: str
    text: str
    figure: str
    found: Number | None
    expected: Number | None
    status: str
    key: str


_HEADERS = (
    Words("单位", "Body"),
    Words("年度", "Year"),
    Words("文件", "File"),
    Words("位置", "Place"),
    Words("规则", "Rule"),
    Words("规则名称", "Rule name"),
    Words("级别", "Severity"),
    Words("问题", "Problem"),
    Words("怎么办", "What to do"),
    Words("原文", "Text"),
    Words("疑误数字", "Suspect figure"),
    Words("现为", "Is"),
    Words("应为", "Should be"),
    Words("状态", "Status"),
    Words("标识", "Key"),
)
_NOTICE = Words("检查说明", "notice")
_OPEN = Words("待处理", "open")


def finding_headers(language: Language) -> list[str]:
    """The heading of each member of Row."""
    return [words.to(language) for words in _HEADERS]


def finding_rows(outcome: Outcome, language: Language) -> Iterator[FindingRow]:
    """Every finding by file and place, suppressed ones included; `status` distinguishes them."""
    files = FilesInStep(outcome)
    for diagnostic in each_by_place(outcome.diagnostics, outcome.suppressed):
        yield _row(diagnostic, files.at(diagnostic.place.path), language)


def notice_row(said: str, language: Language) -> FindingRow:
    """A row for what is to be known of the run."""
    blank = FindingRow("", None, "", "", "gklint", "", "", said, "", "", "", None, None, "", "")
    return blank._replace(status=_NOTICE.to(language))


def _row(diagnostic: Diagnostic, record: FileRecord | None, language: Language) -> FindingRow:
    repair, aside, place = diagnostic.repair, diagnostic.suppression, diagnostic.place
    return FindingRow(
        organ=one_line(record.organ or "") if record else "",
        year=record.year if record else None,
        path=one_line(place.path),
        place=position(place, language),
        rule=diagnostic.rule,
        name=diagnostic.name,
        severity=SEVERITY_LABELS[diagnostic.severity].to(language),
        problem=one_line(diagnostic.words.to(language)),
        advice=one_line(diagnostic.help.to(language)) if diagnostic.help else "",
        text=one_line(place.text),
        figure=one_line(repair.label.to(language)) if repair else "",
        found=redact_number(repair.found) if repair else None,
        expected=redact_number(repair.expected) if repair else None,
        status=suppression_label(aside, language) if aside else _OPEN.to(language),
        key=one_line(diagnostic.key),
    )
