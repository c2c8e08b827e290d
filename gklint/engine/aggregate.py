"""Puts the outcomes of files together into the outcome of a run, with suppressions applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gklint.engine.file_linter import FileLinter
from gklint.inputs.resolve import ResolvedInputs
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, FileOutcome, FileRecord, Outcome
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.report import ReportKind
from gklint.model.suppression import SuppressionSources
from gklint.triage.baseline import fixed_notice
from gklint.triage.triage import triage

# The suppression list, where there are findings in it.
_LIST = FileRecord("", "toml", "utf-8", None, None, None, "not-a-report")

_UNCHECKED: Mapping[ReportKind, Words] = {
    "unreadable": Words("无法读取", "cannot be read"),
    "not-a-report": Words("不像年度报告", "no annual report"),
    "unsupported": Words("这种格式或年度的报告不在检查范围", "a form or year that is not checked"),
}
_MOST_NAMED = 5


def aggregate(
    linter: FileLinter,
    outcomes: Sequence[FileOutcome],
    found: ResolvedInputs,
    suppressions: SuppressionSources,
    compared: Sequence[tuple[str, float]] = (),
) -> Outcome:
    """The outcomes of all files put together, whatever the order they came in."""
    book = linter.rulebook((*found.files, *found.unread_files))
    if linter.isolated:
        outcomes = [one._replace(suppressions=()) for one in outcomes]
    kept, aside, stale = triage(outcomes, suppressions, book)
    notices = (fixed_notice(stale), _unchecked_notice(outcomes))
    paths_with_findings = {diagnostic.place.path for diagnostic in kept}
    lists = (
        _LIST._replace(path=path)
        for path in sorted(paths_with_findings & {one.place.path for one in suppressions.entries})
    )
    timings: Counter[str] = Counter()
    timings.update(dict(compared))
    for one in outcomes:
        timings.update(dict(one.timings))
    return Outcome(
        diagnostics=kept,
        files=tuple(sorted((*(one.record for one in outcomes), *lists), key=lambda record: record.path)),
        rules=linter.rules,
        suppressed=aside,
        failures=tuple(sorted((*found.failures, *(failure for one in outcomes for failure in one.failures)))),
        timings=dict(timings),
        notices=(*found.notices, *(words for words in notices if words is not None)),
        asked=book.asked,
        stale=len(stale),
        products=_products(outcomes),
        passed_over=found.passed_over,
    )


def aggregate_each(
    linter: FileLinter, outcomes: Sequence[FileOutcome], suppressions: SuppressionSources
) -> Iterator[Outcome]:
    """The outcomes of some files, each by itself."""
    if linter.isolated:
        outcomes = [one._replace(suppressions=()) for one in outcomes]
    kept, aside, _ = triage(outcomes, suppressions, linter.rulebook(()))
    kept_in, aside_in = _by_path(kept), _by_path(aside)
    for one in outcomes:
        diagnostics, set_aside = (tuple(found.get(one.record.path, ())) for found in (kept_in, aside_in))
        outcome = Outcome(diagnostics, (one.record,), linter.rules, set_aside, one.failures, dict(one.timings))
        yield replace(outcome, products=_products([one]))


def aggregate_compared(
    linter: FileLinter,
    outcomes: Sequence[FileOutcome],
    failures: Sequence[Failure],
    suppressions: SuppressionSources,
    notices: Sequence[Words],
) -> Outcome:
    """What comparing found in files that were checked elsewhere: whether a suppression is unused cannot be told."""
    files = tuple(sorted((one.record for one in outcomes), key=lambda record: record.path))
    known = {record.path for record in files}
    kept, aside, _ = triage(outcomes, suppressions, linter.rulebook(()))
    return Outcome(
        diagnostics=tuple(one for one in kept if one.place.path in known),
        files=files,
        rules=tuple(rule for rule in linter.rules if rule.compares),
        suppressed=aside,
        failures=tuple(sorted(failures)),
        notices=tuple(notices),
    )


def _unchecked_notice(outcomes: Iterable[FileOutcome]) -> Words | None:
    """Names the files that are no report to check and of which no rule says so, since none that would is asked."""
    silent = sorted(
        (one.record.path, one.record.kind)
        for one in outcomes
        if one.record.kind in _UNCHECKED and not one.diagnostics and not one.failures
    )
    if not silent:
        return None
    zh = "、".join(f"{path}（{_UNCHECKED[kind].zh}）" for path, kind in silent[:_MOST_NAMED])
    en = ", ".join(f"{path} ({_UNCHECKED[kind].en})" for path, kind in silent[:_MOST_NAMED])
    more = len(silent) > _MOST_NAMED
    return Words(
        f"有{len(silent)}个文件没有检查：{zh}{'等' if more else ''}",
        f"{len(silent)} files were not checked: {en}{' and others' if more else ''}",
    )


def _products(outcomes: Iterable[FileOutcome]) -> dict[str, Products]:
    """What was kept of each report, by its path."""
    return {one.record.path: one.products for one in outcomes if one.products != NO_PRODUCTS}


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.place.path, []).append(diagnostic)
    return found
