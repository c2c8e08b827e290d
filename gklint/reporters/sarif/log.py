"""The SARIF log of a run: its one run object, put together from files, tool, results and notifications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.words import Language
from gklint.reporters.order import by_place, gravity
from gklint.reporters.sarif import notifications
from gklint.reporters.sarif.files import Files
from gklint.reporters.sarif.fingerprints import Entry, entries
from gklint.reporters.sarif.layout import laid_out
from gklint.reporters.sarif.location import Locations, places_of
from gklint.reporters.sarif.members import LANGUAGES, Json, members
from gklint.reporters.sarif.profile import Profile, chosen
from gklint.reporters.sarif.result import Results
from gklint.reporters.sarif.tool import Tool

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINE_ENDS = ["\r\n", "\n", "\r"]  # where gklint ends a line; a lone CR is not in SARIF's default
_LEVELS = 5  # a member of a result stands in a line of its own


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The log as JSON, the same bytes for the same findings.

    Settings: `profile` (archive, github) and `include_suppressed`. Raises ValueError for another profile.
    """
    run = _run(outcome, chosen(options.settings), options.language)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return laid_out(log, _LEVELS) + "\n"


class _Selection(NamedTuple):
    """The findings that are written, and how many there were."""

    entries: Sequence[Entry]
    found: int

    @property
    def is_cut(self) -> bool:
        return len(self.entries) < self.found

    @property
    def has_suppressed(self) -> bool:
        return any(entry.diagnostic.aside is not None for entry in self.entries)


def _selection(outcome: Outcome, profile: Profile) -> _Selection:
    """Numbered before anything is left out, so that a finding keeps its fingerprint in either profile."""
    every = entries(by_place([*outcome.diagnostics, *outcome.aside]))
    wanted = [entry for entry in every if profile.suppressed or entry.diagnostic.aside is None]
    if profile.gravest_first:
        wanted.sort(key=lambda entry: gravity(entry.diagnostic))
    return _Selection(wanted[: profile.most_results], len(wanted))


def _run(outcome: Outcome, profile: Profile, language: Language) -> Json:
    selection = _selection(outcome, profile)
    diagnostics = [entry.diagnostic for entry in selection.entries]
    named = [place.path for diagnostic in diagnostics for place in places_of(diagnostic)]
    files = Files(outcome.files, named + [failure.path for failure in outcome.failures if failure.path])
    locations = Locations.of(diagnostics, files, profile.lines_everywhere)
    tool = Tool(outcome.rules, diagnostics, language)
    results = Results(tool, locations, profile, language, selection.has_suppressed)
    return {
        "tool": tool.component,
        "automationDetails": {"id": f"gklint/{profile.name}/"},
        "language": LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": _LINE_ENDS,
        "invocations": [_invocation(outcome, selection, tool, locations, language)],
        **members(
            artifacts=files.artifacts,
            logicalLocations=locations.addresses.logical_locations,
            taxonomies=tool.taxonomy.components,
        ),
        "results": [results.result(entry) for entry in selection.entries],
    }


def _invocation(outcome: Outcome, selection: _Selection, tool: Tool, locations: Locations, language: Language) -> Json:
    said: list[Json] = []
    for failure in sorted(outcome.failures):
        said.append(notifications.failed(failure, locations, tool.reference(failure.subject), language))
    for record in sorted(outcome.files, key=lambda record: record.path):
        if record.kind == "unreadable":
            said.append(notifications.unreadable(record, locations, language))
    if selection.is_cut:
        said.append(notifications.cut(selection.found, len(selection.entries), language))
    said.extend(notifications.remark(words, language) for words in outcome.notices)
    return {"executionSuccessful": not outcome.failures, **members(toolExecutionNotifications=said)}
