"""The units of the tables' figures, as messages name them."""

from __future__ import annotations

from gklint.api import Number


def unit_of(concept: str) -> str:
    """`万元` for amounts of money, `项` for items of powers and procurement, `件` for all else."""
    _, _, column = concept.rpartition(".")
    if column == "amount":
        return "万元"
    return "项" if column.startswith("items") else "件"


def with_unit(value: Number | str, concept: str) -> str:
    """`3件`, `25.1万元`"""
    return f"{value}{unit_of(concept)}"
