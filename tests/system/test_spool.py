"""Sequences outside memory give back what was put into them, whatever it is and whatever the disk does."""

from __future__ import annotations

import errno
import io
from decimal import Decimal
from typing import NamedTuple

import msgspec
import pytest

from gklint.model.outcome import StoredSequence
from gklint.system import spool
from gklint.system.spool import Spool, TemporaryBytes, UnencodedError, encoded_blocks, items_of_blocks


class Item(NamedTuple):
    name: str
    value: int | Decimal | None
    parts: tuple[tuple[str, int], ...] = ()


ITEMS = [Item(f"第{number}项", Decimal(number) / 4 if number % 3 else None, (("a", number),)) for number in range(40)]
ODD = [Item("\udc80", 1), Item("大", 10**30), Item("", 0)]


def spooled(items: list[Item], in_memory: int) -> Spool[Item]:
    found = Spool(Item, in_memory)
    found.extend(items)
    return found


def test_few_items_are_a_tuple() -> None:
    assert spooled(ITEMS, len(ITEMS)).items == tuple(ITEMS)


@pytest.mark.parametrize("in_memory", [0, 1, len(ITEMS) - 1])
@pytest.mark.parametrize("at_once", [1, 100, 1 << 20])
def test_many_items_come_back_equal_and_in_order(in_memory: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_ONCE", at_once)
    every = [*ITEMS, *ODD]
    stored = spooled(every, in_memory).items
    assert isinstance(stored, StoredSequence)
    assert [*stored] == every
    assert [stored[0], stored[-1], stored[5:8], len(stored)] == [every[0], every[-1], tuple(every[5:8]), len(every)]
    with pytest.raises(IndexError):
        stored[len(every)]


@pytest.mark.parametrize("in_memory", [0, len(ITEMS)])
@pytest.mark.parametrize("at_once", [1, 100, 1 << 20])
def test_blocks_hold_the_items_as_they_are_encoded(
    in_memory: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_AT_ONCE", at_once)
    blocks = list(encoded_blocks(Item, spooled(ITEMS, in_memory).items))
    assert len(blocks) == (1 if at_once == 1 << 20 else len(ITEMS) if at_once == 1 else len(blocks))
    found = items_of_blocks(Item, blocks, msgspec.msgpack.Decoder(Item).decode)
    assert [*found] == ITEMS and found[7] == ITEMS[7] and len(found) == len(ITEMS)
    assert len(items_of_blocks(Item, [], msgspec.msgpack.Decoder(Item).decode)) == 0


def test_what_has_no_encoding_is_in_no_block() -> None:
    with pytest.raises(UnencodedError):
        list(encoded_blocks(Item, spooled([*ITEMS, *ODD], 0).items))


def test_two_readers_do_not_disturb_each_other_or_the_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_ONCE", 64)
    found = spooled(ITEMS[:20], 0)
    pairs = list(zip(found.items, reversed(found.items), strict=True))
    found.append(ITEMS[20])
    assert pairs == list(zip(ITEMS[:20], reversed(ITEMS[:20]), strict=True))
    assert found[3] == ITEMS[3]
    assert found[20] == ITEMS[20]


class FullDisk(io.BytesIO):
    """A file that takes so many bytes and no more, some of a write among them."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data) -> int:  # type: ignore[no-untyped-def]
        if not self.room:
            raise OSError(errno.ENOSPC, "no space")
        part = bytes(data)[: min(self.room, 10)]
        self.room -= len(part)
        return super().write(part)


@pytest.mark.parametrize("room", [0, 1, 333])
def test_on_a_full_disk_nothing_is_lost(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_ONCE", 100)
    monkeypatch.setattr(spool, "_nameless_file", lambda: FullDisk(room))
    assert [*spooled(ITEMS, 0).items] == ITEMS


def test_without_a_temporary_folder_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise FileNotFoundError(errno.ENOENT, "no usable temporary directory")

    monkeypatch.setattr(spool, "_AT_ONCE", 100)
    monkeypatch.setattr(spool, "_nameless_file", refuse)
    assert [*spooled(ITEMS, 0).items] == ITEMS


def test_bytes_are_written_where_nobody_else_finds_them(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept = TemporaryBytes()
    end = kept.append(b"x" * (1 << 21))
    assert kept.read(end - 3, end) == b"xxx"
    assert [*tmp_path.iterdir()] == []
