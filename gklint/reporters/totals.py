"""The line that closes a text: how many files were checked, how many were not, and what was found."""

from __future__ import annotations

from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.outcome import FileRecord, Outcome
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS


def _subject(record: FileRecord) -> str:
    """`年报.txt，平川县司法局2022年度`: what a closing line without findings is about."""
    year = f"{record.year}年度" if record.year is not None else ""
    return "，".join(filter(None, (one_line(record.path), one_line(f"{record.organ or ''}{year}"))))


def totals(outcome: Outcome) -> Words:
    """`共检查3个文件：错误1个，警告0个，提示2个`, `共检查0个文件，另有1个文件未检查：提示1个`. The only file of a run
    without findings is named.

    A file that was read and not examined, since it is no report or cannot be read, is not counted as checked; of a
    run that examined nothing no severity is said to have been found 0 times.
    """
    checked = sum(record.kind == "report" for record in outcome.files)
    left = len(outcome.files) - checked
    counts = [(severity, outcome.count(severity)) for severity in SEVERITIES]
    told = [one for one in counts if one[1] or checked] if any(count for _, count in counts) else []
    only = f"（{_subject(outcome.files[0])}）" if not told and len(outcome.files) == checked == 1 else ""
    zh = f"共检查{checked}个文件{only}" + (f"，另有{left}个文件未检查" if left else "")
    en = f"{checked} file{'' if checked == 1 else 's'} checked" + (f", {left} not checked" if left else "")
    en += f" ({one_line(outcome.files[0].path)})" if only else ""
    if told:
        zh += "：" + "，".join(f"{SEVERITY_LABELS[severity].zh}{count}个" for severity, count in told)
        en += ": " + ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in told)
    elif checked:
        zh, en = f"{zh}：未发现问题", f"{en}: nothing found"
    return Words(zh, en)
