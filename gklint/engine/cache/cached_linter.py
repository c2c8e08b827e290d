"""The road of one file with a memory: an outcome that was stored for the same content is not worked out again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gklint.engine.cache.code_digest import digest_of
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.cache.settings_digest import settings_digest
from gklint.engine.cache.store import Entry, Key, Store
from gklint.engine.effective_settings import EffectiveSettings
from gklint.engine.file_linter import FileLinter
from gklint.model.document import Document
from gklint.model.outcome import FileOutcome
from gklint.model.report_file import File
from gklint.readers.read import content, versions

_OURSELVES = Path(__file__).parents[2]
_AT_ONCE = 500  # outcomes written together


class Fresh(NamedTuple):
    """An outcome that was worked out now; `key` where it is worth keeping."""

    outcome: FileOutcome
    key: Key | None = None


class CachedLinter:
    """A road and the store of what was found on it. Picklable: workers work out, they neither look up nor write."""

    def __init__(self, linter: FileLinter, store: Store) -> None:
        self._linter = linter
        self._store = store
        self._code = b""
        self._recipes: dict[int, bytes] = {}  # by the id of terms, which the road keeps

    def __reduce__(self) -> tuple[type[CachedLinter], tuple[FileLinter, Store]]:
        return CachedLinter, (self._linter, self._store)

    def known(self, files: Iterable[File]) -> dict[File, bytes]:
        """The frozen outcomes of the files that have not changed. Looked up here: handing them over costs more."""
        if not self._store.is_there():
            return {}
        looked_up = ((file, self._known(file)) for file in files)
        return {file: outcome for file, outcome in looked_up if outcome is not None}

    def _known(self, file: File) -> bytes | None:
        settings = self._linter.settings(file)
        data = content(file, settings.limits)
        return None if isinstance(data, Document) else self._store.get(self._key(file, data, settings))

    def fresh_for(self, files: Sequence[File]) -> Callable[[File], Fresh]:
        """What works out the outcome of each of these files, severities as the rules have them."""
        return partial(self._fresh, self._linter.default_linter_for(files))

    def _fresh(self, lint_with_default_severities: Callable[..., FileOutcome], file: File) -> Fresh:
        """The outcome worked out now, from the very bytes that it is kept for."""
        settings = self._linter.settings(file)
        data = content(file, settings.limits)
        if isinstance(data, Document):  # which says why there is nothing to read
            return Fresh(lint_with_default_severities(file))
        outcome = lint_with_default_severities(file, data)
        return Fresh(outcome, self._key(file, data, settings) if _worth_keeping(outcome) else None)

    def outcomes(
        self, files: Iterable[File], known: dict[File, bytes], worked_out: Iterator[Fresh]
    ) -> Iterator[FileOutcome]:
        """The outcomes of all files, weighed: `worked_out` are those that are not `known`. New ones are kept."""
        entries: list[Entry] = []
        try:
            for file in files:
                self._recipe(self._linter.settings(file))  # so that it counts as used
                if file in known:
                    outcome = self._thawed(file, known.pop(file))
                else:
                    outcome, key = next(worked_out)
                    if key is not None:
                        entries.append(Entry(key, encode_outcome(outcome)))
                if len(entries) >= _AT_ONCE:
                    self._store.keep(entries)
                    entries = []
                yield self._linter.apply_severities(file, outcome)
        finally:
            self._store.keep(entries)
            self._store.close(self._recipes.values())

    def _thawed(self, file: File, outcome: bytes) -> FileOutcome:
        """The outcome; worked out anew where what was stored, though sealed, is no outcome."""
        try:
            return decode_outcome(outcome)
        except UnsoundError:
            return self._linter.lint_with_default_severities(file)

    def _key(self, file: File, data: bytes, settings: EffectiveSettings) -> Key:
        digest = hashlib.blake2b(versions(data, file.display, settings.readers).encode(), digest_size=20)
        digest.update(data)
        return Key(file.display, self._recipe(settings), digest.digest())

    def _recipe(self, settings: EffectiveSettings) -> bytes:
        """A digest of everything that decides what is found, besides the file."""
        if id(settings) not in self._recipes:
            self._code = self._code or digest_of((_OURSELVES, *self._linter.sources))
            self._recipes[id(settings)] = settings_digest(settings, self._code, self._linter.products)
        return self._recipes[id(settings)]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"
