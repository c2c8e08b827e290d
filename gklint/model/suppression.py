"""Suppressions: by comments in a report, by the suppression list beside the configuration, by the baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gklint.model.diagnostic import Place, Severity
from gklint.model.light_classes import NamedTuple

USELESS = "GK019"  # the rule that tells of suppressions which suppress nothing


class Suppression(NamedTuple):
    """A directive with its stretch of text: it suppresses findings of `rule` that begin from `start` to `end`.

    `rule` is an id or a name as written; `asked` says whether that rule was asked about the file. `debt`:
    suppressed for now, to be fixed later. `severity` is that of USELESS for this file, None when it is not asked.
    """

    rule: str
    start: int
    end: int
    reason: str
    debt: bool
    said: str
    place: Place
    asked: bool = True
    severity: Severity | None = None


class ListedSuppression(NamedTuple):
    """An entry of the suppression list. `file` is a pattern as in .gitignore; None: any key, no end, nobody named.

    `place` is where the entry stands in the list.
    """

    file: str
    rule: str
    reason: str
    place: Place
    key: str | None = None
    by: str = ""
    until: date | None = None

    def expired(self, today: date | None) -> bool:
        """Whether its last day is before `today`; False without `today`."""
        return self.until is not None and today is not None and today > self.until


class BaselineEntry(NamedTuple):
    """A finding that was there when the baseline was made. `path` is as seen from the baseline's folder."""

    path: str
    rule: str
    name: str
    key: str
    fingerprint: str
    message: str


class Baseline(NamedTuple):
    """The findings known at the start, and the file they are listed in."""

    file: Path
    entries: tuple[BaselineEntry, ...] = ()


class SuppressionSources(NamedTuple):
    """The suppression list and the baseline of a run. `root` is the folder that patterns are relative to.

    `today` ends what has a last day; where it is None nothing ends.
    """

    root: Path = Path()
    entries: tuple[ListedSuppression, ...] = ()
    baseline: Baseline | None = None
    today: date | None = None


NO_SUPPRESSIONS = SuppressionSources()
