"""Reads YAML into plain values that know their place, and refuses what no file of gklint needs."""

from __future__ import annotations

from typing import Any

import yaml

from gklint.model.declaration import PLAIN_TAG, Node, WrittenValue
from gklint.model.file_place import DeclarationError
from gklint.model.yaml_fault import yaml_fault

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_VALUES = 100_000  # in one file
_TAGS = tuple(PLAIN_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge"))


def parse(text: str, file: str) -> WrittenValue:
    """The root of a YAML text. Raises DeclarationError for what is not YAML, too much, or empty."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise DeclarationError(file, *yaml_fault(error, text)) from None
    except RecursionError:
        raise DeclarationError(file, 1, 1, "括号或缩进套得太深") from None
    if node is None:
        raise DeclarationError(file, 1, 1, "文件是空的")
    if _size(node, {}) > MOST_VALUES:
        raise DeclarationError(file, 1, 1, f"内容太多或循环引用：引用（*）展开后最多{MOST_VALUES}项")
    _check_tags(node, file, set())
    return _value_of(node, {})


def _value_of(node: yaml.Node, known: dict[int, WrittenValue]) -> WrittenValue:
    """The value of a node; what is referred to several times is one value."""
    if id(node) not in known:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.MappingNode):
            pairs = [(_value_of(key, known), _value_of(value, known)) for key, value in node.value]
            known[id(node)] = "mapping", node.tag, pairs, line, column
        elif isinstance(node, yaml.SequenceNode):
            known[id(node)] = "sequence", node.tag, [_value_of(part, known) for part in node.value], line, column
        else:
            known[id(node)] = "scalar", node.tag, str(node.value), line, column
    return known[id(node)]


def _check_tags(node: yaml.Node, file: str, seen: set[int]) -> None:
    """Raise DeclarationError for `!…` before a value: nothing of it would come to pass."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.tag not in _TAGS:
        shown = node.tag.replace(PLAIN_TAG, "!!")
        raise Node(_value_of(node, {}), file).error(
            f"不支持 {shown}：规则文件里只写文字、数、列表和键值对；以 ! 开头的文字请用引号括起"
        )
    if not isinstance(node, yaml.ScalarNode):
        for part in _inside(node):
            if part.value != "=":  # which YAML gives a tag of its own
                _check_tags(part, file, seen)


def _inside(node: yaml.Node) -> list[yaml.Node]:
    return [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]


def _size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """How many values the node comes to with its references written out; too many for one that holds itself."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in sizes:
        sizes[id(node)] = MOST_VALUES + 1  # while it is being counted it must not be met again
        sizes[id(node)] = min(1 + sum(_size(part, sizes) for part in _inside(node)), MOST_VALUES + 1)
    return sizes[id(node)]
