"""The configuration file: found upwards from a folder, read, and every key of it checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gklint.config.config import Config, Override
from gklint.config.entries import Entries
from gklint.config.layer import Layer
from gklint.config.lines import lines_of
from gklint.config.patterns import check_pattern
from gklint.config.text import name_of, text_of, toml_of
from gklint.errors import ConfigError
from gklint.model.diagnostic import SEVERITIES
from gklint.model.outcome import FailOn
from gklint.model.words import Language

FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")
LANGUAGES: tuple[Language, ...] = ("zh", "en")

EXEMPTIONS = "gklint-suppressions.toml"
_NAMES = ("gklint.toml", ".gklint.toml", "pyproject.toml")
_OVERRIDE_KEYS = ("files", "select", "extend-select", "ignore", "deadline", "severity", "rules")
_KEYS = (
    *_OVERRIDE_KEYS[1:],
    "form",
    "fail-on",
    "lang",
    "output-format",
    "packages",
    "exclude",
    "baseline",
    "overrides",
)
_DEADLINE = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def read(folder: Path, line: Layer, file: Path | None = None, search: bool = True) -> Config:
    """The configuration of a run in `folder`: from `file` if given, else from the closest file upwards.

    `line` is what the command line says. Raises ConfigError.
    """
    chosen = file or (_closest(folder.absolute()) if search else None)
    if chosen is not None:
        return _of_file(chosen, line, folder)
    root = folder.absolute()
    return Config(line=line, root=root, exemptions=_list(root) if search else None)


def _closest(folder: Path) -> Path | None:
    return next(filter(None, map(configured_in, (folder, *folder.parents))), None)


def configured_in(folder: Path) -> Path | None:
    """The configuration file of the folder itself. Raises ConfigError when it cannot be read."""
    candidates = (folder / name for name in _NAMES)
    return next((file for file in candidates if file.is_file() and _concerns_us(file)), None)


def _concerns_us(file: Path) -> bool:
    """A pyproject.toml is ours only with a table for us; another's errors in it are not our matter."""
    return file.name != "pyproject.toml" or "[tool.gklint" in text_of(file)


def _of_file(file: Path, line: Layer, folder: Path) -> Config:
    text = text_of(file)
    name = name_of(file, folder)
    values, table = _settings(file, text, name)
    layer = Layer(name, table, lines_of(text))
    entries = Entries(values, layer, _KEYS)
    root = file.absolute().parent
    overrides = tuple(
        _override(content, replace(layer, table=f"{table}overrides[{index}]."))
        for index, content in enumerate(entries.list_of_tables("overrides"))
    )
    return Config((_filled(layer, entries, root),), line, overrides, root, _list(root))


def _list(root: Path) -> Path | None:
    """The list of exemptions in the folder, if there is one."""
    file = root / EXEMPTIONS
    return file if file.exists() else None


def _settings(file: Path, text: str, name: str) -> tuple[Mapping[str, Any], str]:
    """Our table in the file, and what stands before its keys."""
    values = toml_of(text, name)
    if file.name != "pyproject.toml":
        return values, ""
    ours = values.get("tool", {}).get("gklint", {})
    if not isinstance(ours, dict):
        raise ConfigError(f"{name}: tool.gklint 应为一个表", f"{name}: tool.gklint should be a table")
    return ours, "tool.gklint."


def _filled(layer: Layer, entries: Entries, root: Path) -> Layer:
    """The layer with what the file says."""
    packages = entries.texts("packages") or ()
    return replace(
        _with_rules(layer, entries),
        fail_on=entries.choice("fail-on", FAIL_ON),
        lang=entries.choice("lang", LANGUAGES),
        output_format=entries.text("output-format"),
        packages=tuple(str(root / name) if is_folder(name) else name for name in packages),
        exclude=_patterns("exclude", entries, layer),
        form=entries.text("form"),
        baseline=entries.text("baseline"),
    )


def _override(content: Mapping[str, Any], layer: Layer) -> Override:
    entries = Entries(content, layer, _OVERRIDE_KEYS)
    files = _patterns("files", entries, layer)
    if not files:
        raise layer.error("files", "缺少 files：请写明对哪些文件生效", "files is missing: which files is this for?")
    return Override(files, _with_rules(layer, entries))


def _patterns(key: str, entries: Entries, layer: Layer) -> tuple[str, ...]:
    """File patterns as in .gitignore, each checked."""
    patterns = entries.texts(key) or ()
    for pattern in patterns:
        check_pattern(key, pattern, layer)
    return patterns


def _with_rules(layer: Layer, entries: Entries) -> Layer:
    deadline = entries.text("deadline")
    if deadline is not None and not _DEADLINE.fullmatch(deadline):
        raise layer.error("deadline", "应写作“月-日”，如 03-31", "should be month-day, as 03-31")
    return replace(
        layer,
        select=entries.texts("select"),
        extend_select=entries.texts("extend-select") or (),
        ignore=entries.texts("ignore") or (),
        deadline=deadline,
        severity=entries.choices("severity", SEVERITIES),
        options=dict(entries.tables("rules")),
    )


def is_folder(package: str) -> bool:
    """Whether a package is named as a folder: `./rules-local`, `../rules`, `/srv/rules`."""
    return "/" in package or "\\" in package or package in (".", "..")
