"""What a run keeps of each report beside its findings, for outputs that need it; built right after the check."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from gklint.model.archive_entry import ArchiveEntry
from gklint.model.fact_sheet import FactSheet, SheetClaim
from gklint.model.form import Figure
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Report
from gklint.model.transcript import Transcript


class JudgedIdentity(NamedTuple):
    """A sum of the rules as it stands in one report: `name` is rule:key, as of its finding where it does not hold."""

    name: str
    figures: tuple[Figure, ...]
    holds: bool


class Products(NamedTuple):
    """The products of one report; None where the run did not request them. Picklable, some kB.

    `identities` are every sum that could be judged, whether it holds or not; `claims` what the running text states;
    `summary` what comparing the report needs: a run that keeps it compares nothing, since others are compared later.
    """

    transcript: Transcript | None = None
    facts: FactSheet | None = None
    identities: tuple[JudgedIdentity, ...] | None = None
    claims: tuple[SheetClaim, ...] | None = None
    summary: ArchiveEntry | None = None


PRODUCTS = Products._fields
NO_PRODUCTS = Products()


def products_of(
    report: Report,
    wanted: Collection[str],
    identities: Callable[[], Iterable[JudgedIdentity]] = tuple,
    entry: ArchiveEntry | None = None,
) -> Products:
    """The wanted products of a report; `wanted` are names among PRODUCTS. `identities` evaluates the sums."""
    return Products(
        transcript=Transcript.of(report) if "transcript" in wanted else None,
        facts=FactSheet.of(report) if "facts" in wanted else None,
        identities=tuple(identities()) if "identities" in wanted else None,
        claims=tuple(SheetClaim.of(report, one) for one in report.claims) if "claims" in wanted else None,
        summary=entry if "summary" in wanted else None,
    )
