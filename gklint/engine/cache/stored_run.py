"""What a run over unchanged files comes to: kept whole, so that nothing of it is put together or compared again."""

from __future__ import annotations

import hashlib
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from gklint.engine.cache.outcome_codec import decimals_of
from gklint.engine.cache.store import RunPart, Store
from gklint.errors import GklintError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic, Severity
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import is_sober
from gklint.model.outcome import FileRecord, FindingCounts, Outcome
from gklint.system.spool import Block, UnencodedError, encoded_blocks, items_of_blocks

_HEAD = ""
_SEQUENCES: dict[str, type[Any]] = {"diagnostics": Diagnostic, "suppressed": Diagnostic, "files": FileRecord}
_FORGED = Words(
    "缓存里的结果不是 gklint 写的；请用 gklint clean 删去缓存后重新检查",
    "the cache holds results that gklint did not write: remove it with `gklint clean` and check again",
)

T = TypeVar("T")


class _RunHead(NamedTuple):
    """What is kept of a run beside its sequences: how long these are, its counts, and its notices."""

    lengths: dict[str, int]
    standing: tuple[tuple[str, Severity, int], ...]
    suppressed: tuple[tuple[str, bool, int], ...]
    notices: tuple[Words, ...]


class StoredRun(NamedTuple):
    """The findings and records of a run, sorted as in its Outcome, the counts, and the notices made at its end."""

    diagnostics: Sequence[Diagnostic]
    suppressed: Sequence[Diagnostic]
    files: Sequence[FileRecord]
    counts: FindingCounts
    notices: tuple[Words, ...]


def keep_run(store: Store, key: bytes, outcome: Outcome, notices: tuple[Words, ...]) -> None:
    """Keep what the outcome holds under the key of the run; nothing where some of it cannot be encoded."""
    standing = tuple((rule, severity, count) for (rule, severity), count in outcome.counts.standing.items())
    suppressed = tuple((kind, debt, count) for (kind, debt), count in outcome.counts.suppressed.items())
    lengths = {name: len(getattr(outcome, name)) for name in _SEQUENCES}
    try:
        head = msgspec.msgpack.encode(_RunHead(lengths, standing, suppressed, notices))
        store.keep_run(key, _parts(head, outcome))
    except (UnencodedError, UnicodeEncodeError):
        return


def _parts(head: bytes, outcome: Outcome) -> Iterator[RunPart]:
    yield RunPart(_HEAD, 0, b"", head)
    for name, kind in _SEQUENCES.items():
        for number, block in enumerate(encoded_blocks(kind, getattr(outcome, name))):
            yield RunPart(name, number, *block)


def stored_run(store: Store, key: bytes) -> StoredRun | None:
    """What is kept under the key; None where there is nothing, or not all that was written."""
    parts = store.run_parts(key)
    first = next(parts, None)
    if first is None or first.name != _HEAD:
        return None
    try:
        head = msgspec.msgpack.decode(first.data, type=_RunHead)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    blocks = _BlocksByName(parts)
    found = {name: items_of_blocks(kind, blocks.of(name), _decoder(kind)) for name, kind in sorted(_SEQUENCES.items())}
    if {name: len(items) for name, items in found.items()} != head.lengths:
        return None
    standing = Counter({(rule, severity): count for rule, severity, count in head.standing})
    suppressed = Counter({(kind, debt): count for kind, debt, count in head.suppressed})
    return StoredRun(**found, counts=FindingCounts(standing, suppressed), notices=head.notices)


class _BlocksByName:
    """The blocks of parts that come by name."""

    def __init__(self, parts: Iterator[RunPart]) -> None:
        self._parts = parts
        self._next = next(parts, None)

    def of(self, name: str) -> Iterator[Block]:
        """Those of the name, which come next."""
        while self._next is not None and self._next.name == name:
            yield Block(self._next.lengths, self._next.data)
            self._next = next(self._parts, None)


def _decoder(kind: type[T]) -> Callable[[bytes], T]:
    """Decodes items of the type. Raises GklintError for bytes that no run can have written."""
    decode: Callable[[bytes], T] = msgspec.msgpack.Decoder(kind).decode

    def decode_soundly(data: bytes) -> T:
        try:
            item = decode(data)
        except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
            raise GklintError(*_FORGED) from None
        if isinstance(item, Diagnostic) and not all(map(is_sober, decimals_of(item))):
            raise GklintError(*_FORGED)
        return item

    return decode_soundly


def run_key(parts: Iterable[bytes]) -> bytes:
    """A digest (20 bytes) of parts of any length."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(struct.pack("<Q", len(part)))
        digest.update(part)
    return digest.digest()
