"""Runs the rules that compare: each once over all reports of a run; its anchors become places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from itertools import chain
from time import perf_counter
from typing import Any

from gklint.check.diagnosis import Diagnosis
from gklint.check.failures import crash_failure, timeout_failure
from gklint.check.finalize import RuleFinding, finalize_for
from gklint.model.archive import Anchor, Archive, Comparison, ReportSummary, text_digest
from gklint.model.bilingual import Words
from gklint.model.current_rule import OvertimeError
from gklint.model.diagnostic import Diagnostic, Finding, Related
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Source, Span

_OPEN = 16  # reports read again that are kept: a comparison speaks of two or three
Reread = Callable[[str], Report | None]
TimeLimit = Callable[[], AbstractContextManager[None]]
RereadFor = Callable[[Sequence[str]], Reread]


class RuleRun(NamedTuple):
    """A rule with its options, and the files it runs on with them."""

    rule: Rule
    options: Any
    paths: frozenset[str]


class ComparisonResult(NamedTuple):
    """What the rules found, in no certain order, each with its file as its place."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    notices: tuple[Words, ...] = ()


class _RuleComparison(NamedTuple):
    rule: Rule
    comparison: Comparison


def compare(
    archive: Archive, asking: Sequence[RuleRun], reread_for: RereadFor, limited: TimeLimit = nullcontext
) -> ComparisonResult:
    """Run each rule in a guard. `reread_for` gets the paths of the reports that have to be read again; what it
    returns gives the report of a path, None where that cannot be done.

    `limited` ends a rule that takes too long by raising OvertimeError. Only the files of a finding are read
    again; one that has changed meanwhile is pointed to as a whole.
    """
    summaries = {summary.path: summary for summary in archive.summaries}
    told: dict[str, list[_RuleComparison]] = {}
    failures: list[Failure] = []
    timings: list[tuple[str, float]] = []
    for one in asking:
        start = perf_counter()
        try:
            with limited():
                for comparison in one.rule.check(archive, one.options):
                    check_comparison(comparison, summaries)
                    if comparison.at.path in one.paths:
                        told.setdefault(comparison.at.path, []).append(_RuleComparison(one.rule, comparison))
        except OvertimeError as error:
            failures.append(timeout_failure(one.rule, "", error.seconds))
        except KeyboardInterrupt:
            raise
        except BaseException:  # sys.exit in a rule shall not end the run
            failures.append(crash_failure(one.rule, ""))
        timings.append((one.rule.id, perf_counter() - start))
    findings = tuple(_finalize_all(summaries, told, reread_for))
    return ComparisonResult(findings, tuple(failures), tuple(timings), tuple(_notices_of(archive, asking)))


def _notices_of(archive: Archive, asking: Sequence[RuleRun]) -> Iterator[Words]:
    """What rules that are asked would need to be told, by the method `lacking` of their options where they have one."""
    for one in asking:
        tell = getattr(one.options, "lacking", None)
        words = tell(archive) if tell is not None else None
        if words is not None:
            yield words


def check_comparison(comparison: Any, summaries: Mapping[str, ReportSummary]) -> None:
    """Raise TypeError or ValueError for what the engine cannot use."""
    if not isinstance(comparison, Comparison):
        raise TypeError(f"yielded {type(comparison).__name__}, not a Comparison")
    if not isinstance(comparison.key, str) or not isinstance(comparison.words, Words):
        raise TypeError("key should be text and words should be Words")
    for anchor in (comparison.at, *(anchor for _, anchor in comparison.related)):
        if not isinstance(anchor, Anchor) or anchor.path not in summaries:
            raise ValueError("yielded an anchor in no report of the archive")


def _finalize_all(
    by_path: Mapping[str, ReportSummary], told: dict[str, list[_RuleComparison]], reread_for: RereadFor
) -> Iterator[Diagnostic]:
    """Body after body and year after year, so that the reports that are read again serve several comparisons."""
    spoken_of = (by_path[path] for path in set(_anchored_paths(told)))
    summaries = sorted(spoken_of, key=lambda summary: (summary.organ, summary.year, summary.path))
    places = AnchorPlaces(by_path, reread_for([summary.path for summary in summaries]))
    for summary in summaries:
        found = [RuleFinding(one.rule, places.finding(one.comparison)) for one in told.get(summary.path, ())]
        yield from finalize_for(summary.organ, summary.year, found, Diagnosis(), places.report_of)


def _anchored_paths(told: Mapping[str, Sequence[_RuleComparison]]) -> Iterator[str]:
    """The path of every report in which a place is to be shown."""
    for one in chain(*told.values()):
        yield one.comparison.at.path
        yield from (anchor.path for _, anchor in one.comparison.related)


class AnchorPlaces:
    """Anchors as places in the reports; a report is read again only when a finding points into it."""

    def __init__(self, summaries: Mapping[str, ReportSummary], reread: Reread) -> None:
        self._summaries = summaries
        self._reread = reread
        self._report = lru_cache(maxsize=_OPEN)(self._reload)

    def finding(self, comparison: Comparison) -> Finding:
        """The comparison as a finding of the file it is about."""
        related = tuple(Related(words, self.span(anchor)) for words, anchor in comparison.related)
        words, at, key, _, severity, help = comparison
        return Finding(words, self.span(at), key, help, related, severity)

    def report_of(self, source: Source) -> Report | None:
        """The report of a source; None where what is read now is not what was compared."""
        return self._report(source.path)

    def span(self, anchor: Anchor) -> Span:
        """Where the anchor is; the file as a whole when what is read now is not what was compared."""
        report = self._report(anchor.path)
        return _place(report, anchor) if report is not None else Span(Source(anchor.path, "", ""), 0, 0)

    def _reload(self, path: str) -> Report | None:
        report = self._reread(path)
        same = report is not None and text_digest(report.source.text) == self._summaries[path].digest
        return report if same else None


def _place(report: Report, anchor: Anchor) -> Span:
    if anchor.figure is not None and anchor.figure in report.facts:
        return report.facts[anchor.figure].span
    section = report.section(anchor.section) if anchor.section is not None else None
    if section is not None and section.heading is not None:
        return section.heading.passage.span()
    title = report.masthead.title_passage
    return title.span() if title is not None else report.whole
