"""Explains a YAML syntax error so that somebody who knows little YAML can correct it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from gklint.model.light_classes import NamedTuple


class YamlFault(NamedTuple):
    """Line and column from 1, and what is wrong there."""

    line: int
    column: int
    words: str


# What the parser says → what it means to the person who wrote the file.
_MEANINGS = (
    (r"found undefined alias", "引用（*）的名称没有用 & 定义过"),
    (r"another document|document start", "一个文件只写一份内容，不能用 --- 再起一份"),
    (r"unknown escape character", "双引号里的 \\ 有特殊意思；式样请用单引号，如 '\\d+件'"),
    (r"unexpected end of stream|while scanning a quoted scalar", "引号没有成对"),
    (r"mapping values are not allowed", "一行里有两个“: ”，或上一行缩进不对；文字里有冒号时请整段用引号括起"),
    (r"nesting depth", "括号或缩进套得太深"),
    (r"duplicate anchor|found duplicate", "同一个 & 名称定义了两次"),
    (r"found character '%'|cannot start any token", "这个符号不能用作开头，请把整段文字用引号括起"),
    (
        r"did not find expected|expected .*but found|could not find expected",
        "缩进没有对齐，或括号、引号没有成对；以 { [ * & ! % @ ` 开头或含“: ”“ #”的文字请用引号括起",
    ),
)  # fmt: skip


def yaml_fault(error: Any, text: str) -> YamlFault:
    """The place and the meaning of a YAMLError of the parser on `text`."""
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable(text)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(getattr(error, "problem", None) or error)
    if problem == "could not find expected ':'" and error.context_mark is not None:  # found out at the end of the key
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    lines = (*text.splitlines(), "")
    meaning = _meaning(problem, lines[min(line, len(lines)) - 1])
    return YamlFault(line, column, f"不是合格的 YAML：{meaning}（{problem}）")


def _meaning(problem: str, written: str) -> str:
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "缩进用了制表符，请改为空格"
    if re.match(r"\s*(- )?[\w.]+：", written):
        return "键后的冒号应为半角，后面空一格，如 forbid: 大厅"
    return next((said for pattern, said in _MEANINGS if re.search(pattern, problem)), "请核对这一行的写法")


def _unreadable(text: str) -> YamlFault:
    """A control character; the parser counts from the beginning of the text, or of its bytes."""
    wrong = next((at for at, character in enumerate(text) if _is_control(character)), 0)
    line_start = text.rfind("\n", 0, wrong) + 1
    code = f"U+{ord(text[wrong]):04X}" if text else "?"
    return YamlFault(text.count("\n", 0, wrong) + 1, wrong - line_start + 1, f"文件里有不可见的控制字符 {code}，请删去")


def _is_control(character: str) -> bool:
    return bool(re.fullmatch(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", character))
