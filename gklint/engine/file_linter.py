"""Lints one file: read, recognise, check. One picklable object, so that any executor can run it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from time import perf_counter
from weakref import WeakValueDictionary

from gklint.check.equations import judged_identities
from gklint.check.finalize import apply_severities
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.config.config import Config
from gklint.engine.effective_settings import EffectiveSettings, SettingsResolver
from gklint.match.recognise import recognise
from gklint.match.summary import summarize
from gklint.model.archive_entry import ArchiveEntry
from gklint.model.bilingual import Words
from gklint.model.current_rule import CurrentRule, OvertimeError
from gklint.model.diagnostic import Place, Severity
from gklint.model.document import Document
from gklint.model.fact_sheet import FactSheet
from gklint.model.outcome import Failure, FileOutcome, FileRecord
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.products import products_of
from gklint.model.report import Report
from gklint.model.report_file import File
from gklint.model.rule import Rule
from gklint.model.suppression import USELESS, Suppression
from gklint.readers.limits import DEFAULTS
from gklint.readers.read import prepare_readers, read, read_bytes
from gklint.readers.unreadable import abandoned_document, stopped_document
from gklint.registry.registry import Registry, collect
from gklint.system.redirected_output import stdout_to_stderr
from gklint.system.time_limit import time_limit
from gklint.triage.directive_scope import suppressions_in
from gklint.triage.unused_suppressions import Rulebook

PreparedReaders = Mapping[Reader, Reader]  # readers by what they were before they were made ready for a batch
_NOT_PREPARED: PreparedReaders = {}
_BATCH = 50  # files that are read a second time


class FileLinter:
    """Lints files one after another. Sent to another process, it is rebuilt there once from the configuration.

    `products` name what to keep of each report beside its findings (see model.products).
    Raises ConfigError when the configuration names a rule, an option or a form that the registry does not have.
    """

    def __init__(
        self,
        registry: Registry,
        config: Config,
        limits: ReaderOptions = DEFAULTS,
        timing: bool = False,
        products: Collection[str] = (),
    ) -> None:
        self.products = tuple(sorted(products))
        self._recipe = config, limits, timing, self.products
        self._registry = registry
        self.limits = limits
        self._timing = timing
        self._settings = SettingsResolver(registry, config, limits, timing)
        self.isolated = config.isolated
        self._name = os.urandom(16).hex()
        _LINTERS[self._name] = self

    def __reduce__(self) -> tuple[Callable[[str, bytes], FileLinter], tuple[str, bytes]]:
        from pickle import dumps  # imported here: a linter that stays in its process is not pickled

        return _unpickle_linter, (self._name, dumps(self._recipe))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that runs, on all files or on some."""
        asked = {rule.id for settings in self._settings for rule in settings.rules}
        return tuple(rule for rule in self._registry.rules if rule.id in asked)

    def rulebook(self, files: Iterable[File]) -> Rulebook:
        """What triage needs to know of the rules when it suppresses findings in these files."""
        rules = self._registry.rules
        usual = self._settings.default_settings
        useless = next((rule for rule in self.rules if rule.id == USELESS), None)
        return Rulebook(
            ids={word: rule.id for rule in rules for word in (rule.id, rule.name)},
            asked=self._ids_asked_by_file(files),
            useless=useless,
            severity=_severity(USELESS, usual.rules, usual.rule_settings),
        )

    def _ids_asked_by_file(self, files: Iterable[File]) -> dict[str, frozenset[str]]:
        settings = {file.display: self.settings(file) for file in files}
        rules = {id(one): one.rules for one in settings.values()}
        ids = {key: frozenset(rule.id for rule in some if not rule.compares) for key, some in rules.items()}
        return {name: ids[id(one)] for name, one in settings.items()}

    def settings(self, file: File) -> EffectiveSettings:
        """Everything that decides what becomes of the file, besides its bytes and its name."""
        return self._settings.of(file.path)

    def resolve_settings(self, files: Sequence[File]) -> None:
        """Resolve the settings of these files. Raises ConfigError for overrides that contradict each other."""
        self._settings.resolve_all(file.path for file in files)

    def linter_for(self, files: Sequence[File]) -> Callable[[File], FileOutcome]:
        """A function that lints each of these files, with readers prepared for all of them."""
        lint_with_default_severities = self.default_linter_for(files)
        return lambda file: self.apply_severities(file, lint_with_default_severities(file))

    def default_linter_for(self, files: Sequence[File]) -> Callable[..., FileOutcome]:
        """`lint_with_default_severities` for each of these files, with readers prepared for all of them."""
        return partial(self.lint_with_default_severities, ready=self._prepare_readers(files))

    def facts_reader_for(self, files: Sequence[File]) -> Callable[[File], FactSheet]:
        """A function that returns the figures of each of these files, with readers prepared for all of them."""
        return partial(self.facts, ready=self._prepare_readers(files))

    def claims_reader_for(self, files: Sequence[File]) -> Callable[[File], FactSheet]:
        """The same with what the running text says of figures."""
        return partial(self.facts, ready=self._prepare_readers(files), claims=True)

    def lint(self, file: File, data: bytes | None = None) -> FileOutcome:
        """Lint a file, or `data` in its place. Nothing is raised for the content of a file.

        A problem of the file is a finding; a problem of gklint or a rule package is a failure.
        """
        return self.apply_severities(file, self.lint_with_default_severities(file, data))

    def lint_with_default_severities(
        self, file: File, data: bytes | None = None, ready: PreparedReaders = _NOT_PREPARED
    ) -> FileOutcome:
        """Lint with the rules' own severities: the result depends on the file and its settings only."""
        try:
            watch = CurrentRule()
            with stdout_to_stderr(), time_limit(self.limits.max_seconds, watch):
                return self._read_and_check(file, data, ready, watch)
        except (OvertimeError, TimeoutError, MemoryError, RecursionError) as error:
            return self._check_unreadable(abandoned_document(file.display, error), file)
        except Exception as error:
            from traceback import format_exc  # imported here: few files break off

            words = Words(f"检查中断，未能完成：{error!r}", f"broke off: {error!r}")
            record = FileRecord(file.display, "", None, None, None, None, "unreadable")
            return FileOutcome(record, (), (Failure("", file.display, words, format_exc()),))

    def apply_severities(self, file: File, outcome: FileOutcome) -> FileOutcome:
        """The outcome for the file with the severities that the user gives the rules."""
        severities = self.settings(file).rule_settings.severity
        if not severities:
            return outcome
        useless = severities.get(USELESS)
        said = tuple(
            one._replace(severity=useless) if useless is not None and one.severity is not None else one
            for one in outcome.suppressions
        )
        return outcome._replace(diagnostics=apply_severities(outcome.diagnostics, severities), suppressions=said)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders of code and data that findings come from."""
        return self._registry.sources

    def report(self, file: File, data: bytes | None = None, ready: PreparedReaders = _NOT_PREPARED) -> Report:
        """The report as recognised."""
        settings = self.settings(file)
        return recognise(_read(file, data, settings, ready), settings.forms, settings.vocabulary)

    def reloader_for(self, files: Sequence[File]) -> Callable[[File], Report | None]:
        """A function that rereads these files after linting; it returns None for a file that can no longer be read.

        Readers are prepared for a batch when its first file is read.
        """
        batch_of = {file: number // _BATCH for number, file in enumerate(files)}
        ready = cache(lambda batch: self._prepare_readers(files[batch * _BATCH : (batch + 1) * _BATCH]))
        return lambda file: self._reload(file, ready(batch_of[file]))

    def _reload(self, file: File, ready: PreparedReaders) -> Report | None:
        try:
            with stdout_to_stderr(), time_limit(self.limits.max_seconds):
                return self.report(file, ready=ready)
        except (Exception, OvertimeError):  # it was sound a moment ago: whoever asks can do without
            return None

    def facts(
        self, file: File, data: bytes | None = None, ready: PreparedReaders = _NOT_PREPARED, claims: bool = False
    ) -> FactSheet:
        """The figures of a file, or of `data` in its place, with the claims of its text where requested."""
        try:
            with stdout_to_stderr(), time_limit(self.limits.max_seconds):
                return FactSheet.of(self.report(file, data, ready), claims)
        except (OvertimeError, TimeoutError, MemoryError, RecursionError):
            return self.empty_fact_sheet(file)

    def outcome_of_lost_file(self, file: File, words: Words, help: Words | None = None) -> FileOutcome:
        """The outcome for a file whose linting did not finish: that of an unreadable file."""
        return self.apply_severities(file, self._check_unreadable(stopped_document(file.display, words, help), file))

    def _check_unreadable(self, document: Document, file: File) -> FileOutcome:
        settings = self.settings(file)
        return _check(recognise(document, settings.forms, settings.vocabulary), settings, self.products)

    def _prepare_readers(self, files: Sequence[File]) -> PreparedReaders:
        readers = self._registry.readers
        return dict(zip(readers, prepare_readers(files, readers, self.limits), strict=True))

    def empty_fact_sheet(self, file: File) -> FactSheet:
        """The sheet of a file that could not be read to the end."""
        return FactSheet(file.display, None, None, None, "unreadable", ())

    def _read_and_check(
        self, file: File, data: bytes | None, ready: PreparedReaders, watch: CurrentRule
    ) -> FileOutcome:
        settings = self.settings(file)
        start = perf_counter()
        document = _read(file, data, settings, ready)
        read_at = perf_counter()
        report = recognise(document, settings.forms, settings.vocabulary)
        spent = (("read", read_at - start), ("recognise", perf_counter() - read_at))
        return _check(report, settings, self.products, spent if self._timing else (), watch)


# The linters of this process by name: a worker that was forked has inherited the one it is sent.
_LINTERS: WeakValueDictionary[str, FileLinter] = WeakValueDictionary()


def _unpickle_linter(name: str, recipe: bytes) -> FileLinter:
    """The file linter with that name, as it was unpickled."""
    return _LINTERS.get(name) or _rebuild_linter(recipe)


@lru_cache(maxsize=4)
def _rebuild_linter(recipe: bytes) -> FileLinter:
    """The file linter for a pickled configuration; a process that receives it many times builds it once."""
    from pickle import loads  # imported here: what is received may be there already

    config, limits, timing, products = loads(recipe)
    return FileLinter(collect(config), config, limits, timing, products)


def _read(file: File, data: bytes | None, settings: EffectiveSettings, ready: PreparedReaders) -> Document:
    readers = [ready.get(reader, reader) for reader in settings.readers]
    if data is None:
        return read(file, readers, settings.limits)
    return read_bytes(data, file.display, readers, settings.limits)


def _check(
    report: Report,
    settings: EffectiveSettings,
    products: Collection[str],
    spent: tuple[tuple[str, float], ...] = (),
    current: CurrentRule | None = None,
) -> FileOutcome:
    asked = run_rules(report, settings.rules, settings.rule_settings, current)
    directives = _read_directives(report, settings.rules)
    summary = summarize(report) if settings.rule_settings.is_compared(settings.rules, report) else None
    later = "summary" in products  # then the report is compared later, and not here
    entry = ArchiveEntry.of(summary, settings.forms, directives, settings.rules) if later else None
    kept = products_of(report, products, lambda: judged_identities(report, settings.rules), entry)
    return FileOutcome(
        _record(report),
        asked.diagnostics,
        asked.failures,
        spent + asked.timings,
        directives,
        None if later else summary,
        kept,
    )


def _record(report: Report) -> FileRecord:
    source = report.source
    form = report.form.id if report.form is not None else None
    passage = report.masthead.title_passage
    title = Place.of(passage.span(), report.table_names, report.positions) if passage is not None else None
    length = len(source.text)
    return FileRecord(
        source.path, source.format, source.encoding, report.organ, report.year, form, report.kind, length, title
    )


def _read_directives(report: Report, rules: Sequence[Rule]) -> tuple[Suppression, ...]:
    """The suppressions that comments in the file state."""
    if not report.document.comments:
        return ()
    alone = (rule for rule in rules if rule.applies(report) and not rule.compares)
    asked = {word for rule in alone for word in (rule.id, rule.name)}
    useless = next((rule.severity for rule in rules if rule.id == USELESS), None)
    return suppressions_in(report, asked, useless)


def _severity(id: str, rules: Sequence[Rule], rule_settings: RuleSettings) -> Severity | None:
    """What the rule with that id weighs; None when it is not among the rules."""
    return next((rule_settings.severity.get(id, rule.severity) for rule in rules if rule.id == id), None)
