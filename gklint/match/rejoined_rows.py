"""Rows that a page break cut in two: label and first values above, the other values alone below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gklint.match.row_groups import Group


def rejoin_rows(groups: Sequence[Group], wanted: Mapping[int, int]) -> list[Group]:
    """The groups with cut rows made whole; `wanted` is the number of figures of each group that is a row.

    Only where the values of both pieces are exactly those of one row. The lower piece stays as an empty group.
    """
    whole = list(groups)
    for at, figures in wanted.items():
        if at + 1 < len(groups) and at + 1 not in wanted and _are_one_row(groups[at], groups[at + 1], figures):
            lower = groups[at + 1]
            whole[at] = replace(groups[at], values=[*groups[at].values, *lower.values])
            whole[at + 1] = replace(lower, values=[])
    return whole


def _are_one_row(upper: Group, lower: Group, figures: int) -> bool:
    if lower.labels or lower.before or upper.ruled or not (upper.nonblank and lower.nonblank):
        return False
    if len(upper.nonblank) + len(lower.nonblank) == figures:
        return True
    return upper.explicit and lower.explicit and len(upper.values) + len(lower.values) == figures
