"""A YAML file as values that know their line: what rule, form, profile and dictionary files are read with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

from gklint.model.file_place import DeclarationError, FilePlace
from gklint.model.yaml_fault import yaml_fault

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


MOST_VALUES = 100_000  # in one file
MOST_TEXT = 2_000_000  # code points of one file
_PLAIN = "tag:yaml.org,2002:"
_TAGS = tuple(_PLAIN + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge"))


def suggest(word: str, known: Iterable[str], then: str = "") -> str:
    """`；是否指 severity？` for a word near one of `known`, else nothing; `then` goes on after either."""
    near = nearest(word, known)
    if near:
        return f"；是否指 {near}？{then}"
    return f"；{then}" if then else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.65) -> str:
    """The one of `known` that `word` was most probably meant for; nothing when none is as alike as `cutoff`.

    At 0.6 any id of a rule is near any other.
    """
    from difflib import get_close_matches  # imported here: most words are known

    near = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return near[0] if near else ""


class Node:
    """One value of a YAML file with its place. Accessors raise DeclarationError when the type is not theirs."""

    __slots__ = ("_key", "_node", "file", "path")

    def __init__(self, node: yaml.Node, file: str, path: str = "", key: yaml.Node | None = None) -> None:
        self._node = node
        self._key = key
        self.file = file
        self.path = path

    @property
    def line(self) -> int:
        return int(self._node.start_mark.line) + 1

    @property
    def column(self) -> int:
        return int(self._node.start_mark.column) + 1

    @property
    def place(self) -> FilePlace:
        return FilePlace(self.file, self.line, self.column, self.path)

    @property
    def key_place(self) -> FilePlace:
        """Where the key of this value stands, which may be a line before it."""
        mark = (self._key or self._node).start_mark
        return FilePlace(self.file, mark.line + 1, mark.column + 1, self.path)

    def error(self, message: str) -> DeclarationError:
        return self.place.error(message)

    def key_error(self, message: str) -> DeclarationError:
        """An error about the key itself."""
        return self.key_place.error(message)

    def unknown(self, name: str, known: Iterable[str]) -> DeclarationError:
        """The error for a key that there is not."""
        return self.key_error(f"没有“{name}”这个键{suggest(name, known)}")

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
            raise self.error("应为键值对，写作 键: 值（冒号后空一格）")
        seen: set[str] = set()
        for key, value in self._node.value:
            name = self._name(key)
            child = Node(value, self.file, f"{self.path}.{name}" if self.path else name, key)
            if name in seen:
                raise child.key_error("此键重复出现")
            seen.add(name)
            yield name, child

    def _name(self, key: yaml.Node) -> str:
        """A key as text."""
        if key.tag == f"{_PLAIN}merge":
            raise Node(key, self.file, self.path).error("不支持合并键 <<：请把各键写全；整条规则可用 extends")
        if not isinstance(key, yaml.ScalarNode) or not key.value:
            raise Node(key, self.file, self.path).error("键应为一个词，不能是空的，也不能是列表")
        return str(key.value)

    def mapping(self, known: Iterable[str] | None = None, required: Iterable[str] = ()) -> dict[str, Node]:
        """A mapping as a dict of nodes. Keys outside `known` and absent `required` keys are errors."""
        found = dict(self.items())
        if known is not None:
            allowed = list(known)
            for name, child in found.items():
                if name not in allowed:
                    raise child.unknown(name, allowed)
        for name in required:
            if name not in found:
                raise self.error(f"缺少“{name}”")
        return found

    def sequence(self) -> list[Node]:
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.error("应为列表：写作 [甲, 乙]，或每项一行、以“- ”开头")
        return [Node(item, self.file, f"{self.path}[{index}]") for index, item in enumerate(self._node.value)]

    def text(self) -> str:
        """A scalar as written (numbers and dates too)."""
        if not isinstance(self._node, yaml.ScalarNode):
            raise self.error("应为一段文字")
        return str(self._node.value)

    def written(self) -> str:
        """A scalar that is not empty."""
        text = self.text()
        if not text.strip() or self._node.tag == f"{_PLAIN}null":
            raise self.error("不能为空")
        return text

    def texts(self) -> list[str]:
        """A list of scalars, or one scalar as a list of one."""
        return [self.text()] if self.is_scalar else [item.text() for item in self.sequence()]

    def choice(self, known: Iterable[str]) -> str:
        allowed = list(known)
        value = self.text()
        if value not in allowed:
            raise self.error(f"“{value}”不可用，可用：{'、'.join(allowed)}{suggest(value, allowed)}")
        return value

    def integer(self, least: int | None = None) -> int:
        """A whole number, not below `least`."""
        value = self.value()
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error("应为整数")
        if least is not None and value < least:
            raise self.error(f"应为不小于{least}的整数")
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
            return _number(text, lambda plain: int(plain, 0 if plain.lstrip("+-")[:1] != "0" else 10))
        if tag == "tag:yaml.org,2002:float":
            return _number(text, float)
        return text


def _number(text: str, read: Callable[[str], int | float]) -> int | float | str:
    """The number; the text itself for what only YAML takes for one, such as `1:30` or `.nan`."""
    try:
        return read(text.replace("_", ""))
    except ValueError:
        return text


def read_declaration(text: str, file: str) -> Node:
    """The root node of a YAML text. Raises DeclarationError for what is not YAML, too long, or empty."""
    if len(text) > MOST_TEXT:
        raise DeclarationError(file, 1, 1, f"文件长{len(text)}字，最多{MOST_TEXT}字；请分成几个文件")
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
    return Node(node, file)


def _check_tags(node: yaml.Node, file: str, seen: set[int]) -> None:
    """Raise DeclarationError for `!…` before a value: nothing of it would come to pass."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.tag not in _TAGS:
        shown = node.tag.replace(_PLAIN, "!!")
        raise Node(node, file).error(
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
