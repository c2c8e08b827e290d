"""The store: what was kept comes back for the same key only, and nothing that happens to its file is an error."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from stored import stored, to_store

from gklint.engine.cache.database import clean
from gklint.engine.cache.store import OutcomeKey, Store, StoredOutcome

KEY = OutcomeKey("年报.txt", b"recipe", b"content")
FILE = "outcomes.sqlite3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def kept(folder: Path, *entries: StoredOutcome, recipes: tuple[bytes, ...] = (b"recipe",)) -> None:
    store = Store(folder)
    store.keep(entries or [to_store(KEY, b"outcome")])
    store.close(recipes)


def test_what_was_kept_comes_back_for_the_same_key_only(folder: Path) -> None:
    kept(folder)
    store = Store(folder)
    assert stored(store, KEY) == b"outcome"
    for other in (KEY._replace(path="b.txt"), KEY._replace(settings=b"other"), KEY._replace(content=b"other")):
        assert stored(store, other) is None


def test_a_newer_outcome_takes_the_place_of_the_older(folder: Path) -> None:
    kept(folder)
    kept(folder, to_store(KEY._replace(content=b"newer"), b"second"))
    store = Store(folder)
    assert (stored(store, KEY), stored(store, KEY._replace(content=b"newer"))) == (None, b"second")


def test_the_folder_says_what_it_is_and_is_for_this_user_alone(folder: Path) -> None:
    kept(folder)
    assert folder.stat().st_mode & 0o077 == (folder / FILE).stat().st_mode & 0o077 == 0
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_store_without_entries_makes_no_folder(folder: Path) -> None:
    store = Store(folder)
    store.keep([])
    store.close([b"recipe"])
    assert stored(store, KEY) is None and not folder.exists()


def test_a_name_that_is_no_text_is_stored_all_the_same(folder: Path) -> None:
    key = KEY._replace(path="\udce4\udcb8.txt")
    kept(folder, to_store(key, b"outcome"))
    assert stored(Store(folder), key) == b"outcome"


def test_settings_no_run_has_used_for_long_are_let_go(folder: Path) -> None:
    for number in range(12):
        recipe = b"%d" % number
        kept(folder, to_store(KEY._replace(settings=recipe), b"outcome"), recipes=(b"0", recipe))
    store = Store(folder)
    left = [number for number in range(12) if stored(store, KEY._replace(settings=b"%d" % number))]
    assert left == [0, 5, 6, 7, 8, 9, 10, 11]


def test_a_row_that_was_changed_is_not_believed(folder: Path) -> None:
    kept(folder)
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("update outcomes set outcome = ?", (b"clean!!",))
    assert stored(Store(folder), KEY) is None


def test_a_row_that_was_moved_to_another_file_is_not_believed(folder: Path) -> None:
    kept(folder)
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("update outcomes set path = 'b.txt'")
    assert stored(Store(folder), KEY._replace(path="b.txt")) is None


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_database_is_begun_anew(folder: Path, content: bytes) -> None:
    folder.mkdir(mode=0o700)
    (folder / FILE).write_bytes(content)
    assert stored(Store(folder), KEY) is None
    kept(folder)
    assert stored(Store(folder), KEY) == b"outcome"


def test_a_database_of_another_layout_is_begun_anew(folder: Path) -> None:
    kept(folder)
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("pragma user_version = 99")
    assert stored(Store(folder), KEY) is None
    kept(folder)
    assert stored(Store(folder), KEY) == b"outcome"


def test_flipped_bytes_never_give_another_outcome(folder: Path) -> None:
    entries = [to_store(KEY._replace(path=f"{number}.txt"), b"%d" % number * 300) for number in range(40)]
    kept(folder, *entries)
    whole, dice = (folder / FILE).read_bytes(), random.Random(3)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(dice.choice((1, 20, 400))):
            damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        (folder / FILE).write_bytes(damaged[: dice.choice((len(damaged), dice.randrange(len(damaged))))])
        store = Store(folder)
        for key, _, outcome in entries:
            assert stored(store, key) in (None, outcome)
        store.keep(entries)
        store.close([b"recipe"])


def test_a_store_that_is_being_written_elsewhere_is_only_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gklint.engine.cache.database._PATIENCE", 0.05)
    kept(folder)
    with sqlite3.connect(folder / FILE) as writing:
        writing.execute("begin exclusive")
        store = Store(folder)
        assert stored(store, KEY) is None
        store.keep([to_store(KEY._replace(path="b.txt"), b"lost")])
        store.close([b"recipe"])
        writing.rollback()
    writing.close()
    assert stored(Store(folder), KEY) == b"outcome"


@pytest.mark.parametrize("target", ["elsewhere", "missing"])
def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path, folder: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / ".gitignore").write_text("mine\n")
    folder.symlink_to(tmp_path / target, target_is_directory=True)
    kept(folder)
    assert stored(Store(folder), KEY) is None
    assert not clean(folder)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == [".gitignore"]


def test_a_file_in_place_of_the_folder_means_no_cache(folder: Path) -> None:
    folder.write_text("mine")
    kept(folder)
    assert stored(Store(folder), KEY) is None and folder.read_text() == "mine"


def test_cleaning_leaves_what_is_not_ours(folder: Path) -> None:
    kept(folder)
    (folder / "notes.txt").write_text("mine")
    assert clean(folder)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert not clean(folder)
