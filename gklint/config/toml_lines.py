"""The line of each key of a TOML file, which the TOML parser does not give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from gklint.model.lazy_pattern import lazy_pattern

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = lazy_pattern(rf"[ \t]*(?P<open>\[\[?)[ \t]*(?P<path>{_PATH})[ \t]*\]\]?[ \t]*(?:#.*)?$")
_KEY = lazy_pattern(rf"[ \t]*(?P<path>{_PATH})[ \t]*=")
_NAMES = lazy_pattern(_NAME)
_DOTS = lazy_pattern(r"\.")
_ITEM = lazy_pattern(r"\"([^\"]*)\"|'([^']*)'")


def lines_of(text: str) -> Mapping[str, int]:
    """Line by key (`rules.GK203.tolerance`, `overrides[0].select`) and by item of a list (`select=GK2`).

    Read line by line: a key inside a text of several lines may be taken for one, which only misplaces a message.
    """
    lines: dict[str, int] = {}
    repeated: Counter[str] = Counter()
    table = key = ""
    for number, line in enumerate(text.split("\n"), 1):
        values = line
        if header := _HEADER.match(line.rstrip("\r")):
            table = _table(header, repeated)
            lines.setdefault(table, number)
            continue
        if match := _KEY.match(line):
            key = f"{table}.{_plain(match['path'])}" if table else _plain(match["path"])
            lines.setdefault(key, number)
            values = line[match.end() :]
        for item in _ITEM.finditer(values):
            lines.setdefault(f"{key}={item[1] or item[2] or ''}", number)
    return lines


def _table(header: re.Match[str], repeated: Counter[str]) -> str:
    """The name of a table; of a table in a list with its index, as for the tables below it."""
    path = _plain(header["path"])
    if header["open"] == "[[":
        repeated[path] += 1
        return f"{path}[{repeated[path] - 1}]"
    for end in (mark.start() for mark in _DOTS.finditer(path)):
        if count := repeated[path[:end]]:
            return f"{path[:end]}[{count - 1}]{path[end:]}"
    return path


def _plain(path: str) -> str:
    """A dotted path without quotes and blanks."""
    return ".".join(name.strip("\"'") for name in _NAMES.findall(path))
