"""Findings for a person at a terminal: file by file, with the line, the figures, and what to do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Place, SettledRelated
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters import statistics
from gklint.reporters.excerpt import excerpt
from gklint.reporters.failures import failure_lines
from gklint.reporters.identity_table import identity_table
from gklint.reporters.locator import position, related_places
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import FindingsInStep, files_by_path, gravity
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS, change_words
from gklint.reporters.styled import Line, StyledText, indent, line, render_lines
from gklint.reporters.totals import totals
from gklint.reporters.width import Screen

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_WIDTH = 100  # columns, where there is no terminal to ask
_PLACES = 5  # related places shown for a finding
_ADVICE = Words("怎么办", "What to do")
_MORE = Words("规则说明：gklint explain {}", "about the rule: gklint explain {}")
_WHOLE = Words("整个文件", "file")  # of a finding that no place in the text has
_SEE = Words("参见", "See ")


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The findings grouped by file, those with one cause under one head, and a closing line with the counts.

    `options.settings["ambiguous"]` gives the columns of ambiguous characters, 1 or 2; `options.verbose` lists
    files without findings too, and where each rule is explained.
    """
    return "".join(pieces(outcome, options))


def pieces(outcome: Outcome, options: ReporterOptions) -> Iterator[str]:
    """The same block by block."""
    screen = Screen(options.settings.get("ambiguous", 1))
    page = _TextReport(options.language, screen, options.width or _WIDTH, options.verbose)
    for block in page.files(outcome):
        yield render_lines(block, options.color)
    yield render_lines(page.summary(outcome), options.color)
    if options.statistics and outcome.diagnostics:
        yield "\n" + statistics.counts_text(outcome, options.language)


