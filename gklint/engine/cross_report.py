"""Runs the rules that compare reports, once all files of a run have been linted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gklint.check.comparing_rules import ComparisonResult, Reread, RereadFor, RuleRun, compare
from gklint.engine.effective_settings import EffectiveSettings
from gklint.engine.file_linter import FileLinter
from gklint.model.archive import Archive, ReportSummary
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure, FileOutcome
from gklint.model.report_file import File
from gklint.model.roster import NO_ROSTER, Roster
from gklint.model.rule import Rule
from gklint.system.redirected_output import stdout_to_stderr
from gklint.system.time_limit import time_limit

_SECONDS_EACH = 0.01  # that one rule may take for a report, besides what it may take for one file alone


class CrossReportFindings(NamedTuple):
    """What comparing found, by the path of the file it is a finding of, and the failures and timings of its rules."""

    by_path: Mapping[str, Sequence[Diagnostic]] = MappingProxyType({})
    files: Mapping[str, File] = MappingProxyType({})
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    notices: tuple[Words, ...] = ()

    def join(self, linter: FileLinter, one: FileOutcome) -> FileOutcome:
        """The outcome, without its summary, with what comparing found in the file; with the user's severities."""
        path, one = one.record.path, one._replace(summary=None)
        if path not in self.by_path:
            return one
        diagnostics = sorted((*one.diagnostics, *self.by_path[path]), key=lambda diagnostic: diagnostic.sort_key)
        return linter.apply_severities(self.files[path], one._replace(diagnostics=tuple(diagnostics)))


def compare_reports(
    linter: FileLinter,
    files: Iterable[File],
    summaries: Sequence[ReportSummary],
    last_year: Sequence[ReportSummary] = (),
    reread_for: RereadFor | None = None,
    roster: Roster = NO_ROSTER,
) -> CrossReportFindings:
    """Compare the reports with these summaries, which are some of `files`.

    `last_year` are reports that are compared with and are no part of the run: nothing is found in them.
    `reread_for` gives the reports that are not in files. `roster` is the list of bodies that have to report, by whose
    names reports are of one body.
    """
    paths = {one.path for one in summaries} if last_year else set()
    known = [summary for summary in last_year if summary.path not in paths]
    if not summaries or len(summaries) + len(known) < 2:
        return CrossReportFindings()
    others = {summary.path: File(Path(summary.path), summary.path) for summary in known}
    named = others | {file.display: file for file in files}
    every = _SummaryComparison([*summaries, *known], roster)
    found = _compare(linter, named, every, reread_for or partial(reread_from, linter, named))
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found.diagnostics:
        by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
    spoken_of = {path: named[path] for path in by_path}
    return CrossReportFindings(by_path, spoken_of, found.failures, found.timings, found.notices)


class _SummaryComparison(NamedTuple):
    """The reports that are compared, and the list of bodies they are of."""

    summaries: Sequence[ReportSummary]
    roster: Roster


def _compare(
    linter: FileLinter, named: Mapping[str, File], every: _SummaryComparison, reread_for: RereadFor
) -> ComparisonResult:
    summaries = every.summaries
    forms: dict[str, Form] = {}
    for summary in summaries:
        if summary.form not in forms:
            forms[summary.form] = linter.settings(named[summary.path]).forms[summary.form]
    archive = Archive.of(summaries, forms, every.roster)
    most = linter.limits.max_seconds + len(summaries) * _SECONDS_EACH
    with stdout_to_stderr():
        return compare(
            archive,
            _rule_runs(archive, lambda path: linter.settings(named[path])),
            reread_for,
            partial(time_limit, most),
        )


def reread_from(linter: FileLinter, named: Mapping[str, File], paths: Sequence[str]) -> Reread:
    """A function that rereads the reports at these paths."""
    again = linter.reloader_for([named[path] for path in paths])
    return lambda path: again(named[path])


def _rule_runs(archive: Archive, settings_of: Callable[[str], EffectiveSettings]) -> list[RuleRun]:
    """Each comparing rule, once for each set of its options, with the files that have these options."""
    ways: list[_RuleWithOptions] = []
    groups: dict[tuple[int, str], list[str]] = {}  # paths by settings and base form
    for summary in archive.summaries:
        one, base = settings_of(summary.path), archive.form(summary).base
        key = id(one), base
        if key not in groups:
            groups[key] = []
            for rule in one.rules:
                if rule.compares and base in rule.forms:
                    _rule_with_options(ways, rule, one).groups.append(key)
        groups[key].append(summary.path)
    files = cache(lambda keys: frozenset(path for key in keys for path in groups[key]))  # which many rules share
    ways.sort(key=lambda way: way.rule.id)
    return [RuleRun(way.rule, way.options, files(tuple(way.groups))) for way in ways]


class _RuleWithOptions(NamedTuple):
    """A rule with its options, and the groups of files it applies to."""

    rule: Rule
    options: Any
    groups: list[tuple[int, str]]


def _rule_with_options(ways: list[_RuleWithOptions], rule: Rule, settings: EffectiveSettings) -> _RuleWithOptions:
    """The rule with its options in these settings; one of `ways` where it is there already."""
    options = settings.rule_settings.options.get(rule.id, rule.options)
    known = next((way for way in ways if way.rule.id == rule.id and way.options == options), None)
    if known is None:
        known = _RuleWithOptions(rule, options, [])
        ways.append(known)
    return known
