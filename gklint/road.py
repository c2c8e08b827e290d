"""The road of one file: read, recognised, checked. One picklable object, so that any executor can walk it."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from time import perf_counter
from weakref import WeakValueDictionary

from gklint.check.ask import RuleSettings, ask
from gklint.check.settle import weighed
from gklint.config.config import Config
from gklint.hush import hushed
from gklint.match.brief import brief_of
from gklint.match.recognise import recognise
from gklint.model.archive import Brief
from gklint.model.diagnostic import Severity
from gklint.model.document import Document
from gklint.model.outcome import Failure, FileOutcome, FileRecord
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.sheet import FactSheet
from gklint.model.suppression import USELESS, Suppression
from gklint.model.watch import OvertimeError, Watch
from gklint.model.words import Words
from gklint.readers.discover import File
from gklint.readers.limits import DEFAULTS
from gklint.readers.read import prepared, read, read_bytes
from gklint.readers.unreadable import given_up, stopped
from gklint.terms import Terms, TermsOfFiles
from gklint.time_limit import time_limit
from gklint.toolbox import Toolbox, collect
from gklint.triage.directives import suppressions
from gklint.triage.useless import Rulebook

Ready = Mapping[Reader, Reader]  # readers by what they were before they were made ready for a batch
_NOT_READY: Ready = {}
_BATCH = 50  # files that are read a second time


class Road:
    """Everything that one file after another is led along. Sent to another process it is built anew there, once.

    Raises ConfigError when the configuration names a rule, an option or a form that the toolbox does not have.
    """

    def __init__(
        self, toolbox: Toolbox, config: Config, limits: ReaderOptions = DEFAULTS, timing: bool = False
    ) -> None:
        self._recipe = pickle.dumps((config, limits, timing))
        self._toolbox = toolbox
        self.limits = limits
        self._timing = timing
        self._terms = TermsOfFiles(toolbox, config, limits, timing)
        self._name = os.urandom(16).hex()
        _ROADS[self._name] = self

    def __reduce__(self) -> tuple[Callable[[str, bytes], Road], tuple[str, bytes]]:
        return _road, (self._name, self._recipe)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that is asked, of all files or of some."""
        asked = {rule.id for terms in self._terms for rule in terms.rules}
        return tuple(rule for rule in self._toolbox.rules if rule.id in asked)

    def rulebook(self, files: Iterable[File]) -> Rulebook:
        """What is to be known of the rules when findings in these files are set aside."""
        rules = self._toolbox.rules
        usual = self._terms.usual
        useless = next((rule for rule in self.rules if rule.id == USELESS), None)
        return Rulebook(
            ids={word: rule.id for rule in rules for word in (rule.id, rule.name)},
            asked=self._asked_alone(files),
            useless=useless,
            severity=_severity(USELESS, usual.rules, usual.settings),
        )

    def _asked_alone(self, files: Iterable[File]) -> dict[str, frozenset[str]]:
        terms = {file.display: self.terms(file) for file in files}
        rules = {id(one): one.rules for one in terms.values()}
        ids = {key: frozenset(rule.id for rule in some if not rule.compares) for key, some in rules.items()}
        return {name: ids[id(one)] for name, one in terms.items()}

    def terms(self, file: File) -> Terms:
        """Everything that decides what becomes of the file, besides its bytes and its name."""
        return self._terms.of(file.path)

    def settle(self, files: Sequence[File]) -> None:
        """Have the terms of these files ready. Raises ConfigError for overrides that do not go together."""
        self._terms.settle(file.path for file in files)

    def lint_for(self, files: Sequence[File]) -> Callable[[File], FileOutcome]:
        """What lints each of these files, with readers made ready for all of them."""
        walked = self.walked_for(files)
        return lambda file: self.weighed(file, walked(file))

    def walked_for(self, files: Sequence[File]) -> Callable[..., FileOutcome]:
        """`walked` for each of these files, with readers made ready for all of them."""
        return partial(self.walked, ready=self._ready(files))

    def facts_for(self, files: Sequence[File]) -> Callable[[File], FactSheet]:
        """What gives the figures of each of these files, with readers made ready for all of them."""
        return partial(self.facts, ready=self._ready(files))

    def lint(self, file: File, data: bytes | None = None) -> FileOutcome:
        """The whole road for a file, or for `data` in its place. Nothing is raised for what a file holds.

        What is wrong with the file is a finding; what is wrong with us is a failure.
        """
        return self.weighed(file, self.walked(file, data))

    def walked(self, file: File, data: bytes | None = None, ready: Ready = _NOT_READY) -> FileOutcome:
        """The same before the user's severities: what follows from the file and its terms."""
        try:
            watch = Watch()
            with hushed(), time_limit(self.limits.max_seconds, watch):
                return self._to_the_end(file, data, ready, watch)
        except (OvertimeError, TimeoutError, MemoryError, RecursionError) as error:
            return self._outcome_of(given_up(file.display, error), file)
        except Exception as error:
            words = Words(f"检查中断，未能完成：{error!r}", f"broke off: {error!r}")
            record = FileRecord(file.display, "", None, None, None, None, "unreadable")
            return FileOutcome(record, (), (Failure("", file.display, words, traceback.format_exc()),))

    def weighed(self, file: File, outcome: FileOutcome) -> FileOutcome:
        """The outcome for the file with the severities that the user gives the rules."""
        severities = self.terms(file).settings.severity
        if not severities:
            return outcome
        useless = severities.get(USELESS)
        said = tuple(
            one._replace(severity=useless) if useless is not None and one.severity is not None else one
            for one in outcome.suppressions
        )
        return outcome._replace(diagnostics=weighed(outcome.diagnostics, severities), suppressions=said)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders of code and data that findings come from."""
        return self._toolbox.sources

    def report(self, file: File, data: bytes | None = None, ready: Ready = _NOT_READY) -> Report:
        """The report as recognised."""
        terms = self.terms(file)
        return recognise(_read(file, data, terms, ready), terms.forms, terms.vocabulary)

    def again_for(self, files: Sequence[File]) -> Callable[[File], Report | None]:
        """What gives the reports of these files, walked before; None for one that cannot be had any more.

        Readers are made ready for a batch of them when the first of it is asked for.
        """
        batch_of = {file: number // _BATCH for number, file in enumerate(files)}
        ready = cache(lambda batch: self._ready(files[batch * _BATCH : (batch + 1) * _BATCH]))
        return lambda file: self._again(file, ready(batch_of[file]))

    def _again(self, file: File, ready: Ready) -> Report | None:
        try:
            with hushed(), time_limit(self.limits.max_seconds):
                return self.report(file, ready=ready)
        except (Exception, OvertimeError):  # it was sound a moment ago: whoever asks can do without
            return None

    def facts(self, file: File, data: bytes | None = None, ready: Ready = _NOT_READY) -> FactSheet:
        """The figures of a file, or of `data` in its place."""
        try:
            with hushed(), time_limit(self.limits.max_seconds):
                return FactSheet.of(self.report(file, data, ready))
        except (OvertimeError, TimeoutError, MemoryError, RecursionError):
            return self.no_facts(file)

    def lost(self, file: File, words: Words) -> FileOutcome:
        """The outcome for a file that could not be walked to the end: like one that cannot be read."""
        return self.weighed(file, self._outcome_of(stopped(file.display, words), file))

    def _outcome_of(self, document: Document, file: File) -> FileOutcome:
        terms = self.terms(file)
        return _asked(recognise(document, terms.forms, terms.vocabulary), terms)

    def _ready(self, files: Sequence[File]) -> Ready:
        readers = self._toolbox.readers
        return dict(zip(readers, prepared(files, readers, self.limits), strict=True))

    def no_facts(self, file: File) -> FactSheet:
        """The sheet of a file that could not be read to the end."""
        return FactSheet(file.display, None, None, None, "unreadable", ())

    def _to_the_end(self, file: File, data: bytes | None, ready: Ready, watch: Watch) -> FileOutcome:
        terms = self.terms(file)
        start = perf_counter()
        document = _read(file, data, terms, ready)
        read_at = perf_counter()
        report = recognise(document, terms.forms, terms.vocabulary)
        spent = (("read", read_at - start), ("recognise", perf_counter() - read_at))
        return _asked(report, terms, spent if self._timing else (), watch)


# The roads of this process by name: a worker that was forked has inherited the one it is sent.
_ROADS: WeakValueDictionary[str, Road] = WeakValueDictionary()


def _road(name: str, recipe: bytes) -> Road:
    """The road with that name, as it was unpickled."""
    return _ROADS.get(name) or _built(recipe)


@lru_cache(maxsize=4)
def _built(recipe: bytes) -> Road:
    """The road of a recipe; a process that is sent it many times builds it once."""
    config, limits, timing = pickle.loads(recipe)
    return Road(collect(config), config, limits, timing)


def _read(file: File, data: bytes | None, terms: Terms, ready: Ready) -> Document:
    readers = [ready.get(reader, reader) for reader in terms.readers]
    if data is None:
        return read(file, readers, terms.limits)
    return read_bytes(data, file.display, readers, terms.limits)


def _asked(
    report: Report, terms: Terms, spent: tuple[tuple[str, float], ...] = (), watch: Watch | None = None
) -> FileOutcome:
    asked = ask(report, terms.rules, terms.settings, watch)
    said, brief = _said(report, terms.rules), _brief(report, terms.rules)
    return FileOutcome(_record(report), asked.diagnostics, asked.failures, spent + asked.timings, said, brief)


def _record(report: Report) -> FileRecord:
    source = report.source
    form = report.form.id if report.form is not None else None
    return FileRecord(
        source.path, source.format, source.encoding, report.organ, report.year, form, report.kind, len(source.text)
    )


def _said(report: Report, rules: Sequence[Rule]) -> tuple[Suppression, ...]:
    """What comments in the file set aside."""
    if not report.document.comments:
        return ()
    alone = (rule for rule in rules if rule.applies(report) and not rule.compares)
    asked = {word for rule in alone for word in (rule.id, rule.name)}
    useless = next((rule.severity for rule in rules if rule.id == USELESS), None)
    return suppressions(report, asked, useless)


def _brief(report: Report, rules: Sequence[Rule]) -> Brief | None:
    """The report in brief, when there is a rule that will compare it."""
    return brief_of(report) if any(rule.compares and rule.applies(report) for rule in rules) else None


def _severity(id: str, rules: Sequence[Rule], settings: RuleSettings) -> Severity | None:
    """What the rule with that id weighs; None when it is not among the rules."""
    return next((settings.severity.get(id, rule.severity) for rule in rules if rule.id == id), None)
