"""Damages files of every format, by chance that can be repeated: what a fuzzer feeds to the readers."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from formats import FORMATS
from hostile_files import FIXTURES, hostile_files

from gklint.testing import compose

LARGEST = 1_000_000  # bytes of a damaged file
_USUAL = 100_000  # bytes of nearly all: what damage does shows in small files, and many of them are tried
_LARGE = 50  # every so many files a large one
_SLOW = (".doc", ".wps", ".rtf", ".odt", ".ods", ".et")  # read by another program, seconds each
_DIGIT = re.compile(rb"[0-9]")
_SIGNS = [
    *(chr(one) for one in (0, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xFFFD, 0xD7FF, 0x1F600)),
    *"①〇十百千万亿０９-—,，.%|\t\n<>&\"'",
    "999999999999999999999", "1e999999999", "-0", "{{", "]]>", "<table>", "</table>", "<td rowspan=9999999>", "gklint:",
]  # fmt: skip


class Seed(NamedTuple):
    """A file to damage."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        return f".{self.name.rpartition('.')[2]}"


class Damaged(NamedTuple):
    """A damaged file, and what was done to it."""

    name: str
    data: bytes
    done: tuple[str, ...]


@cache
def seeds(slow: bool = False) -> tuple[Seed, ...]:
    """Lawful files of every format and way, the fixtures, and files built to do harm; or those for LibreOffice."""
    made = [Seed(one.name, one.make(compose(form=form))) for form in ("2021", "2019") for one in FORMATS.values()]
    kept = [
        Seed(path.name, path.read_bytes())
        for path in sorted(FIXTURES.glob("*/*"))
        if path.is_file() and path.suffix in (".xls", ".pdf", ".docx", ".xlsx", *_SLOW)
    ]
    hostile = [Seed(name, data) for name, (data, _) in hostile_files().items() if len(data) < LARGEST]
    return tuple(one for one in (*made, *kept, *hostile) if (one.suffix in _SLOW) == slow)


@cache
def _suffixes(slow: bool) -> tuple[str, ...]:
    return tuple(sorted({one.suffix for one in seeds(slow)}))


@cache
def _seeds_of(suffix: str, most: int, slow: bool) -> tuple[Seed, ...]:
    """The seeds with this suffix that are no larger, where there are such."""
    of_suffix = tuple(one for one in seeds(slow) if one.suffix == suffix)
    return tuple(one for one in of_suffix if len(one.data) <= most) or of_suffix


def damaged(seed: int, at: int, slow: bool = False) -> Damaged:
    """The file number `at` of the series `seed`: always the same one. `slow` ones are read by LibreOffice."""
    chance = random.Random(f"{seed}:{at}")
    most = LARGEST if chance.randrange(_LARGE) == 0 else _USUAL
    # The formats by turns, so that those with many seeds do not crowd out the others.
    suffixes = _suffixes(slow)
    base = chance.choice(_seeds_of(suffixes[at % len(suffixes)], most, slow))
    data, done = base.data, []
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        how = chance.choice(list(_WAYS))
        data = _damage(data, how, chance, most)[:most]
        done.append(how)
    name = base.name if chance.random() < 0.97 else f"x{chance.choice(suffixes)}"
    return Damaged(name, data, tuple(done))


def _damage(data: bytes, how: str, chance: random.Random, most: int) -> bytes:
    """Damage the bytes; of an archive most often those of a part of it, of a PDF those of a stream."""
    change = _WAYS[how]
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _in_archive(data, change, chance, most)
    if data[:4] == b"%PDF" and chance.random() < 0.5:
        return _in_stream(data, change, chance, most)
    return change(data, chance)


_Change = Callable[[bytes, random.Random], bytes]


@lru_cache(maxsize=64)
def _parts_of(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The parts of an archive; none where it cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple((one, archive.read(one)) for one in archive.namelist())
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return ()


def _in_archive(data: bytes, change: _Change, chance: random.Random, most: int) -> bytes:
    parts = dict(_parts_of(data))
    if not parts:
        return change(data, chance)
    name = chance.choice(sorted(parts))
    parts[name] = change(parts[name], chance)[:most]
    if chance.random() < 0.05:
        del parts[name]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return file.getvalue()


def _in_stream(data: bytes, change: _Change, chance: random.Random, most: int) -> bytes:
    starts = list(_places(data, b"stream\n"))
    if not starts:
        return change(data, chance)
    start = chance.choice(starts) + 7
    end = data.find(b"endstream", start)
    inner = data[start:end]
    try:
        packed, plain = True, zlib.decompress(inner)
    except zlib.error:
        packed, plain = False, inner
    changed = change(plain, chance)[:most]
    return data[:start] + (zlib.compress(changed, 1) if packed else changed) + data[end:]


def _places(data: bytes, word: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)


def _span(data: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, most))


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 20)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _leave_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50, 2000)) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _fill(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + bytes([chance.choice((0, 255, 32, 60))]) * (end - start) + data[end:]


def _insert_sign(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_SIGNS).encode() * chance.choice((1, 1, 3, 300)) + data[at:]


def _change_number(data: bytes, chance: random.Random) -> bytes:
    """A number becomes a very large, negative or empty one: counts, offsets, widths."""
    digit = _DIGIT.search(data, chance.randrange(len(data) + 1)) or _DIGIT.search(data)
    if digit is None:
        return _flip(data, chance)
    start = end = digit.start()
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:start] + chance.choice((b"0", b"-1", b"99999999", b"4294967296", b"", b"1e308")) + data[end:]


def _swap_tags(data: bytes, chance: random.Random) -> bytes:
    """An end of an element is lost or doubled."""
    ends = [*_places(data, b"</")]
    if not ends:
        return _leave_out(data, chance)
    start = chance.choice(ends)
    end = data.find(b">", start) + 1 or len(data)
    return data[:start] + data[start:end] * chance.choice((0, 0, 2)) + data[end:]


def _splice(data: bytes, chance: random.Random) -> bytes:
    """The beginning of one file, the end of another."""
    other = chance.choice(seeds()).data
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


_WAYS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "leave out": _leave_out,
    "repeat": _repeat,
    "move": _move,
    "fill": _fill,
    "insert": _insert_sign,
    "number": _change_number,
    "tags": _swap_tags,
    "splice": _splice,
}
