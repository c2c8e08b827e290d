"""The parts of a district's page that are made of figures: totals, chain of carry-overs, frequent mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gklint.district.district import District
from gklint.district.figures import Total, chain
from gklint.model.bilingual import Language, Words
from gklint.pages.coverage import coverage_words
from gklint.pages.html import Html, element
from gklint.pages.links import to_page
from gklint.pages.lists import number_cell, table
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS

_TOTALS = Words("汇总表", "Totals")
_TOTALS_HEADS = (Words("表", "Table"), Words("项目", "Figure"), Words("各单位合计", "Sum"), Words("单位数", "Bodies"))
_LAST, _CHANGE = Words("{}年", "{}"), Words("增减", "Change")
_OWN, _DIFFERENCE = Words("本级报告", "District's own"), Words("相差", "Difference")
_COMMON = Words("两年都报的单位数", "Bodies with both years")
_SAME = Words(
    "{}年与{}年两列和增减只算两年都有这项数字的单位，所以可能小于“各单位合计”。",
    "The columns {} and {} and their change are of the bodies that state the figure in both years.",
)
_ZEROS = Words("均为0的{}项没有列出。", "{} figures that are 0 throughout are left out.")
_CHAIN = Words("结转不衔接的单位", "Broken carry-overs")
_CHAIN_SAID = Words(
    "上一年度报告的“结转下年度继续办理”应等于下一年度报告的“上年结转”。",
    "What one year's report carries over is what the next year's report takes up.",
)
_CHAIN_HEADS = (
    Words("单位", "Body"),
    Words("年度", "Years"),
    Words("上年报告结转下年度", "Carried over"),
    Words("本年报告上年结转", "Taken up"),
)
_MISTAKES = Words("最常见的问题", "Most frequent findings")
_MISTAKES_HEADS = (
    Words("规则", "Rule"),
    Words("级别", "Severity"),
    Words("查什么", "What it checks"),
    Words("报告数", "Reports"),
    Words("问题数", "Findings"),
    Words("占比", "Share"),
)
_MOST_RULES = 30


def totals_table(district: District, language: Language) -> Html | None:
    """The totals by figure, this year and last, against the district's own report."""
    year, every = district.year, district.totals
    if year is None or not every:
        return None
    shown = [total for total in every if total.total or total.last or total.own]
    heads = [(words.to(language), at > 1) for at, words in enumerate(_TOTALS_HEADS)]
    heads += [(_COMMON.to(language), True), *((_LAST.to(language).format(at), True) for at in (year - 1, year))]
    heads.append((_CHANGE.to(language), True))
    has_own = any(total.own is not None for total in every)
    if has_own:
        heads += [(_OWN.to(language), True), (_DIFFERENCE.to(language), True)]
    label = _TOTALS.to(language)
    told = [*coverage_words(district, language), _SAME.to(language).format(year - 1, year)]
    return element(
        "section",
        element("h2", label, id="totals"),
        [element("p", words) for words in told],
        table("totals-list", label, heads, [_total_row(total, has_own) for total in shown]),
        element("p", _ZEROS.to(language).format(len(every) - len(shown))) if len(shown) < len(every) else None,
    )


def _total_row(total: Total, has_own: bool) -> Html:
    own = [number_cell(total.own), number_cell(total.difference, differs=bool(total.difference))] if has_own else None
    return element(
        "tr",
        element("td", total.name.table),
        element("th", total.name.text, scope="row"),
        number_cell(total.total),
        number_cell(total.bodies),
        number_cell(total.common),
        number_cell(total.last),
        number_cell(total.now),
        number_cell(total.change),
        own,
    )


def carry_overs(district: District, names: Mapping[str, str], language: Language) -> Html | None:
    """The bodies whose reports of two years running do not go together."""
    rows = list(_broken_rows(district, names))
    if not rows:
        return None
    label = _CHAIN.to(language)
    heads = [(words.to(language), at > 1) for at, words in enumerate(_CHAIN_HEADS)]
    said = element("p", _CHAIN_SAID.to(language))
    return element("section", element("h2", label, id="chain"), said, table("chain-list", label, heads, rows))


def _broken_rows(district: District, names: Mapping[str, str]) -> Iterator[Html]:
    for one in district.bodies:
        for link in chain(one):
            if link.state == "broken":
                name = element("a", one_line(one.body.name), href=to_page(names[one.body.name]))
                years = element("td", f"{link.year - 1} → {link.year}")
                figures = number_cell(link.carried_out), number_cell(link.carried_in, differs=True)
                yield element("tr", element("th", name, scope="row"), years, figures)


def frequent_mistakes(district: District, language: Language) -> Html | None:
    """The rules that found something most often, with bars for the number of reports."""
    mistakes = district.mistakes[:_MOST_RULES]
    if not mistakes:
        return None
    most = max(one.reports for one in mistakes)
    rows = []
    for one in mistakes:
        summary = one.rule.summary.to(language) if one.rule is not None else ""
        bar = element("rect", width=max(round(one.reports * 100 / most), 1), height=10)
        severity = SEVERITY_LABELS[one.severity].to(language)
        cells = [
            element("th", one.id, scope="row"),
            element("td", element("span", severity, class_=f"severity {one.severity}")),
            element("td", summary),
            number_cell(one.reports),
            number_cell(one.findings),
            element("td", element("svg", bar, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none",
                                  aria_hidden="true")),
        ]  # fmt: skip
        rows.append(element("tr", cells))
    label = _MISTAKES.to(language)
    heads = [(words.to(language), at in (3, 4)) for at, words in enumerate(_MISTAKES_HEADS)]
    return element("section", element("h2", label, id="mistakes"), table("mistakes-list", label, heads, rows))
