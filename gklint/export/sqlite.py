"""The tables as one SQLite file, written in batches beside its place and put there when it is complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from gklint.export.rows import Row, Rows
from gklint.export.schema import SCALE, TABLES, VERSION, ExportTable, TableColumn

_LARGEST = 2**63 - 1
_INDEXES = ("findings (path)", "findings (rule)", "related (finding)", "facts (concept, party)", "facts (path)")


class SqliteWriter:
    """Writes rows into a new SQLite file at `path`. A context manager: closed and complete on leaving it.

    A decimal is stored as an integer when it is whole, else as its text; `NAME_e4` beside it counts ten-thousandths.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")  # the file is put in its place only when it is complete
        self._connection.execute(f"PRAGMA user_version = {VERSION}")
        self._connection.execute("BEGIN")
        for table in TABLES.values():
            self._connection.execute(_statement(table))

    def write(self, rows: Rows) -> None:
        """Add rows to the tables named."""
        for name, some in rows.items():
            table = TABLES[name]
            marks = ", ".join("?" * sum(1 for _ in _names(table)))
            stored = (tuple(_row_values(table, row)) for row in some)
            self._connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', stored)

    def close(self) -> None:
        """Add the indexes and close the file."""
        with closing(self._connection) as connection:
            for number, index in enumerate(_INDEXES):
                connection.execute(f"CREATE INDEX index_{number} ON {index}")
            connection.execute("COMMIT")


def _statement(table: ExportTable) -> str:
    columns = ",\n  ".join(_names(table))
    return f'CREATE TABLE "{table.name}" (\n  {columns}\n)'


def _names(table: ExportTable) -> Iterator[str]:
    """The columns as SQLite declares them; a decimal has no type, so that SQLite makes no float of it."""
    for column in table.columns:
        required = " NOT NULL" if column.required else ""
        if column.type == "decimal":
            yield f'"{column.name}"'
            yield f'"{column.name}_e4" INTEGER'
        else:
            key = " PRIMARY KEY" if (table.name, column.name) == ("findings", "id") else ""
            yield f'"{column.name}" {column.type.upper()}{required}{key}'


def _row_values(table: ExportTable, row: Row) -> Iterator[str | int | None]:
    for column, value in zip(table.columns, row, strict=True):
        if column.type == "decimal":
            yield from _decimal(column, value)
        else:
            assert not isinstance(value, Decimal)
            yield value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _decimal(column: TableColumn, value: object) -> Iterator[str | int | None]:
    if value is None:
        yield from (None, None)
        return
    assert isinstance(value, Decimal), column
    whole = value == value.to_integral_value() and abs(value) <= _LARGEST
    yield int(value) if whole else str(value)
    scaled = value * SCALE
    exact = scaled == scaled.to_integral_value() and abs(scaled) <= _LARGEST
    yield int(scaled) if exact else None
