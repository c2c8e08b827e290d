"""Outcomes of a run → an export on disk: written beside its place, put there only when it is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from gklint import __version__
from gklint.errors import UsageError
from gklint.export.parquet import ParquetWriter
from gklint.export.rows import Row, RowMaker, Rows, rule_rows
from gklint.export.schema import TABLES, VERSION
from gklint.export.sqlite import SqliteWriter
from gklint.model.light_classes import NamedTuple
from gklint.model.os_error_cause import cause_of
from gklint.model.outcome import Outcome
from gklint.model.rule import Rule

PRODUCTS = ("facts", "identities", "claims")  # what a run has to keep of each report
SQLITE_SUFFIXES = (".sqlite", ".sqlite3", ".db")
Kind = Literal["sqlite", "parquet"]


class Writer(Protocol):
    """Takes rows batch by batch; complete after `close`."""

    def write(self, rows: Rows) -> None:
        """Add rows to the tables named."""

    def close(self) -> None:
        """Write what is waiting, and close."""


class Exported(NamedTuple):
    """How many rows each table got, and how many files and failures the run had."""

    rows: dict[str, int]
    files: int
    failures: int


def kind_of(target: Path) -> Kind:
    """SQLite by suffix, Parquet for a folder (there, or a name without suffix). Raises UsageError for any other."""
    if target.suffix.lower() in SQLITE_SUFFIXES and not target.is_dir():
        return "sqlite"
    if target.is_dir() or not target.suffix:
        return "parquet"
    raise UsageError(
        f"--output {target}：请写成 .sqlite 文件，或一个文件夹（写入 Parquet 文件）",
        f"--output {target}: name a .sqlite file, or a folder for Parquet files",
    )


def write_export(
    outcomes: Iterable[Outcome], rules: Iterable[Rule], packages: Sequence[object], target: Path
) -> Exported:
    """Write the tables of these outcomes to `target`. Raises UsageError when it cannot be written.

    Memory holds one batch of rows, and the rows of `files`, whose counts are known only after the comparisons.
    """
    kind = kind_of(target)
    with _complete_or_nothing(target, kind) as beside:
        writer: Writer = SqliteWriter(beside) if kind == "sqlite" else ParquetWriter(beside)
        counts = dict.fromkeys(TABLES, 0)
        maker = RowMaker()
        for rows in _batches(outcomes, maker, rules, packages):
            writer.write(rows)
            for name, some in rows.items():
                counts[name] += len(some)
        writer.close()
    return Exported(counts, maker.files, maker.failures)


def _batches(
    outcomes: Iterable[Outcome], maker: RowMaker, rules: Iterable[Rule], packages: Sequence[object]
) -> Iterator[Rows]:
    for outcome in outcomes:
        yield maker.rows_of(outcome)
    names = ", ".join(str(package) for package in packages)
    run: Row = (VERSION, __version__, names, maker.files, maker.failures)
    yield {"files": maker.file_rows(), "rules": rule_rows(rules), "run": [run]}


@contextmanager
def _complete_or_nothing(target: Path, kind: Kind) -> Iterator[Path]:
    """A path to write to beside the target; what is there replaces the target when the body ends well."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".gklint-export-", dir=target.parent))
    except OSError as error:
        raise _cannot_write(target, error) from None
    try:
        yield folder / target.name if kind == "sqlite" else folder
        if kind == "sqlite":
            (folder / target.name).replace(target)
        else:
            target.mkdir(exist_ok=True)
            for table in TABLES:
                (folder / f"{table}.parquet").replace(target / f"{table}.parquet")
    except OSError as error:
        raise _cannot_write(target, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cannot_write(target: Path, error: OSError) -> UsageError:
    cause = cause_of(error)
    return UsageError(
        f"不能写入 {target}（{cause.zh}）；请换一个位置", f"cannot write {target} ({cause.en}); choose another place"
    )
