"""Plain text grouped by rule: all reports with one mistake together."""

from __future__ import annotations

from itertools import groupby

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.locator import locator, named_position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import by_place
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS, in_one_line
from gklint.reporters.totals import totals


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """A block a rule, in the order of their ids; what failed in the run itself stands last."""
    language = options.language
    summaries = {rule.id: rule.summary.to(language) for rule in outcome.rules}
    found = sorted(by_place(outcome.diagnostics), key=lambda diagnostic: diagnostic.rule)
    blocks = [
        _block(list(of_rule), summaries.get(rule, ""), language)
        for rule, of_rule in groupby(found, key=lambda diagnostic: diagnostic.rule)
    ]
    blocks += [one_line(failure.words.to(language)) + "\n" for failure in sorted(outcome.failures)]
    said = "".join(f"{line}\n" for line in notice_lines(outcome, language, counts=False))
    return "\n".join([*blocks, said + _totals(outcome, language)])


def _block(diagnostics: list[Diagnostic], summary: str, language: Language) -> str:
    first = diagnostics[0]
    if language == "zh":
        heading = f"{first.rule} {one_line(summary)}（{len(diagnostics)}个）"
    else:
        heading = f"{first.rule} {first.name} ({len(diagnostics)})  {one_line(summary)}".rstrip()
    return "".join(f"{line}\n" for line in [heading, *(_line(diagnostic, language) for diagnostic in diagnostics)])


def _line(diagnostic: Diagnostic, language: Language) -> str:
    severity = SEVERITY_LABELS[diagnostic.severity].to(language)
    return f"  {locator(diagnostic.place)}: {severity} {in_one_line(diagnostic, language)}" + named_position(
        diagnostic.place, language
    )


def _totals(outcome: Outcome, language: Language) -> str:
    old = outcome.old
    suppressed = len(outcome.suppressed) - old
    zh, en = totals(outcome)
    if old:
        zh, en = f"{zh}；基线中的旧问题还有{old}个", f"{en}, {old} old (in the baseline)"
    if suppressed:
        zh, en = f"{zh}；另有{suppressed}个已豁免", f"{en}, {suppressed} suppressed"
    return Words(f"{zh}\n", f"{en}\n").to(language)
