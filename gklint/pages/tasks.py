"""Who has to do what: the first part of a district's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.district.bodies import BodyFiles, Standing
from gklint.district.district import District
from gklint.model.bilingual import Language, Words
from gklint.pages.coverage import coverage_words
from gklint.pages.html import Html, element
from gklint.pages.links import to_page
from gklint.reporters.printable import one_line

_TITLE = Words("要办的事", "What is to be done")
_ASKED: Mapping[Standing, Words] = {
    "missing": Words("催报：{}个单位没有报", "Ask for the report: {} bodies have not handed one in"),
    "unreadable": Words("请重报：{}个单位的文件不能读取", "Ask again: the files of {} bodies cannot be read"),
    "no-report": Words("请重报：{}个单位报来的不是年度报告", "Ask again: {} bodies handed in something else"),
    "twice": Words(
        "请确认以哪一份为准：{}个单位报了两份，数字不一致", "Ask which counts: {} bodies handed in two that differ"
    ),
}
_CORRECT = Words("退回改正：{}个单位的报告有错误，不能公布", "Send back: the reports of {} bodies have errors")
_CHAIN = Words(
    "请核对结转数：{}个单位两年的报告不衔接", "Ask about the carry-over: the reports of {} bodies do not go together"
)
_SUM = Words("请核对{}的报告汇总了哪些单位", "Ask which bodies the report of {} covers")
_COUNT = Words("{}处", "{}")
_NOTHING = Words("没有要办的事：全部报告都可以公布。", "Nothing: every report can be published.")
_COMMA = Words("、", ", ")


def tasks(district: District, names: Mapping[str, str], language: Language) -> Html:
    """Which bodies have to hand in a report, send it again or correct it; each with a link to its page."""
    items = list(_items(district, names, language))
    inside = element("ul", items) if items else element("p", _NOTHING.to(language))
    return element("section", element("h2", _TITLE.to(language), id="tasks"), inside)


def _items(district: District, names: Mapping[str, str], language: Language) -> Iterator[Html]:
    for standing, words in _ASKED.items():
        bodies = district.standings[standing]
        if bodies:
            yield _item(words, [(one, "") for one in bodies], names, language)
    found = sorted(district.to_correct(), key=lambda pair: -pair[1])
    if found:
        counted = [(one, _COUNT.to(language).format(errors)) for one, errors in found]
        yield _item(_CORRECT, counted, names, language)
    if district.broken:
        yield _item(_CHAIN, [(one, "") for one in district.broken], names, language)
    if district.gathers_wrongly:
        yield _sum_item(district, names, language)


def _sum_item(district: District, names: Mapping[str, str], language: Language) -> Html:
    """What is to be asked of the body whose report covers all others; further down the figures."""
    name = one_line(district.covering)
    page = names.get(district.covering)
    link = element("a", name, href=to_page(page)) if page is not None else name
    title = element("a", _SUM.to(language).format(name), href="#totals")
    told = coverage_words(district, language)
    return element("li", element("b", title), element("br"), link, "：" if language == "zh" else ": ", *told)


def _item(words: Words, bodies: Sequence[tuple[BodyFiles, str]], names: Mapping[str, str], language: Language) -> Html:
    parts: list[Html | str] = []
    for one, told in bodies:
        name = one_line(one.body.name)
        page = names.get(one.body.name)
        parts += [_COMMA.to(language)] if parts else []
        parts.append(element("a", name, href=to_page(page)) if page is not None else name)
        parts += [f"（{told}）" if language == "zh" else f" ({told})"] if told else []
    return element("li", element("b", words.to(language).format(len(bodies))), element("br"), parts)
