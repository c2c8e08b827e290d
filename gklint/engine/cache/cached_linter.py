"""Lints files with a cache: a file whose content, settings and code are unchanged gets its stored outcome.

Whether its content is unchanged is told by its stamp (see file_stamp), and where that leaves a doubt by a digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from gklint.engine.cache.code_digest import code_digest
from gklint.engine.cache.file_stamp import file_stamp
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.cache.settings_digest import settings_digest
from gklint.engine.cache.store import FileVersion, OutcomeKey, Store, StoredEntry, StoredOutcome
from gklint.engine.cache.stored_run import StoredRun, keep_run, run_key, stored_run
from gklint.engine.effective_settings import EffectiveSettings
from gklint.engine.file_linter import FileLinter
from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileOutcome, Outcome
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
        self._contents: dict[File, bytes] = {}  # the digest of the content of each file whose outcome is stored
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
                outcome, entry = self._stored(file, known[file]) if file in known else self._computed(file, worked_out)
                if entry is not None:
                    entries.append(entry)
                if len(entries) >= _AT_ONCE:
                    self._store.keep(entries)
                    entries = []
                yield self._linter.apply_severities(file, outcome)
        finally:
            self._store.keep(entries)
            self._store.close(self._recipes.values())

    def _computed(self, file: File, worked_out: Iterator[FreshOutcome]) -> tuple[FileOutcome, StoredOutcome | None]:
        """The outcome of a file that has been linted, and what to store of it; None where it is not worth that."""
        outcome, key, version = next(worked_out)
        encoded = encode_outcome(outcome) if key is not None else None
        if key is None or encoded is None:
            return outcome, None
        self._contents[file] = key.content
        return outcome, StoredOutcome(key, version, encoded)

    def _stored(self, file: File, known: KnownOutcome) -> tuple[FileOutcome, StoredOutcome | None]:
        """The stored outcome of a file, and what to store of it anew: its version, where that is another now.

        The file is linted where the stored bytes are no outcome.
        """
        self._contents[file] = known.entry.key.content
        encoded = self._store.outcome(known.entry)
        try:
            outcome = decode_outcome(encoded or b"")
        except UnsoundError:
            return self._linter.lint_with_default_severities(file), None
        if encoded is None or known.version == known.entry.version:
            return outcome, None
        return outcome, StoredOutcome(known.entry.key, known.version, encoded)

    def unchanged_run(
        self, files: Sequence[File], known: Mapping[File, KnownOutcome], circumstances: str
    ) -> StoredRun | None:
        """What the last run over the same files came to, where none of them and nothing else has changed since.

        `circumstances` are what else decides that, beside the files and their settings.
        """
        if len(known) < len(files) or any(one.version != one.entry.version for one in known.values()):
            return None
        contents = {file: one.entry.key.content for file, one in known.items()}
        found = stored_run(self._store, self._run_key(files, contents, circumstances))
        if found is not None:
            self._store.close(self._recipes.values())
        return found

    def keep_run(self, files: Sequence[File], circumstances: str, outcome: Outcome, notices: tuple[Words, ...]) -> None:
        """Keep what a run over the files has come to, where all their outcomes are stored."""
        if len(self._contents) == len(files):
            keep_run(self._store, self._run_key(files, self._contents, circumstances), outcome, notices)
            self._store.close(self._recipes.values())

    def _run_key(self, files: Sequence[File], contents: Mapping[File, bytes], circumstances: str) -> bytes:
        every = {id(one): one for one in map(self._linter.settings, files)}
        parts = {key: self._digest_with_severities(one) for key, one in every.items()}
        of_files = ((file.display, parts[id(self._linter.settings(file))], contents[file]) for file in files)
        listed = (part for name, *digests in of_files for part in (name.encode("utf-8", "surrogatepass"), *digests))
        return run_key((circumstances.encode("utf-8", "backslashreplace"), *listed))

    def _digest_with_severities(self, settings: EffectiveSettings) -> bytes:
        """The digest of everything that decides what a run finds in a file, beside the file and the other files."""
        severities = sorted(settings.rule_settings.severity.items())
        return self._digest_of_settings(settings) + repr(severities).encode()

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
