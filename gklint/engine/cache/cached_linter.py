"""Lints files with a cache: a file whose content, settings and code are unchanged gets its stored outcome.

Whether its content is unchanged is told by its stamp (see file_stamp), and where that leaves a doubt by a digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gklint.engine.cache.code_digest import code_digest
from gklint.engine.cache.file_stamp import file_stamp
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.cache.settings_digest import settings_digest
from gklint.engine.cache.store import FileVersion, OutcomeKey, Store, StoredEntry, StoredOutcome
from gklint.engine.effective_settings import EffectiveSettings
from gklint.engine.file_linter import FileLinter
from gklint.model.document import Document
from gklint.model.outcome import FileOutcome
from gklint.model.report_file import File, is_address
from gklint.readers.read import content, is_current, reader_version

_OURSELVES = Path(__file__).parents[2]
_AT_ONCE = 500  # outcomes looked up or written together


class FreshOutcome(NamedTuple):
    """An outcome computed in this run; `key` is None where it is not worth keeping."""

    outcome: FileOutcome
    key: OutcomeKey | None = None
    version: FileVersion = FileVersion()


class KnownOutcome(NamedTuple):
    """What the store has for an unchanged file, and the file's version as it is now."""

    entry: StoredEntry
    version: FileVersion


class CachedLinter:
    """A file linter and the store of its outcomes. Picklable: workers lint; only the main process reads and writes."""

    def __init__(self, linter: FileLinter, store: Store) -> None:
        self._linter = linter
        self._store = store
        self._code = b""
        self._recipes: dict[int, bytes] = {}  # by the id of the settings, which the linter keeps
        self._current: dict[tuple[int, str], bool] = {}  # the same with the version of a reader

    def __reduce__(self) -> tuple[type[CachedLinter], tuple[FileLinter, Store]]:
        return CachedLinter, (self._linter, self._store)

    def known_outcomes(self, files: Sequence[File]) -> dict[File, KnownOutcome]:
        """The unchanged files with what is stored for them, looked up in the main process.

        Sending outcomes to workers costs more.
        """
        if not self._store.is_there():
            return {}
        batches = (files[start : start + _AT_ONCE] for start in range(0, len(files), _AT_ONCE))
        return {file: known for batch in batches for file, known in self._known_of(batch)}

    def _known_of(self, files: Sequence[File]) -> Iterator[tuple[File, KnownOutcome]]:
        by_settings: dict[int, list[File]] = {}
        for file in files:
            by_settings.setdefault(id(self._linter.settings(file)), []).append(file)
        for some in by_settings.values():
            settings = self._linter.settings(some[0])
            entries = self._store.entries([file.display for file in some], self._digest_of_settings(settings))
            for file in some:
                entry = entries.get(file.display)
                if entry is not None and (version := self._unchanged(file, entry, settings)) is not None:
                    yield file, KnownOutcome(entry, version)

    def _unchanged(self, file: File, entry: StoredEntry, settings: EffectiveSettings) -> FileVersion | None:
        """The version of a file with the content that the entry is for; None of one that has changed."""
        stamp = _stamp(file)
        if stamp and stamp == entry.version.stamp and self._is_current(entry.version.reader, settings):
            return entry.version
        data = content(file, settings.limits)
        if isinstance(data, Document):
            return None
        key, version = self._key(file, data, stamp, settings)
        return version if key == entry.key else None

    def _is_current(self, version: str, settings: EffectiveSettings) -> bool:
        at = id(settings), version
        if at not in self._current:
            self._current[at] = is_current(version, settings.readers)
        return self._current[at]

    def linter_for(self, files: Sequence[File]) -> Callable[[File], FreshOutcome]:
        """A function that lints each of these files with the rules' own severities."""
        return partial(self._lint_fresh, self._linter.default_linter_for(files))

    def _lint_fresh(self, lint_with_default_severities: Callable[..., FileOutcome], file: File) -> FreshOutcome:
        """The outcome computed from the bytes that the key is for."""
        settings, stamp = self._linter.settings(file), _stamp(file)  # before it is read: it may change meanwhile
        data = content(file, settings.limits)
        if isinstance(data, Document):  # which says why there is nothing to read
            return FreshOutcome(lint_with_default_severities(file))
        outcome = lint_with_default_severities(file, data)
        return FreshOutcome(outcome, *self._key(file, data, stamp, settings) if _worth_keeping(outcome) else ())

    def outcomes(
        self, files: Iterable[File], known: Mapping[File, KnownOutcome], worked_out: Iterator[FreshOutcome]
    ) -> Iterator[FileOutcome]:
        """The outcomes of all files with the user's severities.

        `worked_out` are those not in `known`; they are stored.
        """
        entries: list[StoredOutcome] = []
        try:
            for file in files:
                self._digest_of_settings(self._linter.settings(file))  # so that it counts as used
                outcome, entry = self._stored(file, known[file]) if file in known else _to_store(*next(worked_out))
                if entry is not None:
                    entries.append(entry)
                if len(entries) >= _AT_ONCE:
                    self._store.keep(entries)
                    entries = []
                yield self._linter.apply_severities(file, outcome)
        finally:
            self._store.keep(entries)
            self._store.close(self._recipes.values())

    def _stored(self, file: File, known: KnownOutcome) -> tuple[FileOutcome, StoredOutcome | None]:
        """The stored outcome of a file, and what to store of it anew: its version, where that is another now.

        The file is linted where the stored bytes are no outcome.
        """
        encoded = self._store.outcome(known.entry)
        try:
            outcome = decode_outcome(encoded or b"")
        except UnsoundError:
            return self._linter.lint_with_default_severities(file), None
        if encoded is None or known.version == known.entry.version:
            return outcome, None
        return outcome, StoredOutcome(known.entry.key, known.version, encoded)

    def _key(
        self, file: File, data: bytes, stamp: bytes, settings: EffectiveSettings
    ) -> tuple[OutcomeKey, FileVersion]:
        """What the outcome of the bytes is stored under, and the version of the file that they are the content of."""
        version = reader_version(data, file.display, settings.readers)
        digest = hashlib.blake2b(version.encode(), digest_size=20)
        digest.update(data)
        key = OutcomeKey(file.display, self._digest_of_settings(settings), digest.digest())
        return key, FileVersion(stamp, version)

    def _digest_of_settings(self, settings: EffectiveSettings) -> bytes:
        """The digest of everything but the file that decides its findings."""
        if id(settings) not in self._recipes:
            self._code = self._code or code_digest((_OURSELVES, *self._linter.sources))
            self._recipes[id(settings)] = settings_digest(settings, self._code, self._linter.products)
        return self._recipes[id(settings)]


def _worth_keeping(outcome: FileOutcome) -> bool:
    """Not what failed, and not what could not be read: tomorrow a library, a permission or time may be there."""
    return not outcome.failures and outcome.record.kind != "unreadable"


def _stamp(file: File) -> bytes:
    return b"" if is_address(file.display) else file_stamp(file.path)


def _to_store(
    outcome: FileOutcome, key: OutcomeKey | None, version: FileVersion
) -> tuple[FileOutcome, StoredOutcome | None]:
    """An outcome, and what to store of it; None where it is not worth that."""
    encoded = encode_outcome(outcome) if key is not None else None
    return outcome, StoredOutcome(key, version, encoded) if key is not None and encoded is not None else None
