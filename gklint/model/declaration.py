"""A YAML file as values that know their line: what rule, form, profile and dictionary files are read with."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


MOST_VALUES = 100_000  # in one file


class DeclarationError(Exception):
    """A declared file is wrong. The text names file, line, column, key and the way out."""

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {message}")
        self.file, self.line, self.column, self.message = file, line, column, message


def suggest(word: str, known: Iterable[str]) -> str:
    """`；是否指 severity？` for a word near one of `known`, else nothing."""
    near = nearest(word, known)
    return f"；是否指 {near}？" if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of `known` that `word` was most probably meant for; nothing when none is as alike as `cutoff`."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return near[0] if near else ""


class Node:
    """One value of a YAML file with its place. Accessors raise DeclarationError when the type is not theirs."""

    __slots__ = ("_node", "file", "path")

    def __init__(self, node: yaml.Node, file: str, path: str = "") -> None:
        self._node = node
        self.file = file
        self.path = path

    @property
    def line(self) -> int:
        return int(self._node.start_mark.line) + 1

    @property
    def column(self) -> int:
        return int(self._node.start_mark.column) + 1

    def error(self, message: str) -> DeclarationError:
        where = f"{self.path}: " if self.path else ""
        return DeclarationError(self.file, self.line, self.column, where + message)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self._node, yaml.MappingNode)

    @property
    def is_sequence(self) -> bool:
        return isinstance(self._node, yaml.SequenceNode)

    @property
    def is_scalar(self) -> bool:
        return isinstance(self._node, yaml.ScalarNode)

    def items(self) -> Iterator[tuple[str, Node]]:
        """Key and value of a mapping, in order; a key given twice is an error."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.error("应为键值对（mapping）")
        seen: set[str] = set()
        for key, value in self._node.value:
            name = str(key.value)
            child = Node(value, self.file, f"{self.path}.{name}" if self.path else name)
            if name in seen:
                raise child.error("此键重复出现")
            seen.add(name)
            yield name, child

    def mapping(self, known: Iterable[str] | None = None, required: Iterable[str] = ()) -> dict[str, Node]:
        """A mapping as a dict of nodes. Keys outside `known` and absent `required` keys are errors."""
        found = dict(self.items())
        if known is not None:
            allowed = list(known)
            for name, child in found.items():
                if name not in allowed:
                    raise child.error(f"没有“{name}”这个键{suggest(name, allowed)}")
        for name in required:
            if name not in found:
                raise self.error(f"缺少“{name}”")
        return found

    def sequence(self) -> list[Node]:
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.error("应为列表")
        return [Node(item, self.file, f"{self.path}[{index}]") for index, item in enumerate(self._node.value)]

    def text(self) -> str:
        """A scalar as written (numbers and dates too)."""
        if not isinstance(self._node, yaml.ScalarNode):
            raise self.error("应为一段文字")
        return str(self._node.value)

    def texts(self) -> list[str]:
        """A list of scalars, or one scalar as a list of one."""
        return [self.text()] if self.is_scalar else [item.text() for item in self.sequence()]

    def choice(self, known: Iterable[str]) -> str:
        allowed = list(known)
        value = self.text()
        if value not in allowed:
            raise self.error(f"“{value}”不可用，可用：{'、'.join(allowed)}{suggest(value, allowed)}")
        return value

    def integer(self) -> int:
        value = self.value()
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error("应为整数")
        return value

    def boolean(self) -> bool:
        value = self.value()
        if not isinstance(value, bool):
            raise self.error("应为 true 或 false")
        return value

    def value(self) -> Any:
        """The plain Python value (dict, list, str, int, float, bool, None)."""
        if isinstance(self._node, yaml.MappingNode):
            return {name: child.value() for name, child in self.items()}
        if isinstance(self._node, yaml.SequenceNode):
            return [child.value() for child in self.sequence()]
        tag, text = self._node.tag, str(self._node.value)
        if tag == "tag:yaml.org,2002:null":
            return None
        if tag == "tag:yaml.org,2002:bool":
            return text.lower() in ("true", "yes", "on")
        if tag == "tag:yaml.org,2002:int":
            return int(text.replace("_", ""), 0) if text.lstrip("+-")[:1] != "0" else int(text or "0", 10)
        if tag == "tag:yaml.org,2002:float":
            return float(text)
        return text


def read_declaration(text: str, file: str) -> Node:
    """The root node of a YAML text. Raises DeclarationError for what is not YAML, and for an empty file."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise DeclarationError(file, line, column, f"不是合格的 YAML：{getattr(error, 'problem', error)}") from None
    if node is None:
        raise DeclarationError(file, 1, 1, "文件是空的")
    if _size(node, {}) > MOST_VALUES:
        raise DeclarationError(file, 1, 1, f"内容太多或循环引用：引用（*）展开后最多 {MOST_VALUES} 项")
    return Node(node, file)


def _size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """How many values the node comes to with its references written out; too many for one that holds itself."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in sizes:
        sizes[id(node)] = MOST_VALUES + 1  # while it is being counted it must not be met again
        inner = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
        sizes[id(node)] = min(1 + sum(_size(part, sizes) for part in inner), MOST_VALUES + 1)
    return sizes[id(node)]
