"""One line a finding, for searching and for editors that jump to a place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.failures import failure_lines
from gklint.reporters.locator import locator, named_position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import each_by_place
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS

_AT_ONCE = 200  # lines: what is done with each piece on its way out takes as long as a line takes to be made


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """`报告.txt:12:3: GK201 错误 …` for each finding, by file and place, then what failed and what is to be known."""
    return "".join(pieces(outcome, options))


def pieces(outcome: Outcome, options: ReporterOptions) -> Iterator[str]:
    """The same, some lines at a time."""
    language = options.language
    lines = (f"{_line(diagnostic, language)}\n" for diagnostic in each_by_place(outcome.diagnostics))
    while some := "".join(islice(lines, _AT_ONCE)):
        yield some
    for line in (*failure_lines(outcome, language), *notice_lines(outcome, language)):
        yield f"{line}\n"


def _line(diagnostic: Diagnostic, language: Language) -> str:
    severity = SEVERITY_LABELS[diagnostic.severity].to(language)
    return (
        f"{locator(diagnostic.place)}: {diagnostic.rule} {severity} {one_line(diagnostic.words.to(language))}"
        + named_position(diagnostic.place, language)
    )
