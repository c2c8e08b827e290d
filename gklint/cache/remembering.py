"""The road of one file with a memory: an outcome that was stored for the same content is not worked out again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gklint.cache.recipe import recipe_of
from gklint.cache.sealed import UnsoundError, frozen, thawed
from gklint.cache.sources import digest_of
from gklint.cache.store import Entry, Key, Store
from gklint.model.document import Document
from gklint.model.outcome import FileOutcome
from gklint.readers.discover import File
from gklint.readers.read import content, versions
from gklint.road import Road
from gklint.terms import Terms

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
        self._recipes: dict[int, bytes] = {}  # by the id of terms, which the road keeps

    def __reduce__(self) -> tuple[type[Remembering], tuple[Road, Store]]:
        return Remembering, (self._road, self._store)

    def recall_for(self, files: Sequence[File]) -> Callable[[File], Recalled]:
        """What gives the outcome of each of these files, severities as the rules have them."""
        known = {file: found for file in files if (found := self._known(file)) is not None}
        walked = self._road.walked_for([file for file in files if file not in known])
        return lambda file: known.get(file) or self._fresh(file, walked)

    def _known(self, file: File) -> Recalled | None:
        terms = self._road.terms(file)
        data = content(file, terms.limits)
        outcome = None if isinstance(data, Document) else self._store.get(self._key(file, data, terms))
        return Recalled(outcome) if outcome is not None else None

    def _fresh(self, file: File, walked: Callable[..., FileOutcome]) -> Recalled:
        """The outcome worked out now, from the very bytes that it is kept for."""
        terms = self._road.terms(file)
        data = content(file, terms.limits)
        if isinstance(data, Document):  # which says why there is nothing to read
            return recalled(walked(file))
        outcome = walked(file, data)
        return Recalled(frozen(outcome), self._key(file, data, terms) if _worth_keeping(outcome) else None)

    def outcomes(self, files: Iterable[File], recalled: Iterable[Recalled]) -> Iterator[FileOutcome]:
        """The outcomes for the files, weighed; new ones are kept as they come."""
        fresh: list[Entry] = []
        try:
            for file, (frozen_outcome, key) in zip(files, recalled, strict=True):
                self._recipe(self._road.terms(file))
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

    def _key(self, file: File, data: bytes, terms: Terms) -> Key:
        digest = hashlib.blake2b(versions(data, file.display, terms.readers).encode(), digest_size=20)
        digest.update(data)
        return Key(file.display, self._recipe(terms), digest.digest())

    def _recipe(self, terms: Terms) -> bytes:
        """A digest of everything that decides what is found, besides the file."""
        if id(terms) not in self._recipes:
            self._code = self._code or digest_of((_OURSELVES, *self._road.sources))
            self._recipes[id(terms)] = recipe_of(terms, self._code)
        return self._recipes[id(terms)]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"
