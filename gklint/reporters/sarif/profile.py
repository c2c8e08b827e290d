"""The two profiles: `archive` keeps to the standard, `github` to what code scanning reads and shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gklint.model.light_classes import NamedTuple


class SarifProfile(NamedTuple):
    """What a consumer wants."""

    name: str
    lines_everywhere: bool  # give files without lines line 1, against 3.30.1: without it results are skipped
    suppressed: bool  # write suppressed findings too
    gravest_first: bool
    most_results: int | None
    longest_message: int | None
    links: bool  # name related places in the message, else they are not shown
    doubled_braces: bool  # { as {{, as 3.11.5 demands; code scanning would show both


ARCHIVE = SarifProfile(
    name="archive",
    lines_everywhere=False,
    suppressed=True,
    gravest_first=False,
    most_results=None,
    longest_message=None,
    links=False,
    doubled_braces=True,
)
GITHUB = SarifProfile(
    name="github",
    lines_everywhere=True,
    suppressed=False,
    gravest_first=True,
    most_results=25_000,
    longest_message=1_000,
    links=True,
    doubled_braces=False,
)
PROFILES = {profile.name: profile for profile in (ARCHIVE, GITHUB)}


def profile_for(settings: Mapping[str, Any]) -> SarifProfile:
    """The profile by the reporter's settings `profile` and `include_suppressed`.

    Raises ValueError for a profile that does not exist.
    """
    name = settings.get("profile", ARCHIVE.name)
    if name not in PROFILES:
        raise ValueError(f"sarif: 没有“{name}”这个 profile，可用：{'、'.join(PROFILES)}")
    profile = PROFILES[name]
    return profile._replace(suppressed=True) if settings.get("include_suppressed") else profile
