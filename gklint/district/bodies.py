"""Which body each file of a run is of, and what each body has handed in for a year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from gklint.district.verdict import Verdict, verdict_of
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic, Severity
from gklint.model.fact_sheet import FactSheet
from gklint.model.form import Figure
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import Number
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.products import NO_PRODUCTS
from gklint.model.roster import Body, Roster, one_name_each

Standing = Literal["received", "twice", "unreadable", "no-report", "missing"]
STANDINGS: Mapping[Standing, Words] = {
    "missing": Words("未报", "missing"),
    "unreadable": Words("不能读取", "unreadable"),
    "no-report": Words("不是年报", "no report"),
    "twice": Words("报了两份且不一致", "two that differ"),
    "received": Words("已报", "received"),
}
_YEAR = lazy_pattern(r"(?<![0-9])20[0-9]{2}(?![0-9])")


@dataclass(frozen=True, eq=False)
class Filed:
    """One file: what it is, the verdict on it, its findings by severity, and its figures."""

    record: FileRecord
    year: int | None
    verdict: Verdict
    counts: Mapping[Severity, int]
    sheet: FactSheet | None

    @cached_property
    def values(self) -> Mapping[Figure, Number]:
        """Every figure; a blank cell counts 0, what could not be placed is absent."""
        if self.sheet is None:
            return {}
        return {(fact.concept, fact.party): fact.value or 0 for fact in self.sheet.facts}

    @property
    def weight(self) -> tuple[int, int]:
        """The more of its figures are known, the more a file counts among several of one report."""
        return len(self.values), -self.counts["error"]


@dataclass(frozen=True, eq=False)
class BodyFiles:
    """A body with all its files of the run, by year and path. `listed`: it is on the list of bodies."""

    body: Body
    listed: bool
    files: tuple[Filed, ...]

    def of(self, year: int) -> tuple[Filed, ...]:
        """The files for the year; of those that are no reports, the ones that may be for it."""
        return tuple(filed for filed in self.files if filed.year in (year, None))

    def standing(self, year: int) -> Standing:
        """What the body has handed in for the year."""
        files = self.of(year)
        reports = [filed for filed in files if filed.record.kind == "report"]
        if reports:
            return "twice" if _differ(reports) else "received"
        if not files:
            return "missing"
        return "unreadable" if any(filed.record.kind == "unreadable" for filed in files) else "no-report"

    def report(self, year: int) -> Filed | None:
        """The report that counts for the year: none where two differ."""
        if year not in self._reports:
            reports = [filed for filed in self.of(year) if filed.record.kind == "report"]
            agree = reports and not _differ(reports)
            self._reports[year] = max(reports, key=lambda filed: filed.weight) if agree else None
        return self._reports[year]

    @cached_property
    def _reports(self) -> dict[int, Filed | None]:
        """What `report` has worked out already."""
        return {}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years there are reports for."""
        return tuple(sorted({filed.year for filed in self.files if filed.year and filed.record.kind == "report"}))


def _differ(reports: Sequence[Filed]) -> bool:
    """Whether two of the reports state a figure differently."""
    seen: dict[Figure, Number] = {}
    return any(seen.setdefault(figure, value) != value for filed in reports for figure, value in filed.values.items())


class Assigned(NamedTuple):
    """Every body with its files, those of the list first in its order; and the files that belong to no body."""

    bodies: tuple[BodyFiles, ...]
    unassigned: tuple[Filed, ...]


def assign(outcome: Outcome) -> Assigned:
    """Give each file of the run to its body: by the body its title names, else by the name in its path."""
    roster = outcome.roster
    names = one_name_each([record.organ for record in outcome.files if record.organ], roster)
    by_path = _InPaths(roster.bodies or [Body(name) for name in sorted(set(names.values()))])
    files: dict[str, list[Filed]] = {body.name: [] for body in roster.bodies}
    unassigned: list[Filed] = []
    for filed in _filed_reports(outcome):
        name = _body_of(filed.record, names, roster, by_path)
        if name:
            files.setdefault(name, []).append(filed)
        elif filed.record.kind != "unsupported":
            unassigned.append(filed)
    known = roster.by_name
    bodies = tuple(
        BodyFiles(known.get(name, Body(name)), name in known, tuple(sorted(some, key=_order)))
        for name, some in files.items()
    )
    return Assigned(bodies, tuple(unassigned))


def _order(filed: Filed) -> tuple[int, str]:
    return filed.year or 0, filed.record.path


def _body_of(record: FileRecord, names: Mapping[str, str], roster: Roster, by_path: _InPaths) -> str:
    """The name of the body; empty where neither title nor path tell."""
    named = names.get(record.organ or "", "")
    if named and (not roster.bodies or named in roster.by_name):
        return named
    return by_path.body(record.path) or named


class _InPaths:
    """Finds the one of these bodies whose name stands in a path, with or without the places before it."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._bodies: dict[str, set[str]] = {}
        for body in bodies:
            for name in body.names:
                for written in {name, _without_places(name)}:
                    self._bodies.setdefault(written, set()).add(body.name)
        self._names = sorted(self._bodies, key=lambda name: (-len(name), name))

    def body(self, path: str) -> str:
        """The body whose name is the longest in the file's name, else in its folders; empty where none or several."""
        *folders, file = path.split("/")
        for part in (file, *reversed(folders)):
            found = next((name for name in self._names if name in part), None)
            if found is not None:
                bodies = self._bodies[found]
                return next(iter(bodies)) if len(bodies) == 1 else ""
        return ""


def _without_places(name: str) -> str:
    """`云溪县水务局` → `水务局`; a name of places alone stays."""
    rest = re.sub(
        r"^(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|市|州|盟|地区|县|区|旗))+(?=[\u4e00-\u9fff]{3,})", "", name
    )
    return rest or name


def _filed_reports(outcome: Outcome) -> Iterator[Filed]:
    """Every file of the run, by path."""
    found: dict[str, list[Diagnostic]] = {}
    for one in outcome.diagnostics:
        found.setdefault(one.place.path, []).append(one)
    broken = {failure.path for failure in outcome.failures}
    for record in sorted(outcome.files, key=lambda record: record.path):
        diagnostics = found.get(record.path, [])
        counted = Counter(one.severity for one in diagnostics)
        verdict = verdict_of(record.kind, diagnostics, record.path not in broken)
        counts = {severity: counted[severity] for severity in SEVERITIES}
        sheet = outcome.products.get(record.path, NO_PRODUCTS).facts
        yield Filed(record, record.year or _year_in(record.path), verdict, counts, sheet)


def _year_in(path: str) -> int | None:
    """The year that the path names, when it names one."""
    years = {int(year) for year in _YEAR.findall(path)}
    return years.pop() if len(years) == 1 else None


def latest_year(bodies: Iterable[BodyFiles]) -> int | None:
    """The latest year that a fair number of bodies have reports for: a tenth of the most there are for any."""
    counts = Counter(year for one in bodies for year in one.years)
    most = max(counts.values(), default=0)
    return max((year for year, count in counts.items() if count * 10 >= most), default=None)
