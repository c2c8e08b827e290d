"""A workbook for the office that lives in spreadsheets: findings to work off, and what they come to."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice

import xlsxwriter

from gklint.district.district import District
from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.notices import notice_lines
from gklint.reporters.workbook import figures, findings, summaries
from gklint.reporters.workbook.sheet_writer import MOST_ROWS, CellLink, Column, SheetWriter, Value

_FINDINGS = Words("问题清单", "Findings")
_BY_BODY, _BY_RULE = Words("按单位", "By body"), Words("按规则", "By rule")
_STANDINGS, _TOTALS = Words("报送情况", "Handed in"), Words("汇总表", "Totals")
_CHANGES, _FIGURES = Words("年度对比", "Years"), Words("各单位数据", "Figures")
_NOTICES = Words("检查说明", "Notices")
_CREATED = datetime(2000, 1, 1)  # always the same, so that the same findings give the same bytes


def report(outcome: Outcome, options: ReporterOptions) -> bytes:
    """The workbook. What it says of figures comes from the product `facts`; a run without it has empty sheets."""
    language, district = options.language, District.of(outcome)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        writer, every = SheetWriter(book), findings.list_findings(district)
        name = _FINDINGS.to(language)
        columns = findings.columns(language)
        for number, some in enumerate(_split_into_sheets(findings.rows(every, language)), start=1):
            writer.write(_numbered_name(name, number), columns, some, fixed=2)
        bodies, rules = (_links(numbers, name) for numbers in findings.first_rows(every))
        rows = summaries.body_rows(district, every, bodies, language)
        writer.write(_BY_BODY.to(language), summaries.body_columns(language), rows)
        rows = summaries.rule_rows(district, every, rules, language)
        writer.write(_BY_RULE.to(language), summaries.rule_columns(language), rows)
        if said := notice_lines(outcome, language):
            writer.write(_NOTICES.to(language), [Column(_NOTICES.to(language), 120)], ([line] for line in said))
        _write_district(writer, district, bodies, options)
    return file.getvalue()


def _write_district(
    writer: SheetWriter, district: District, links: Mapping[str, CellLink], options: ReporterOptions
) -> None:
    """The sheets that put the bodies side by side."""
    language = options.language
    standing = summaries.standing_columns(district, language)
    writer.write(_STANDINGS.to(language), standing, summaries.standing_rows(district, links, language))
    writer.write(_TOTALS.to(language), figures.total_columns(district, language), figures.total_rows(district))
    changed = islice(figures.change_rows(district, language), MOST_ROWS)
    writer.write(_CHANGES.to(language), figures.change_columns(district, language), changed)
    names = figures.all_names(district)
    rows = islice(figures.all_rows(district, names), MOST_ROWS)
    writer.write(_FIGURES.to(language), figures.all_columns(names, language), rows, fixed=2, one_page=False)


def _split_into_sheets(every: Iterable[Sequence[Value]]) -> Iterator[Iterable[Sequence[Value]]]:
    """The rows in as many portions as sheets are needed; one even when there are none."""
    rest = iter(every)
    yield islice(rest, MOST_ROWS)
    for first in rest:
        yield chain([first], islice(rest, MOST_ROWS - 1))


def _numbered_name(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"


def _links(numbers: Mapping[str, int], sheet: str) -> dict[str, CellLink]:
    """Links to the rows with these numbers, on the first sheet or one that goes on from it."""
    return {
        key: CellLink(key, _numbered_name(sheet, (number - 1) // MOST_ROWS + 1), (number - 1) % MOST_ROWS + 2)
        for key, number in numbers.items()
    }
