"""A summary in GitHub Markdown, for a pull request, a merge request or the summary of a CI step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.locator import position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import by_place, gravest_first
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS, in_one_line

_FINDINGS = 10  # of a file
_LENGTH = 60_000  # of the whole: a comment holds 65,536 characters
_MARKUP = lazy_pattern(r"[\\`*_{}\[\]<>#|~&@]")

_FILES = Words("文件", "Files")
_OLD = Words("基线中的旧问题", "Old, in the baseline")
_SUPPRESSED = Words("已豁免", "Suppressed")
_BY_RULE = Words("按规则", "By rule")
_BY_FILE = Words("按文件", "By file")
_RULE = Words("规则", "Rule")
_SEVERITY = Words("级别", "Severity")
_COUNT = Words("数量", "Count")
_PLACE = Words("位置", "Place")
_PROBLEM = Words("问题", "Problem")
_SUMMARY = Words("说明", "Summary")
_NONE = Words("没有发现问题。", "Nothing was found.")


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """Totals, findings by rule, findings by file.

    Settings: `findings`, how many of a file are listed, and `length`, the most characters of the whole.
    """
    language = options.language
    limit, length = options.settings.get("findings", _FINDINGS), options.settings.get("length", _LENGTH)
    notices = notice_lines(outcome, language, counts=False)
    parts = ["## gklint", _totals(outcome, language), *_failures(outcome, language)]
    if outcome.diagnostics:
        parts += [_by_rule(outcome, language), f"### {_BY_FILE.to(language)}"]
        room = length - sum(len(part) + 2 for part in parts) - sum(map(len, notices)) * 2
        parts += _by_file(outcome.diagnostics, limit, room, language)
    elif not outcome.failures:
        parts.append(_NONE.to(language))
    if notices:
        parts.append("\n".join(f"- {escape_markdown(line)}" for line in notices))
    return "\n\n".join(parts) + "\n"


def escape_markdown(text: str) -> str:
    """One line of text in which nothing is markup."""
    return _MARKUP.sub(_escape, one_line(text))


# Entities where a backslash does not help: a name would be notified, a number linked.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;"}


def _escape(mark: re.Match[str]) -> str:
    return _ENTITIES.get(mark[0], f"\\{mark[0]}")


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---"] * len(headers)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headers, ruler, *rows))


def _totals(outcome: Outcome, language: Language) -> str:
    headers = [*(SEVERITY_LABELS[severity].to(language) for severity in SEVERITIES)]
    counts = [outcome.count(severity) for severity in SEVERITIES]
    for words, count in ((_OLD, outcome.old), (_SUPPRESSED, len(outcome.suppressed) - outcome.old)):
        if count:
            headers.append(words.to(language))
            counts.append(count)
    return _table([*headers, _FILES.to(language)], [[str(count) for count in [*counts, len(outcome.files)]]])


def _failures(outcome: Outcome, language: Language) -> list[str]:
    """The failures of the run, printed first, since the totals are then incomplete."""
    said = [f"- **{escape_markdown(failure.words.to(language))}**" for failure in sorted(outcome.failures)]
    return ["\n".join(said)] if said else []


def _by_rule(outcome: Outcome, language: Language) -> str:
    summaries = {rule.id: rule.summary.to(language) for rule in outcome.rules}
    counts = Counter((d.rule, d.name, d.severity) for d in gravest_first(outcome.diagnostics))
    rows = [
        [
            rule if language == "zh" else f"{rule} {name}",
            SEVERITY_LABELS[severity].to(language),
            str(count),
            escape_markdown(summaries.get(rule, "")),
        ]
        for (rule, name, severity), count in counts.most_common()
    ]
    headers = [words.to(language) for words in (_RULE, _SEVERITY, _COUNT, _SUMMARY)]
    return f"### {_BY_RULE.to(language)}\n\n{_table(headers, rows)}"


def _by_file(diagnostics: Iterable[Diagnostic], limit: int, room: int, language: Language) -> list[str]:
    """A part per file, as many as there is room for."""
    grouped = groupby(by_place(diagnostics), key=lambda diagnostic: diagnostic.place.path)
    parts = [_file(path, list(found), limit, language) for path, found in grouped]
    written: list[str] = []
    for part in parts:
        room -= len(part) + 2
        if room < 0:
            rest = len(parts) - len(written)
            return [*written, Words(f"另有{rest}个文件。", f"And {rest} more files.").to(language)]
        written.append(part)
    return written


def _file(path: str, found: list[Diagnostic], limit: int, language: Language) -> str:
    headers = [words.to(language) for words in (_PLACE, _RULE, _SEVERITY, _PROBLEM)]
    rows = [_row(diagnostic, language) for diagnostic in gravest_first(found)[:limit]]
    part = f"#### {escape_markdown(path)} ({len(found)})\n\n{_table(headers, rows)}"
    rest = len(found) - len(rows)
    return part + Words(f"\n\n另有{rest}个问题。", f"\n\nAnd {rest} more.").to(language) if rest else part


def _row(diagnostic: Diagnostic, language: Language) -> list[str]:
    return [
        escape_markdown(position(diagnostic.place, language)),
        diagnostic.rule,
        SEVERITY_LABELS[diagnostic.severity].to(language),
        escape_markdown(in_one_line(diagnostic, language)),
    ]
