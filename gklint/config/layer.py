"""The settings of one origin: a file, an override in it, a profile of a package, the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from gklint.errors import ConfigError
from gklint.model.bilingual import Language
from gklint.model.diagnostic import Severity
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import FailOn
from gklint.system.links import real_path


@dataclass(frozen=True)
class DistrictSettings:
    """What `[district]` says: the list of bodies, seen from `folder`; whose report covers all; the year in question."""

    folder: Path
    bodies: str | None = None
    government: str | None = None
    year: int | None = None

    def __str__(self) -> str:
        named = {"bodies": self.bodies, "government": self.government, "year": self.year}
        return ", ".join(f"{key} = {value}" for key, value in named.items() if value is not None)


@dataclass(frozen=True)
class Layer:
    """The settings of one origin. None or empty: this origin does not say.

    `origin` is the file as people name it, `package:profile`, or empty for the command line. `table` is
    where the settings stand in the file (`tool.gklint.`, `overrides[0].`, usually nothing). `lines` gives
    the line of each key of the file (`overrides[0].select`) and of each item of a list (`select=GK2`).
    `root` is the file's folder, which its patterns and its baseline are seen from; None: that of the configuration.
    `boundary` is the folder that what it names has to lie in; None for a file that the user has named himself.
    `profile` is a package's profile that a file extends: it takes the place of this layer (see Config.over).
    """

    origin: str = ""
    table: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    root: Path | None = None
    boundary: Path | None = None
    profile: str = ""
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    lang: Language | None = None
    output_format: str | None = None
    packages: tuple[str, ...] = ()
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    form: str | None = None
    deadline: str | None = None
    baseline: str | None = None
    district: DistrictSettings | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def where(self, key: str, item: str = "") -> str:
        """`gklint.toml:7: select`, `haidian:strict: select`, or `--select`."""
        if not self.origin:
            return f"--{key}"
        full = self.table + key
        line = self.lines.get(f"{full}={item}") or self.lines.get(full) or self.lines.get(full.rpartition(".")[0])
        return f"{self.origin}:{line}: {key}" if line else f"{self.origin}: {key}"

    def check_within(self, key: str, path: Path, written: str) -> None:
        """Raise ConfigError for a path of a configuration that was found, and not named, which leads out of it."""
        if self.boundary is None or real_path(path).is_relative_to(real_path(self.boundary)):
            return
        raise self.error(
            key,
            f"“{written}”在 {self.boundary} 之外，没有采用；确需使用请用 --config 写明设置文件",
            f"{written!r} lies outside {self.boundary} and is not taken; if it is to be, name the file with --config",
            written,
        )

    def error(self, key: str, zh: str, en: str, item: str = "") -> ConfigError:
        """The error for `key` (and for one item of its list), with the place it was set at."""
        where = self.where(key, item)
        return ConfigError(f"{where}: {zh}", f"{where}: {en}")
