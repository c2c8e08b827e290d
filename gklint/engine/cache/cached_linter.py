"""Lints files with a cache: a file whose content, settings and code are unchanged gets its stored outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gklint.engine.cache.code_digest import code_digest
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.cache.settings_digest import settings_digest
from gklint.engine.cache.store import OutcomeKey, Store, StoredOutcome
from gklint.engine.effective_settings import EffectiveSettings
from gklint.engine.file_linter import FileLinter
from gklint.model.document import Document
from gklint.model.outcome import FileOutcome
from gklint.model.report_file import File
from gklint.readers.read import content, versions

_OURSELVES = Path(__file__).parents[2]
_AT_ONCE = 500  # outcomes written together


class FreshOutcome(NamedTuple):
    """An outcome computed in this run; `key` is None where it is not worth keeping."""

    outcome: FileOutcome
    key: OutcomeKey | None = None


class CachedLinter:
    """A file linter and the store of its outcomes. Picklable: workers lint; only the main process reads and writes."""

    def __init__(self, linter: FileLinter, store: Store) -> None:
        self._linter = linter
        self._store = store
        self._code = b""
        self._recipes: dict[int, bytes] = {}  # by the id of the settings, which the linter keeps

    def __reduce__(self) -> tuple[type[CachedLinter], tuple[FileLinter, Store]]:
        return CachedLinter, (self._linter, self._store)

    def stored_outcomes(self, files: Iterable[File]) -> dict[File, bytes]:
        """The encoded outcomes of the unchanged files, looked up in the main process.

        Sending them to workers costs more.
        """
        if not self._store.is_there():
            return {}
        looked_up = ((file, self._stored_outcome(file)) for file in files)
        return {file: outcome for file, outcome in looked_up if outcome is not None}

    def _stored_outcome(self, file: File) -> bytes | None:
        settings = self._linter.settings(file)
        data = content(file, settings.limits)
        return None if isinstance(data, Document) else self._store.get(self._key(file, data, settings))

    def linter_for(self, files: Sequence[File]) -> Callable[[File], FreshOutcome]:
        """A function that lints each of these files with the rules' own severities."""
        return partial(self._lint_fresh, self._linter.default_linter_for(files))

    def _lint_fresh(self, lint_with_default_severities: Callable[..., FileOutcome], file: File) -> FreshOutcome:
        """The outcome computed from the bytes that the key is for."""
        settings = self._linter.settings(file)
        data = content(file, settings.limits)
        if isinstance(data, Document):  # which says why there is nothing to read
            return FreshOutcome(lint_with_default_severities(file))
        outcome = lint_with_default_severities(file, data)
        return FreshOutcome(outcome, self._key(file, data, settings) if _worth_keeping(outcome) else None)

    def outcomes(
        self, files: Iterable[File], known: dict[File, bytes], worked_out: Iterator[FreshOutcome]
    ) -> Iterator[FileOutcome]:
        """The outcomes of all files with the user's severities.

        `worked_out` are those not in `known`; they are stored.
        """
        entries: list[StoredOutcome] = []
        try:
            for file in files:
                self._digest_of_settings(self._linter.settings(file))  # so that it counts as used
                if file in known:
                    outcome = self._decode_or_lint(file, known.pop(file))
                else:
                    outcome, key = next(worked_out)
                    if key is not None and (encoded := encode_outcome(outcome)) is not None:
                        entries.append(StoredOutcome(key, encoded))
                if len(entries) >= _AT_ONCE:
                    self._store.keep(entries)
                    entries = []
                yield self._linter.apply_severities(file, outcome)
        finally:
            self._store.keep(entries)
            self._store.close(self._recipes.values())

    def _decode_or_lint(self, file: File, outcome: bytes) -> FileOutcome:
        """The decoded outcome; the file is linted where the stored bytes are no outcome."""
        try:
            return decode_outcome(outcome)
        except UnsoundError:
            return self._linter.lint_with_default_severities(file)

    def _key(self, file: File, data: bytes, settings: EffectiveSettings) -> OutcomeKey:
        digest = hashlib.blake2b(versions(data, file.display, settings.readers).encode(), digest_size=20)
        digest.update(data)
        return OutcomeKey(file.display, self._digest_of_settings(settings), digest.digest())

    def _digest_of_settings(self, settings: EffectiveSettings) -> bytes:
        """The digest of everything but the file that decides its findings."""
        if id(settings) not in self._recipes:
            self._code = self._code or code_digest((_OURSELVES, *self._linter.sources))
            self._recipes[id(settings)] = settings_digest(settings, self._code, self._linter.products)
        return self._recipes[id(settings)]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"
