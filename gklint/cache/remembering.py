"""The road of one file with a memory: an outcome that was stored for the same content is not worked out again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gklint.cache.sealed import UnsoundError, frozen, thawed
from gklint.cache.sources import digest_of
from gklint.cache.store import Entry, Key, Store
from gklint.model.outcome import FileOutcome
from gklint.readers.discover import File
from gklint.road import Road

_OURSELVES = Path(__file__).parents[1]
_AT_ONCE = 500  # outcomes written together


class Recalled(NamedTuple):
    """An outcome as frozen; `key` where it is new and worth keeping."""

    outcome: bytes
    key: Key | None = None


def recalled(outcome: FileOutcome) -> Recalled:
    """An outcome that is for now only."""
    return Recalled(frozen(outcome))


class Remembering:
    """A road and the store of what was found on it. Picklable: workers look up and work out, they write nothing."""

    def __init__(self, road: Road, store: Store) -> None:
        self._road = road
        self._store = store
        self._code = b""
        self._recipes: dict[str, bytes] = {}

    def __reduce__(self) -> tuple[type[Remembering], tuple[Road, Store]]:
        return Remembering, (self._road, self._store)

    def recall(self, file: File) -> Recalled:
        """The outcome for the file, severities as the rules have them."""
        data = self._road.content(file)
        key = self._key(file, data) if data is not None else None
        known = self._store.get(key) if key is not None else None
        if known is not None:
            return Recalled(known)
        outcome = self._road.walked(file, data)
        return Recalled(frozen(outcome), key if _worth_keeping(outcome) else None)

    def outcomes(self, files: Iterable[File], recalled: Iterable[Recalled]) -> Iterator[FileOutcome]:
        """The outcomes for the files, weighed; new ones are kept as they come."""
        fresh: list[Entry] = []
        try:
            for file, (frozen_outcome, key) in zip(files, recalled, strict=True):
                self._recipe(file)
                outcome, key = self._thawed(file, frozen_outcome, key)
                if key is not None:
                    fresh.append(Entry(key, frozen_outcome))
                if len(fresh) >= _AT_ONCE:
                    self._store.keep(fresh)
                    fresh = []
                yield self._road.weighed(file, outcome)
        finally:
            self._store.keep(fresh)
            self._store.close(self._recipes.values())

    def _thawed(self, file: File, outcome: bytes, key: Key | None) -> tuple[FileOutcome, Key | None]:
        """The outcome; worked out anew where what was stored, though sealed, is no outcome."""
        try:
            return thawed(outcome), key
        except UnsoundError:
            return self._road.walked(file), None

    def _key(self, file: File, data: bytes) -> Key:
        content = hashlib.blake2b(self._road.versions(file, data).encode(), digest_size=20)
        content.update(data)
        return Key(file.display, self._recipe(file), content.digest())

    def _recipe(self, file: File) -> bytes:
        """A digest of everything that decides what is found, besides the file."""
        decides = self._road.decides(file)
        if decides not in self._recipes:
            self._code = self._code or digest_of((_OURSELVES, *self._road.sources))
            recipe = hashlib.blake2b(self._code, digest_size=16)
            recipe.update(f"{sys.version} {decides}".encode())
            self._recipes[decides] = recipe.digest()
        return self._recipes[decides]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"
