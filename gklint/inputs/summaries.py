"""Files of summaries as given → the reports in them, each once, with where it stands."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.os_error_cause import cause_of
from gklint.model.summary_lines import MOST_LINE, SummarizedReport, SummaryLineError, read_summaries
from gklint.system.regular_file import NotRegularError, open_regular

_PASSED_OVER = (".", "_")  # begin the names of files that engines put beside their output


class GivenSummary(NamedTuple):
    """A report's summary, and where it stands: file and line."""

    report: SummarizedReport
    place: str


def given_summaries(sources: Iterable[Path | bytes]) -> list[GivenSummary]:
    """The reports in files of summaries, in all files of folders, and in the bytes of such files, sorted by path.

    A report that stands in several with the same content counts once. Raises UsageError, with file and line, for
    what is no summary, and for two different summaries of one path.
    """
    found: dict[str, GivenSummary] = {}
    for number, source in enumerate(sources, 1):
        for name, stream in _streams(source, number):
            for one in _summaries_in(stream, name):
                _add(found, one)
    if not found:
        raise UsageError(
            "没有可比较的摘要：文件里没有一份报告；请用 gklint 年报/ --output summaries:文件 写摘要",
            "there are no summaries to compare; write them with `gklint reports/ --output summaries:FILE`",
        )
    return [found[path] for path in sorted(found)]


def _add(found: dict[str, GivenSummary], one: GivenSummary) -> None:
    path = one.report.record.path
    other = found.setdefault(path, one)
    if other.report != one.report:
        raise UsageError(
            f"{one.place}: {path} 的摘要与 {other.place} 中的不同；各部分请在同一个文件夹下检查，"
            "内容有变的请重新写摘要，每份报告只留一份",
            f"{one.place}: the summary of {path} is not that of {other.place}; check all parts from one folder, write "
            "anew what has changed, and keep one summary of each report",
        )


def _streams(source: Path | bytes, number: int) -> Iterator[tuple[str, BinaryIO]]:
    """What is to be read, with its name. Raises UsageError."""
    if isinstance(source, bytes):
        yield f"#{number}", io.BytesIO(source)
        return
    for path in _files_in(source) if source.is_dir() else [source]:
        try:
            with open_regular(path) as stream:
                yield str(path), stream
        except (NotRegularError, IsADirectoryError):
            raise _unreadable(path, Words("这不是普通文件", "this is not a regular file")) from None
        except OSError as error:
            raise _unreadable(path, cause_of(error)) from None


def _files_in(folder: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith(_PASSED_OVER))
    except OSError as error:
        raise _unreadable(folder, cause_of(error)) from None


def _unreadable(path: Path, cause: Words) -> UsageError:
    return UsageError(
        f"{path}: 摘要读不出来（{cause.zh}）；请检查路径", f"{path}: cannot be read ({cause.en}); check the path"
    )


def _summaries_in(stream: BinaryIO, name: str) -> Iterator[GivenSummary]:
    lines = iter(partial(stream.readline, MOST_LINE + 1), b"")
    try:
        for number, report in read_summaries(lines):
            yield GivenSummary(report, f"{name}:{number}")
    except SummaryLineError as error:
        place = f"{name}:{error.line}"
        raise UsageError(f"{place}: {error.words.zh}", f"{place}: {error.words.en}") from None
