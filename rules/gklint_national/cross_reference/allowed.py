"""A figure that the tables allow the narrative to say, and how such figures are put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gklint.api import NamedTuple, Number, Words
from gklint_national.units import with_unit


class Allowed(NamedTuple):
    """A figure that a quantity may be, and what is said of it.

    `name` is what it is called, `figure` the value with the unit of the tables. `words` say it where it stands first
    or alone (`本年新收为38件`), `behind` where it follows the figure `base` (`加上上年结转2件共40件`), any other one
    where `base` is None. `named` is what the words of the text have to name for it to be this one (see
    `Statements.may_mean`); empty where they need not. One that is `implied` is told along with another.
    """

    value: Number
    name: Words
    figure: str
    words: Words
    behind: Words | None = None
    base: Number | None = None
    named: str = ""
    implied: bool = False
    parts: tuple[tuple[Words, str], ...] = ()


def allowed_cell(value: Number, concept: str, name: Words, said: str = "") -> Allowed:
    """A figure of the tables; `said` names its row or column where that is not clear from the quantity."""
    figure = with_unit(value, concept)
    return Allowed(value, name, figure, Words(f"{said}为{figure}", f"{value} ({name.en})" if said else f"{value}"))


def add(one: Allowed, two: Allowed) -> Allowed:
    """Two figures together: `合计为3件（行政复议1件、行政诉讼2件）`."""
    value = one.value + two.value
    figure = with_unit(value, "") if one.figure.endswith("件") else one.figure.replace(str(one.value), str(value))
    parts = (*(one.parts or ((one.name, one.figure),)), *(two.parts or ((two.name, two.figure),)))
    telling = [(name, part) for name, part in parts if part.strip("万元件项") != "0"] or parts
    listed = "、".join(f"{name.zh}{part}" for name, part in telling)
    name = Words(f"{one.name.zh}与{two.name.zh}合计", f"{one.name.en} and {two.name.en}")
    words = Words(f"合计为{figure}（{listed}）", f"{value} ({name.en})")
    return Allowed(value, name, figure, words, implied=one.implied or two.implied, parts=parts)


def with_addend(one: Allowed, addend: Allowed) -> Allowed:
    """A figure with another one added to it: `加上上年结转2件共40件`."""
    total = add(one, addend)
    head = one.words.zh.partition("为")[0] or one.name.zh
    return total._replace(
        words=Words(f"{head}加{addend.name.zh}共{total.figure}", total.words.en),
        behind=Words(f"加上{addend.name.zh}{addend.figure}共{total.figure}", total.words.en),
        base=one.value,
        parts=(),
    )


def less(one: Allowed, taken: Allowed, name: Words) -> Allowed:
    """A figure without what is taken from it: `扣除其他处理1件为25件`."""
    value = one.value - taken.value
    figure = with_unit(value, "")
    return Allowed(
        value,
        name,
        figure,
        Words(f"{one.name.zh}{one.figure}扣除{taken.name.zh}{taken.figure}后为{figure}", f"{value} ({name.en})"),
        Words(f"扣除{taken.name.zh}{taken.figure}后为{figure}", f"{value} ({name.en})"),
        one.value,
    )


def shown_figures(allowed: Iterable[Allowed]) -> list[Allowed]:
    """Those worth telling: of several neither what is 0 nor what another one implies."""
    figures = list(allowed)
    telling = [one for one in figures if not one.implied] or figures[:1]
    shown = [one for one in telling if one.value] or telling[:1]
    plain = [one for one in shown if one.base is None]
    for one in shown:  # each behind the figure that it adds to or takes from
        if one.base is not None:
            at = next((index for index, other in enumerate(plain) if other.value == one.base), len(plain) - 1)
            plain.insert(at + 1, one)
    return plain


def figure_words(allowed: Iterable[Allowed]) -> Words:
    """`本年新收为38件，加上上年结转2件共40件`: each figure with what it is, those that are 0 left out."""
    shown = shown_figures(allowed)
    said = [shown[0].words.zh]
    for before, one in pairwise(shown):
        leans = one.behind is not None and one.base in (None, before.value)
        said.append(one.behind.zh if leans and one.behind is not None else one.words.zh)
    return Words("，".join(said), " or ".join(one.words.en for one in shown))


def values(allowed: Iterable[Allowed]) -> Iterator[Number]:
    """The figures alone."""
    return (one.value for one in allowed)


def plainest(allowed: Sequence[Allowed]) -> list[Allowed]:
    """The figures each once, under the name that comes first."""
    found: dict[Number, Allowed] = {}
    for one in allowed:
        found.setdefault(one.value, one)
    return list(found.values())
