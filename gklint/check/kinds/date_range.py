"""The kind `date_range`: a date that must not be too early or too late for the report's year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, groups, read_search
from gklint.check.message_template import Message, display_value
from gklint.check.text_search import Search
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.diagnostic import Finding
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Report
from gklint.model.source import Span

_BOUND = lazy_pattern(r"(?:(?P<fixed>\d{4})|year(?P<offset>[+-]\d)?)-(?P<month>\d{2})-(?P<day>\d{2})")
_WORDS = ("signed", "published")
_ANY_YEAR = 2024  # a leap year: a bound may be 29 February


@dataclass(frozen=True)
class Range:
    """First and last day allowed: `2024-01-31`, or `year+1-01-31` from the year of the report; empty for no bound."""

    not_before: str = ""
    not_after: str = ""


class _Dated(NamedTuple):
    day: date
    span: Span


def _build(keys: Keys, message: Message) -> Built:
    node = keys["date_range"]
    search = None if node.is_scalar and node.choice(_WORDS) else _search(keys, node)
    which = node.text() if search is None else ""
    message.check_names(("date", "not_before", "not_after"))
    if "not_before" not in keys and "not_after" not in keys:
        raise node.error("请写 not_before（不早于）或 not_after（不晚于）")
    bounds = _bounds(keys)

    def check(report: Report, options: Range) -> Iterator[Finding]:
        if report.year is None:
            return
        first, last = resolve_bound(options.not_before, report.year), resolve_bound(options.not_after, report.year)
        for dated in _found_dates(report, search) if search else _stated_dates(report, which):
            if (first and dated.day < first) or (last and dated.day > last):
                values = {
                    "date": display_value(dated.day),
                    "not_before": display_value(first or ""),
                    "not_after": display_value(last or ""),
                }
                yield message.finding(values, dated.span, which or dated.day.isoformat())

    return Built(check, bounds)


def _search(keys: Keys, node: Node) -> Search:
    search = read_search(keys, node)
    if not {"year", "month", "day"} <= set(groups(search.pattern)):
        raise node.error("请写 signed（落款日期）、published（发布日期），或含 year、month、day 三个命名组的式样")
    return search


def _bounds(keys: Keys) -> Range:
    bounds = Range(*(_checked_bound(keys[name]) if name in keys else "" for name in ("not_before", "not_after")))
    first, last = (resolve_bound(text, _ANY_YEAR) for text in (bounds.not_before, bounds.not_after))
    alike = ("year" in bounds.not_before) is ("year" in bounds.not_after)
    if first and last and alike and last < first:
        raise keys["not_after"].error(f"not_after 在 not_before（{bounds.not_before}）之前，没有一天合要求")
    return bounds


def _checked_bound(node: Node) -> str:
    text = node.text()
    try:
        resolve_bound(text, _ANY_YEAR)
    except ValueError:
        raise node.error(f"“{text}”应写作2024-01-31或 year+1-01-31（报告年度的次年）") from None
    return text


def resolve_bound(text: str, year: int) -> date | None:
    """The day a bound means for a report of `year`; None for no bound. Raises ValueError for anything else."""
    if not text:
        return None
    match = _BOUND.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date such as 2024-01-31 or year+1-01-31")
    whole = int(match["fixed"]) if match["fixed"] else year + int(match["offset"] or 0)
    return date(whole, int(match["month"]), int(match["day"]))


def _stated_dates(report: Report, which: str) -> Iterator[_Dated]:
    """The date of the report itself."""
    masthead = report.masthead
    if which == "published" and report.document.published is not None:
        title = masthead.title_passage
        yield _Dated(report.document.published, title.span() if title is not None else report.whole)
    if which == "signed" and masthead.signed is not None and masthead.signed_span is not None:
        day = _day(*masthead.signed)
        if day is not None:
            yield _Dated(day, masthead.signed_span)


def _found_dates(report: Report, search: Search) -> Iterator[_Dated]:
    for hit in search.hits(report):
        parts = [hit.match[name] or "" for name in ("year", "month", "day")]
        day = _day(*(int(part) for part in parts)) if all(part.isdecimal() for part in parts) else None
        if day is not None:
            yield _Dated(day, hit.span)


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that does not exist: impossible dates have a finding of their own."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


KIND = RuleKind(
    "date_range",
    Words("日期不得早于或晚于某日", "a date not before or after a certain day"),
    ("date_range", "not_before", "not_after", *TEXT_KEYS),
    _build,
)
