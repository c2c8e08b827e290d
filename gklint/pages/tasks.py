"""Who has to do what: the first part of a district's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.district.bodies import BodyFiles, Standing
from gklint.district.district import District
from gklint.district.figures import chain
from gklint.model.bilingual import Language, Words
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
    wrong = [(one, _errors(district, one)) for one in district.standings["received"]]
    found = sorted((pair for pair in wrong if pair[1]), key=lambda pair: -pair[1])
    if found:
        counted = [(one, _COUNT.to(language).format(errors)) for one, errors in found]
        yield _item(_CORRECT, counted, names, language)
    broken = [(one, "") for one in district.bodies if any(link.state == "broken" for link in chain(one))]
    if broken:
        yield _item(_CHAIN, broken, names, language)


def _errors(district: District, one: BodyFiles) -> int:
    """How many mistakes keep the body's reports from being published."""
    return sum(filed.verdict.errors for filed in district.filed(one) if filed.verdict.state == "blocked")


def _item(words: Words, bodies: Sequence[tuple[BodyFiles, str]], names: Mapping[str, str], language: Language) -> Html:
    parts: list[Html | str] = []
    for one, told in bodies:
        name = one_line(one.body.name)
        page = names.get(one.body.name)
        parts += [_COMMA.to(language)] if parts else []
        parts.append(element("a", name, href=to_page(page)) if page is not None else name)
        parts += [f"（{told}）" if language == "zh" else f" ({told})"] if told else []
    return element("li", element("b", words.to(language).format(len(bodies))), element("br"), parts)
