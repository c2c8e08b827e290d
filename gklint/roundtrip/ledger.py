"""The ledger of what was sent and what became of it: one row a finding, in a CSV file that people may open and edit.

Each row has a checksum, and the last row one of all rows: damage and edits by hand are reported, and
kept as it is.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Literal

from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.readers.encoding import decode
from gklint.reporters.printable import escape_formula, one_line

State = Literal["sent", "not-returned", "mended", "left", "explained", "new", "unsure"]
STATES: dict[State, Words] = {
    "sent": Words("待改正", "to be corrected"),
    "not-returned": Words("未寄回", "not returned"),
    "mended": Words("已改正", "mended"),
    "left": Words("未改", "left"),
    "explained": Words("已说明", "explained"),
    "new": Words("新问题", "new"),
    "unsure": Words("待核", "to be checked"),
}
_EARLIER: dict[str, State] = {"已发出": "sent"}  # words of ledgers written by earlier versions
NAME = "台账.csv"
_BOM = "\ufeff"  # Excel reads UTF-8 only with it
_END = "合计"
_CHECK = 12  # digits of a check


class Entry(NamedTuple):
    """A finding that is to be corrected, or a report to be handed in.

    `id` is the rule and the fingerprint, `copy` the file it is noted in, by its `digest`.

    `key` is the finding's name within its report; `explanation` what the body answered.
    """

    id: str
    body: str
    year: str
    file: str
    copy: str
    digest: str
    severity: str
    place: str
    problem: str
    key: str
    state: State
    explanation: str = ""


HEADINGS = (
    *("编号", "单位", "年度", "文件", "副本", "副本校验", "级别", "位置", "问题", "标识", "状态", "说明", "校验"),
)


class Ledger(NamedTuple):
    """The entries, and what is wrong with the file they were read from."""

    entries: tuple[Entry, ...]
    damage: tuple[Words, ...] = ()


def encode_ledger(entries: Iterable[Entry]) -> bytes:
    """The ledger as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    checks = []
    for entry in entries:
        cells = [one_line(cell) for cell in _cells(entry)]
        checks.append(_check(cells))
        writer.writerow([*map(escape_formula, cells), checks[-1]])
    writer.writerow([_END, str(len(checks)), *[""] * (len(HEADINGS) - 3), _check(checks)])
    return (_BOM + text.getvalue()).encode("utf-8", "replace")


def read(data: bytes) -> Ledger:
    """The ledger of a file, in whatever encoding and order of columns a spreadsheet has saved it. Never raises."""
    rows = list(csv.reader(io.StringIO(decode(data).text.removeprefix(_BOM), newline="")))
    heading = next((at for at, row in enumerate(rows) if "编号" in row and "状态" in row), None)
    if heading is None:
        return Ledger((), (_NO_HEADING,))
    columns = {name.strip(): at for at, name in enumerate(rows[heading])}
    missing = [name for name in HEADINGS if name not in columns]
    damage = [_columns_missing(missing)] if missing else []
    entries: list[Entry] = []
    checks: list[str] = []
    end: tuple[str, str] | None = None
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = [_plain(row[columns[name]]) if columns.get(name, len(row)) < len(row) else "" for name in HEADINGS]
        if cells[0] == _END:
            end = cells[1], cells[-1]
        elif any(cells):
            entry = _entry(cells[:-1])
            if entry is None:
                damage.append(_unreadable(number))
                continue
            if not missing and _check(cells[:-1]) != cells[-1]:
                damage.append(_edited_words(number))
            entries.append(entry)
            checks.append(cells[-1])
    if end is None or end != (str(len(checks)), _check(checks)):
        damage.append(_rows_changed(end[0] if end else "", len(checks)))
    return Ledger(tuple(entries), tuple(damage))


def _cells(entry: Entry) -> list[str]:
    return [*entry[:-2], STATES[entry.state].zh, entry.explanation]


def _entry(cells: Sequence[str]) -> Entry | None:
    """The entry of a row; None for one without a finding or a file. A state that is none is one to be checked."""
    states = _EARLIER | {words.zh: state for state, words in STATES.items()}
    if "-" not in cells[0] or not cells[3]:
        return None
    id, body, year, file, copy, digest, severity, place, problem, key, state, explanation = cells
    told = states.get(state, "unsure")
    return Entry(id, body, year, file, copy, digest, severity, place, problem, key, told, explanation)


def _check(cells: Iterable[str]) -> str:
    digest = hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest()
    return f"c{digest[:_CHECK]}"


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and escape_formula(cell[1:]) == cell else cell


_NO_HEADING = Words("台账没有标题行，读不出来", "the ledger has no heading and cannot be read")


def _columns_missing(names: Sequence[str]) -> Words:
    return Words(f"台账缺少栏目：{'、'.join(names)}", f"the ledger lacks the columns {', '.join(names)}")


def _unreadable(number: int) -> Words:
    return Words(f"台账第{number}行缺少编号或文件，没有采用", f"row {number} of the ledger names no finding or no file")


def _edited_words(number: int) -> Words:
    return Words(
        f"台账第{number}行被手工改动过，按改动后的内容采用",
        f"row {number} of the ledger was edited by hand; taken as it is",
    )


def _rows_changed(told: str, found: int) -> Words:
    return Words(
        f"台账应有{told or '若干'}行，现有{found}行或行被改动：请与原台账核对",
        f"the ledger should have {told or 'some'} rows and has {found}, or rows were changed; compare with the first",
    )
