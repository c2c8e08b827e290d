"""A district as one noun: its year, its bodies with what they handed in, its totals and its mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from gklint.district.bodies import STANDINGS, Assigned, BodyFiles, Filed, Standing, assign, latest_year
from gklint.district.figures import SumCoverage, Total, chain, coverage, totals
from gklint.model.diagnostic import SEVERITIES
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import Outcome
from gklint.model.rule import Rule


class Mistake(NamedTuple):
    """A rule with the findings it gave for the year, and how many reports they are in."""

    id: str
    severity: str
    findings: int
    reports: int
    rule: Rule | None


@dataclass(frozen=True, eq=False)
class District:
    """What a run says of all bodies together. `year` is None where no report has one."""

    outcome: Outcome
    assigned: Assigned
    year: int | None

    @classmethod
    def of(cls, outcome: Outcome) -> District:
        """The district of a run; the run has to have kept the figures (product `facts`)."""
        assigned = assign(outcome)
        return cls(outcome, assigned, outcome.roster.year or latest_year(assigned.bodies))

    @property
    def bodies(self) -> tuple[BodyFiles, ...]:
        """Every body: those of the list in its order, then others by path of their first report."""
        return self.assigned.bodies

    @property
    def has_list(self) -> bool:
        """Whether it is known who has to report."""
        return bool(self.outcome.roster.bodies)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that reports are for, and the year in question."""
        there = {year for one in self.bodies for year in one.years}
        return tuple(sorted(there | ({self.year} if self.year is not None else set())))

    @property
    def covering(self) -> str:
        """The body whose report covers all others; empty where that is not known."""
        return self.outcome.roster.covering

    def standing(self, body: BodyFiles) -> Standing:
        """What the body has handed in for the year in question."""
        return body.standing(self.year) if self.year is not None else _standing_without_year(body)

    @cached_property
    def standings(self) -> Mapping[Standing, tuple[BodyFiles, ...]]:
        """The bodies by what they have handed in."""
        by_standing = {
            standing: [one for one in self.bodies if self.standing(one) == standing] for standing in STANDINGS
        }
        return {standing: tuple(bodies) for standing, bodies in by_standing.items()}

    def filed(self, body: BodyFiles) -> tuple[Filed, ...]:
        """The body's files for the year in question."""
        return body.of(self.year) if self.year is not None else body.files

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The totals by figure for the year in question."""
        return totals(self.bodies, self.year, self.covering) if self.year is not None else ()

    @cached_property
    def coverage(self) -> SumCoverage:
        """The district's own report against the totals; nobody is counted where no report has a year."""
        if self.year is None:
            return SumCoverage((), (), 0, 0)
        return coverage(self.bodies, self.year, self.covering, self.totals)

    def counting(self, body: BodyFiles) -> tuple[Filed, ...]:
        """The body's files for the year in question; only its reports where it has some."""
        files = self.filed(body)
        return tuple(filed for filed in files if filed.record.kind == "report") or files

    def is_blocked(self, body: BodyFiles) -> bool:
        """Whether a report of the body cannot be published as it is."""
        return any(filed.verdict.state == "blocked" for filed in self.counting(body))

    def to_correct(self) -> tuple[tuple[BodyFiles, int], ...]:
        """The bodies that have handed in and have to correct what they did, with the number of mistakes."""
        blocked = [one for one in self.standings["received"] if self.is_blocked(one)]
        return tuple((one, sum(filed.verdict.errors for filed in self.counting(one))) for one in blocked)

    @cached_property
    def broken(self) -> tuple[BodyFiles, ...]:
        """The bodies with reports of two years running that do not go together."""
        return tuple(one for one in self.bodies if any(link.state == "broken" for link in chain(one)))

    @property
    def gathers_wrongly(self) -> bool:
        """Whether the report that covers all others is not, or not of all bodies, their sum."""
        return bool(self.coverage.differing) or self.coverage.leaves_out

    @cached_property
    def waiting(self) -> tuple[BodyFiles, ...]:
        """The bodies that have something to do: hand in, settle, correct, or look at what is carried over or summed."""
        names = {one.body.name for one in self.broken} | ({self.covering} if self.gathers_wrongly else set())
        names |= {one.body.name for one, _ in self.to_correct()}
        return tuple(one for one in self.bodies if self.standing(one) != "received" or one.body.name in names)

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The rules that found something in reports of the year, the most frequent first, errors before others."""
        paths = {filed.record.path for one in self.bodies for filed in self.filed(one)}
        found = [one for one in self.outcome.diagnostics if one.place.path in paths]
        findings = Counter((one.rule, one.severity) for one in found)
        reports = Counter((rule, severity) for rule, severity, _ in {(o.rule, o.severity, o.place.path) for o in found})
        rules = {rule.id: rule for rule in self.outcome.rules}
        every = [Mistake(*key, count, reports[key], rules.get(key[0])) for key, count in findings.items()]
        return tuple(
            sorted(every, key=lambda one: (SEVERITIES.index(one.severity), -one.reports, -one.findings, one.id))
        )


def _standing_without_year(body: BodyFiles) -> Standing:
    kinds = {filed.record.kind for filed in body.files}
    if "report" in kinds:
        return "received"
    return "unreadable" if "unreadable" in kinds else "no-report" if kinds else "missing"
