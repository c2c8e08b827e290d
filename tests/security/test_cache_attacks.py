"""What somebody may do who can put files into a checkout, or bytes into the cache itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from stored import VERSION, stored, to_store

from gklint.config.config import Config
from gklint.engine.cache.cache_folder import cache_folder, make_private
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.cache.store import OutcomeKey, Store
from gklint.engine.file_linter import FileLinter
from gklint.model.archive import ReportSummary
from gklint.model.outcome import FileOutcome
from gklint.model.packing import UnpackedSizeError
from gklint.model.report_file import File
from gklint.registry.registry import collect
from gklint.testing import report

FILE = "outcomes.sqlite3"
KEY = OutcomeKey("a.txt", b"recipe", b"content")
LINT = [sys.executable, "-m", "gklint", ".", "--output-format", "concise"]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def gklint(folder: Path, *options: str) -> Ran:
    done = subprocess.run([*LINT, *options], cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with 24 faulty reports, as a pull request may bring it."""
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    for number in range(24):
        text = report(form="2021", organ=f"第{number}局", **{"requests.received@total": 9})
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


def hot_journal(database: Path, victim: Path) -> None:
    """A journal for the database that names `victim` as its super-journal, which SQLite deletes when rolling back."""
    named = os.fsencode(victim)
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 0, database.stat().st_size // 4096, 512, 4096)
    trailer = struct.pack(">I", 0x40000000 // 4096 + 1) + named
    trailer += struct.pack(">II", len(named), sum(named)) + bytes.fromhex("d9d505f920a163d7")
    database.with_name(f"{FILE}-journal").write_bytes(head.ljust(512, b"\0") + trailer)


def made(folder: Path) -> Path:
    """A sound cache in the folder; its database."""
    store = Store(folder)
    store.keep([to_store(KEY, b"outcome")])
    store.close([b"recipe"])
    return folder / FILE


@pytest.mark.parametrize("committed", [".gklint_cache", ".cache/gklint", "gklint_cache", "outcomes"])
def test_a_committed_cache_is_not_opened(checkout: Path, tmp_path: Path, committed: str) -> None:
    before, victim = gklint(checkout), tmp_path / "victim"
    victim.write_text("mine")
    shutil.copytree(made(tmp_path / "own").parent, checkout / committed)
    hot_journal(checkout / committed / FILE, victim)
    assert gklint(checkout) == before and before.code == 1
    assert victim.read_text() == "mine"


def test_a_named_folder_with_a_committed_cache_deletes_nothing_and_hides_nothing(
    checkout: Path, tmp_path: Path
) -> None:
    """Also where the checkout was made under a mask that leaves the committed folder to this user alone."""
    before, victim = gklint(checkout, "--no-cache"), tmp_path / "victim"
    victim.write_text("mine")
    base = checkout / "cache"
    folder = cache_folder(checkout, base)
    assert folder is not None
    hot_journal(made(folder), victim)
    assert gklint(checkout, "--cache-dir", "cache") == before
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_no_journal_is_ever_obeyed(tmp_path: Path, ending: str) -> None:
    """Neither one that lies there nor one of our own: we write none."""
    database = made(tmp_path / "cache")
    database.with_name(FILE + ending).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 100)
    assert stored(Store(database.parent), KEY) is None
    assert made(database.parent) and stored(Store(database.parent), KEY) == b"outcome"
    assert sorted(one.name for one in database.parent.iterdir()) == ["CACHEDIR.TAG", FILE]


def test_a_database_that_asks_for_a_log_of_its_own_is_not_opened(tmp_path: Path) -> None:
    database = made(tmp_path / "cache")
    whole = bytearray(database.read_bytes())
    whole[18:20] = b"\2\2"
    database.write_bytes(whole)
    assert stored(Store(database.parent), KEY) is None
    assert not database.with_name(f"{FILE}-shm").exists()


def prepared(kind: str, folder: Path, elsewhere: Path) -> None:
    """A folder as others may have prepared it, which holds a sound cache."""
    made(elsewhere)
    if kind == "link":
        folder.symlink_to(elsewhere, target_is_directory=True)
        return
    shutil.copytree(elsewhere, folder)
    folder.chmod(0o755 if kind == "open to others" else 0o700)
    if kind == "of another user":
        os.chown(folder, 12345, 12345)
    elif kind == "with a file of another user":
        os.chown(folder / FILE, 12345, 12345)
    elif kind == "with a link as file":
        (folder / FILE).unlink()
        (folder / FILE).symlink_to(elsewhere / FILE)
    elif kind == "with a hard link as file":
        (folder / FILE).unlink()
        (folder / FILE).hardlink_to(elsewhere / FILE)


KINDS = ["link", "open to others", "of another user", "with a file of another user", "with a link as file"]


