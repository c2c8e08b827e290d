"""A district's year as JSON: bodies and what they handed in, chains of carry-overs, totals, years, mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.district.bodies import BodyFiles, Filed
from gklint.district.district import District
from gklint.district.figures import chain, changes
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.notices import notice_lines
from gklint.reporters.records import Record, json_object, number

VERSION = 1


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The public JSON of a district, version 1; a body, a figure, a mistake stands in a line of its own."""
    district = District.of(outcome)
    return json_object(
        {
            "version": VERSION,
            "year": district.year,
            "government": district.covering or None,
            "standings": {standing: len(bodies) for standing, bodies in district.standings.items()},
            "bodies": [_body(district, one) for one in district.bodies],
            "unassigned": [_filed_record(filed) for filed in district.assigned.unassigned],
            "uncounted": [one.body.name for one in district.coverage.uncounted],
            "totals": list(_totals(district)),
            "changes": list(_changes(district)),
            "mistakes": list(_mistakes(district)),
            "notices": notice_lines(outcome, options.language),
        }
    )


def _body(district: District, one: BodyFiles) -> Record:
    return {
        "name": one.body.name,
        "aliases": list(one.body.aliases),
        "group": one.body.group or None,
        "kind": one.body.kind or None,
        "listed": one.listed,
        "standing": district.standing(one),
        "files": [_filed_record(filed) for filed in one.files],
        "chain": [
            {"year": link.year, "carried_out": number(link.carried_out), "carried_in": number(link.carried_in),
             "state": link.state}
            for link in chain(one)
        ],
    }  # fmt: skip


def _filed_record(filed: Filed) -> Record:
    return {
        "path": filed.record.path,
        "organ": filed.record.organ,
        "year": filed.year,
        "kind": filed.record.kind,
        "verdict": filed.verdict.state,
        **{str(severity): count for severity, count in filed.counts.items()},
    }


def _totals(district: District) -> Iterator[Record]:
    for total in district.totals:
        concept, party = total.name.figure
        yield {
            "concept": concept,
            "party": party,
            "label": total.name.text,
            "total": number(total.total),
            "bodies": total.bodies,
            "common": total.common,
            "now": number(total.now),
            "last": number(total.last),
            "own": number(total.own),
            "difference": number(total.difference),
        }


def _changes(district: District) -> Iterator[Record]:
    """Every figure of every body that is not 0 in both years."""
    if district.year is None:
        return
    for one in district.bodies:
        for change in changes(one, district.year):
            concept, party = change.name.figure
            figures = {"last": number(change.last), "now": number(change.now)}
            yield {"body": one.body.name, "concept": concept, "party": party, **figures}


def _mistakes(district: District) -> Iterator[Record]:
    for one in district.mistakes:
        yield {"rule": one.id, "severity": one.severity, "findings": one.findings, "reports": one.reports}
