"""Which findings a SARIF log holds, in which order, and what its other parts have to know of them beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from gklint.model.diagnostic import SEVERITIES
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Outcome
from gklint.reporters.order import each_by_place
from gklint.reporters.sarif.addresses import Chain, label_chain
from gklint.reporters.sarif.fingerprints import NumberedFinding, number_findings
from gklint.reporters.sarif.location import places_of
from gklint.reporters.sarif.profile import SarifProfile


def written_results(outcome: Outcome, profile: SarifProfile) -> Iterator[NumberedFinding]:
    """The findings that are written. Each call walks through the run anew, so that they need not be kept."""
    if not profile.gravest_first:
        return islice(_entries_of(outcome, profile), profile.most_results)
    by_gravity = (
        entry
        for severity in SEVERITIES
        for entry in _entries_of(outcome, profile)
        if entry.diagnostic.severity == severity
    )
    return islice(by_gravity, profile.most_results)


def wanted_count(outcome: Outcome, profile: SarifProfile) -> int:
    """How many findings would be written if none were too many."""
    return len(outcome.diagnostics) + (len(outcome.suppressed) if profile.suppressed else 0)


def _entries_of(outcome: Outcome, profile: SarifProfile) -> Iterator[NumberedFinding]:
    """Numbered before anything is left out, so that a finding keeps its fingerprint in either profile."""
    every = number_findings(each_by_place(outcome.diagnostics, outcome.suppressed))
    return (entry for entry in every if profile.suppressed or entry.diagnostic.suppression is None)


class Survey(NamedTuple):
    """What the results name: paths, addresses, rules (id → name); how many they are, whether any is suppressed."""

    paths: dict[str, None]
    labels: dict[Chain, str]
    rules: dict[str, str]
    written: int
    has_suppressed: bool

    @classmethod
    def of(cls, results: Iterable[NumberedFinding]) -> Survey:
        paths: dict[str, None] = {}
        labels: dict[Chain, str] = {}
        rules: dict[str, str] = {}
        written, has_suppressed = 0, False
        for diagnostic, _ in results:
            written += 1
            rules[diagnostic.rule] = diagnostic.name
            has_suppressed = has_suppressed or diagnostic.suppression is not None
            for place in places_of(diagnostic):
                paths[place.path] = None
                if place.address:
                    label_chain(labels, place.address)
        return cls(paths, labels, rules, written, has_suppressed)
