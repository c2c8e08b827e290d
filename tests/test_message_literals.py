"""Every text that gklint, its rules and its packages can print, as it stands in their source.

`tests/national/test_messages.py` holds what rules say of their examples; this one holds the texts that no example
reaches: errors of configuration and rule files, what commands say, notes of readers, pages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [path for folder in ("gklint", "rules", "plugins") for path in sorted((ROOT / folder).rglob("*.py"))]
PAGES = sorted((ROOT / "gklint" / "browser" / "template").glob("*.js"))
_WRITTEN_AS_REPORTS = ("testing/layouts", "testing/wording", "testing/lawful", "match/narrative", "match/wordings")
_NO_MESSAGES = (
    "fails",
    "passes",
    "compile",
    "passage",
    "sub",
    "search",
)  # calls that take texts of reports or patterns
_HAN = "\u4e00-\u9fff"
_COUNTED = "(?:[个件条秒处行列种份年月日项次页字名张组倍段位级天万分层]|格(?!式))"
_BLANK = re.compile(
    rf"[{_HAN}，。；：（、”] [-+]?\d[\d.,]*%?(?![\w.,%-]*[A-Za-z-])"  # 共 3件
    rf"|(?<![A-Za-z0-9.-])\d[\d.,]*%? [{_HAN}]"  # 3 件
    rf"|§ {_COUNTED}"  # {count} 件
    rf"|[{_HAN}，；：] §{_COUNTED}"  # 共 {count}件
)
_PLACEHOLDER = re.compile(r"\{\w*(?::\w+)?\}")


def printed_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Each text of the file that can be printed, with its line; what is filled in is written §."""
    tree = ast.parse(path.read_text("utf-8"))
    left_out = {id(part) for part in _left_out(tree, path)}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            left_out.update(map(id, node.values))
            parts = (str(part.value) if isinstance(part, ast.Constant) else "§" for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, _PLACEHOLDER.sub("§", node.value)


def _left_out(tree: ast.AST, path: Path) -> Iterator[ast.AST]:
    """Docstrings apart from explanations of rules, and what is written as reports are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            explains = isinstance(node, ast.FunctionDef) and any("rule" in ast.dump(one) for one in node.decorator_list)
            if not explains:
                assert isinstance(node.body[0], ast.Expr)
                yield node.body[0].value
        elif isinstance(node, ast.Call) and _called(node) in _NO_MESSAGES:
            values = [*node.args, *(one.value for one in node.keywords if one.arg != "comment")]
            yield from (part for value in values for part in ast.walk(value))


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def blanks(text: str) -> list[str]:
    """The blanks between Chinese and figures, apart from code set in backticks."""
    return [match[0] for match in _BLANK.finditer(re.sub(r"`[^`\n]*`", "", text))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_blank_stands_between_chinese_and_figures_in_any_message(path: Path) -> None:
    if any(part in path.as_posix() for part in _WRITTEN_AS_REPORTS):
        return
    found = [(line, blank) for line, text in printed_texts(path) for blank in blanks(text)]
    assert not found, found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_blank_stands_between_chinese_and_figures_on_the_page(path: Path) -> None:
    filled = re.sub(r'" \+ [^"\n]+ \+ "', "§", path.read_text("utf-8"))
    assert not re.findall(rf"[{_HAN}，] §{_COUNTED}|§ {_COUNTED}", filled)


def test_the_search_for_blanks_finds_them() -> None:
    assert all(map(blanks, ("共 3件", "3 件", "§ 件", "共 §件", "占 5% 以上")))
    assert not any(map(blanks, ("UTF-8 编码", "GK101 提示", "如 2023-01-31.txt", "共3件", "§ 格式", "由 §检查")))
