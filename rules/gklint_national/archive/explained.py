"""What a report says itself of why its figures do not follow from last year's."""

from __future__ import annotations

import re

from gklint.api import SECTION_KEYS, ReportSummary

# The body is not what it was a year ago.
REFORM = r"机构改革|划入|划出|划转|合并|撤并|组建|更名|(?:职能|职责|权力|职权)[^，]{0,6}(?:转移|整合|调整|下放|承接)"


def explains(summary: ReportSummary, pattern: re.Pattern[str]) -> bool:
    """Whether the prose or the notes of the report say so, in sections one to five."""
    return any(pattern.search(summary.prose(key)) for key in SECTION_KEYS)
