"""`gklint facts`: every figure read from the tables, or every claim of the text, as text, JSON or CSV."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gklint.cli.given_paths import check_paths, read_piped_report
from gklint.cli.output import complain, encode_text, print_bytes, write_file
from gklint.cli.output_guard import guard_reports
from gklint.cli.output_targets import format_of
from gklint.cli.terminal import progress
from gklint.config.config import Config
from gklint.engine.run import FactsRead, facts, facts_of_bytes
from gklint.model.bilingual import Words
from gklint.model.fact_sheet import FactSheet
from gklint.registry.registry import Registry, collect
from gklint.reporters import claims
from gklint.reporters.facts import as_csv, as_json, as_text

_FORMATS = {".json": "json", ".csv": "csv", ".txt": "text"}
_WRITERS: Mapping[tuple[str, bool], Callable[[Sequence[FactSheet]], str]] = {
    ("text", False): as_text, ("json", False): as_json, ("csv", False): as_csv,
    ("text", True): claims.as_text, ("json", True): claims.as_json, ("csv", True): claims.as_csv,
}  # fmt: skip
_BOM = "\ufeff"  # Excel takes a CSV file for UTF-8 only with it; a pipe wants none
_UNREAD = Words("不能读取，没有数字（gklint check 说明原因）", "cannot be read, no figures (gklint check tells why)")


def run(given: Namespace, config: Config) -> int:
    """0 all read, 1 a file could not be read, 2 a path could not be followed. Raises GklintError."""
    check_paths(given)
    registry = collect(config)
    written = [Path(given.output)] if given.output not in (None, "-") else []
    passed_over = guard_reports(written, given.paths, registry, config)
    format = _format(given)
    read = _read(given, config, registry, passed_over)
    text = _WRITERS[format, given.claims](read.sheets)
    if given.output is None or given.output == "-":
        print_bytes(encode_text(text))
    else:
        bom = _BOM if format == "csv" else ""
        write_file(Path(given.output), encode_text(bom + text))
    return _verdict(read, config)


def _format(given: Namespace) -> str:
    """The requested format, else that of the file's suffix. Raises UsageError for an unknown suffix."""
    if given.output_format is None and given.output not in (None, "-"):
        return format_of(Path(given.output), _FORMATS) or "json"
    return given.output_format or "json"


def _read(given: Namespace, config: Config, registry: Registry, passed_over: Sequence[Path]) -> FactsRead:
    report = read_piped_report(given)
    if report is not None:
        return facts_of_bytes(report.data, report.name, registry, config, given.claims)
    with progress(config.lang) as callback:
        return facts(
            given.paths,
            registry,
            config,
            jobs=given.jobs,
            progress=callback,
            passed_over=passed_over,
            claims=given.claims,
        )


def _verdict(read: FactsRead, config: Config) -> int:
    unread = [sheet.path for sheet in read.sheets if sheet.kind == "unreadable"]
    for path in unread:
        complain(f"{path}: {_UNREAD.to(config.lang)}")
    for failure in read.failures:
        complain(f"{failure.path}: {failure.words.to(config.lang)}")
    return 2 if read.failures else int(bool(unread))
