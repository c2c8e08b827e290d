"""Guards reports against being overwritten: an output file that is a report is an error, others are not checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gklint.config.config import Config
from gklint.engine.file_linter import FileLinter
from gklint.errors import UsageError
from gklint.model.report_file import File
from gklint.registry.registry import Registry

_TEXT = (".txt", ".md", ".markdown")
_LONGEST = 300_000  # bytes of a report that is plain text; a list of findings is often longer, and slow to look through
_SECTIONS = 4  # so many statutory sections, or any figure, and a file is somebody's report


def guard_reports(
    outputs: Sequence[Path], paths: Iterable[str | Path], registry: Registry, config: Config
) -> Sequence[Path]:
    """The existing files that will be overwritten, which are not checked. Raises UsageError when one is a report."""
    there = [file for file in outputs if file.is_file() and file.suffix.lower() in registry.suffixes]
    if not there:
        return ()
    given = [Path(path) for path in paths if Path(path).is_file()]
    linter = FileLinter(registry, config)
    for file in there:
        if any(file.samefile(one) for one in given) or _is_report(file, linter):
            raise UsageError(
                f"--output {file} 是要检查的报告，不会覆盖；请换一个文件名",
                f"--output {file} is a report and is not written over; choose another name",
            )
    return there


def _is_report(file: Path, linter: FileLinter) -> bool:
    if file.suffix.lower() in _TEXT and file.stat().st_size > _LONGEST:
        return False
    report = linter.report(File(file, str(file)))
    return report.kind == "report" and bool(report.facts or len(report.sections) >= _SECTIONS)
