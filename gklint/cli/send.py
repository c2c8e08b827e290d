"""`gklint send`: a folder for each body with its annotated files and a cover sheet, and the ledger of all of it."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from gklint.annotate.batch import Annotation, Made, lost_copy
from gklint.annotate.destination import Destination
from gklint.cli.annotate import CheckedFiles, checked_files, style_of
from gklint.cli.given_paths import check_paths, refuse_addresses
from gklint.cli.output import complain, print_text, write_file
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.engine.workers import WorkOptions, for_each_file
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.registry.registry import collect
from gklint.reporters.failures import failure_lines
from gklint.roundtrip.cover import COVER, CoverSheet, SentFile, cover
from gklint.roundtrip.ledger import NAME, Entry, encode_ledger
from gklint.roundtrip.outputs import PAGE, WORKBOOK, ledger_page, workbook
from gklint.roundtrip.recipients import PRODUCTS, Recipient, recipients_of
from gklint.roundtrip.sending import FileNames, advice_of, entries_for

_DONE = Words(
    "已写入 {0}：{1}个单位，{2}个文件，{3}个问题；台账是 {4}", "{0}: {1} bodies, {2} files, {3} findings; {4}"
)


def run(given: Namespace, config: Config) -> int:
    """0 all sent, 1 a file could not be annotated, 2 the run itself failed. Raises GklintError."""
    check_paths(given)
    refuse_addresses(given)
    if "-" in given.paths or given.to is None:
        raise UsageError("请给出报告文件和 --to 文件夹", "name report files, and --to FOLDER")
    destination = Destination(given.to, given.paths)
    folder = destination.folder
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"--to {folder} 里已有文件，不会覆盖；请换一个新的文件夹", f"--to {folder} holds files; name a new folder"
        )
    registry = collect(config)
    checked = checked_files(given, config, registry, PRODUCTS, roster_of(config))
    names = FileNames({file.display: destination.name_of(file.path) for file in checked.found.files})
    files = {
        path: one._replace(diagnostics=tuple(map(names.outgoing, one.diagnostics)))
        for path, one in checked.files.items()
    }
    annotation = Annotation(checked.linter, style_of(given, config), files)
    made = {
        one.file.display: one
        for one in for_each_file(annotation.copier_for, checked.at_fault, lost_copy, WorkOptions(given.jobs))
    }
    sending = _Sending(checked._replace(files=files), destination, names, config)
    recipients = recipients_of(checked.outcome)
    entries = [entry for one in recipients for entry in sending.send(one, made)]
    folder.mkdir(parents=True, exist_ok=True)
    write_ledger(folder, entries, (), config)
    counted = len(recipients), sending.written, len(entries)
    print_text(_DONE.to(config.lang).format(folder, *counted, folder / NAME) + "\n", 0)
    for line in failure_lines(checked.outcome, config.lang):
        complain(line)
    return 2 if checked.outcome.failures else int(bool(sending.refused))


class _Sending:
    """Writes the folder of one body after another, and counts copies written and files that got none."""

    def __init__(self, checked: CheckedFiles, destination: Destination, names: FileNames, config: Config) -> None:
        self._files = checked.files
        self._sources = {file.path.resolve() for file in checked.found.files}
        self._destination = destination
        self._names = names
        self._config = config
        self.written = 0
        self.refused = 0

    def send(self, recipient: Recipient, made: Mapping[str, Made]) -> list[Entry]:
        """Write copies and cover sheet of a body; its entries of the ledger."""
        folder = self._destination.folder / recipient.folder
        folder.mkdir(parents=True, exist_ok=True)
        copies = {path: self._write(folder, made[path]) for path in sorted(recipient.paths) if path in made}
        found = {path: self._files[path].diagnostics for path in recipient.paths if path in self._files}
        records = {path: self._files[path].record for path in found}
        entries = entries_for(recipient, records, found, copies, self._names)
        write_file(folder / COVER, cover(self._sheet(recipient, entries, found, copies), self._config.lang))
        return entries

    def _write(self, folder: Path, made: Made) -> tuple[str, str]:
        """Path and digest of the copy; empty where there is none."""
        reason = made.refused
        if made.copy is not None:
            target = _free(folder / made.copy.name)
            reason = self._destination.write(target, made.copy.data, self._sources)
            if reason is None:
                self.written += 1
                return target.relative_to(self._destination.folder).as_posix(), digest_of(made.copy.data)
        if reason is not None:
            self.refused += 1
            complain(f"{made.file.display}: {reason.to(self._config.lang)}")
        return "", ""

    def _sheet(
        self,
        recipient: Recipient,
        entries: Sequence[Entry],
        found: Mapping[str, Sequence[Diagnostic]],
        copies: Mapping[str, tuple[str, str]],
    ) -> CoverSheet:
        asked = {filed.record.path for filed in recipient.reports} if recipient.standing != "received" else set()
        shown = [one for one in recipient.files if found.get(one.record.path) or one.record.path in asked]
        files = [
            SentFile(
                self._names.name(one.record.path),
                copies.get(one.record.path, ("", ""))[0].rpartition("/")[2],
                one.record.kind,
                one.verdict.words,
                recipient.standing == "twice" and one in recipient.reports and one.record.kind == "report",
            )
            for one in shown
        ]
        readable = [found[one.record.path] for one in shown if one.record.kind == "report" and one.record.path in found]
        return CoverSheet(recipient, files, entries, advice_of(chain.from_iterable(readable)))


def write_ledger(folder: Path, entries: list[Entry], damage: tuple[Words, ...], config: Config) -> None:
    """Write the ledger as CSV, as a workbook and as a page."""
    write_file(folder / NAME, encode_ledger(entries))
    write_file(folder / WORKBOOK, workbook(entries))
    write_file(folder / PAGE, ledger_page(entries, damage, config.lang))


def digest_of(data: bytes) -> str:
    """By what a file that has not been touched is known; never to be taken for a number by a spreadsheet."""
    return f"c{hashlib.sha256(data).hexdigest()[:32]}"


def _free(target: Path) -> Path:
    """The path, or one like it where no file is yet."""
    number = 2
    free = target
    while free.exists():
        free = target.with_name(f"{target.stem}（{number}）{target.suffix}")
        number += 1
    return free
