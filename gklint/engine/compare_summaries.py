"""Compares reports that were checked apart, from their summaries: what one run over all of them would have found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from gklint.check.comparing_rules import Reread
from gklint.config.config import Config
from gklint.engine.aggregate import aggregate_compared
from gklint.engine.cross_report import compare_reports, reread_from
from gklint.engine.file_linter import FileLinter
from gklint.errors import UsageError
from gklint.inputs.nested_config import locate_files
from gklint.inputs.summaries import GivenSummary
from gklint.model.archive import ReportSummary, text_digest
from gklint.model.archive_entry import figures_digest
from gklint.model.bilingual import Words
from gklint.model.outcome import FileOutcome, Outcome
from gklint.model.report import Report
from gklint.model.report_file import File
from gklint.model.roster import NO_ROSTER, Roster
from gklint.model.suppression import NO_SUPPRESSIONS, SuppressionSources
from gklint.registry.registry import Registry

_NAMED = 5  # files that a notice names


def compare_summaries(
    given: Sequence[GivenSummary],
    registry: Registry,
    config: Config,
    *,
    suppressions: SuppressionSources = NO_SUPPRESSIONS,
    roster: Roster = NO_ROSTER,
) -> Outcome:
    """What the comparing rules find in these reports under the configuration of this run.

    The reports that are spoken of are read again where they are within reach, so that findings have their places; a
    report that is not, or has changed, is pointed to as a whole, and a notice says so. Raises ConfigError, and
    UsageError for a report whose form the packages of this run do not have.
    """
    named = {path: File(Path(path), path) for path in (one.report.record.path for one in given)}
    place = locate_files((file.path for file in named.values()), registry, config)
    linter = FileLinter(place.registry, place.config)
    linter.resolve_settings([*named.values()])
    for one in given:
        _check_form(linter, named, one)
    lost: set[str] = set()
    compared = compare_reports(
        linter,
        named.values(),
        [one.report.entry.summary for one in given if one.report.entry.summary is not None],
        reread_for=partial(_reread_known, linter, named, given, lost),
        roster=roster,
    )
    notices = (*place.registry.notes, *place.notices, *([_lost_notice(sorted(lost))] if lost else []))
    outcomes = [compared.join(linter, _outcome(one)) for one in given]
    outcome = aggregate_compared(linter, outcomes, compared.failures, suppressions, notices)
    return replace(outcome, timings=dict(compared.timings), roster=roster)


def _outcome(one: GivenSummary) -> FileOutcome:
    record, entry = one.report
    return FileOutcome(record, (), suppressions=entry.suppressions)


def _check_form(linter: FileLinter, named: Mapping[str, File], one: GivenSummary) -> None:
    """Raise UsageError where the numbers of a summary cannot be told apart here."""
    record, entry = one.report
    summary = entry.summary
    forms = linter.settings(named[record.path]).forms
    form = forms.get(summary.form) if summary is not None else None
    if summary is None or form is None or figures_digest(form) != entry.figures:
        raise UsageError(
            f"{one.place}: 写摘要时用的表式“{record.form}”这里没有，或内容不同；"
            "请使用写摘要时的设置和规则包（--package）",
            f"{one.place}: the form {record.form!r} is not here, or is another; use the configuration and the packages "
            "that the summaries were written with (--package)",
        )
    if len(summary.numbers) != len(form.figures):
        raise UsageError(
            f"{one.place}: 这一行已损坏；请重新写这份摘要", f"{one.place}: this line is damaged; write it again"
        )


def _reread_known(
    linter: FileLinter, named: Mapping[str, File], given: Sequence[GivenSummary], lost: set[str], paths: Sequence[str]
) -> Reread:
    """A function that rereads the reports at these paths; one that is not what was summarized is noted in `lost`."""
    again = reread_from(linter, named, paths)
    summaries = {one.report.record.path: one.report.entry.summary for one in given}

    def reread(path: str) -> Report | None:
        report = again(path)
        if not _is_of(report, summaries[path]):
            lost.add(path)
            return None
        return report

    return reread


def _is_of(report: Report | None, summary: ReportSummary | None) -> bool:
    return report is not None and summary is not None and text_digest(report.source.text) == summary.digest


def _lost_notice(paths: Sequence[str]) -> Words:
    """The notice that these reports could only be pointed to as a whole."""
    more = len(paths) - _NAMED
    zh = "、".join(paths[:_NAMED]) + (" 等" if more > 0 else "")
    en = ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return Words(
        f"有{len(paths)}份报告在这里读不到，或写摘要以后有变动，其中的问题只能指到文件：{zh}；"
        "请在检查各部分时所在的文件夹里比较，有变动的请重新写摘要",
        f"{len(paths)} reports are not within reach here, or have changed since, and could only be pointed to as a "
        f"whole: {en}; compare in the folder that the parts were checked from, and write anew what has changed",
    )
