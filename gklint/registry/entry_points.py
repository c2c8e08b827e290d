"""Rule packages as found on this machine by their entry points; nothing of them is imported here."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple

GROUP = "gklint"
NATIONAL = "national"


class RulePackage(NamedTuple):
    """A rule package: its name as users write it, and the distribution it comes from.

    For a package that is a folder, `distribution` is the folder and `version` empty.
    """

    name: str
    distribution: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({' '.join(part for part in self[1:] if part)})"


class InstalledPackage(NamedTuple):
    """An installed package that has not been loaded."""

    package: RulePackage
    entry: EntryPoint


def installed_packages() -> tuple[InstalledPackage, ...]:
    """Every installed rule package, sorted by name."""
    found = (InstalledPackage(_package(entry), entry) for entry in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda one: (one.package, one.entry.value)))


def _package(entry: EntryPoint) -> RulePackage:
    dist = entry.dist
    return (
        RulePackage(entry.name, dist.name, dist.version) if dist is not None else RulePackage(entry.name, entry.value)
    )
