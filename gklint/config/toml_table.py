"""A TOML table whose entries are read by type; a wrong one is an error with file, line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from gklint.config.layer import Layer
from gklint.model.bilingual import Words
from gklint.model.declaration import nearest

_T = TypeVar("_T", bound=str)
MOST_ITEMS = 500  # of a list or a table of settings
MOST_TABLES = 100  # of tables that come again, as overrides


class TomlTable:
    """The keys and values of one table; `layer` knows where they stand. Accessors give None for an absent key.

    Raises ConfigError for a key that is not among `known`, and for a value that is not of the accessor's type.
    Keys `elsewhere` are lawful, but not in this table.
    """

    def __init__(
        self, values: Mapping[str, Any], layer: Layer, known: Sequence[str], elsewhere: Sequence[str] = ()
    ) -> None:
        self._values = values
        self.layer = layer
        for key in values:
            if key in elsewhere:
                raise layer.error(key, "只能写在文件开头，不能写在 [[overrides]] 里", "is for the whole file only")
            if key not in known:
                raise self._unknown(key, known)

    def _unknown(self, key: str, known: Sequence[str]) -> Exception:
        near = nearest(key, known)
        zh, en = (f"；是否指 {near}？", f"did you mean {near}?") if near else ("", f"the keys are {', '.join(known)}")
        return self.layer.error(key, f"没有这个设置项{zh or '，可用：' + '、'.join(known)}", f"unknown key; {en}")

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self._type_error(key, Words('应为一段文字，如 "…"', "should be a string"))

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts; one text stands for a list of one."""
        value = self._values.get(key)
        items = [value] if isinstance(value, str) else value
        if items is None:
            return None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            self._check_count(key, len(items))
            return tuple(items)
        raise self._type_error(
            key, Words('应为文字列表，如 ["GK2", "GK303"]', 'should be a list of strings, as ["GK2"]')
        )

    def number(self, key: str, least: int, most: int) -> int | None:
        """A whole number between `least` and `most`."""
        value = self._values.get(key)
        if value is None or (type(value) is int and least <= value <= most):
            return value
        raise self._type_error(
            key, Words(f"应为{least}至{most}之间的整数", f"should be a whole number from {least} to {most}")
        )

    def choice(self, key: str, allowed: Sequence[_T]) -> _T | None:
        value = self.text(key)
        return None if value is None else self._one_of(key, value, allowed)

    def choices(self, key: str, allowed: Sequence[_T]) -> dict[str, _T]:
        """A table whose values are all among `allowed`."""
        found = {}
        for name, value in self.table(key).items():
            if not isinstance(value, str):
                raise self._type_error(f"{key}.{name}", Words('应为一段文字，如 "warning"', "should be a string"))
            found[name] = self._one_of(f"{key}.{name}", value, allowed)
        return found

    def table(self, key: str) -> Mapping[str, Any]:
        value = self._values.get(key, {})
        if isinstance(value, dict):
            self._check_count(key, len(value))
            return value
        raise self._type_error(key, Words(f"应为一个表，写作 [{key}]", f"should be a table, written [{key}]"))

    def tables(self, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Name and content of each table below `key`."""
        for name, value in self.table(key).items():
            if not isinstance(value, dict):
                inner = f"{key}.{name}"
                raise self._type_error(
                    inner, Words(f"应为一个表，写作 [{inner}]", f"should be a table, written [{inner}]")
                )
            yield name, value

    def list_of_tables(self, key: str, most: int = MOST_TABLES) -> list[Mapping[str, Any]]:
        value = self._values.get(key, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            self._check_count(key, len(value), most)
            return value
        raise self._type_error(key, Words(f"应写作 [[{key}]]", f"should be written [[{key}]]"))

    def _check_count(self, key: str, count: int, most: int = MOST_ITEMS) -> None:
        """Raise ConfigError for more than anybody needs: each item costs time for each rule or file."""
        if count > most:
            raise self.layer.error(key, f"有{count}项，最多{most}项", f"{count} items; {most} are the most")

    def _one_of(self, key: str, value: str, allowed: Sequence[_T]) -> _T:
        for item in allowed:
            if item == value:
                return item
        near = nearest(value, allowed)
        raise self.layer.error(
            key,
            f"“{value}”不可用，可用：{'、'.join(allowed)}{f'；是否指 {near}？' if near else ''}",
            f"{value!r} cannot be used; use one of {', '.join(allowed)}{f'; did you mean {near}?' if near else ''}",
        )

    def _type_error(self, key: str, words: Words) -> Exception:
        return self.layer.error(key, words.zh, words.en)
