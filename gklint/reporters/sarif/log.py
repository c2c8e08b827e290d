"""The SARIF log of a run: its one run object, put together from files, tool, results and notifications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gklint.model.bilingual import Language, Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.notices import suppressed_words
from gklint.reporters.order import by_place, gravity
from gklint.reporters.printable import escape_json
from gklint.reporters.sarif import notifications
from gklint.reporters.sarif.files import Files
from gklint.reporters.sarif.fingerprints import NumberedFinding, number_findings
from gklint.reporters.sarif.json_objects import LANGUAGES, Json, format_json, members
from gklint.reporters.sarif.location import Locations, places_of
from gklint.reporters.sarif.profile import SarifProfile, profile_for
from gklint.reporters.sarif.result import ResultWriter
from gklint.reporters.sarif.tool import Tool

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINE_ENDS = ["\r\n", "\n", "\r"]  # where gklint ends a line; a lone CR is not in SARIF's default
_LEVELS = 6  # a rule, a file, a member of a result stands in a line of its own


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The log as JSON, the same bytes for the same findings.

    Settings: `profile` (archive, github) and `include_suppressed`. Raises ValueError for another profile.
    """
    run = _RunObject(outcome, profile_for(options.settings), options.language)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run.json]}
    return escape_json(format_json(log, _LEVELS)) + "\n"


class _WrittenResults(NamedTuple):
    """The findings that are written, and how many there were."""

    entries: Sequence[NumberedFinding]
    found: int

    @property
    def is_cut(self) -> bool:
        return len(self.entries) < self.found

    @property
    def has_suppressed(self) -> bool:
        return any(entry.diagnostic.suppression is not None for entry in self.entries)


def _written_results(outcome: Outcome, profile: SarifProfile) -> _WrittenResults:
    """Numbered before anything is left out, so that a finding keeps its fingerprint in either profile."""
    every = number_findings(by_place([*outcome.diagnostics, *outcome.suppressed]))
    wanted = [entry for entry in every if profile.suppressed or entry.diagnostic.suppression is None]
    if profile.gravest_first:
        wanted.sort(key=lambda entry: gravity(entry.diagnostic))
    return _WrittenResults(wanted[: profile.most_results], len(wanted))


class _RunObject:
    """The parts of the run object, which refer to one another by index."""

    def __init__(self, outcome: Outcome, profile: SarifProfile, language: Language) -> None:
        self._outcome, self._profile, self._language = outcome, profile, language
        self._selection = _written_results(outcome, profile)
        found = [entry.diagnostic for entry in self._selection.entries]
        named = [place.path for diagnostic in found for place in places_of(diagnostic)]
        named += [failure.path for failure in outcome.failures if failure.path]
        self._locations = Locations.of(found, Files(outcome.files, named), profile.lines_everywhere)
        self._tool = Tool(outcome.rules, found, language)

    @property
    def json(self) -> Json:
        """The run object."""
        return {
            "tool": self._tool.component,
            "automationDetails": {"id": f"gklint/{self._profile.name}/"},
            "language": LANGUAGES[self._language],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": _LINE_ENDS,
            "invocations": [self._invocation],
            **members(
                artifacts=self._locations.files.artifacts,
                logicalLocations=self._locations.addresses.logical_locations,
                taxonomies=self._tool.taxonomy.components,
            ),
            "results": self._results,
        }

    @property
    def _results(self) -> list[Json]:
        suppressions = self._selection.has_suppressed
        results = ResultWriter(self._tool, self._locations, self._profile, self._language, suppressions)
        return [results.result(entry) for entry in self._selection.entries]

    @property
    def _invocation(self) -> Json:
        said = members(toolExecutionNotifications=list(self._notifications()))
        return {"executionSuccessful": not self._outcome.failures, **said}

    @property
    def _said(self) -> tuple[Words, ...]:
        """What is to be known of the run; of what is suppressed only where the results do not hold it."""
        left_out = self._outcome.suppressed and not self._selection.has_suppressed
        return (*self._outcome.notices, *((suppressed_words(self._outcome),) if left_out else ()))

    def _notifications(self) -> Iterator[Json]:
        """Failures, files nobody could read, results left out, remarks."""
        locations, language = self._locations, self._language
        for failure in sorted(self._outcome.failures):
            yield notifications.failure_notification(
                failure, locations, self._tool.reference(failure.subject), language
            )
        for record in sorted(self._outcome.files, key=lambda record: record.path):
            if record.kind == "unreadable":
                yield notifications.unreadable_notification(record, locations, language)
        if self._selection.is_cut:
            yield notifications.cut_notification(self._selection.found, len(self._selection.entries), language)
        yield from (notifications.remark_notification(words, language) for words in self._said)
