"""The findings of a report as a list to work off: what, why, the figures, what to do, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic, SettledIdentity, SettledRelated
from gklint.model.rule import Rule
from gklint.pages.html import Html, element
from gklint.reporters.identity_table import identity_rows
from gklint.reporters.locator import position, related_place
from gklint.reporters.sentences import SEVERITY_LABELS, repair_words, suppression_label

_ADVICE = Words("怎么办：", "What to do: ")
_BASIS = Words("依据：", "Basis: ")
_SHOW = Words("看原文", "Show")
_WHOLE = Words("全文", "whole report")
_SAME = Words("以下{}个问题出自同一处错误", "The following {} findings come from one mistake")
_SEE = Words("参见", "See ")
_TALLY = Words("核算", "the sums")
_ASIDE = Words("已豁免和基线中的旧问题（{}）", "Set aside: suppressed or in the baseline ({})")
_MOST_PLACES = 6


class Findings:
    """Writes the findings of one report, numbered as in its text. `marked` are the numbers that have a mark there;
    `level` is that of the report's heading."""

    def __init__(
        self, prefix: str, language: Language, rules: Mapping[str, Rule], marked: Iterable[int], level: int = 1
    ) -> None:
        self._prefix = prefix
        self._heading = f"h{level + 2}"
        self._language = language
        self._rules = rules
        self._marked = frozenset(marked)

    def written(self, numbered: Sequence[Diagnostic]) -> Html:
        """The list; findings of one cause stand below one head."""
        shared = Counter(one.cause for one in numbered if one.cause)
        items: list[Html] = []
        headed: set[str] = set()
        for number, one in enumerate(numbered, 1):
            head = shared[one.cause] if shared[one.cause] > 1 and one.cause not in headed else 0
            headed.add(one.cause)
            items.append(self._item(number, one, head, in_group=shared[one.cause] > 1))
        return element("ol", items, class_="findings")

    def _item(self, number: int, one: Diagnostic, head: int, in_group: bool) -> Html:
        label = SEVERITY_LABELS[one.severity].to(self._language)
        title = element(
            self._heading,
            element("span", str(number), class_="count"),
            element("span", label, class_=f"severity {one.severity}"),
            element("span", self._where(number, one), class_="where"),
            element("span", one.rule, class_="rule", title=self._summary(one)),
            class_="title",
        )
        inside = [
            element("p", _SAME.to(self._language).format(head), class_="same") if head else None,
            title,
            element("p", one.words.to(self._language), class_="words"),
            self._evidence(one),
            self._repair(one) if head or not in_group else None,
            self._advice(one),
            self._basis(one),
        ]
        return element(
            "li",
            inside,
            id=f"{self._prefix}f{number}",
            class_=f"{one.severity}{' grouped' if in_group else ''}",
            tabindex=-1,
            data_n=number,
            data_severity=one.severity,
        )

    def _summary(self, one: Diagnostic) -> str | None:
        rule = self._rules.get(one.rule)
        return rule.summary.to(self._language) if rule is not None else None

    def _where(self, number: int, one: Diagnostic) -> Html | str:
        if one.place.end.offset == 0:
            return _WHOLE.to(self._language)
        where = position(one.place, self._language)
        if number not in self._marked:
            return where
        return element("a", where, href=f"#{self._prefix}m{number}", title=_SHOW.to(self._language))

    def _evidence(self, one: Diagnostic) -> Html | None:
        if one.tally is not None:
            return self._tally(one.tally)
        return self._related(one.related, one.place.path) if one.related else None

    def _tally(self, tally: SettledIdentity) -> Html | None:
        rows = [
            element("tr", element("th", row.label, scope="row"), element("td", row.value), element("td", row.note))
            for row in identity_rows(tally, self._language)
        ]
        if not rows:
            return None
        caption = element("caption", _TALLY.to(self._language))
        return element("table", caption, element("tbody", rows), class_="tally")

    def _related(self, places: Sequence[SettledRelated], path: str) -> Html:
        """The other places; those of another report with its file."""
        see, shown = _SEE.to(self._language), places[:_MOST_PLACES]
        items = [element("li", see, related_place(at, self._words(words), path, self._language)) for words, at in shown]
        return element("ul", items, class_="related")

    def _words(self, words: Words) -> str:
        return words.to(self._language)

    def _repair(self, one: Diagnostic) -> Html | None:
        return element("p", self._words(repair_words(one.repair)), class_="repair") if one.repair is not None else None

    def _advice(self, one: Diagnostic) -> Html | None:
        if one.help is None:
            return None
        return element("p", element("b", self._words(_ADVICE)), self._words(one.help), class_="advice")

    def _basis(self, one: Diagnostic) -> Html | None:
        rule = self._rules.get(one.rule)
        return element("p", self._words(_BASIS), rule.basis, class_="basis") if rule is not None else None

    def aside(self, aside: Sequence[Diagnostic]) -> Html | None:
        """What has been set aside, with the reason; folded up."""
        if not aside:
            return None
        items = list(self._set_aside(aside))
        head = element("summary", self._words(_ASIDE).format(len(aside)))
        return element("details", head, element("ul", items), class_="aside")

    def _set_aside(self, aside: Sequence[Diagnostic]) -> Iterator[Html]:
        for one in sorted(aside, key=lambda one: (SEVERITIES.index(one.severity), one.sort_key)):
            why = suppression_label(one.suppression, self._language) if one.suppression is not None else ""
            where = position(one.place, self._language)
            yield element("li", f"{one.rule} {where} ", self._words(one.words), element("small", f" {why}"))
