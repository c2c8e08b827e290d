"""Rule packages as found on this machine by their entry points; nothing of them is imported here."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from gklint import __version__

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

GROUP = "gklint"
NATIONAL = "national"
_NATIONAL_MODULE = "gklint_national"


class RulePackage(NamedTuple):
    """A rule package: its name as users write it, and the distribution it comes from.

    For a package that is a folder, `distribution` is the folder and `version` empty.
    """

    name: str
    distribution: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({' '.join(part for part in self[1:] if part)})"


class PackageEntry(Protocol):
    """Where the code of a package is, as entry points say it: the module, as it is written."""

    @property
    def value(self) -> str: ...

    @property
    def module(self) -> str: ...

    @property
    def dist(self) -> Distribution | None: ...

    def load(self) -> Any:
        """The module, imported."""


class InstalledPackage(NamedTuple):
    """An installed package that has not been loaded."""

    package: RulePackage
    entry: PackageEntry


class _OwnModule(NamedTuple):
    """The entry of the national rule set, which comes with gklint."""

    module: str

    @property
    def value(self) -> str:
        return self.module

    @property
    def dist(self) -> None:
        return None

    def load(self) -> Any:
        return import_module(self.module)


def national_package() -> InstalledPackage | None:
    """The national rule set, which is part of gklint and need not be looked up; None where it is missing."""
    if find_spec(_NATIONAL_MODULE) is None:
        return None
    return InstalledPackage(RulePackage(NATIONAL, "gklint", __version__), _OwnModule(_NATIONAL_MODULE))


def installed_packages() -> tuple[InstalledPackage, ...]:
    """Every installed rule package, sorted by name."""
    from importlib.metadata import entry_points  # imported here: it takes as long as all rules to be loaded

    found = (InstalledPackage(_package(entry), entry) for entry in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda one: (one.package, one.entry.value)))


def _package(entry: EntryPoint) -> RulePackage:
    dist = entry.dist
    return (
        RulePackage(entry.name, dist.name, dist.version) if dist is not None else RulePackage(entry.name, entry.value)
    )
