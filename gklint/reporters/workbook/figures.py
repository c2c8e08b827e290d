"""The sheets of figures: totals against the district's own report, years compared, and all figures, a row a report."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.district.district import District
from gklint.district.figures import FigureName, changes, figure_names
from gklint.model.bilingual import Language, Words
from gklint.reporters.workbook.sheet_writer import Column, Value, text

_ALL = Words("合计（两年都报的{}个单位）", "all {} bodies with both years")


def total_columns(district: District, language: Language) -> list[Column]:
    """Totals by figure."""
    last, year = (district.year - 1, district.year) if district.year is not None else ("", "")
    return [
        Column(Words("表", "Table").to(language), 7),
        Column(Words("项目", "Figure").to(language), 52),
        Column(Words(f"{year}年各单位合计", f"Sum {year}").to(language), 14),
        Column(Words("计入单位数", "Bodies").to(language), 10),
        Column(Words("两年都报的单位数", "Bodies with both years").to(language), 12),
        Column(Words(f"{last}年（两年都报的单位）", f"{last} (same bodies)").to(language), 14),
        Column(Words(f"{year}年（两年都报的单位）", f"{year} (same bodies)").to(language), 14),
        Column(Words("增减", "Change").to(language), 12),
        Column(Words("本级报告", "District's own").to(language), 14),
        Column(Words("合计与本级报告相差", "Difference").to(language), 14),
    ]


def total_rows(district: District) -> Iterator[list[Value]]:
    """A row a figure, in the order of the form."""
    for total in district.totals:
        same = total.common, total.last, total.now, total.change
        figures = (total.total, total.bodies, *same, total.own, total.difference)
        yield [total.name.table, text(total.name.text), *figures]


def change_columns(district: District, language: Language) -> list[Column]:
    """This year against last year."""
    last, year = (str(district.year - 1), str(district.year)) if district.year is not None else ("", "")
    return [
        Column(Words("单位", "Body").to(language), 32),
        Column(Words("表", "Table").to(language), 7),
        Column(Words("项目", "Figure").to(language), 56),
        Column(Words(f"{last}年", last).to(language), 13),
        Column(Words(f"{year}年", year).to(language), 13),
        Column(Words("增减", "Change").to(language), 13),
    ]


def change_rows(district: District, language: Language) -> Iterator[list[Value]]:
    """All bodies together first, then each body; figures that are 0 in both years are left out."""
    if district.year is None:
        return
    for total in district.totals:
        if total.now or total.last:
            every = _ALL.to(language).format(total.common)
            yield [every, total.name.table, text(total.name.text), total.last, total.now, total.change]
    for one in district.bodies:
        for row in changes(one, district.year):
            yield [text(one.body.name), row.name.table, text(row.name.text), row.last, row.now, row.difference]


def all_names(district: District) -> tuple[FigureName, ...]:
    """Every figure of the run."""
    return figure_names(filed for one in district.bodies for filed in one.files)


def all_columns(names: tuple[FigureName, ...], language: Language) -> list[Column]:
    """Body, year and file, then a column a figure."""
    figures = [Column(f"{name.table} {text(name.text)}", 12) for name in names]
    return [
        Column(Words("单位", "Body").to(language), 28),
        Column(Words("年度", "Year").to(language), 7),
        Column(Words("文件", "File").to(language), 28),
        *figures,
    ]


def all_rows(district: District, names: tuple[FigureName, ...]) -> Iterator[list[Value]]:
    """A row a report, with all its figures; nothing for a cell that is blank or could not be placed."""
    for one in district.bodies:
        for filed in one.files:
            if filed.record.kind == "report" and filed.sheet is not None:
                values = {(fact.concept, fact.party): fact.value for fact in filed.sheet.facts}
                head: list[Value] = [text(one.body.name), filed.year, text(filed.record.path)]
                yield [*head, *(values.get(name.figure) for name in names)]
