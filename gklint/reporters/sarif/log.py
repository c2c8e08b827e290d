"""The SARIF log of a run: its one run object, put together from files, tool, results and notifications."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from gklint.model.bilingual import Language, Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.notices import suppressed_words
from gklint.reporters.order import files_by_path
from gklint.reporters.printable import escape_json
from gklint.reporters.sarif import notifications
from gklint.reporters.sarif.addresses import Addresses
from gklint.reporters.sarif.files import Files
from gklint.reporters.sarif.json_objects import LANGUAGES, Json, json_pieces, members
from gklint.reporters.sarif.location import Locations
from gklint.reporters.sarif.profile import SarifProfile, profile_for
from gklint.reporters.sarif.result import ResultWriter
from gklint.reporters.sarif.selection import Survey, wanted_count, written_results
from gklint.reporters.sarif.tool import Tool

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINE_ENDS = ["\r\n", "\n", "\r"]  # where gklint ends a line; a lone CR is not in SARIF's default
_LEVELS = 6  # a rule, a file, a member of a result stands in a line of its own


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The log as JSON, the same bytes for the same findings.

    Settings: `profile` (archive, github) and `include_suppressed`. Raises ValueError for another profile.
    """
    return "".join(pieces(outcome, options))


def pieces(outcome: Outcome, options: ReporterOptions) -> Iterator[str]:
    """The same piece by piece. Raises ValueError for another profile."""
    run = _RunObject(outcome, profile_for(options.settings), options.language)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run.json]}
    return chain(map(escape_json, json_pieces(log, _LEVELS)), ["\n"])


class _RunObject:
    """The parts of the run object, which refer to one another by index."""

    def __init__(self, outcome: Outcome, profile: SarifProfile, language: Language) -> None:
        self._outcome, self._profile, self._language = outcome, profile, language
        self._survey = Survey.of(written_results(outcome, profile))
        named = (*self._survey.paths, *(failure.path for failure in outcome.failures if failure.path))
        addresses = Addresses(self._survey.labels)
        self._locations = Locations(Files(outcome, named), addresses, profile.lines_everywhere)
        self._tool = Tool(outcome.rules, self._survey.rules, language)

    @property
    def json(self) -> Json:
        """The run object; artifacts and results are iterators."""
        files = self._locations.files
        return {
            "tool": self._tool.component,
            "automationDetails": {"id": f"gklint/{self._profile.name}/"},
            "language": LANGUAGES[self._language],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": _LINE_ENDS,
            "invocations": [self._invocation],
            **members(
                artifacts=files.artifacts() if files else None,
                logicalLocations=self._locations.addresses.logical_locations,
                taxonomies=self._tool.taxonomy.components,
            ),
            "results": self._results,
        }

    @property
    def _results(self) -> Iterator[Json]:
        suppressions = self._survey.has_suppressed
        results = ResultWriter(self._tool, self._locations, self._profile, self._language, suppressions)
        return map(results.result, written_results(self._outcome, self._profile))

    @property
    def _invocation(self) -> Json:
        said = members(toolExecutionNotifications=list(self._notifications()))
        return {"executionSuccessful": not self._outcome.failures, **said}

    @property
    def _said(self) -> tuple[Words, ...]:
        """What is to be known of the run; of what is suppressed only where the results do not hold it."""
        left_out = self._outcome.suppressed and not self._survey.has_suppressed
        return (*self._outcome.notices, *((suppressed_words(self._outcome),) if left_out else ()))

    def _notifications(self) -> Iterator[Json]:
        """Failures, files nobody could read, results left out, remarks."""
        locations, language = self._locations, self._language
        for failure in sorted(self._outcome.failures):
            yield notifications.failure_notification(
                failure, locations, self._tool.reference(failure.subject), language
            )
        for record in files_by_path(self._outcome):
            if record.kind == "unreadable":
                yield notifications.unreadable_notification(record, locations, language)
        found = wanted_count(self._outcome, self._profile)
        if self._survey.written < found:
            yield notifications.cut_notification(found, self._survey.written, language)
        yield from (notifications.remark_notification(words, language) for words in self._said)
