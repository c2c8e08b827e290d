"""Encoded outcomes in one SQLite file. A damaged, locked or missing file only makes a run slower."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = ".gklint_cache"
_FILE = "outcomes.sqlite3"
_OURS = ("CACHEDIR.TAG", ".gitignore", _FILE, f"{_FILE}-journal")
_MARKS = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# gklint: outcomes of unchanged files\n",
    ".gitignore": "*\n",
}
_APPLICATION = 0x676B6C74  # "gklt": tells our files from others
_LAYOUT = 1
_PATIENCE = 2.0  # seconds to wait for another process that is writing
_RECIPES = 8  # so many settings are remembered side by side: the latest
_TROUBLE = (sqlite3.Error, UnicodeError)  # the second from what a damaged file says of itself
_TABLES = """
create table if not exists recipes (recipe blob primary key, turn integer not null) without rowid;
create table if not exists outcomes (
  path text not null, recipe blob not null, content blob not null, seal blob not null, outcome blob not null,
  primary key (path, recipe)
);
"""


class OutcomeKey(NamedTuple):
    """What an outcome is stored under: the file's displayed name, the digest of its settings and of its content."""

    path: str
    settings: bytes
    content: bytes


class StoredOutcome(NamedTuple):
    key: OutcomeKey
    outcome: bytes


class Store:
    """On-disk store of outcomes. Never raises: an unreadable entry is a miss, a failed write is dropped."""

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

    def get(self, key: OutcomeKey) -> bytes | None:
        """The outcome for the key."""
        connection = self._connection()
        if connection is None:
            return None
        try:
            row = connection.execute(_SELECT, (_text(key.path), key.settings)).fetchone()
        except _TROUBLE:
            return None
        if row is None:
            return None
        content, seal, outcome = row
        sound = content == key.content and isinstance(outcome, bytes) and seal == _seal(key, outcome)
        return outcome if sound else None

    def keep(self, entries: Sequence[StoredOutcome]) -> None:
        """Keep outcomes, in place of older ones for the same file under the same settings."""
        if entries and self._create():
            self._write(entries)

    def close(self, digests: Iterable[bytes]) -> None:
        """End a run under the settings with these digests; drop outcomes of settings not used by the latest runs."""
        connection = self._connection()
        if connection is not None:
            try:
                with connection:
                    _drop_old_runs(connection, sorted(digests))
            except _TROUBLE:
                pass  # another process is writing: next time
            connection.close()
        self._opened = None

    def _write(self, entries: Sequence[StoredOutcome]) -> None:
        connection = self._connection()
        if connection is None:
            return
        rows = [(_text(k.path), k.settings, k.content, _seal(k, outcome), outcome) for k, outcome in entries]
        try:
            with connection:
                connection.executemany("insert or replace into outcomes values (?, ?, ?, ?, ?)", rows)
        except _TROUBLE as error:
            if not isinstance(error, sqlite3.OperationalError):
                self._discard(connection)  # damaged: begun anew by whoever writes next

    def _connection(self) -> sqlite3.Connection | None:
        """The connection of this process, if there is a sound file."""
        if self._process != os.getpid():
            self._process = os.getpid()
            try:
                self._opened = _connect(self.folder / _FILE)
            except sqlite3.OperationalError:  # locked for long, or not to be opened: left as it is
                self._opened, self._barred = None, True
        return self._opened

    def _create(self) -> bool:
        """Create folder and file where missing; replace a damaged file of gklint's."""
        if self._connection() is not None or self._barred:
            return not self._barred
        try:
            _make(self.folder)
        except (OSError, *_TROUBLE):
            return False
        self._process = 0
        return self._connection() is not None

    def _discard(self, connection: sqlite3.Connection) -> None:
        connection.close()
        self._opened = None
        _remove(self.folder / _FILE)


def clean(folder: Path) -> bool:
    """Remove the cache in `folder`, and nothing else; return whether there was one. Raises OSError."""
    if folder.is_symlink():
        return False
    found = [path for path in (folder / name for name in _OURS) if path.is_file()]
    for path in found:
        path.unlink()
    if found and not any(folder.iterdir()):
        folder.rmdir()
    return bool(found)


_SELECT = "select content, seal, outcome from outcomes where path = ? and recipe = ?"


def _connect(file: Path) -> sqlite3.Connection | None:
    """A connection to the file, or None if it is missing, not gklint's or of another layout.

    Raises OperationalError when busy.
    """
    if not file.is_file() or file.parent.is_symlink():  # a link could lead anywhere
        return None
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    if _is_ours(connection):
        return connection
    connection.close()
    return None


def _is_ours(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("pragma synchronous = off")  # a cache lost with the power is no loss
        marks = [connection.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version")]
    except sqlite3.OperationalError:
        raise
    except _TROUBLE:  # damaged, or no database
        return False
    return marks == [_APPLICATION, _LAYOUT]


def _make(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise FileExistsError(folder)
    for name, text in _MARKS.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, "utf-8")
    file = folder / _FILE
    _remove(file)  # not sound, or it would have been opened
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        connection.executescript(
            f"pragma application_id = {_APPLICATION}; pragma user_version = {_LAYOUT}; begin; {_TABLES} commit;"
        )
    finally:
        connection.close()


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)


def _drop_old_runs(connection: sqlite3.Connection, digests: Sequence[bytes]) -> None:
    """Record the run for its settings, and drop the outcomes of all but the latest settings."""
    turn = connection.execute("select coalesce(max(turn), 0) + 1 from recipes").fetchone()[0]
    connection.executemany("insert or replace into recipes values (?, ?)", [(settings, turn) for settings in digests])
    latest = connection.execute("select recipe from recipes order by turn desc, recipe").fetchall()
    for old in latest[max(_RECIPES, len(digests)) :]:
        connection.execute("delete from recipes where recipe = ?", old)
        connection.execute("delete from outcomes where recipe = ?", old)


def _seal(key: OutcomeKey, outcome: bytes) -> bytes:
    """A digest of a row, which reveals a flipped bit or a moved row."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (key.path.encode("utf-8", "surrogatepass"), key.settings, key.content, outcome):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def _text(path: str) -> str:
    """The path as SQLite can store it."""
    return path.encode("utf-8", "backslashreplace").decode()
