"""The failures of the run for people: a rule that crashed, a path that could not be followed."""

from __future__ import annotations

from gklint.model.bilingual import Language
from gklint.model.outcome import Outcome
from gklint.reporters.printable import one_line


def failure_lines(outcome: Outcome, language: Language) -> list[str]:
    """`报告.txt: 规则 GK303 出错…`, a line a failure."""
    return [
        (f"{one_line(failure.path)}: " if failure.path else "") + one_line(failure.words.to(language))
        for failure in sorted(outcome.failures)
    ]
