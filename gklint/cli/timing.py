"""Where the time of a run went, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.bilingual import Language, Words

_TITLE = Words("各阶段和各规则的用时（毫秒）", "time of stages and rules (ms)")


def timing_table(timings: Mapping[str, float], language: Language) -> str:
    """A line a stage or rule, the longest first: milliseconds, share, name."""
    total = sum(timings.values()) or 1.0
    longest = sorted(timings.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{seconds * 1000:>10.1f}  {seconds / total:>6.1%}  {name}" for name, seconds in longest]
    return "\n".join([_TITLE.to(language), *lines])
