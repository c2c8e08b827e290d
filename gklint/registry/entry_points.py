"""Rule packages as found on this machine by their entry points; nothing of them is imported here."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple

GROUP = "gklint"
NATIONAL = "national"


class Package(NamedTuple):
    """A rule package: its name as users write it, and the distribution it comes from.

    For a package that is a folder, `distribution` is the folder and `version` empty.
    """

    name: str
    distribution: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({' '.join(part for part in self[1:] if part)})"


class Installed(NamedTuple):
    """An installed package that has not been loaded."""

    package: Package
    entry: EntryPoint


def installed() -> tuple[Installed, ...]:
    """Every installed rule package, sorted by name."""
    found = (Installed(_package(entry), entry) for entry in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda one: (one.package, one.entry.value)))


def _package(entry: EntryPoint) -> Package:
    dist = entry.dist
    return Package(entry.name, dist.name, dist.version) if dist is not None else Package(entry.name, entry.value)