class _TextReport(NamedTuple):
    """The text of a report in one language for one screen."""

    language: Language
    screen: Screen
    columns: int
    verbose: bool

    def files(self, outcome: Outcome) -> Iterator[list[Line]]:
        """A block a file, each with an empty line after it."""
        findings = FindingsInStep(outcome)
        for record in files_by_path(outcome):
            found = findings.at(record.path)
            if self.verbose or found:
                yield [self._heading(record), *indent(self._findings(found), 2), ()]

    def summary(self, outcome: Outcome) -> Iterator[Line]:
        """Failures, notices and the closing line with the counts."""
        for failure in failure_lines(outcome, self.language):
            yield line(StyledText(failure, "bold red"))
        for notice in notice_lines(outcome, self.language, counts=False):
            yield line(StyledText(notice, "yellow"))
        yield line(StyledText(_summary(outcome).to(self.language), "bold"))

    def _heading(self, record: FileRecord) -> Line:
        year = str(record.year) if record.year is not None else ""
        known = " ".join(one_line(part) for part in (record.organ or "", year) if part)
        return line(
            StyledText(one_line(record.path), "bold underline"), StyledText(f"  {known}" if known else "", "dim")
        )

    def _findings(self, diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
        """The findings in order; the first of several that belong together brings the others along."""
        together: dict[Hashable, list[Diagnostic]] = {}
        for number, diagnostic in enumerate(diagnostics):
            together.setdefault(_mistake(diagnostic, number), []).append(diagnostic)
        for group in together.values():
            if group[0].repair is not None:
                yield from self._wrong_cell(group)
            elif len(group) > 1:
                yield from self._same_cause(group)
            else:
                yield from self._finding(group[0])

    def _wrong_cell(self, diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
        """What to change first; behind it the findings that vanish then, a line each, with their sums when verbose."""
        gravest = min(diagnostics, key=gravity)
        repair, style = gravest.repair, _STYLES[gravest.severity]
        assert repair is not None
        change = change_words(repair)
        todo = Words(f"请先改这一格：{change.zh}。", f"Change this cell first: {change.en}.")
        place = repair.place or gravest.place
        yield line(
            self._position(place), "  ", self._severity(gravest), "  ", StyledText(one_line(self._in(todo)), "bold")
        )
        yield from indent(excerpt(place, style, self.screen, self.columns - 6), 2)
        count = len(diagnostics)
        zh, en = ("这个问题", "this finding") if count == 1 else (f"以下{count}个问题", f"these {count} findings")
        yield line("  ", StyledText(self._in(Words(f"改正后，{zh}即可消除：", f"Then {en} will vanish:")), "green"))
        for diagnostic in diagnostics:
            rule = StyledText(self._rule(diagnostic), "dim")
            yield line("    ", rule, "  ", one_line(self._in(diagnostic.words)))
            if self.verbose:
                yield from indent(self._evidence(diagnostic), 6)

    def _same_cause(self, diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
        count = len(diagnostics)
        gravest = min(diagnostics, key=gravity)
        head = Words(f"以下{count}个问题可能出自同一处错误：", f"The following {count} findings come from one mistake:")
        yield line(StyledText(self._in(head), _STYLES[gravest.severity]))
        for diagnostic in diagnostics:
            yield from indent(self._finding(diagnostic), 2)

    def _finding(self, diagnostic: Diagnostic) -> Iterator[Line]:
        style = _STYLES[diagnostic.severity]
        rule = StyledText(self._rule(diagnostic), "dim")
        yield line(self._position(diagnostic.place), "  ", self._severity(diagnostic), "  ", rule)
        below = [
            line(self._message(diagnostic)),
            *excerpt(diagnostic.place, style, self.screen, self.columns - 6),
            *self._evidence(diagnostic),
            *self._advice(diagnostic),
        ]
        yield from indent(below, 2)

    def _message(self, diagnostic: Diagnostic) -> str:
        """The message; the cell that stands in the line above is not named again."""
        words, cell = one_line(self._in(diagnostic.words)), diagnostic.place.position.label
        return f"此格{words.removeprefix(cell)}" if cell.endswith("列") and words.startswith(cell) else words

    def _in(self, words: Words) -> str:
        return words.to(self.language)

    def _severity(self, diagnostic: Diagnostic) -> StyledText:
        return StyledText(self._in(SEVERITY_LABELS[diagnostic.severity]), _STYLES[diagnostic.severity])

    def _rule(self, diagnostic: Diagnostic) -> str:
        """The rule's id; its English name only for those who ask for more, or read English."""
        named = self.verbose or self.language == "en"
        return f"{diagnostic.rule} {diagnostic.name}" if named else diagnostic.rule

    def _position(self, place: Place) -> StyledText:
        if place.start.offset == place.end.offset == 0:
            return StyledText(self._in(_WHOLE), "bold")
        return StyledText(position(place, self.language), "bold")

    def _evidence(self, diagnostic: Diagnostic) -> Iterable[Line]:
        """The figures of a failed identity; of other findings the places that belong to it."""
        if diagnostic.tally is not None and diagnostic.tally.relation != "==":
            return ()  # the message tells all there is of it
        if diagnostic.tally is not None:
            return identity_table(diagnostic.tally, self.language, self.screen)
        return self._related(diagnostic.related, diagnostic.place.path)

    def _related(self, places: Sequence[SettledRelated], path: str) -> Iterator[Line]:
        """The first places, and how many more there are; those in another file than `path` with their file."""
        see = _SEE.to(self.language)
        for (said, _), same in groupby(
            places[:_PLACES], key=lambda one: (one_line(one.words.to(self.language)), one.place.path)
        ):
            told = related_places([one.place for one in same], said, path, self.language)
            yield line(StyledText(see + told, "dim"))
        if len(places) > _PLACES:
            more = len(places) - _PLACES
            yield line(StyledText(Words(f"另有{more}处", f"and {more} more places").to(self.language), "dim"))

    def _advice(self, diagnostic: Diagnostic) -> Iterator[Line]:
        if diagnostic.help is not None:
            colon = "：" if self.language == "zh" else ": "
            yield line(
                StyledText(_ADVICE.to(self.language) + colon, "green"), one_line(diagnostic.help.to(self.language))
            )
        if self.verbose:
            yield line(StyledText(_MORE.to(self.language).format(diagnostic.rule), "dim"))


def _mistake(diagnostic: Diagnostic, number: int) -> Hashable:
    """What findings of one mistake have in common: the cell to change, else their cause; `number` for one alone."""
    if diagnostic.repair is not None:
        return diagnostic.repair.concept, diagnostic.repair.party
    return diagnostic.cause or number


def _summary(outcome: Outcome) -> Words:
    failures, old = len(outcome.failures), outcome.old
    suppressed = len(outcome.suppressed) - old
    zh, en = totals(outcome)
    if old:
        zh, en = f"{zh}；基线中的旧问题还有{old}个", f"{en}; {old} old, in the baseline"
    if suppressed:
        owed = outcome.debt
        zh = f"{zh}；另有{suppressed}个已豁免" + (f"，其中{owed}个待改正" if owed else "")
        en = f"{en}; {suppressed} suppressed" + (f", {owed} of them to be mended" if owed else "")
    if failures:
        zh, en = f"{zh}；检查未全部完成，有{failures}处故障", f"{en}; the run is incomplete: {failures} failures"
    return Words(zh, en)
