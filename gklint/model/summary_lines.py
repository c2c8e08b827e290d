"""Summaries of reports as lines of JSON and back, so that reports checked apart are compared afterwards.

A line `{"gklint-summaries": 1, "gklint": "0.1.0", "reports": 2, "digest": "…"}` is followed by a line for each of so
many reports, of which the digest is; files put one behind the other are again such a file. Same reports, same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from gklint import __version__
from gklint.model.archive_entry import ArchiveEntry
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import is_sober
from gklint.model.outcome import FileRecord
from gklint.model.packing import is_packed

FORMAT = 1
MOST_LINE = 8 * 1024 * 1024  # bytes of a line: a summary has some thousand
_MARK = "gklint-summaries"
_DIGESTED = b"\n"  # before each line of a digest


class SummarizedReport(NamedTuple):
    """A report of an archive, without its text: its record, and what comparing needs of it."""

    record: FileRecord
    entry: ArchiveEntry


class SummaryLineError(ValueError):
    """A line that is no summary, or one of another version: which (from 1), and the words for people."""

    def __init__(self, line: int, words: Words) -> None:
        super().__init__(words.en)
        self.line = line
        self.words = words


def summary_text(reports: Sequence[SummarizedReport]) -> str:
    """The lines of these reports; halves of characters stand as JSON escapes."""
    lines = [_line(msgspec.to_builtins(report)) for report in reports]
    head = {_MARK: FORMAT, "gklint": __version__, "reports": len(reports), "digest": _digest_of(lines).hexdigest()}
    return b"".join(line + b"\n" for line in (_line(head), *lines)).decode()


def read_summaries(lines: Iterable[bytes]) -> Iterator[tuple[int, SummarizedReport]]:
    """The reports with the number of their line. Raises SummaryLineError, for altered figures only behind the last."""
    head, number = _SummaryHead(0, 0, ""), 0
    digest, wanted = _digest_of(()), 0
    for number, line in enumerate(lines, 1):
        value = _value(line, number, _DAMAGED if number > 1 else _FOREIGN)
        if isinstance(value, dict):
            _check_end(head, number, wanted, digest.hexdigest())
            head = _head(value, number)
            digest, wanted = _digest_of(()), head.reports
        elif not wanted:
            raise SummaryLineError(number, _DAMAGED if number > 1 else _FOREIGN)
        else:
            wanted -= 1
            digest.update(_DIGESTED + line.rstrip(b"\r\n"))
            yield number, _report(value, number)
    if not number:
        raise SummaryLineError(1, _FOREIGN)
    _check_end(head, number + 1, wanted, digest.hexdigest())


class _SummaryHead(NamedTuple):
    """What the line before the reports says: its number, how many reports follow, and their digest."""

    line: int
    reports: int
    digest: str


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _digest_of(lines: Iterable[bytes]) -> hashlib.blake2b:
    """The digest of lines without their ends, which copying may change."""
    return hashlib.blake2b(b"".join(_DIGESTED + line for line in lines), digest_size=16)


def _check_end(head: _SummaryHead, number: int, wanted: int, digest: str) -> None:
    """Raise SummaryLineError unless all reports that the head speaks of came, as they were written."""
    if wanted:
        raise SummaryLineError(number, _CUT_OFF)
    if head.line and digest != head.digest:
        raise SummaryLineError(head.line, _ALTERED)


def _value(line: bytes, number: int, words: Words) -> Any:
    if len(line) > MOST_LINE:
        raise SummaryLineError(number, words)
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise SummaryLineError(number, words) from None


def _head(head: dict[str, Any], number: int) -> _SummaryHead:
    """The head of so many reports. Raises SummaryLineError for one of another program or version."""
    count = head.get("reports")
    if _MARK not in head or not isinstance(count, int) or count < 0:
        raise SummaryLineError(number, _FOREIGN)
    if (head[_MARK], head.get("gklint")) != (FORMAT, __version__):
        written = str(head.get("gklint"))[:40]
        raise SummaryLineError(number, Words(*(words.format(written, __version__) for words in _OTHER_VERSION)))
    return _SummaryHead(number, count, str(head.get("digest")))


def _report(value: Any, number: int) -> SummarizedReport:
    try:
        report = msgspec.convert(value, SummarizedReport)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        raise SummaryLineError(number, _DAMAGED) from None
    record, (summary, _, _) = report
    if summary is None or summary.path != record.path or not all(map(is_sober, summary.numbers)):
        raise SummaryLineError(number, _DAMAGED)
    if not all(is_packed(packed) for _, packed in summary.packed):
        raise SummaryLineError(number, _DAMAGED)
    return report


_FOREIGN = Words(
    "这不是 gklint 写的摘要；请用 gklint 年报/ --output summaries:文件 写摘要",
    "these are no summaries of gklint; write them with `gklint reports/ --output summaries:FILE`",
)
_DAMAGED = Words("这一行已损坏；请重新写这份摘要", "this line is damaged; write these summaries again")
_ALTERED = Words(
    "这一行后面的摘要与写的时候不同，文件已损坏或被改动；请重新复制或重新写这份摘要",
    "the summaries behind this line are not as they were written; copy or write the file again",
)
_CUT_OFF = Words(
    "文件不完整，后面还应有报告的摘要；请重新复制或重新写这份摘要",
    "the file is cut off, more summaries should follow; copy or write it again",
)
_OTHER_VERSION = Words(
    "摘要由 gklint {0} 写成，这里是 {1}；请用同一版本重新写摘要",
    "written by gklint {0}, this is {1}; write the summaries with this version",
)
