"""The SQLite file that outcomes are kept in: made, opened and removed, and never taken for ours unless it is."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from gklint.engine.cache.cache_folder import make_private, refusal
from gklint.engine.cache.outcome_codec import MOST_BYTES

OLD_FOLDER = ".gklint_cache"  # where earlier versions kept outcomes, beside the configuration
TROUBLE = (sqlite3.Error, UnicodeError)  # the second from what a damaged file says of itself
_FILE = "outcomes.sqlite3"
_TAG = "CACHEDIR.TAG"
_JOURNALS = tuple(f"{_FILE}{ending}" for ending in ("-journal", "-wal", "-shm"))
_OURS = (_TAG, ".gitignore", _FILE, *_JOURNALS)
_TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n# gklint: outcomes of unchanged files\n"
_APPLICATION = 0x676B6C74  # "gklt": tells our files from others
_LAYOUT = 4
_PATIENCE = 2.0  # seconds to wait for another process that is writing
_MOST_ROW = 2 * MOST_BYTES  # bytes of a value or a statement
# No journal on the disk: the next process would obey one. What a crash leaves half written is found by the seals.
_SETTINGS = ("trusted_schema = off", "cell_size_check = on", "journal_mode = memory", "synchronous = off")
_TABLES = {
    "outcomes": (
        "CREATE TABLE outcomes (path text not null, recipe blob not null, stamp blob not null, reader text not null, "
        "content blob not null, seal blob not null, outcome blob not null, primary key (path, recipe))"
    ),
    "runs": (
        "CREATE TABLE runs (run blob not null, name text not null, number integer not null, seal blob not null, "
        "lengths blob not null, data blob not null, primary key (run, name, number))"
    ),
    "recipes": "CREATE TABLE recipes (recipe blob primary key, turn integer not null) without rowid",
}


def connect(folder: Path) -> sqlite3.Connection | None:
    """A connection to the database in the folder, or None if it is missing, not this user's own or of another layout.

    Raises OperationalError when busy.
    """
    file = folder / _FILE
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
    """Whether it says that it is ours, and has our tables and nothing else: no views, no triggers."""
    try:
        for setting in _SETTINGS:
            connection.execute(f"pragma {setting}")
        marks = [connection.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version")]
        schema = connection.execute("select name, sql from sqlite_schema where sql is not null limit 9").fetchall()
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            return False
        raise
    except TROUBLE:  # damaged, or no database
        return False
    return marks == [_APPLICATION, _LAYOUT] and len(schema) == len(_TABLES) and dict(schema) == _TABLES


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN)


def make(folder: Path) -> None:
    """Make folder and file; an unsound file of ours is made anew. Raises OSError and sqlite3.Error."""
    make_private(folder)
    if refusal(folder) is not None:
        raise PermissionError(folder)
    tag, file = folder / _TAG, folder / _FILE
    if not tag.exists():
        with suppress(FileExistsError):
            _write_new(tag, _TAG_TEXT)
    remove(folder)  # not sound, or it would have been opened
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


def remove(folder: Path) -> None:
    """Remove the database and what SQLite has left beside it. Raises OSError."""
    for name in (_FILE, *_JOURNALS):
        (folder / name).unlink(missing_ok=True)


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
