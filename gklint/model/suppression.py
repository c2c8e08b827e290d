"""What sets findings aside: comments in a report, the suppression list beside the configuration, the baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gklint.model.diagnostic import Place, Severity

USELESS = "GK019"  # the rule that tells of suppressions which suppress nothing


class Suppression(NamedTuple):
    """A directive of a report, settled: findings of `rule` that begin in the text from `start` to `end` go aside.

    `rule` is an id or a name as written; `asked` says whether that rule was asked about the file. `debt`: set
    aside for now, to be mended. `severity` is that of USELESS for this file, None when it is not asked.
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
        """Whether its last day is past; never where the day is not told."""
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
    """Everything beside the reports that sets findings aside. `root` is the folder the patterns are seen from.

    `today` ends what has a last day; where it is None nothing ends.
    """

    root: Path = Path()
    entries: tuple[ListedSuppression, ...] = ()
    baseline: Baseline | None = None
    today: date | None = None


NO_SUPPRESSIONS = SuppressionSources()
