"""The page of a body: what it handed in, this year against last year, and its reports with their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gklint.district.bodies import STANDINGS, BodyFiles
from gklint.district.district import District
from gklint.district.figures import FigureChange, chain, changes
from gklint.model.bilingual import Language, Words
from gklint.model.rule import Rule
from gklint.pages.collection_page import reports_nav
from gklint.pages.html import Html, element
from gklint.pages.links import to_overview
from gklint.pages.lists import number_cell, table
from gklint.pages.report_page import ReportView, article
from gklint.pages.shell import page
from gklint.reporters.printable import one_line

_MISSING_ID = "r0"
_MISSING = Words("未报：没有收到{}年度报告", "Missing: no report {}")
_YEAR = Words("{}年度", "{}")
_ASK = Words("请催报{}年度报告；本页另有其他年度的报告。", "Ask for the report {}; this page has those of other years.")
_OVERVIEW = Words("← 总览", "← Overview")
_STANDING = Words("{}年度：{}", "{}: {}")
_LINK = Words("{} → {}年结转：{} → {}{}", "Carry-over {} → {}: {} → {}{}")
_BROKEN = Words("，不一致", ", broken")
_CHANGES = Words("{}年与{}年各项数字对比（{}）", "Figures {} and {} ({})")
_HEADS = (Words("表", "Table"), Words("项目", "Figure"))
_DIFFERENCE = Words("增减", "Change")


def body_page(
    district: District, body: BodyFiles, views: Sequence[ReportView], rules: Iterable[Rule], language: Language
) -> str:
    """The page of a body; `views` are its reports in the order of links.on_page."""
    title, known = one_line(body.body.name), [*rules]
    head = element(
        "header",
        element("p", element("a", _OVERVIEW.to(language), href=to_overview())),
        element("h1", title),
        [element("p", line) for line in _lines(district, body, language)],
        class_="top",
    )
    missing = _missing_article(district, body, language)
    articles = [article(view, known, language, number) for number, view in enumerate(views, 1)]
    compared = _comparison_table(district, body, language)
    return page(
        title,
        language,
        head,
        reports_nav(views, language, _missing_entry(district, body, language)),
        element("main", missing, articles, compared),
    )


def _missing_article(district: District, body: BodyFiles, language: Language) -> Html | None:
    """What stands first where nothing has arrived for the year in question, before the reports of other years."""
    if district.year is None or district.standing(body) != "missing":
        return None
    head = element(
        "header",
        element("p", _MISSING.to(language).format(district.year), class_="verdict"),
        element("h2", one_line(f"{body.body.name} {_YEAR.to(language).format(district.year)}")),
        element("p", _ASK.to(language).format(district.year)),
        class_="top blocked",
    )
    return element("article", head, class_="report", id=_MISSING_ID)


def _missing_entry(district: District, body: BodyFiles, language: Language) -> Html | None:
    """The link to it."""
    if district.year is None or district.standing(body) != "missing":
        return None
    words = _MISSING.to(language).format(district.year)
    return element(
        "li", element("a", element("span", class_="dot blocked", aria_hidden="true"), words, href=f"#{_MISSING_ID}")
    )


def _lines(district: District, body: BodyFiles, language: Language) -> Iterator[str]:
    """What the body handed in, and how its years go together."""
    if district.year is not None:
        yield _STANDING.to(language).format(district.year, STANDINGS[district.standing(body)].to(language))
    for link in chain(body):
        broken = _BROKEN.to(language) if link.state == "broken" else ""
        out, taken = ("—" if value is None else value for value in (link.carried_out, link.carried_in))
        yield _LINK.to(language).format(link.year - 1, link.year, out, taken, broken)


def _comparison_table(district: District, body: BodyFiles, language: Language) -> Html | None:
    """This year against last year for every figure, folded up."""
    year = district.year
    rows = [_row(change) for change in changes(body, year)] if year is not None else []
    if year is None or not rows:
        return None
    label = _CHANGES.to(language).format(year - 1, year, len(rows))
    heads = [(words.to(language), False) for words in _HEADS]
    heads += [(str(year - 1), True), (str(year), True), (_DIFFERENCE.to(language), True)]
    inside = element("details", element("summary", label), table("changes", label, heads, rows))
    return element("div", element("section", inside), class_="wide")


def _row(change: FigureChange) -> Html:
    name = element("td", change.name.table), element("th", change.name.text, scope="row")
    figures = number_cell(change.last), number_cell(change.now), number_cell(change.difference)
    return element("tr", name, figures)
