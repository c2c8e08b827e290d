"""Tables of a page that can be filtered and sorted, and how figures are written in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gklint.model.bilingual import Language, Words
from gklint.model.numerals import Number
from gklint.pages.html import Child, Html, element
from gklint.reporters.sentences import figure

_FILTER = Words("筛选", "Filter")
_ALL = Words("全部", "all")
_COUNT = Words("显示{n}行，共{m}行", "{n} of {m} rows")
UNKNOWN = "—"


def table(id: str, label: str, heads: Sequence[tuple[str, bool]], rows: Sequence[Html], *, sorts: bool = False) -> Html:
    """A table in a frame that scrolls. A head is its words and whether figures stand below it."""
    cells = [
        element(
            "th",
            element("button", words, type="button") if sorts and words else words,
            scope="col" if words else None,
            class_="number" if numeric else None,
        )
        for words, numeric in heads
    ]
    inside = element(
        "table",
        element("thead", element("tr", cells)),
        element("tbody", rows),
        class_="list",
        id=id,
        data_list=sorts,
    )
    return element("div", inside, class_="table", tabindex=0, role="group", aria_label=label)


def number_cell(value: Number | None, *, differs: bool = False) -> Html:
    """A figure, sorted by its value; a dash where it is not known."""
    text = figure(value) if value is not None else UNKNOWN
    return element("td", text, class_="number differs" if differs else "number", data_value=figure(value))


def filters(
    id: str, language: Language, states: Mapping[str, str], groups: Sequence[str], names: Sequence[str]
) -> Html:
    """What narrows the table down: words, a state, a group. `names` are those of the two lists."""
    words = _FILTER.to(language)
    choices: list[Child] = [
        element("input", type="search", placeholder=words, aria_label=words, data_for=id),
        _choice({"data_for": id}, names[0], states, language) if states else None,
        _choice({"data_group_for": id}, names[1], {group: group for group in groups}, language) if groups else None,
        element("span", role="status", data_count_for=id, data_text=_COUNT.to(language)),
    ]
    return element("div", choices, class_="tools")


def _choice(attributes: Mapping[str, str], name: str, options: Mapping[str, str], language: Language) -> Html:
    every = element("option", f"{name}：{_ALL.to(language)}" if language == "zh" else f"{name}: all", value="")
    listed = [element("option", words, value=value) for value, words in options.items()]
    return element("select", every, listed, aria_label=name, **attributes)
