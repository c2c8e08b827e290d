"""`gklint receive`: what came back against the ledger; our notes taken off, answers read as explanations."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gklint.annotate.batch import without_notes
from gklint.annotate.copies import answers
from gklint.annotate.destination import Destination
from gklint.annotate.note_texts import Answer, RefusedError
from gklint.cli.output import complain, print_text, write_file
from gklint.cli.send import digest_of, write_ledger
from gklint.cli.terminal import progress
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.run import lint
from gklint.errors import UsageError
from gklint.inputs.resolve import resolve_inputs
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Outcome
from gklint.model.report_file import File
from gklint.registry.registry import Registry, collect
from gklint.reporters.failures import failure_lines
from gklint.roundtrip.comparison import Returned, compare_entries, counts, match_files
from gklint.roundtrip.ledger import NAME, STATES, Ledger, read
from gklint.roundtrip.outputs import WORKBOOK
from gklint.roundtrip.recipients import PRODUCTS, body_names

_KEPT = "台账（收到时原样）.csv"
_STRAY = Words("{0}：不在台账里，未计入", "{0}: not in the ledger, left out")
_COUNT = Words("{0}{1}个", "{0} {1}")
_SUM = Words("台账 {0}：{1}", "ledger {0}: {1}")


def run(given: Namespace, config: Config) -> int:
    """0 everything corrected or explained, 1 something is left, 2 the run itself failed. Raises GklintError."""
    if not given.folder or given.to is None:
        raise UsageError("请给出收到的文件夹和 --to 文件夹", "name the folder that came back, and --to FOLDER")
    folder = Path(given.folder)
    kept = Path(given.sent or given.folder) / NAME
    data, ledger = _ledger(kept)
    Destination(given.to, [str(kept.parent)])  # the folder with the ledger may not hold it either
    destination = Destination(given.to, [given.folder])
    if destination.folder.is_dir() and any(destination.folder.iterdir()):
        raise UsageError(
            f"--to {given.to} 里已有文件，不会覆盖；请换一个新的文件夹",
            f"--to {given.to} holds files; name a new folder",
        )
    registry = collect(config)
    files, outcome = _check(folder, registry, config, given.jobs)
    returned = _returned_files(files, outcome)
    comparing = {rule.id for rule in outcome.rules if rule.compares}
    entries = compare_entries(ledger.entries, returned, comparing)
    _write_files(files, destination, config)
    destination.folder.mkdir(parents=True, exist_ok=True)
    if ledger.damage:
        write_file(destination.folder / _KEPT, data)
    write_ledger(destination.folder, entries, ledger.damage, config)
    _tell(ledger, returned, outcome, config)
    found = counts(entries)
    count = _COUNT.to(config.lang)
    told = "，".join(
        count.format(words.to(config.lang), found[state]) for state, words in STATES.items() if state in found
    )
    print_text(_SUM.to(config.lang).format(destination.folder / NAME, told) + "\n", 0)
    if outcome.failures:
        return 2
    return int(any(state not in ("mended", "explained") for state in found))


def _ledger(path: Path) -> tuple[bytes, Ledger]:
    """The ledger and the bytes it was read from. Raises UsageError where nothing of it can be read."""
    try:
        data = path.read_bytes()
    except OSError:
        raise UsageError(
            f"没有台账 {path}；请用 --sent 写明 gklint send 写的文件夹",
            f"there is no ledger {path}; name it with --sent",
        ) from None
    ledger = read(data)
    if not ledger.entries:
        why = ledger.damage[0] if ledger.damage else Words("台账是空的", "the ledger is empty")
        raise UsageError(f"{path}：{why.zh}；请用原来的台账", f"{path}: {why.to('en')}; use the ledger as it was sent")
    return data, ledger


def _check(folder: Path, registry: Registry, config: Config, jobs: int | None) -> tuple[list[File], Outcome]:
    """The files that came back and what is found in them; the workbook of a ledger is none."""
    passed_over = sorted(folder.rglob(WORKBOOK))
    found, _, _ = resolve_inputs([folder], registry, config, passed_over)
    known = suppression_sources(config, date.today())
    with progress(config.lang) as told:
        outcome = lint(
            [folder], registry, config, jobs=jobs, progress=told, suppressions=known, passed_over=passed_over,
            roster=roster_of(config), products=PRODUCTS,
        )  # fmt: skip
    return found.files, outcome


def _returned_files(files: Sequence[File], outcome: Outcome) -> list[Returned]:
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in outcome.diagnostics:
        by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
    records, bodies = (
        {record.path: record for record in outcome.files},
        body_names(outcome) if outcome.roster.bodies else {},
    )
    return [
        Returned(
            records[file.display],
            tuple(by_path.get(file.display, ())),
            _answers(file),
            _digest(file),
            bodies.get(file.display, ""),
        )
        for file in files
        if file.display in records
    ]


def _answers(file: File) -> tuple[Answer, ...]:
    try:
        return tuple(answers(file.path.read_bytes()))
    except (RefusedError, OSError):
        return ()


def _digest(file: File) -> str:
    try:
        return digest_of(file.path.read_bytes())
    except OSError:
        return ""


def _write_files(files: Sequence[File], destination: Destination, config: Config) -> None:
    """Write what came back without our notes."""
    sources = {file.path.resolve() for file in files}
    for file in files:
        made = without_notes(file)
        reason = made.refused
        if made.copy is not None:
            reason = destination.write(destination.place(file.path, made.copy.name), made.copy.data, sources, False)
        if reason is not None:
            complain(f"{file.display}: {reason.to(config.lang)}")


def _tell(ledger: Ledger, returned: Sequence[Returned], outcome: Outcome, config: Config) -> None:
    """What is wrong with the ledger and with the run, and files that nobody sent."""
    for words in ledger.damage:
        complain(words.to(config.lang))
    known = {one.record.path for one in match_files(ledger.entries, returned).values()}
    for one in returned:
        if one.record.path not in known:
            complain(_STRAY.to(config.lang).format(one.record.path))
    for line in failure_lines(outcome, config.lang):
        complain(line)
