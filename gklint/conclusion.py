"""What a run comes to: the outcomes of its files, with what is set aside, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gklint.found import Found
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import FileOutcome, FileRecord, Outcome
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.suppression import Exceptions
from gklint.road import Road
from gklint.triage.baseline import mended_words
from gklint.triage.triage import triage

# The list of exemptions, where there are findings in it.
_LIST = FileRecord("", "toml", "utf-8", None, None, None, "not-a-report")


def concluded(
    road: Road,
    walked: Sequence[FileOutcome],
    found: Found,
    exceptions: Exceptions,
    compared: Sequence[tuple[str, float]] = (),
) -> Outcome:
    """The outcomes of all files put together, whatever the order they came in."""
    book = road.rulebook((*found.files, *found.unread_files))
    kept, aside, stale = triage(walked, exceptions, book)
    mended = mended_words(stale)
    told = {diagnostic.place.path for diagnostic in kept}
    lists = (_LIST._replace(path=path) for path in sorted(told & {one.place.path for one in exceptions.exemptions}))
    timings: Counter[str] = Counter()
    timings.update(dict(compared))
    for one in walked:
        timings.update(dict(one.timings))
    return Outcome(
        diagnostics=kept,
        files=tuple(sorted((*(one.record for one in walked), *lists), key=lambda record: record.path)),
        rules=road.rules,
        aside=aside,
        failures=tuple(sorted((*found.failures, *(failure for one in walked for failure in one.failures)))),
        timings=dict(timings),
        notices=(*found.notices, *((mended,) if mended else ())),
        asked=book.asked,
        stale=len(stale),
        products=_products(walked),
    )


def concluded_each(road: Road, walked: Sequence[FileOutcome], exceptions: Exceptions) -> Iterator[Outcome]:
    """The outcomes of some files, each by itself."""
    kept, aside, _ = triage(walked, exceptions, road.rulebook(()))
    kept_in, aside_in = _by_path(kept), _by_path(aside)
    for one in walked:
        diagnostics, set_aside = (tuple(found.get(one.record.path, ())) for found in (kept_in, aside_in))
        outcome = Outcome(diagnostics, (one.record,), road.rules, set_aside, one.failures, dict(one.timings))
        yield replace(outcome, products=_products([one]))


def _products(walked: Iterable[FileOutcome]) -> dict[str, Products]:
    """What was kept of each report, by its path."""
    return {one.record.path: one.products for one in walked if one.products != NO_PRODUCTS}


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.place.path, []).append(diagnostic)
    return found
