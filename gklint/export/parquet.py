"""The tables as Parquet files, one a table, written in batches; needs pyarrow (`pip install gklint[parquet]`)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from gklint.errors import UsageError
from gklint.export.rows import Row, Rows
from gklint.export.schema import TABLES, VERSION, ExportTable, TableColumn

_BATCH = 20_000  # rows kept in memory of each table before they are written as a row group
_DIGITS, _PLACES = 38, 4  # of a decimal: what a figure can be, in 万元 with four decimals
_LARGEST = Decimal(10) ** (_DIGITS - _PLACES) - 1


class ParquetWriter:
    """Writes rows into `folder`/TABLE.parquet. Raises UsageError when pyarrow is not installed."""

    def __init__(self, folder: Path) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise UsageError(
                "写 Parquet 需要 pyarrow：pip install 'gklint[parquet]'；或写成 .sqlite 文件",
                "Parquet needs pyarrow: pip install 'gklint[parquet]'; or write a .sqlite file",
            ) from None
        self._arrow = pyarrow
        self._schemas = {name: self._schema(table) for name, table in TABLES.items()}
        self._files = {
            name: pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._waiting: Mapping[str, list[Row]] = {name: [] for name in TABLES}

    def _schema(self, table: ExportTable) -> Any:
        fields = [self._field(column) for column in table.columns]
        return self._arrow.schema(fields, metadata={"gklint.schema": str(VERSION), "about": table.about})

    def _field(self, column: TableColumn) -> Any:
        about = {"about": column.about}
        return self._arrow.field(column.name, self._type(column), nullable=not column.required, metadata=about)

    def _type(self, column: TableColumn) -> Any:
        if column.type == "decimal":
            return self._arrow.decimal128(_DIGITS, _PLACES)
        return self._arrow.int64() if column.type == "integer" else self._arrow.string()

    def write(self, rows: Rows) -> None:
        """Add rows to the tables named."""
        for name, some in rows.items():
            self._waiting[name].extend(some)
            if len(self._waiting[name]) >= _BATCH:
                self._flush(name)

    def close(self) -> None:
        """Write what is waiting and close the files."""
        for name, file in self._files.items():
            self._flush(name)
            file.close()

    def _flush(self, name: str) -> None:
        table, rows = TABLES[name], self._waiting[name]
        columns = [[_column_value(column, row[at]) for row in rows] for at, column in enumerate(table.columns)]
        arrays = [
            self._arrow.array(values, field.type) for values, field in zip(columns, self._schemas[name], strict=True)
        ]
        if rows:
            self._files[name].write_table(self._arrow.Table.from_arrays(arrays, schema=self._schemas[name]))
        rows.clear()


def _column_value(column: TableColumn, value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if column.type == "decimal" and isinstance(value, Decimal):
        rounded = value.quantize(Decimal(1).scaleb(-_PLACES)) if abs(value) <= _LARGEST else None
        return rounded if rounded == value else None
    return value
