"""Every key of a configuration file: how it is read, where it may stand, what it means. The schema comes of it too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from gklint.config.file_patterns import absolute_path, check_pattern
from gklint.config.layer import DistrictSettings, Layer
from gklint.config.toml_table import TomlTable
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FailOn

Schema = dict[str, Any]  # JSON itself has no narrower type
# Of the whole run, of one file of settings, of one file and of its overrides, of overrides only.
Reach = Literal["run", "file", "both", "override"]

FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


class ValueKind(NamedTuple):
    """How the value of a key is read (None: the key is absent), and its shape in the schema."""

    read: Callable[[TomlTable, str], Any]
    schema: Schema


class ConfigKey(NamedTuple):
    name: str
    kind: ValueKind
    reach: Reach
    meaning: Words

    @property
    def field(self) -> str:
        """The field of Layer that holds its value."""
        return "options" if self.name == "rules" else self.name.replace("-", "_")


def is_folder(package: str) -> bool:
    """Whether a package is named as a folder: `./rules-local`, `../rules`, `/srv/rules`."""
    return "/" in package or "\\" in package or package in (".", "..")


def patterns(entries: TomlTable, key: str) -> tuple[str, ...] | None:
    """Patterns for files, each checked. Raises ConfigError."""
    given = entries.texts(key)
    for pattern in given or ():
        check_pattern(key, pattern, entries.layer)
    return given


def _packages(entries: TomlTable, key: str) -> tuple[str, ...] | None:
    """Packages as named; a folder is seen from that of the file."""
    names, root = entries.texts(key), entries.layer.root
    if names is None or root is None:
        return names
    return tuple(_folder(entries.layer, root, name) if is_folder(name) else name for name in names)


def _folder(layer: Layer, root: Path, name: str) -> str:
    folder = absolute_path(root / name)
    layer.check_within("packages", folder, name)
    return str(folder)


def _baseline(entries: TomlTable, key: str) -> str | None:
    named = entries.text(key)
    if named is not None and entries.layer.root is not None:
        entries.layer.check_within(key, entries.layer.root / named, named)
    return named


def _deadline(entries: TomlTable, key: str) -> str | None:
    deadline = entries.text(key)
    if deadline is not None and not re.fullmatch(_DAY, deadline):
        raise entries.layer.error(key, "应写作“月-日”，如03-31", "should be month-day, as 03-31")
    return deadline


_DISTRICT_KEYS = ("bodies", "government", "year")
_YEARS = (2008, 2100)


def _district(entries: TomlTable, key: str) -> DistrictSettings | None:
    values = entries.table(key)
    if not values:
        return None
    layer = replace(entries.layer, table=f"{entries.layer.table}{key}.")
    own = TomlTable(values, layer, _DISTRICT_KEYS)
    folder = entries.layer.root or Path()
    if (bodies := own.text("bodies")) is not None:
        layer.check_within("bodies", folder / bodies, bodies)
    return DistrictSettings(folder, own.text("bodies"), own.text("government"), own.number("year", *_YEARS))


def _table_or_none(found: dict[str, Any]) -> dict[str, Any] | None:
    return found or None


_A_TEXT = ValueKind(TomlTable.text, _TEXT)
_LIST = ValueKind(TomlTable.texts, _TEXTS)
_FILES = ValueKind(patterns, _TEXTS)
_TABLE: Schema = {"type": "object"}  # schema.py knows the rules

KEYS = (
    ConfigKey(
        "extends",
        _LIST,
        "file",
        Words(
            "先采用另一个设置文件（相对于本文件）或规则包方案的内容，本文件只写不同之处，如 `../gklint.toml`、"
            "`beijing:strict`；后写的优先",
            "settings to start from: another file (seen from this one) or a profile of a package, such as "
            "`../gklint.toml`, `beijing:strict`; later ones win, this file wins over all",
        ),
    ),
    ConfigKey(
        "packages",
        ValueKind(_packages, _TEXTS),
        "both",
        Words(
            "启用的规则包：名称、`名称:方案`，或规则文件夹 `./文件夹`",
            "active rule packages: a name, `name:profile`, or a folder of rules `./folder`",
        ),
    ),
    ConfigKey(
        "form",
        _A_TEXT,
        "both",
        Words(
            "规则包提供几种表式时，用哪一种，如 `2021`",
            "the form to read reports by, where packages offer several, such as `2021`",
        ),
    ),
    ConfigKey(
        "deadline",
        ValueKind(_deadline, {"type": "string", "pattern": f"^{_DAY}$"}),
        "both",
        Words("本地规定的公布期限（月-日），如 `01-28`", "the local deadline (month-day), such as `01-28`"),
    ),
    ConfigKey(
        "select",
        _LIST,
        "both",
        Words(
            "只检查这些规则：编号、名称或编号前缀，`ALL` 为全部",
            "the rules to check, and no others: ids, names or prefixes; `ALL` is every rule",
        ),
    ),
    ConfigKey("extend-select", _LIST, "both", Words("另外检查这些规则", "rules to check as well")),
    ConfigKey("ignore", _LIST, "both", Words("不检查这些规则", "rules to leave out")),
    ConfigKey(
        "severity",
        ValueKind(lambda entries, key: _table_or_none(entries.choices(key, SEVERITIES)), _TABLE),
        "both",
        Words(
            "`[severity]` 表：规则 = 级别（`error`、`warning`、`info`）",
            "table `[severity]`: rule = severity (`error`, `warning`, `info`)",
        ),
    ),
    ConfigKey(
        "rules",
        ValueKind(lambda entries, key: _table_or_none(dict(entries.tables(key))), _TABLE),
        "both",
        Words(
            "`[rules.规则]` 表：该规则的选项（`gklint explain 规则` 列出）",
            "table `[rules.RULE]`: its options (`gklint explain RULE` lists them)",
        ),
    ),
    ConfigKey(
        "include",
        _FILES,
        "file",
        Words(
            "文件夹中只检查这些文件，写法同 `.gitignore`",
            "the only files of a folder to check, as in `.gitignore`",
        ),
    ),
    ConfigKey(
        "exclude",
        _FILES,
        "file",
        Words("文件夹中不检查的文件，写法同 `.gitignore`", "files of a folder to pass over, as in `.gitignore`"),
    ),
    ConfigKey(
        "fail-on",
        ValueKind(lambda entries, key: entries.choice(key, FAIL_ON), {"enum": list(FAIL_ON)}),
        "run",
        Words(
            "出现哪一级及以上的问题时返回1：`error`、`warning`、`info`、`never`",
            "from which severity on the exit code is 1: `error`, `warning`, `info`, `never`",
        ),
    ),
    ConfigKey(
        "lang",
        ValueKind(lambda entries, key: entries.choice(key, LANGUAGES), {"enum": list(LANGUAGES)}),
        "run",
        Words("语言：`zh`、`en`", "the language: `zh`, `en`"),
    ),
    ConfigKey(
        "output-format",
        _A_TEXT,
        "run",
        Words("输出格式，同 `--output-format`", "the output format, as `--output-format`"),
    ),
    ConfigKey(
        "baseline",
        ValueKind(_baseline, _TEXT),
        "run",
        Words("基线文件，相对于本文件", "the baseline, seen from this file"),
    ),
    ConfigKey(
        "district",
        ValueKind(
            _district,
            {
                "type": "object",
                "properties": {
                    "bodies": _TEXT,
                    "government": _TEXT,
                    "year": {"type": "integer", "minimum": _YEARS[0], "maximum": _YEARS[1]},
                },
                "additionalProperties": False,
            },
        ),
        "run",
        Words(
            "`[district]` 表：`bodies` 单位名单（CSV，列为单位、别名、分组、类别），"
            "`government` 汇总全部单位的报告是谁的，`year` 核对哪一年度",
            "table `[district]`: `bodies` the list of bodies (CSV with the columns name, aliases, group, kind), "
            "`government` whose report covers them all, `year` the year in question",
        ),
    ),
    ConfigKey(
        "overrides",
        ValueKind(TomlTable.list_of_tables, {"type": "array"}),
        "file",
        Words(
            "`[[overrides]]` 表：只对某些文件生效的设置，可有多个，后面的优先",
            "tables `[[overrides]]`: settings for some files only; later ones win",
        ),
    ),
    ConfigKey(
        "files",
        _FILES,
        "override",
        Words(
            "仅用于 `[[overrides]]`，必写：对哪些文件生效，写法同 `.gitignore`",
            "in `[[overrides]]` only, and required there: the files it is for, as in `.gitignore`",
        ),
    ),
)
FILE_KEYS = tuple(key for key in KEYS if key.reach != "override")
OVERRIDE_KEYS = tuple(key for key in KEYS if key.reach in ("both", "override"))
_APART = ("extends", "overrides", "files")  # whose values are no settings of a layer


def fill_layer(layer: Layer, entries: TomlTable, keys: tuple[ConfigKey, ...]) -> Layer:
    """The layer with what the entries say under these keys. Raises ConfigError."""
    read = {key.field: key.kind.read(entries, key.name) for key in keys if key.name not in _APART}
    return replace(layer, **{field: value for field, value in read.items() if value is not None})
