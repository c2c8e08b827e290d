"""Encoded outcomes in one SQLite file. A damaged, locked or missing file only makes a run slower."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gklint.engine.cache.database import TROUBLE, connect, make, remove
from gklint.model.light_classes import NamedTuple

_RECIPES = 8  # so many settings are remembered side by side: the latest
_SELECT_ENTRIES = (
    "select rowid, path, content, stamp, reader from outcomes "
    "where recipe = ? and path in (select value from json_each(?))"
)
_SELECT_RUN = "select name, number, seal, lengths, data from runs where run = ? order by name, number"
_DELETE_RUNS = (
    "delete from runs where run = ? or run not in (select run from runs where name = '' order by rowid desc limit ?)"
)
_RUNS = 2  # so many runs are remembered side by side: the latest
_SELECT_OUTCOME = "select seal, outcome from outcomes where rowid = ?"


class OutcomeKey(NamedTuple):
    """What an outcome is stored under: the file's displayed name, the digest of its settings and of its content."""

    path: str
    settings: bytes
    content: bytes


class FileVersion(NamedTuple):
    """By what a file is known again: its stamp (see file_stamp), and the reader of its content with its versions."""

    stamp: bytes = b""
    reader: str = ""


class StoredOutcome(NamedTuple):
    """An outcome as it is stored, with the version of the file that it is the outcome of."""

    key: OutcomeKey
    version: FileVersion
    outcome: bytes


class RunPart(NamedTuple):
    """A part of what a run came to: items of the sequence with that name, encoded one after another (see Block)."""

    name: str
    number: int
    lengths: bytes
    data: bytes


class StoredEntry(NamedTuple):
    """What the store has for a file without its outcome: that is in `row`."""

    row: int
    key: OutcomeKey
    version: FileVersion


