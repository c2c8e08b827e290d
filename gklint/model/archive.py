"""The reports of a run for comparing: what is kept of each, and which belong to one body."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Severity
from gklint.model.form import Figure, Form
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import Number
from gklint.model.packing import unpack
from gklint.model.roster import NO_ROSTER, Roster, is_vertical, one_name_each

_BODY_AND_YEAR = attrgetter("organ", "year")
# A name that says where the body is; `教育局` alone may be that of any county, and there are towns of one name.
_TOWNSHIP = lazy_pattern(r"^[\u4e00-\u9fff]{2,}(?:街道|镇|乡)(?:人民政府|办事处)?$")
_PLACED = lazy_pattern(r"[\u4e00-\u9fff]{2}(?:省|自治区|市|州|盟|县|区|旗)|^(?:国家|中国|中华人民共和国|国务院)")


class Anchor(NamedTuple):
    """A place in a report that is no longer in memory: a figure, the heading of a section, or the whole report."""

    path: str
    figure: Figure | None = None
    section: str | None = None


class Comparison(NamedTuple):
    """What a rule yields that compares reports; `key` as for a Finding, `related` places in the same or other reports.

    `at` decides which file it is a finding of.
    """

    words: Words
    at: Anchor
    key: str
    related: tuple[tuple[Words, Anchor], ...] = ()
    severity: Severity | None = None
    help: Words | None = None


class ReportSummary(NamedTuple):
    """What is kept of a report once it has been checked: a few kB.

    `numbers` are in the order of the form's figures, None for what is not certain: not placed, blank, a placeholder,
    with a remark in the cell. `digest` is that of the whole text without white space. `packed` is the prose by
    section (see `prose`). `doubted` are years that title or period give beside `year`: which is right is open.
    """

    path: str
    organ: str
    year: int
    form: str
    numbers: tuple[Number | None, ...]
    digest: bytes
    packed: tuple[tuple[str, bytes], ...] = ()
    doubted: tuple[int, ...] = ()

    def prose(self, section: str) -> str:
        """The prose of a section without numbers, white space, the body's name and statutory phrases.

        Clauses are separated by `，`. Kept are the sections with prose or notes: overview to problems.
        """
        return next((unpack(data) for key, data in self.packed if key == section), "")

    @property
    def whole(self) -> Anchor:
        return Anchor(self.path)

    def figure(self, concept: str, party: str | None = None) -> Anchor:
        return Anchor(self.path, figure=(concept, party))

    def section(self, key: str) -> Anchor:
        return Anchor(self.path, section=key)


def text_digest(text: str) -> bytes:
    """A digest (16 bytes) of the text without its white space."""
    return hashlib.blake2b("".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, eq=False)
class Archive:
    """The reports of one run. `summaries` are sorted by path.

    Several files of one body and year are one report when all their figures agree (Word and PDF); when not, which
    of them counts is open and none is compared, nor is a report whose year is in doubt. A body whose name says no
    place may be any county's: its reports are compared only when they lie in one folder (a township's anywhere) and
    nowhere differ so. `roster` is the list of bodies that have to report: a body's other names mean the body.
    """

    summaries: tuple[ReportSummary, ...]
    forms: Mapping[str, Form]
    roster: Roster = NO_ROSTER

    @property
    def briefs(self) -> tuple[ReportSummary, ...]:
        """`summaries` by their name in earlier versions."""
        return self.summaries

    @classmethod
    def of(cls, summaries: Iterable[ReportSummary], forms: Mapping[str, Form], roster: Roster = NO_ROSTER) -> Archive:
        """The archive of these reports, each under the one name of its body (see roster.one_name_each).

        Two names that the list does not know are not taken for one body where both have reports for a year.
        """
        every = sorted(summaries, key=lambda summary: summary.path)
        found = one_name_each((summary.organ for summary in every), roster)
        names = {name: one for name, one in found.items() if name != one}  # the others are most, and are let go
        told_apart = _meeting(every, names, roster)
        changed = {name: one for name, one in names.items() if one not in told_apart}
        named = (
            summary._replace(organ=changed[summary.organ]) if summary.organ in changed else summary for summary in every
        )
        return cls(tuple(named), forms, roster)

    def form(self, summary: ReportSummary) -> Form:
        return self.forms[summary.form]

    def value(self, summary: ReportSummary, concept: str, party: str | None = None) -> Number | None:
        """The figure; None where the report does not state it for certain."""
        at = self.form(summary).places.get((concept, party))
        return summary.numbers[at] if at is not None else None

    def values(self, summary: ReportSummary) -> Iterator[tuple[Figure, Number]]:
        """Every figure that is certain, in the form's order."""
        for figure, value in zip(self.form(summary).figures, summary.numbers, strict=True):
            if value is not None:
                yield figure, value

    def common(self, one: ReportSummary, other: ReportSummary) -> Iterator[tuple[Figure, Number, Number]]:
        """Every figure that is certain in both, with its value in either, in the form's order."""
        if one.form == other.form:
            for figure, first, second in zip(self.form(one).figures, one.numbers, other.numbers, strict=True):
                if first is not None and second is not None:
                    yield figure, first, second
            return
        there = dict(self.values(other))
        for figure, value in self.values(one):
            if figure in there:
                yield figure, value, there[figure]

    def before(self, summary: ReportSummary) -> ReportSummary | None:
        """The same body's report of the year before, when both are certain."""
        series = self.series.get(summary.organ, {})
        return series.get(summary.year - 1) if summary.year in series else None

    def pairs(self) -> Iterator[tuple[ReportSummary, ReportSummary]]:
        """Each two reports of a body for consecutive years, the earlier one first."""
        for series in self.series.values():
            for year, summary in series.items():
                if year - 1 in series:
                    yield series[year - 1], summary

    def peers(self, year: int) -> tuple[ReportSummary, ...]:
        """One report a body for the year."""
        return tuple(series[year] for series in self.series.values() if year in series)

    @cached_property
    def series(self) -> Mapping[str, Mapping[int, ReportSummary]]:
        """By body and year, both sorted: the one report that counts."""
        found: dict[str, dict[int, ReportSummary]] = {}
        for (organ, year), summaries in self._by_body_and_year():
            if organ not in self._unclear and (organ, year) not in self.clashes:
                found.setdefault(organ, {})[year] = _fullest(summaries)
        return found

    @cached_property
    def clashes(self) -> Mapping[tuple[str, int], tuple[ReportSummary, ...]]:
        """Body and year → the reports of that name and year whose figures do not agree, by path."""
        return {key: tuple(summaries) for key, summaries in self._by_body_and_year() if not _agree(summaries)}

    def is_placed(self, organ: str) -> bool:
        """Whether the name says where the body is, or is on the list of bodies: no other body has it."""
        return _PLACED.search(organ) is not None or organ in self._listed

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(body.name for body in self.roster.bodies)

    @property
    def government(self) -> str:
        """The body whose report covers all others, as the list of bodies says; empty where it does not."""
        return self.roster.covering

    def is_complete(self, year: int) -> bool:
        """Whether every body of the list has a report for the year; never without a list."""
        there = {brief.organ for brief in self.peers(year)}
        return bool(self._listed) and self._listed <= there

    def is_vertical(self, organ: str) -> bool:
        """Whether the body reports to its own ministry, so that the local government's totals leave it out."""
        body = self.roster.by_name.get(organ)
        return is_vertical(organ, body.kind if body is not None else "")

    @cached_property
    def _unclear(self) -> frozenset[str]:
        """The names under which reports of several bodies may stand."""
        folders: dict[str, set[str]] = {}
        for summary in self.summaries:
            if not self.is_placed(summary.organ):
                folders.setdefault(summary.organ, set()).add(summary.path.rpartition("/")[0])
        clashing = {organ for organ, _ in self.clashes}
        return frozenset(
            organ
            for organ, some in folders.items()
            if organ in clashing or (len(some) > 1 and _TOWNSHIP.search(organ) is None)
        )

    def years(self, organ: str) -> frozenset[int]:
        """Every year that a report of the body is, or may be, for."""
        return self._years[organ]

    @cached_property
    def _years(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        shared: dict[frozenset[int], frozenset[int]] = {}  # most bodies have the same years
        for summary in self.summaries:
            years = found.get(summary.organ, frozenset()) | {summary.year, *summary.doubted}
            found[summary.organ] = shared.setdefault(years, years)
        return found

    def _by_body_and_year(self) -> Iterator[tuple[tuple[str, int], list[ReportSummary]]]:
        """The reports whose year is not in doubt, those of one name and year together."""
        certain = sorted((one for one in self.summaries if not one.doubted), key=_BODY_AND_YEAR)
        return ((key, [*some]) for key, some in groupby(certain, key=_BODY_AND_YEAR))


def _meeting(summaries: Iterable[ReportSummary], names: Mapping[str, str], roster: Roster) -> set[str]:
    """The bodies under whose one name, which is not on the list, reports of several names meet in a year.

    `names` are the names that are written otherwise → the one name.
    """
    written: dict[tuple[str, int], set[str]] = {}
    bodies = {*names.values()}
    for summary in summaries:
        name = names.get(summary.organ, summary.organ)
        if name in bodies:
            written.setdefault((name, summary.year), set()).add(summary.organ)
    listed = {body.name for body in roster.bodies}
    return {name for (name, _), organs in written.items() if len(organs) > 1 and name not in listed}


def _fullest(summaries: list[ReportSummary]) -> ReportSummary:
    """Of several files of one report the one with the most certain figures, the first of equals."""
    if len(summaries) == 1:  # whose figures need not be read for that
        return summaries[0]
    return min(summaries, key=lambda summary: summary.numbers.count(None))


def _agree(summaries: list[ReportSummary]) -> bool:
    """Whether nowhere two of the reports have different figures."""
    if len(summaries) == 1:
        return True
    if len({summary.form for summary in summaries}) > 1:
        return False
    return all(
        len(set(column) - {None}) < 2 for column in zip(*(summary.numbers for summary in summaries), strict=True)
    )
