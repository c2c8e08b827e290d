"""What the tables allow the narrative to say: for each quantity the set of figures it may be (identities.md 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gklint.api import PARTIES, Report

_COMPANIES = PARTIES[1:6]


def total(report: Report, concept: str, party: str | None = "total") -> int | None:
    """A figure of the tables as an int; None when it is not assessable."""
    value = report.value(concept, party)
    return None if value is None else int(value)


def summed(report: Report, concepts: Iterable[str], party: str | None = "total") -> int | None:
    """The sum of several figures; None when one of them is not assessable."""
    values = [total(report, concept, party) for concept in concepts]
    return None if not values or None in values else sum(value for value in values if value is not None)


def group(report: Report, prefix: str) -> int | None:
    """The sum of a group of outcomes: every leaf below `outcome.refused` and the like."""
    leaves = report.form.leaves if report.form is not None else ()
    return summed(report, [leaf for leaf in leaves if leaf == prefix or leaf.startswith(prefix + ".")])


def _received(report: Report) -> list[int | None]:
    return [total(report, "requests.received"), summed(report, ("requests.received", "requests.carried_in"))]


def _processed(report: Report) -> list[int | None]:
    done, other = total(report, "outcome.total"), group(report, "outcome.other")
    in_substance = None if done is None or other is None else done - other
    return [done, in_substance, *_received(report)]


def _of_parties(report: Report, parties: Iterable[str]) -> list[int | None]:
    chosen = list(parties)
    new = [total(report, "requests.received", party) for party in chosen]
    old = [total(report, "requests.carried_in", party) for party in chosen]
    done = [total(report, "outcome.total", party) for party in chosen]
    both = [*new, *old]
    return [_added(new), _added(both), _added(done)]


def _added(values: list[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)


def _disclosed(report: Report) -> list[int | None]:
    return [
        total(report, "outcome.disclosed"),
        summed(report, ("outcome.disclosed", "outcome.partly_disclosed")),
    ]


def _absent(report: Report) -> list[int | None]:
    held, made = "outcome.unavailable.not_held", "outcome.unavailable.needs_creation"
    return [
        total(report, held),
        total(report, made),
        summed(report, (held, made)),
        group(report, "outcome.unavailable"),
    ]


def _review(report: Report) -> list[int | None]:
    return [total(report, "review.total", None)]


def _litigation(report: Report) -> list[int | None]:
    direct = total(report, "litigation.direct.total", None)
    after = total(report, "litigation.after_review.total", None)
    return [direct, after, _added([direct, after])]


def _both(report: Report) -> list[int | None]:
    review = total(report, "review.total", None)
    return [_added([review, part]) for part in _litigation(report)]


_ALLOWED: dict[str, Callable[[Report], list[int | None]]] = {
    "received": _received,
    "carried_in": lambda report: [total(report, "requests.carried_in")],
    "carried_out": lambda report: [total(report, "requests.carried_out")],
    "processed": _processed,
    "natural_person": lambda report: _of_parties(report, ("natural_person",)),
    "legal_person": lambda report: _of_parties(report, _COMPANIES),
    "business": lambda report: _of_parties(report, ("business",)),
    "disclosed": _disclosed,
    "partly_disclosed": lambda report: [total(report, "outcome.partly_disclosed")],
    "disclosed_or_partly": lambda report: _disclosed(report)[1:],
    "refused": lambda report: [group(report, "outcome.refused")],
    "unavailable": lambda report: [group(report, "outcome.unavailable")],
    "absent": _absent,
    "not_processed": lambda report: [group(report, "outcome.not_processed")],
    "other_outcome": lambda report: [group(report, "outcome.other")],
    "review": _review,
    "litigation": _litigation,
    "litigation.direct": lambda report: [total(report, "litigation.direct.total", None)],
    "litigation.after_review": lambda report: [total(report, "litigation.after_review.total", None)],
    "both": _both,
}


def admissible(report: Report, quantity: str) -> list[int] | None:
    """The figures a quantity may be, plainest first; None when a table cell it needs is not assessable."""
    values = _ALLOWED[quantity](report)
    if None in values:
        return None
    return list(dict.fromkeys(value for value in values if value is not None))
