"""The outcome of a run: findings kept and suppressed, files read, failures. Reporters print it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gklint.model.archive import ReportSummary
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic, Place
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.report import ReportKind
from gklint.model.report_file import PassedOver
from gklint.model.roster import NO_ROSTER, Roster
from gklint.model.rule import Rule
from gklint.model.suppression import Suppression

FailOn = Literal["error", "warning", "info", "never"]


class FileRecord(NamedTuple):
    """A file that was read. `organ`, `year` and `form` are None where unknown.

    `title` is where the title of the report stands, if the text has one: the place of what is wrong with all of it.
    """

    path: str
    format: str
    encoding: str | None
    organ: str | None
    year: int | None
    form: str | None
    kind: ReportKind
    length: int = 0  # code points of the text read
    title: Place | None = None


class Failure(NamedTuple):
    """Something of ours that went wrong: a rule that crashed, a worker that died. The run has failed.

    `subject` is the rule id, or `` for gklint itself; `path` is `` where no single file is at fault; `detail` the
    traceback.
    """

    subject: str
    path: str
    words: Words
    detail: str
    package: str = ""


class FileOutcome(NamedTuple):
    """The result of linting one file. Picklable; what the cache stores."""

    record: FileRecord
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()  # (stage or rule id, seconds), only with --timing
    suppressions: tuple[Suppression, ...] = ()  # what comments in the file set aside
    summary: ReportSummary | None = None  # of a report, when rules compare it with others
    products: Products = NO_PRODUCTS


@dataclass(frozen=True)
class Outcome:
    """A whole run, sorted by path and place. `rules` are those that ran."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[FileRecord, ...]
    rules: tuple[Rule, ...]
    suppressed: tuple[Diagnostic, ...] = ()  # suppressed or baselined, each with its reason
    failures: tuple[Failure, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    notices: tuple[Words, ...] = ()  # said once at the end: stale baseline entries and the like
    asked: Mapping[str, Collection[str]] = field(default_factory=dict)  # path → ids of the rules asked of it by itself
    stale: int = 0  # entries of the baseline that were not found any more
    products: Mapping[str, Products] = field(default_factory=dict)  # path → what was kept of the report for outputs
    roster: Roster = NO_ROSTER  # the bodies that have to report
    passed_over: tuple[PassedOver, ...] = ()  # what could be read and was not checked, and by whose word

    @property
    def aside(self) -> tuple[Diagnostic, ...]:
        """`suppressed` by its name in earlier versions."""
        return self.suppressed

    def count(self, severity: str) -> int:
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity == severity)

    @property
    def debt(self) -> int:
        """How many suppressed findings are marked to be fixed later."""
        return sum(
            1 for diagnostic in self.suppressed if diagnostic.suppression is not None and diagnostic.suppression.debt
        )

    @property
    def old(self) -> int:
        """How many findings are suppressed because they are in the baseline."""
        return sum(
            1
            for diagnostic in self.suppressed
            if diagnostic.suppression is not None and diagnostic.suppression.kind == "baseline"
        )

    def exit_code(self, fail_on: FailOn, strict_baseline: bool = False) -> int:
        """0 clean, 1 something at or above `fail_on` (or a stale baseline, if strict), 2 the run itself failed."""
        if self.failures:
            return 2
        if strict_baseline and self.stale:
            return 1
        if fail_on == "never":
            return 0
        grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return int(any(diagnostic.severity in grave for diagnostic in self.diagnostics))
