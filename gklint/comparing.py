"""The comparing at the end of a run: the rules that take several reports, asked once all files have been walked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from gklint.check.compare import Asking, Compared, Reread, RereadFor, compare
from gklint.hush import hushed
from gklint.model.archive import Archive, Brief
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, FileOutcome
from gklint.model.rule import Rule
from gklint.readers.discover import File
from gklint.road import Road
from gklint.terms import Terms
from gklint.time_limit import time_limit

_SECONDS_EACH = 0.01  # that one rule may take for a report, besides what it may take for one file alone


class Together(NamedTuple):
    """The outcomes of all files with what comparing them found, and how the comparing itself went."""

    walked: list[FileOutcome]
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()


def together(
    road: Road,
    files: Iterable[File],
    walked: Sequence[FileOutcome],
    last_year: Sequence[Brief] = (),
    reread_for: RereadFor | None = None,
) -> Together:
    """Compare the reports of `walked`, which are those of `files`; their briefs are let go.

    `last_year` are reports that are compared with and are no part of the run: nothing is found in them.
    `reread_for` gives the reports that are not in files.
    """
    briefs = [one.brief for one in walked if one.brief is not None]
    if not briefs or len(briefs) + len(last_year) < 2:
        return Together([one._replace(brief=None) for one in walked])
    others = {brief.path: File(Path(brief.path), brief.path) for brief in last_year}
    named = others | {file.display: file for file in files}
    known = [brief for brief in last_year if brief.path not in {one.path for one in briefs}]
    found = _compared(road, named, [*briefs, *known], reread_for or partial(_reread_for, road, named))
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found.diagnostics:
        by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
    joined = [_joined(road, named, one, by_path.get(one.record.path, ())) for one in walked]
    return Together(joined, found.failures, found.timings)


def _compared(road: Road, named: Mapping[str, File], briefs: Sequence[Brief], reread_for: RereadFor) -> Compared:
    terms = {brief.path: road.terms(named[brief.path]) for brief in briefs}
    forms = {brief.form: terms[brief.path].forms[brief.form] for brief in briefs}
    archive = Archive.of(briefs, forms)
    most = road.limits.max_seconds + len(briefs) * _SECONDS_EACH
    with hushed():
        return compare(archive, _asking(archive, terms), reread_for, partial(time_limit, most))


def _reread_for(road: Road, named: Mapping[str, File], paths: Sequence[str]) -> Reread:
    """What reads the reports at these paths once more."""
    again = road.again_for([named[path] for path in paths])
    return lambda path: again(named[path])


def _asking(archive: Archive, terms: Mapping[str, Terms]) -> list[Asking]:
    """Each rule that compares, once for each way its options are set, with the files it is so chosen for."""
    ways: list[_Way] = []
    of_terms: dict[tuple[int, str], list[_Way]] = {}  # files on the same terms with the same form
    for brief in archive.briefs:
        one, base = terms[brief.path], archive.form(brief).base
        if (id(one), base) not in of_terms:
            chosen = [rule for rule in one.rules if rule.compares and base in rule.forms]
            of_terms[id(one), base] = [_way(ways, rule, one) for rule in chosen]
        for way in of_terms[id(one), base]:
            way.paths.append(brief.path)
    return [Asking(way.rule, way.options, frozenset(way.paths)) for way in sorted(ways, key=lambda way: way.rule.id)]


class _Way(NamedTuple):
    """A rule with its options, and the files that have been found to be for it."""

    rule: Rule
    options: Any
    paths: list[str]


def _way(ways: list[_Way], rule: Rule, terms: Terms) -> _Way:
    """The rule as the terms have it, one of `ways` if it is there already."""
    options = terms.settings.options.get(rule.id, rule.options)
    known = next((way for way in ways if way.rule.id == rule.id and way.options == options), None)
    if known is None:
        known = _Way(rule, options, [])
        ways.append(known)
    return known


def _joined(road: Road, named: Mapping[str, File], one: FileOutcome, found: Sequence[Diagnostic]) -> FileOutcome:
    """The outcome with what comparing found in the file, weighed as the user has it."""
    if not found:
        return one._replace(brief=None)
    diagnostics = sorted((*one.diagnostics, *found), key=lambda diagnostic: diagnostic.sort_key)
    return road.weighed(named[one.record.path], one._replace(diagnostics=tuple(diagnostics), brief=None))
