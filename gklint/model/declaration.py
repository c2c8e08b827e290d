"""A YAML file as values that know their line: what rule, form, profile and dictionary files are read with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from gklint.model.file_place import DeclarationError, FilePlace

MOST_TEXT = 2_000_000  # code points of one file
PLAIN_TAG = "tag:yaml.org,2002:"

# A value as it is written: its kind, its tag, its text or its parts (of a mapping pairs), line and column from 1.
# Plain tuples and lists, so that they can be kept.
WrittenValue = tuple[Literal["scalar", "sequence", "mapping"], str, Any, int, int]
Parser = Callable[[str, str], WrittenValue]  # of a text and the name of its file


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

    __slots__ = ("_key", "_kind", "_tag", "_value", "column", "file", "line", "path")

    def __init__(self, written: WrittenValue, file: str, path: str = "", key: WrittenValue | None = None) -> None:
        self._kind, self._tag, self._value, self.line, self.column = written
        self._key = key
        self.file = file
        self.path = path

    @property
    def place(self) -> FilePlace:
        return FilePlace(self.file, self.line, self.column, self.path)

    @property
    def key_place(self) -> FilePlace:
        """Where the key of this value stands, which may be a line before it."""
        return self.place if self._key is None else FilePlace(self.file, self._key[3], self._key[4], self.path)

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
        return self._kind == "mapping"

    @property
    def is_sequence(self) -> bool:
        return self._kind == "sequence"

    @property
    def is_scalar(self) -> bool:
        return self._kind == "scalar"

    def items(self) -> Iterator[tuple[str, Node]]:
        """Key and value of a mapping, in order; a key given twice is an error."""
        if self._kind != "mapping":
            raise self.error("应为键值对，写作 键: 值（冒号后空一格）")
        seen: set[str] = set()
        for key, value in self._value:
            name = self._name(key)
            child = Node(value, self.file, f"{self.path}.{name}" if self.path else name, key)
            if name in seen:
                raise child.key_error("此键重复出现")
            seen.add(name)
            yield name, child

    def _name(self, key: WrittenValue) -> str:
        """A key as text."""
        kind, tag, text = key[:3]
        if tag == f"{PLAIN_TAG}merge":
            raise Node(key, self.file, self.path).error("不支持合并键 <<：请把各键写全；整条规则可用 extends")
        if kind != "scalar" or not text:
            raise Node(key, self.file, self.path).error("键应为一个词，不能是空的，也不能是列表")
        return str(text)

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
        if self._kind != "sequence":
            raise self.error("应为列表：写作 [甲, 乙]，或每项一行、以“- ”开头")
        return [Node(item, self.file, f"{self.path}[{index}]") for index, item in enumerate(self._value)]

    def text(self) -> str:
        """A scalar as written (numbers and dates too)."""
        if self._kind != "scalar":
            raise self.error("应为一段文字")
        return str(self._value)

    def written(self) -> str:
        """A scalar that is not empty."""
        text = self.text()
        if not text.strip() or self._tag == f"{PLAIN_TAG}null":
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
        if self._kind == "mapping":
            return {name: child.value() for name, child in self.items()}
        if self._kind == "sequence":
            return [child.value() for child in self.sequence()]
        tag, text = self._tag, str(self._value)
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
    return Node(_YamlParsing.parser(text, file), file)


def parse_yaml(text: str, file: str) -> WrittenValue:
    """The root value of a YAML text, read by the YAML library. Raises DeclarationError."""
    from gklint.model.yaml_values import parse  # imported here: it takes 15 ms, and most files have been read before

    return parse(text, file)


class _YamlParsing:
    parser: Parser = staticmethod(parse_yaml)


@contextmanager
def parse_with(parser: Parser) -> Iterator[None]:
    """Have YAML read by this meanwhile; it gives what `parse_yaml` gives, perhaps sooner."""
    before = _YamlParsing.parser
    _YamlParsing.parser = staticmethod(parser)
    try:
        yield
    finally:
        _YamlParsing.parser = staticmethod(before)
