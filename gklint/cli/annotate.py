"""`gklint annotate`: copies of the files with the findings at the very words, or without them again."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterable
from datetime import date, datetime

from gklint.annotate.batch import Annotation, CheckedCopies, Made, lost_copy, stamp_of, without_notes
from gklint.annotate.destination import Destination
from gklint.annotate.note_texts import Style
from gklint.cli.cache import remembered_outcomes
from gklint.cli.given_paths import check_paths, refuse_addresses
from gklint.cli.output import complain, print_text
from gklint.cli.terminal import progress
from gklint.config.config import Config
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.file_linter import FileLinter
from gklint.engine.run import lint
from gklint.engine.workers import WorkOptions, for_each_file
from gklint.errors import UsageError
from gklint.inputs.resolve import ResolvedInputs, resolve_inputs
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Outcome
from gklint.model.report_file import File
from gklint.model.roster import NO_ROSTER, Roster
from gklint.registry.registry import Registry, collect
from gklint.reporters.failures import failure_lines

_DONE = Words("{0} → {1}：{2}处批注", "{0} → {1}: {2} notes")
_STRIPPED = Words("{0} → {1}", "{0} → {1}")
_CLEAN = Words("{0}：没有问题，未写副本", "{0}: nothing found, no copy")
_REFUSED = Words("{0}：{1}", "{0}: {1}")
_SUM = Words("已写{0}个文件到 {1}", "{0} files written to {1}")


class _Told(NamedTuple):
    """How many files were written, how many not."""

    written: int
    refused: int


def run(given: Namespace, config: Config) -> int:
    """0 all done, 1 a file could not be annotated, 2 the run itself failed. Raises GklintError."""
    check_paths(given)
    refuse_addresses(given)
    if "-" in given.paths:
        raise UsageError("标准输入不能加批注；请给出文件", "standard input cannot be annotated; name files")
    if given.to is None:
        raise UsageError("缺少 --to 文件夹：批注写在副本里，不改原文件", "--to FOLDER is missing: notes go into copies")
    destination = Destination(given.to, given.paths)
    registry = collect(config)
    if given.strip:
        found, _, _ = resolve_inputs(given.paths, registry, config)
        told = _write(map(without_notes, found.files), found, destination, config, replace=False)
        return 2 if found.failures else int(bool(told.refused))
    checked = checked_files(given, config, registry)
    annotation = Annotation(checked.linter, style_of(given, config), checked.files)
    made = for_each_file(annotation.copier_for, checked.at_fault, lost_copy, WorkOptions(given.jobs))
    told = _write(made, checked.found, destination, config)
    for name in (name for name, one in checked.files.items() if not one.diagnostics):
        print_text(_CLEAN.to(config.lang).format(name) + "\n", 0)
    for line in failure_lines(checked.outcome, config.lang):
        complain(line)
    return 2 if checked.outcome.failures else int(bool(told.refused))


class CheckedFiles(NamedTuple):
    """A run over the files: what they are, what was found in each, and by what they were checked."""

    found: ResolvedInputs
    linter: FileLinter
    outcome: Outcome
    files: dict[str, CheckedCopies]

    @property
    def at_fault(self) -> list[File]:
        """The files in which something was found."""
        return [
            file for file in self.found.files if file.display in self.files and self.files[file.display].diagnostics
        ]


def checked_files(
    given: Namespace, config: Config, registry: Registry, products: Collection[str] = (), roster: Roster = NO_ROSTER
) -> CheckedFiles:
    """Check the files: once, for all that is made of what is found. Raises GklintError."""
    found, config, registry = resolve_inputs(given.paths, registry, config)
    stamps = {file.display: stamp_of(file.path) for file in found.files}
    known = suppression_sources(config, date.today())
    with progress(config.lang) as told:
        outcome = lint(
            given.paths,
            registry,
            config,
            jobs=given.jobs,
            progress=told,
            suppressions=known,
            cache=remembered_outcomes(given, config),
            products=products,
            roster=roster,
        )
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in outcome.diagnostics:
        by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
    files = {
        record.path: CheckedCopies(record, tuple(by_path.get(record.path, ())), stamps[record.path])
        for record in outcome.files
        if record.path in stamps
    }
    linter = FileLinter(registry, config)
    linter.resolve_settings(found.files)
    return CheckedFiles(found, linter, outcome, files)


def style_of(given: Namespace, config: Config) -> Style:
    """How notes are signed. Raises UsageError for a date that is none."""
    return Style(given.author, _date(given.date), config.lang)


def _date(written: str | None) -> datetime | None:
    if written is None:
        return None
    if written == "today":
        return datetime.combine(date.today(), datetime.min.time())
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"--date {written} 不是日期；请写作2024-03-01，或 today",
            f"--date {written} is no date; write 2024-03-01, or today",
        ) from None


def _write(
    made: Iterable[Made], found: ResolvedInputs, destination: Destination, config: Config, replace: bool = True
) -> _Told:
    """Write the copies one after another, and tell of each."""
    sources = {file.path.resolve() for file in found.files}
    written = refused = 0
    for one in made:
        target = destination.place(one.file.path, one.copy.name) if one.copy is not None else None
        reason = one.refused
        if one.copy is not None and target is not None:
            reason = destination.write(target, one.copy.data, sources, replace)
        if reason is not None:
            refused += 1
            complain(_REFUSED.to(config.lang).format(one.file.display, reason.to(config.lang)))
        else:
            written += 1
            words = _DONE if one.notes else _STRIPPED
            print_text(words.to(config.lang).format(one.file.display, target, one.notes) + "\n", 0)
    print_text(_SUM.to(config.lang).format(written, destination.folder) + "\n", 0)
    return _Told(written, refused)
