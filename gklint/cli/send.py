"""`gklint send`: a folder for each body with its annotated files and a cover sheet, and the ledger of all of it."""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace
from pathlib import Path

from gklint.annotate.batch import Annotation, Made, lost_copy
from gklint.annotate.destination import Destination
from gklint.cli.annotate import CheckedFiles, checked_files, style_of
from gklint.cli.given_paths import check_paths, refuse_addresses
from gklint.cli.output import complain, print_text, write_file
from gklint.config.config import Config
from gklint.engine.workers import WorkOptions, for_each_file
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.registry.registry import collect
from gklint.reporters.failures import failure_lines
from gklint.roundtrip.comparison import entry_of
from gklint.roundtrip.ledger import NAME, Entry, encode_ledger
from gklint.roundtrip.outputs import COVER, PAGE, WORKBOOK, cover, ledger_page, workbook

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_UNKNOWN = "未识别单位"
_DONE = Words(
    "已写入 {0}：{1}个单位，{2}个文件，{3}处问题；台账是 {4}", "{0}: {1} bodies, {2} files, {3} findings; {4}"
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
    checked = checked_files(given, config, collect(config))
    annotation = Annotation(checked.linter, style_of(given, config), checked.files)
    made = list(for_each_file(annotation.copier_for, checked.at_fault, lost_copy, WorkOptions(given.jobs)))
    entries, refused = _write(made, checked, destination, config)
    _write_outputs(folder, entries, config)
    bodies, files = len({entry.body for entry in entries}), len({entry.file for entry in entries})
    print_text(_DONE.to(config.lang).format(folder, bodies, files, len(entries), folder / NAME) + "\n", 0)
    for line in failure_lines(checked.outcome, config.lang):
        complain(line)
    return 2 if checked.outcome.failures else int(bool(refused))


def _write(
    made: list[Made], checked: CheckedFiles, destination: Destination, config: Config
) -> tuple[list[Entry], int]:
    """Write the copies; the entries of the ledger, and how many files got none."""
    sources = {file.path.resolve() for file in checked.found.files}
    entries: list[Entry] = []
    refused = 0
    for one in made:
        record, diagnostics, _ = checked.files[one.file.display]
        copy, digest, reason = "", "", one.refused
        if one.copy is not None:
            target = _free(destination.folder / folder_of(record.organ) / one.copy.name)
            reason = destination.write(target, one.copy.data, sources)
            if reason is None:
                copy = target.relative_to(destination.folder).as_posix()
                digest = digest_of(one.copy.data)
        if reason is not None:
            refused += 1
            complain(f"{one.file.display}: {reason.to(config.lang)}")
        entries += [entry_of(diagnostic, record, copy, digest) for diagnostic in diagnostics]
    return sorted(entries, key=lambda entry: (entry.body, entry.file)), refused


def _write_outputs(folder: Path, entries: list[Entry], config: Config) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for body in sorted({entry.body for entry in entries}):
        own = [entry for entry in entries if entry.body == body]
        place = folder / folder_of(body)
        place.mkdir(exist_ok=True)
        write_file(place / COVER, cover(body or _UNKNOWN, own, config.lang))
    write_ledger(folder, entries, (), config)


def write_ledger(folder: Path, entries: list[Entry], damage: tuple[Words, ...], config: Config) -> None:
    """Write the ledger as CSV, as a workbook and as a page."""
    write_file(folder / NAME, encode_ledger(entries))
    write_file(folder / WORKBOOK, workbook(entries))
    write_file(folder / PAGE, ledger_page(entries, damage, config.lang))


def folder_of(body: str | None) -> str:
    """The name of the folder of a body."""
    return _UNSAFE.sub("_", body or "").strip(". ") or _UNKNOWN


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
