"""The outcome of a run: findings kept and suppressed, files read, failures. Reporters print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal, TypeVar

from gklint.model.archive import ReportSummary
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic, Place, Severity
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.report import ReportKind
from gklint.model.report_file import PassedOver
from gklint.model.roster import NO_ROSTER, Roster
from gklint.model.rule import Rule
from gklint.model.suppression import Suppression

T = TypeVar("T")
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


class StoredSequence(Sequence[T]):
    """A sequence whose items are outside memory, each read when it is asked for; those of a run by path and place."""


class FindingCounts(NamedTuple):
    """How many findings stand, by rule and severity, and how many are suppressed, by kind and whether it is a debt."""

    standing: Counter[tuple[str, Severity]]
    suppressed: Counter[tuple[str, bool]]

    @classmethod
    def of(cls, standing: Iterable[Diagnostic], suppressed: Iterable[Diagnostic]) -> FindingCounts:
        reasons = (one.suppression for one in suppressed)
        return cls(
            Counter((one.rule, one.severity) for one in standing),
            Counter((one.kind, one.debt) for one in reasons if one is not None),
        )

    def of_severity(self, severity: str) -> int:
        """How many findings of the severity stand."""
        return sum(count for (_, one), count in self.standing.items() if one == severity)

    def of_kind(self, kind: str) -> int:
        """How many findings are suppressed by directives, by the list or by the baseline."""
        return sum(count for (one, _), count in self.suppressed.items() if one == kind)

    @property
    def debt(self) -> int:
        """How many suppressed findings are marked to be fixed later."""
        return sum(count for (_, debt), count in self.suppressed.items() if debt)


@dataclass(frozen=True)
class Outcome:
    """A whole run, sorted by path and place. `rules` are those that ran.

    The sequences are tuples, or of a large run StoredSequences: then they are walked through more cheaply than they
    are gathered. `counted` are counts made while the run was put together.
    """

    diagnostics: Sequence[Diagnostic]
    files: Sequence[FileRecord]
    rules: tuple[Rule, ...]
    suppressed: Sequence[Diagnostic] = ()  # suppressed or baselined, each with its reason
    failures: tuple[Failure, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    notices: tuple[Words, ...] = ()  # said once at the end: stale baseline entries and the like
    asked: Mapping[str, Collection[str]] = field(default_factory=dict)  # path → ids of the rules asked of it by itself
    stale: int = 0  # entries of the baseline that were not found any more
    products: Mapping[str, Products] = field(default_factory=dict)  # path → what was kept of the report for outputs
    roster: Roster = NO_ROSTER  # the bodies that have to report
    passed_over: tuple[PassedOver, ...] = ()  # what could be read and was not checked, and by whose word
    counted: FindingCounts | None = None

    @property
    def aside(self) -> Sequence[Diagnostic]:
        """`suppressed` by its name in earlier versions."""
        return self.suppressed

    @cached_property
    def counts(self) -> FindingCounts:
        """How many findings there are of each kind."""
        return self.counted or FindingCounts.of(self.diagnostics, self.suppressed)

    def count(self, severity: str) -> int:
        return self.counts.of_severity(severity)

    @property
    def debt(self) -> int:
        """How many suppressed findings are marked to be fixed later."""
        return self.counts.debt

    @property
    def old(self) -> int:
        """How many findings are suppressed because they are in the baseline."""
        return self.counts.of_kind("baseline")

    def exit_code(self, fail_on: FailOn, strict_baseline: bool = False) -> int:
        """0 clean, 1 something at or above `fail_on` (or a stale baseline, if strict), 2 the run itself failed."""
        if self.failures:
            return 2
        if strict_baseline and self.stale:
            return 1
        if fail_on == "never":
            return 0
        grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return int(any(map(self.count, grave)))
