"""Output targets: each a format and a file or standard output."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from gklint.cli.output import encode_text, encoder_for_people, print_pieces, write_pieces
from gklint.config.config import Config
from gklint.config.setting_origins import place_of
from gklint.errors import UsageError
from gklint.model.declaration import nearest
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Outcome
from gklint.model.plugin import Reporter, ReporterOptions
from gklint.reporters.printable import disarm_commands

FOR_PEOPLE = ("text", "concise", "grouped", "statistics")  # formats read on the screen
DEFAULT_FORMAT = "text"
FORMATS = {  # by the suffix of a file for which no format is named
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".xml": "junit",
    ".jsonl": "summaries",
}
_PREFIXED = lazy_pattern(r"([A-Za-z][\w-]+):(.+)", re.DOTALL)  # one letter would be a drive


class OutputTarget(NamedTuple):
    """One output: how it is written, and the file, or None for standard output."""

    reporter: Reporter
    file: Path | None


def targets_given(given: Namespace, config: Config, reporters: Mapping[str, Reporter]) -> list[OutputTarget]:
    """The outputs that the command line and the configuration name. Raises UsageError."""
    said_at = place_of(config, "output-format")
    return output_targets(given.output_format, given.output or (), reporters, said_at, config.named_output_format)


def output_targets(
    format: str | None,
    outputs: Sequence[str],
    reporters: Mapping[str, Reporter],
    said_at: str = "--output-format",
    otherwise: str | None = None,
) -> list[OutputTarget]:
    """`FILE` moves what would be printed into a file; each `format:file` is one more. Raises UsageError.

    `said_at` is where `format` is named; None: nobody has named one, so that the suffix of a file says
    it; `otherwise` is the format of the configuration.
    """
    more, plain = [], []
    for written in outputs:
        _check_named(written, reporters)
        if match := _PREFIXED.fullmatch(written):
            more.append(OutputTarget(_reporter(match[1], reporters, "--output"), Path(match[2])))
        else:
            plain.append(written)
    _check_files([*plain, *(str(target.file) for target in more)])
    if len(plain) > 1:
        raise UsageError(
            f"--output 给了多个文件（{'、'.join(plain)}）；请写作 格式:文件，如 sarif:out.sarif",
            f"--output names several files ({', '.join(plain)}); write FORMAT:FILE, as sarif:out.sarif",
        )
    file = Path(plain[0]) if plain and plain[0] != "-" else None
    name = format or (format_of(file, FORMATS, otherwise) if file is not None else None)
    return [OutputTarget(_reporter(name or otherwise or DEFAULT_FORMAT, reporters, said_at), file), *more]


def format_of(file: Path, formats: Mapping[str, str], otherwise: str | None = None) -> str | None:
    """The format for a file by its suffix; `otherwise` for one without a suffix, or with an unknown one.

    Raises UsageError, with the list, where the suffix is unknown and there is no `otherwise`.
    """
    suffix = file.suffix.lower()
    if suffix in formats or not suffix or otherwise is not None or file.is_char_device():
        return formats.get(suffix, otherwise)
    known = "、".join(f"{one}（{name}）" for one, name in formats.items())
    raise UsageError(
        f"--output {file}：从后缀名看不出输出格式；请用 {known} 之一，或用 --output-format 写明格式",
        f"--output {file}: its suffix says no format; use one of "
        f"{', '.join(f'{one} ({name})' for one, name in formats.items())}, or name the format with --output-format",
    )


def _reporter(name: str, reporters: Mapping[str, Reporter], said_at: str) -> Reporter:
    if name in reporters:
        return reporters[name]
    near = nearest(name, reporters)
    chinese, english = (f"是否指 {near}？", f"did you mean {near}? ") if near else ("", "")
    raise UsageError(
        f"{said_at}: 没有输出格式“{name}”；{chinese}可用：{'、'.join(reporters)}",
        f"{said_at}: there is no output format {name!r}; {english}use {', '.join(reporters)}",
    )


def _check_named(written: str, reporters: Mapping[str, Reporter]) -> None:
    """Raise UsageError when a format is given without a file."""
    if not written or (written.removesuffix(":") in reporters and written.endswith(":")):
        raise UsageError(
            f"--output {written} 没有写文件名；请写作 {written or '格式:'}文件名",
            f"--output {written} names no file; write {written or 'FORMAT:'}FILE",
        )


def _check_files(names: Sequence[str]) -> None:
    """Raise UsageError, before the work begins, for a file that is named twice or could not be written."""
    files = [Path(name) for name in names if name != "-"]
    for file in files:
        if files.count(file) > 1 and not file.is_char_device():
            raise UsageError(f"--output 两次写入 {file}；请写不同的文件", f"--output names {file} twice")
        if file.is_dir():
            raise UsageError(f"--output {file} 是文件夹；请写明文件名", f"--output {file} is a folder; name a file")
        if not file.parent.is_dir():
            raise UsageError(
                f"不能写入 {file}：没有文件夹 {file.parent}；请先建立它，或换一个位置",
                f"cannot write {file}: there is no folder {file.parent}; make it, or choose another place",
            )


def write_target(outcome: Outcome, target: OutputTarget, options: ReporterOptions) -> None:
    """Write the outcome where and as the target says. Raises UsageError."""
    reporter, file = target
    if file is None and reporter.binary and sys.stdout.isatty():
        raise UsageError(
            f"{reporter.name} 格式不能显示在终端上；请写入文件：--output {reporter.name}:文件名",
            f"{reporter.name} cannot be shown on a terminal; write a file: --output {reporter.name}:FILE",
        )
    written = _pieces_of(outcome, reporter, options)
    if isinstance(written, bytes):
        pieces: Iterator[bytes] = iter((written,))
    elif file is not None:
        pieces = map(encode_text, written)
    elif reporter.name in FOR_PEOPLE:
        pieces = map(encoder_for_people(sys.stdout), map(disarm_commands, written))
    else:
        pieces = map(encode_text, _without_commands(written, reporter.name))
    if file is not None:
        write_pieces(file, pieces)
    else:
        print_pieces(pieces)


def _pieces_of(outcome: Outcome, reporter: Reporter, options: ReporterOptions) -> Iterator[str] | bytes:
    """What the reporter makes of the outcome, the first piece of it made already. Raises UsageError."""
    try:
        if reporter.pieces is not None:
            pieces = reporter.pieces()(outcome, options)
            return chain([next(pieces, "")], pieces)
        written = reporter.load()(outcome, options)
    except ModuleNotFoundError as error:  # an optional library; the reporter says how to install it
        raise UsageError(str(error), str(error)) from None
    return written if isinstance(written, bytes) else iter((written,))


def _without_commands(pieces: Iterator[str], name: str) -> Iterator[str]:
    """The pieces for standard output, which a CI service reads for commands: JSON has none, `github` only its own."""
    first = next(pieces, "")
    every = chain([first], pieces)
    return every if name == "github" or first.startswith(("{", "[")) else map(disarm_commands, every)
