"""The suppression list, `gklint-suppressions.toml`: read, and every key of it checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from gklint.config.file_patterns import check_pattern
from gklint.config.layer import Layer
from gklint.config.settings_file import display_name, parse_toml, read_text
from gklint.config.toml_lines import lines_of
from gklint.config.toml_table import TomlTable
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Place, Point
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.suppression import ListedSuppression

_LIST = Words("豁免清单", "the list of suppressions")
_TABLE = "suppress"
_MOST = 2000  # entries
_KEYS = ("file", "rule", "key", "reason", "by", "until")
_DATE = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_suppression_list(file: Path, folder: Path) -> tuple[ListedSuppression, ...]:
    """The entries of the list; `folder` is where it is seen from in messages. Raises ConfigError."""
    text, name = read_text(file, _LIST), display_name(file, folder)
    layer = Layer(name, lines=lines_of(text))
    starts = _starts(text.splitlines())
    tables = TomlTable(parse_toml(text, name), layer, (_TABLE,)).list_of_tables(_TABLE, _MOST)
    return tuple(_entry(content, index, layer, starts) for index, content in enumerate(tables))


def _entry(
    content: Mapping[str, Any], index: int, listed: Layer, lines: Sequence[tuple[int, str]]
) -> ListedSuppression:
    table = f"{_TABLE}[{index}]"
    layer = Layer(listed.origin, f"{table}.", listed.lines)
    entries = TomlTable({key: value for key, value in content.items() if key != "until"}, layer, _KEYS)
    file, rule, reason = (_required_text(key, entries, layer) for key in ("file", "rule", "reason"))
    check_pattern("file", file, layer)
    place = _place(listed.origin, listed.lines.get(table, 1), lines)
    until = _day(content.get("until"), layer)
    return ListedSuppression(file, rule, reason, place, entries.text("key"), entries.text("by") or "", until)


def _required_text(key: str, entries: TomlTable, layer: Layer) -> str:
    value = (entries.text(key) or "").strip()
    if value:
        return value
    wanted = {"file": ("哪些文件", "which files"), "rule": ("哪条规则", "which rule"), "reason": ("原因", "the reason")}
    zh, en = wanted[key]
    raise layer.error(key, f"缺少 {key}：请写明{zh}", f"{key} is missing: say {en}")


def _day(value: object, layer: Layer) -> date | None:
    """The last day, written as a date of TOML or as a text."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # no day of any month: told below
    raise layer.error("until", "应写作日期，如2026-12-31", "should be a date, as 2026-12-31")


def _starts(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Each line with the offset it begins at."""
    ends = accumulate(len(line) + 1 for line in lines)
    return list(zip((0, *ends), lines, strict=False))


def _place(path: str, line: int, lines: Sequence[tuple[int, str]]) -> Place:
    """The head of the entry, as a place that findings can point to."""
    offset, text = lines[line - 1] if line <= len(lines) else (0, "")
    return Place(path, Point(line, 1, offset), Point(line, len(text) + 1, offset + len(text)), None, text, text)
