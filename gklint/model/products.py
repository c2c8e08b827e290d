"""What a run keeps of each report beside its findings, made while the report is at hand: for outputs that want it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from gklint.model.report import Report
from gklint.model.sheet import FactSheet
from gklint.model.transcript import Transcript


class Products(NamedTuple):
    """The products of one report; None where a run was not asked for them. Picklable, some kB."""

    transcript: Transcript | None = None
    facts: FactSheet | None = None


PRODUCTS = Products._fields
NO_PRODUCTS = Products()


def products_of(report: Report, wanted: Collection[str]) -> Products:
    """The wanted products of a report; `wanted` are names among PRODUCTS."""
    return Products(
        transcript=Transcript.of(report) if "transcript" in wanted else None,
        facts=FactSheet.of(report) if "facts" in wanted else None,
    )