@pytest.mark.skipif(os.name == "nt", reason="owners and modes of POSIX")
@pytest.mark.parametrize("kind", [*KINDS, "with a hard link as file"])
def test_a_folder_that_others_may_have_prepared_is_not_read(tmp_path: Path, kind: str) -> None:
    if "another user" in kind and os.geteuid() != 0:
        pytest.skip("only root gives files away")
    prepared(kind, tmp_path / "cache", tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere" / FILE).read_bytes()
    store = Store(tmp_path / "cache")
    assert stored(store, KEY) is None
    store.keep([to_store(KEY, b"forged")])
    store.close([b"recipe"])
    assert (tmp_path / "elsewhere" / FILE).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_folder_that_is_not_used_is_said(checkout: Path, tmp_path: Path) -> None:
    base = tmp_path / "shared"
    folder = cache_folder(checkout, base)
    assert folder is not None
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    told = gklint(checkout, "--cache-dir", str(base))
    assert told.err == f"gklint: 不使用缓存 {folder}：其他用户可以进入该文件夹（权限应为700）\n"
    assert [*folder.iterdir()] == []


def test_a_link_on_the_way_to_the_named_folder_is_not_followed(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (checkout / "cache").symlink_to(tmp_path / "elsewhere")
    for named in ("cache", "cache/inner"):
        assert "路径中有链接" in gklint(checkout, "--cache-dir", named).err
    assert [*(tmp_path / "elsewhere").iterdir()] == []


FORGED: dict[str, Callable[[sqlite3.Connection], object]] = {
    "endless view": lambda one: one.executescript(
        "drop table outcomes; create view outcomes as with recursive r(n) as (select 1 union all select n + 1 from r) "
        "select 'a.txt' path, x'00' recipe, x'00' content, x'00' seal, x'00' outcome from r where n < 0;"
    ),
    "trigger": lambda one: one.executescript(
        "create trigger t after insert on outcomes begin delete from recipes; end;"
    ),
    "further table": lambda one: one.execute("create table more (a)"),
    "generated column": lambda one: one.execute("alter table outcomes add column more as (zeroblob(999999999))"),
    "index": lambda one: one.execute("create index i on outcomes (hex(zeroblob(99999999)))"),
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_database_with_anything_but_our_tables_is_begun_anew(tmp_path: Path, kind: str) -> None:
    database = made(tmp_path / "cache")
    with sqlite3.connect(database) as connection:
        FORGED[kind](connection)
    connection.close()
    start = time.process_time()
    assert stored(Store(database.parent), KEY) is None
    assert made(database.parent) and stored(Store(database.parent), KEY) == b"outcome"
    assert time.process_time() - start < 2


@pytest.fixture(scope="module")
def outcome() -> FileOutcome:
    config = Config()
    text = report(form="2021", **{"requests.received@total": 9})
    return FileLinter(collect(config), config).lint(File(Path("a.txt"), "a.txt"), text.encode())


@pytest.mark.parametrize("number", ["1E+900000000", "1E-900000000", "NaN", "Infinity", "9" * 5000])
def test_a_number_without_end_is_no_number_of_an_outcome(outcome: FileOutcome, number: str) -> None:
    plain = msgspec.msgpack.decode(encode_outcome(outcome) or b"")
    at, found = next((at, one) for at, one in enumerate(plain[1]) if one["tally"] is not None)
    found["tally"][1] = number
    plain[1][at] = found
    with pytest.raises(UnsoundError):
        decode_outcome(msgspec.msgpack.encode(plain))


@pytest.mark.parametrize(
    "data",
    [b"\x80\x05Nr\x00\x00\x00\x7f.", b"\xdd\xff\xff\xff\xff", b"\x97" + b"\xc6\xff\xff\xff\xff", b"\x91" * 90_000],
)
def test_sizes_that_are_only_claimed_take_no_memory(data: bytes) -> None:
    with pytest.raises(UnsoundError):
        decode_outcome(data)


def test_nothing_read_from_disk_is_unpickled() -> None:
    sources = (Path(__file__).parents[2] / "gklint" / "engine" / "cache").glob("*.py")
    assert not [source for source in sources if "pickle" in source.read_text("utf-8")]


def test_packed_prose_is_unpacked_within_bounds() -> None:
    packer, parts = zlib.compressobj(9), []
    for _ in range(300):
        parts.append(packer.compress(b"\0" * 1_000_000))
    summary = ReportSummary("a", "b", 2023, "2021", (), b"", (("overview", b"".join([*parts, packer.flush()])),))
    with pytest.raises(UnpackedSizeError):
        summary.prose("overview")


def test_no_room_while_the_cache_is_made_leaves_nothing_half_made(tmp_path: Path) -> None:
    """An empty mark would stay for good: it is made anew only where there is none."""
    resource = pytest.importorskip("resource")
    program = (
        "from pathlib import Path; from gklint.engine.cache.store import *; import sys\n"
        f"Store(Path(sys.argv[1])).keep([StoredOutcome({KEY!r}, {VERSION!r}, b'outcome')])"
    )
    run = [sys.executable, "-c", program, str(tmp_path / "cache")]
    subprocess.run(run, check=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    assert all(one.stat().st_size for one in (tmp_path / "cache").iterdir() if one.name != FILE)
    subprocess.run(run, check=True)
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: ")
    assert stored(Store(tmp_path / "cache"), KEY) == b"outcome"


def test_dangling_links_in_the_cache_are_not_written_through(tmp_path: Path) -> None:
    for name in ("CACHEDIR.TAG", FILE):
        folder = tmp_path / f"cache of {name}"
        make_private(folder)
        (folder / name).symlink_to(tmp_path / "written")
        made(folder)
    assert not (tmp_path / "written").exists()