class Store:
    """On-disk store of outcomes in a folder of this user's own.

    Never raises: an unreadable entry is a miss, a failed write is dropped; a folder that others may have prepared is
    left alone.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = 0
        self._opened: sqlite3.Connection | None = None
        self._barred = False

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.folder,)

    def is_there(self) -> bool:
        """Whether there is anything to be looked up."""
        return self._connection() is not None

    def entries(self, paths: Sequence[str], settings: bytes) -> dict[str, StoredEntry]:
        """What there is for these files, by displayed name, under the settings with this digest."""
        connection = self._connection()
        if connection is None:
            return {}
        names = {_text(path): path for path in paths}
        try:
            rows = connection.execute(_SELECT_ENTRIES, (settings, json.dumps([*names]))).fetchall()
        except TROUBLE:
            return {}
        return {
            names[path]: StoredEntry(row, OutcomeKey(names[path], settings, content), FileVersion(stamp, reader))
            for row, path, content, stamp, reader in rows
            if path in names and type(content) is type(stamp) is bytes and type(reader) is str  # damage is possible
        }

    def outcome(self, entry: StoredEntry) -> bytes | None:
        """The outcome of the entry; None where the row is not as it was written."""
        connection = self._connection()
        if connection is None:
            return None
        try:
            row = connection.execute(_SELECT_OUTCOME, (entry.row,)).fetchone()
        except TROUBLE:
            return None
        seal, outcome = row or (b"", b"")
        return outcome if isinstance(outcome, bytes) and seal == _seal(entry.key, entry.version, outcome) else None

    def keep(self, entries: Sequence[StoredOutcome]) -> None:
        """Keep outcomes, in place of older ones for the same file under the same settings."""
        if entries and self._create():
            self._write(entries)

    def keep_run(self, key: bytes, parts: Iterable[RunPart]) -> None:
        """Keep what a run came to; that of the latest other one stays, too. What `parts` raises is raised."""
        connection = self._connection()
        if connection is None:
            return
        rows = ((key, part.name, part.number, _run_seal(key, part), part.lengths, part.data) for part in parts)
        try:
            with connection:
                connection.execute(_DELETE_RUNS, (key, _RUNS - 1))
                connection.executemany("insert or replace into runs values (?, ?, ?, ?, ?, ?)", rows)
        except TROUBLE as error:
            if not isinstance(error, sqlite3.OperationalError):
                self._discard(connection)

    def run_parts(self, key: bytes) -> Iterator[RunPart]:
        """What is kept of the run, by name and number; it ends before a part that is not as it was written."""
        connection = self._connection()
        if connection is None:
            return
        try:
            for name, number, seal, lengths, data in connection.execute(_SELECT_RUN, (key,)):
                if not (type(name) is str and type(number) is int and type(lengths) is type(data) is bytes):
                    return  # damage is possible
                part = RunPart(name, number, lengths, data)
                if seal != _run_seal(key, part):
                    return
                yield part
        except TROUBLE:
            return

    def close(self, digests: Iterable[bytes]) -> None:
        """End a run under the settings with these digests; drop outcomes of settings not used by the latest runs."""
        connection = self._connection()
        if connection is not None:
            try:
                with connection:
                    _drop_old_runs(connection, sorted(digests))
            except TROUBLE:
                pass  # another process is writing: next time
            connection.close()
        self._opened, self._process = None, 0  # opened again by whoever asks again

    def _write(self, entries: Sequence[StoredOutcome]) -> None:
        connection = self._connection()
        if connection is None:
            return
        rows = [
            (_text(key.path), key.settings, *version, key.content, _seal(key, version, outcome), outcome)
            for key, version, outcome in entries
        ]
        try:
            with connection:
                connection.executemany("insert or replace into outcomes values (?, ?, ?, ?, ?, ?, ?)", rows)
        except TROUBLE as error:
            if not isinstance(error, sqlite3.OperationalError):
                self._discard(connection)  # damaged: begun anew by whoever writes next

    def _connection(self) -> sqlite3.Connection | None:
        """The connection of this process, if there is a sound file."""
        if self._process != os.getpid():
            self._process = os.getpid()
            try:
                self._opened = connect(self.folder)
            except sqlite3.OperationalError:  # locked for long, or not to be opened: left as it is
                self._opened, self._barred = None, True
        return self._opened

    def _create(self) -> bool:
        """Create folder and file where missing; replace a damaged file of gklint's."""
        if self._connection() is not None or self._barred:
            return not self._barred
        try:
            make(self.folder)
        except (OSError, *TROUBLE):
            return False
        self._process = 0
        return self._connection() is not None

    def _discard(self, connection: sqlite3.Connection) -> None:
        connection.close()
        self._opened = None
        remove(self.folder)


def _drop_old_runs(connection: sqlite3.Connection, digests: Sequence[bytes]) -> None:
    """Record the run for its settings, and drop the outcomes of all but the latest settings."""
    turn = connection.execute("select coalesce(max(turn), 0) + 1 from recipes").fetchone()[0]
    connection.executemany("insert or replace into recipes values (?, ?)", [(settings, turn) for settings in digests])
    latest = connection.execute("select recipe from recipes order by turn desc, recipe").fetchall()
    for old in latest[max(_RECIPES, len(digests)) :]:
        connection.execute("delete from recipes where recipe = ?", old)
        connection.execute("delete from outcomes where recipe = ?", old)


def _seal(key: OutcomeKey, version: FileVersion, outcome: bytes) -> bytes:
    """A digest of a row, which reveals a flipped bit or a moved row."""
    names = (part.encode("utf-8", "surrogatepass") for part in (key.path, version.reader))
    return _digest(*names, key.settings, key.content, version.stamp, outcome)


def _run_seal(key: bytes, part: RunPart) -> bytes:
    """The same of a part of a run."""
    return _digest(key, part.name.encode("utf-8", "surrogatepass"), b"%d" % part.number, part.lengths, part.data)


def _digest(*parts: bytes) -> bytes:
    lengths = struct.pack(f"<{len(parts)}Q", *map(len, parts))
    digest = hashlib.blake2b(lengths, digest_size=16)
    for part in parts:
        digest.update(part)
    return digest.digest()


def _text(path: str) -> str:
    """The path as SQLite can store it."""
    return path.encode("utf-8", "backslashreplace").decode()
