"""One page for several reports: a list of them with their verdicts, and the one that is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gklint.district.verdict import STATES, State
from gklint.model.bilingual import Language, Words
from gklint.model.rule import Rule
from gklint.pages.html import Child, Html, element
from gklint.pages.notices import notice_list
from gklint.pages.report_page import ReportView, article
from gklint.pages.shell import page
from gklint.reporters.printable import one_line

_TITLE = Words("年度报告检查结果：{}份", "Annual reports: {}")
_REPORTS = Words("报告", "Reports")
_COUNTS: dict[State, Words] = {
    "blocked": Words("不能公布{}份", "not to be published: {}"),
    "open": Words("未能核对{}份", "not checked: {}"),
    "review": Words("核对警告后可以公布{}份", "publishable once warnings are looked at: {}"),
    "clear": Words("可以公布{}份", "can be published: {}"),
}


def collection_page(
    views: Sequence[ReportView], rules: Iterable[Rule], language: Language, title: str = "", said: Sequence[str] = ()
) -> str:
    """The page of these reports. Without its script it shows them one below the other. `said` is of the run."""
    known, title = [*rules], title or _TITLE.to(language).format(len(views))
    articles = [article(view, known, language, number) for number, view in enumerate(views, 1)]
    return page(
        title, language, _header(title, views, language), element("main", notice_list(said, language), articles)
    )


def _header(title: str, views: Sequence[ReportView], language: Language) -> Child:
    head = element("header", element("h1", title), element("p", counts(views, language)), class_="top")
    return [head, reports_nav(views, language)]


def reports_nav(views: Sequence[ReportView], language: Language, first: Html | None = None) -> Html:
    """The list of the reports of a page, each with its verdict; `first` is an entry before them."""
    labels = _labels(views, language)
    items = [
        element("li", _entry(number, *pair, language)) for number, pair in enumerate(zip(views, labels, strict=True), 1)
    ]
    return element("nav", element("ul", first, items, tabindex=0), class_="reports", aria_label=_REPORTS.to(language))


def counts(views: Iterable[ReportView], language: Language) -> str:
    """How many reports can be published, and how many cannot."""
    found = Counter(view.verdict.state for view in views)
    comma = "，" if language == "zh" else ", "
    return comma.join(_COUNTS[state].to(language).format(found[state]) for state in STATES if found[state])


def _labels(views: Sequence[ReportView], language: Language) -> list[str]:
    """What each report is called; the names of their files tell apart two of one body and year."""
    names = [view.name(language) for view in views]
    files = [one_line(view.record.path.rpartition("/")[2]) for view in views]
    shared = Counter(names)
    return [
        f"{name} {file}" if shared[name] > 1 and name != file else name for name, file in zip(names, files, strict=True)
    ]


def _entry(number: int, view: ReportView, label: str, language: Language) -> Html:
    """The link to a report: what it is, with its verdict for who cannot see the colour."""
    verdict = view.verdict
    return element(
        "a",
        element("span", class_=f"dot {verdict.state}", aria_hidden="true"),
        label,
        href=f"#r{number}",
        title=f"{verdict.words.to(language)} · {one_line(view.record.path)}",
    )
