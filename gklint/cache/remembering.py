"""The road of one file with a memory: an outcome that was stored for the same content is not worked out again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
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


class Fresh(NamedTuple):
    """An outcome that was worked out now; `key` where it is worth keeping."""

    outcome: FileOutcome
    key: Key | None = None


class Remembering:
    """A road and the store of what was found on it. Picklable: workers work out, they neither look up nor write."""

    def __init__(self, road: Road, store: Store) -> None:
        self._road = road
        self._store = store
        self._code = b""
        self._recipes: dict[int, bytes] = {}  # by the id of terms, which the road keeps

    def __reduce__(self) -> tuple[type[Remembering], tuple[Road, Store]]:
        return Remembering, (self._road, self._store)

    def known(self, files: Iterable[File]) -> dict[File, bytes]:
        """The frozen outcomes of the files that have not changed. Looked up here: handing them over costs more."""
        if not self._store.is_there():
            return {}
        looked_up = ((file, self._known(file)) for file in files)
        return {file: outcome for file, outcome in looked_up if outcome is not None}

    def _known(self, file: File) -> bytes | None:
        terms = self._road.terms(file)
        data = content(file, terms.limits)
        return None if isinstance(data, Document) else self._store.get(self._key(file, data, terms))

    def fresh_for(self, files: Sequence[File]) -> Callable[[File], Fresh]:
        """What works out the outcome of each of these files, severities as the rules have them."""
        return partial(self._fresh, self._road.walked_for(files))

    def _fresh(self, walked: Callable[..., FileOutcome], file: File) -> Fresh:
        """The outcome worked out now, from the very bytes that it is kept for."""
        terms = self._road.terms(file)
        data = content(file, terms.limits)
        if isinstance(data, Document):  # which says why there is nothing to read
            return Fresh(walked(file))
        outcome = walked(file, data)
        return Fresh(outcome, self._key(file, data, terms) if _worth_keeping(outcome) else None)

    def outcomes(
        self, files: Iterable[File], known: dict[File, bytes], worked_out: Iterator[Fresh]
    ) -> Iterator[FileOutcome]:
        """The outcomes of all files, weighed: `worked_out` are those that are not `known`. New ones are kept."""
        entries: list[Entry] = []
        try:
            for file in files:
                self._recipe(self._road.terms(file))  # so that it counts as used
                if file in known:
                    outcome = self._thawed(file, known.pop(file))
                else:
                    outcome, key = next(worked_out)
                    if key is not None:
                        entries.append(Entry(key, frozen(outcome)))
                if len(entries) >= _AT_ONCE:
                    self._store.keep(entries)
                    entries = []
                yield self._road.weighed(file, outcome)
        finally:
            self._store.keep(entries)
            self._store.close(self._recipes.values())

    def _thawed(self, file: File, outcome: bytes) -> FileOutcome:
        """The outcome; worked out anew where what was stored, though sealed, is no outcome."""
        try:
            return thawed(outcome)
        except UnsoundError:
            return self._road.walked(file)

    def _key(self, file: File, data: bytes, terms: Terms) -> Key:
        digest = hashlib.blake2b(versions(data, file.display, terms.readers).encode(), digest_size=20)
        digest.update(data)
        return Key(file.display, self._recipe(terms), digest.digest())

    def _recipe(self, terms: Terms) -> bytes:
        """A digest of everything that decides what is found, besides the file."""
        if id(terms) not in self._recipes:
            self._code = self._code or digest_of((_OURSELVES, *self._road.sources))
            self._recipes[id(terms)] = recipe_of(terms, self._code, self._road.products)
        return self._recipes[id(terms)]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"
