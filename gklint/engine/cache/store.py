"""Encoded outcomes in one SQLite file. A damaged, locked or missing file only makes a run slower."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gklint.engine.cache.cache_folder import make_private, refusal
from gklint.engine.cache.outcome_codec import MOST_BYTES

OLD_FOLDER = ".gklint_cache"  # where earlier versions kept outcomes, beside the configuration
_FILE = "outcomes.sqlite3"
_TAG = "CACHEDIR.TAG"
_JOURNALS = tuple(f"{_FILE}{ending}" for ending in ("-journal", "-wal", "-shm"))
_OURS = (_TAG, ".gitignore", _FILE, *_JOURNALS)
_TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n# gklint: outcomes of unchanged files\n"
_APPLICATION = 0x676B6C74  # "gklt": tells our files from others
_LAYOUT = 2
_PATIENCE = 2.0  # seconds to wait for another process that is writing
_RECIPES = 8  # so many settings are remembered side by side: the latest
_MOST_ROW = 2 * MOST_BYTES  # bytes of a value or a statement
_TROUBLE = (sqlite3.Error, UnicodeError)  # the second from what a damaged file says of itself
# No journal on the disk: the next process would obey one. What a crash leaves half written is found by the seals.
_SETTINGS = ("trusted_schema = off", "cell_size_check = on", "journal_mode = memory", "synchronous = off")
_TABLES = {
    "outcomes": (
        "CREATE TABLE outcomes (path text not null, recipe blob not null, content blob not null, seal blob not null, "
        "outcome blob not null, primary key (path, recipe))"
    ),
    "recipes": "CREATE TABLE recipes (recipe blob primary key, turn integer not null) without rowid",
}


class OutcomeKey(NamedTuple):
    """What an outcome is stored under: the file's displayed name, the digest of its settings and of its content."""

    path: str
    settings: bytes
    content: bytes


class StoredOutcome(NamedTuple):
    key: OutcomeKey
    outcome: bytes


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
    found = [path for path in (folder / name for name in _OURS) if path.is_file() and not path.is_symlink()]
    for path in found:
        path.unlink()
    if found and not any(folder.iterdir()):
        folder.rmdir()
    return bool(found)


_SELECT = "select content, seal, outcome from outcomes where path = ? and recipe = ?"


def _connect(file: Path) -> sqlite3.Connection | None:
    """A connection to the file, or None if it is missing, not this user's own or of another layout.

    Raises OperationalError when busy.
    """
    if not _is_plain(file) or any(file.with_name(name).exists() for name in _JOURNALS):
        return None
    connection = _open(file)
    if _is_ours(connection):
        return connection
    connection.close()
    return None


def _is_plain(file: Path) -> bool:
    """Whether it is a file of this user's own, in a folder of his own, that SQLite opens without a write-ahead log."""
    if refusal(file.parent) is not None:
        return False
    try:
        found = file.lstat()
        with file.open("rb") as stream:
            versions = stream.read(20)[18:20]
    except OSError:
        return False
    own = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    return own and stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and versions == b"\1\1"


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_ROW)
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether it says that it is ours, and has our two tables and nothing else: no views, no triggers."""
    try:
        for setting in _SETTINGS:
            connection.execute(f"pragma {setting}")
        marks = [connection.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version")]
        schema = connection.execute("select name, sql from sqlite_schema where sql is not null limit 9").fetchall()
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            return False
        raise
    except _TROUBLE:  # damaged, or no database
        return False
    return marks == [_APPLICATION, _LAYOUT] and len(schema) == len(_TABLES) and dict(schema) == _TABLES


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN)


def _make(folder: Path) -> None:
    """Make folder and file; an unsound file of ours is made anew. Raises OSError and sqlite3.Error."""
    make_private(folder)
    if refusal(folder) is not None:
        raise PermissionError(folder)
    tag, file = folder / _TAG, folder / _FILE
    if not tag.exists():
        with suppress(FileExistsError):
            _write_new(tag, _TAG_TEXT)
    _remove(file)  # not sound, or it would have been opened
    _write_new(file, b"")
    connection = _open(file)
    try:
        pragmas = "; ".join(f"pragma {setting}" for setting in _SETTINGS)
        tables = "; ".join(_TABLES.values())
        connection.executescript(
            f"{pragmas}; begin; pragma application_id = {_APPLICATION}; pragma user_version = {_LAYOUT}; "
            f"{tables}; commit;"
        )
    finally:
        connection.close()


def _write_new(file: Path, data: bytes) -> None:
    """Make a file that is not there, for this user alone. Raises OSError, and then leaves none behind."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(file, flags, 0o600), "wb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except OSError:
            file.unlink(missing_ok=True)
            raise


def _remove(file: Path) -> None:
    for name in (file.name, *_JOURNALS):
        file.with_name(name).unlink(missing_ok=True)


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
