"""Recognised tables → what people call them, for files that can only count their tables (`第2个表` → `表三`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.model.report import TableReading
from gklint.model.source import Address, AddressParts


def table_names(readings: Sequence[TableReading], surplus: Sequence[TableReading]) -> Mapping[AddressParts, str]:
    """The names by the parts of the tables' addresses.

    A part of a statutory table is identified by its place in the file. A table that holds two of
    them, or one over again, keeps that place for its name: rows are counted from where it begins.
    """
    takes = [{address.parts: address for address in _tables(reading)} for reading in (*readings, *surplus)]
    taken = [parts for one in takes for parts in one]
    return {
        parts: reading.form.name if len(one) == 1 else f"{reading.form.name}（{table.label}）"
        for reading, one in zip(readings, takes, strict=False)
        for parts, table in one.items()
        if taken.count(parts) == 1
    }


def _tables(reading: TableReading) -> Iterator[Address]:
    """The tables of the file in which rows of a statutory one stand."""
    for span in (place for row in reading.rows for place in (row.label_span, *(span for _, span in row.values))):
        address = span.address
        if address is not None and address.table is not None:
            yield address.table
