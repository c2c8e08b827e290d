"""The comparing at the end of a run: the rules that take several reports, asked once all files have been walked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from gklint.check.compare import Asking, Compared, compare
from gklint.config.choose import Chosen
from gklint.model.archive import Archive, Brief
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, FileOutcome
from gklint.model.rule import Rule
from gklint.readers.discover import File
from gklint.road import Road


class Together(NamedTuple):
    """The outcomes of all files with what comparing them found, and how the comparing itself went."""

    walked: list[FileOutcome]
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()


def together(road: Road, files: Iterable[File], walked: Sequence[FileOutcome]) -> Together:
    """Compare the reports of `walked`, which are those of `files`; their briefs are let go."""
    briefs = [one.brief for one in walked if one.brief is not None]
    if len(briefs) < 2:
        return Together([one._replace(brief=None) for one in walked])
    named = {file.display: file for file in files}
    found = _compared(road, named, briefs)
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in found.diagnostics:
        by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
    joined = [_joined(road, named, one, by_path.get(one.record.path, ())) for one in walked]
    return Together(joined, found.failures, found.timings)


def _compared(road: Road, named: Mapping[str, File], briefs: Sequence[Brief]) -> Compared:
    archive = Archive.of(briefs, road.forms)
    asking = _asking(archive, lambda brief: road.chosen(named[brief.path]))
    return compare(archive, asking, lambda path: road.again(named[path]))


def _asking(archive: Archive, chosen: Callable[[Brief], Chosen]) -> list[Asking]:
    """Each rule that compares, once for each way its options are set, with the files it is so chosen for."""
    ways: list[tuple[Rule, Any, set[str]]] = []
    for brief in archive.briefs:
        rules, settings = chosen(brief)
        for rule in rules:
            if rule.compares and archive.form(brief).base in rule.forms:
                options = settings.options.get(rule.id, rule.options)
                _paths(ways, rule, options).add(brief.path)
    return [Asking(rule, options, frozenset(paths)) for rule, options, paths in sorted(ways, key=lambda way: way[0].id)]


def _paths(ways: list[tuple[Rule, Any, set[str]]], rule: Rule, options: Any) -> set[str]:
    """The files of that rule with these options."""
    for known, given, paths in ways:
        if known.id == rule.id and given == options:
            return paths
    ways.append((rule, options, set()))
    return ways[-1][2]


def _joined(road: Road, named: Mapping[str, File], one: FileOutcome, found: Sequence[Diagnostic]) -> FileOutcome:
    """The outcome with what comparing found in the file, weighed as the user has it."""
    if not found:
        return one._replace(brief=None)
    diagnostics = sorted((*one.diagnostics, *found), key=lambda diagnostic: diagnostic.sort_key)
    return road.weighed(named[one.record.path], one._replace(diagnostics=tuple(diagnostics), brief=None))
