"""Findings for suppressions that suppress nothing."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.bilingual import Words
from gklint.model.declaration import suggest
from gklint.model.diagnostic import Diagnostic, Place, Severity
from gklint.model.fingerprint import body_of, fingerprint
from gklint.model.light_data_classes import dataclass
from gklint.model.redaction import redact
from gklint.model.rule import Rule
from gklint.model.suppression import ListedSuppression, Suppression


@dataclass(frozen=True)
class Rulebook:
    """What triage needs to know about the rules of a run.

    `ids` gives the id for every id and name there is; `asked` the ids asked of each file by itself (rules that
    compare files find nothing in a run over one: that they are silent says nothing). `useless` is the
    rule that tells of useless suppressions and `severity` what it weighs, None where it is not asked.
    """

    ids: Mapping[str, str]
    asked: Mapping[str, frozenset[str]]
    useless: Rule | None = None
    severity: Severity | None = None


def unused_suppression(one: Suppression, book: Rulebook, organ: str | None, year: int | None) -> Diagnostic | None:
    """The finding for a directive that names an unknown rule or suppresses nothing."""
    if one.rule not in book.ids:
        words = _unknown_rule_words(one.said, one.rule, book)
    elif one.asked:
        words = _unused_words(one.said, one.rule)
    else:
        return None
    return _finding(book, one.severity, words, one.place, one.said, body_of(organ, one.place.path), year)


def unused_list_entry(one: ListedSuppression, book: Rulebook, expired: bool) -> Diagnostic | None:
    """The finding for an entry of the list that has expired, names an unknown rule, or suppresses nothing."""
    said = f"{one.file}: {one.rule}"
    if one.rule not in book.ids:
        words = _unknown_rule_words(said, one.rule, book)
    elif expired:
        words = _expired_words(said, one)
    else:
        words = _unused_words(said, one.rule)
    key = f"{one.file} {one.rule} {one.key or ''}".rstrip()
    return _finding(book, book.severity, words, one.place, key, one.place.path, None)


def _unknown_rule_words(said: str, rule: str, book: Rulebook) -> Words:
    near = suggest(rule, sorted(book.ids))
    return Words(
        f"豁免“{said}”不起作用：没有规则“{rule}”{near or '；gklint rules 列出全部规则'}",
        f"The suppression “{said}” has no effect: there is no rule {rule!r}; `gklint rules` lists all rules",
    )


def _unused_words(said: str, rule: str) -> Words:
    return Words(
        f"豁免“{said}”没有用到：这里没有 {rule} 的问题，可以删去这条豁免",
        f"The suppression “{said}” is not used: {rule} finds nothing here, so it can go",
    )


def _expired_words(said: str, one: ListedSuppression) -> Words:
    return Words(
        f"豁免“{said}”已于 {one.until} 到期，不再起作用；请改正问题，或重新确认原因后改写日期",
        f"The suppression “{said}” expired on {one.until}; mend the matter, or confirm the reason and set a new date",
    )


def _finding(
    book: Rulebook, severity: Severity | None, words: Words, place: Place, key: str, body: str, year: int | None
) -> Diagnostic | None:
    rule = book.useless
    if rule is None or severity is None:
        return None
    redacted_words = Words(*map(redact, words))
    mark = fingerprint(rule.id, body, year, key)
    return Diagnostic(rule.id, rule.name, severity, redacted_words, rule.help, place, key, mark)
