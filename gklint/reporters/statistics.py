"""How often each rule fired, most often first."""

from __future__ import annotations

from collections import Counter

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import each_by_place
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """One line a rule and severity: count, severity, id, name, summary; then the total, and what is to be known."""
    language = options.language
    said = notice_lines(outcome, language)
    return counts_text(outcome, language) + "".join(f"{line}\n" for line in said)


def counts_text(outcome: Outcome, language: Language) -> str:
    """The counts alone."""
    summaries = {rule.id: rule.summary.to(language) for rule in outcome.rules}
    found = Counter((d.rule, d.name, d.severity) for d in each_by_place(outcome.diagnostics))
    counts = Counter(dict(sorted(found.items(), key=lambda one: SEVERITIES.index(one[0][2]))))
    lines = [
        f"{count:>6}  {SEVERITY_LABELS[severity].to(language)}  {rule} {name}  {one_line(summaries.get(rule, ''))}"
        for (rule, name, severity), count in counts.most_common()
    ]
    total = Words("合计", "total").to(language)
    return "".join(f"{line.rstrip()}\n" for line in [*lines, f"{counts.total():>6}  {total}"])
