"""The page of a report: whether it can be published, the text with every finding marked, and the list of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gklint.district.verdict import Verdict, verdict_of
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileRecord
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.transcript import Transcript
from gklint.pages.finding_places import Marks, marks_of, number_findings
from gklint.pages.findings import Findings
from gklint.pages.html import Html, element
from gklint.pages.notices import notice_list
from gklint.pages.reading import ReportReading
from gklint.pages.shell import page
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import SEVERITY_LABELS

_YEAR = Words("{} {}年度", "{} {}")
_TEXT = Words("报告原文", "The report")
_FINDINGS = Words("问题（{}）", "Findings ({})")
_NOTHING = Words("没有发现问题。", "Nothing was found.")
_SKIP = Words("跳到问题", "Skip to the findings")
_FILTER = Words("筛选：字词、规则编号", "Filter: words, rules")
_SHOW = Words("显示{}", "Show {}")
_KEYS = Words("快捷键", "Keys")
_NEXT = Words("下一个", "next")
_PREVIOUS = Words("上一个", "previous")
_TO_TEXT = Words("看原文", "show in the text")
_SEARCH = Words("筛选", "filter")
_STATUS = Words("第{n}个，共{m}个", "{n} of {m}")
_OF = Words("共{m}个", "{m} in all")
_NO_TEXT = Words("没有可以显示的文字。", "There is no text to show.")


class ReportView(NamedTuple):
    """What is shown of one report: how it reads, what was found in it, and what was set aside."""

    record: FileRecord
    transcript: Transcript | None
    diagnostics: Sequence[Diagnostic]
    aside: Sequence[Diagnostic] = ()
    complete: bool = True  # False: checking it broke off

    @property
    def verdict(self) -> Verdict:
        """Whether it can be published."""
        return verdict_of(self.record.kind, self.diagnostics, self.complete)

    def name(self, language: Language) -> str:
        """`某某区民政局 2023 年度`, or the file where body or year are not known."""
        organ, year = self.record.organ, self.record.year
        if organ is None or year is None:
            return one_line(self.record.path.rpartition("/")[2])
        return one_line(_YEAR.to(language).format(organ, year))


def page_of(
    report: Report,
    diagnostics: Iterable[Diagnostic],
    *,
    aside: Iterable[Diagnostic] = (),
    rules: Iterable[Rule] = (),
    language: Language = "zh",
) -> str:
    """The page of a report that is at hand, with these findings. `rules` add what each rests on."""
    form = report.form.id if report.form is not None else None
    source, kind = report.source, report.kind
    record = FileRecord(source.path, source.format, source.encoding, report.organ, report.year, form, kind)
    return report_page(ReportView(record, Transcript.of(report), [*diagnostics], [*aside]), rules, language)


def report_page(
    view: ReportView, rules: Iterable[Rule] = (), language: Language = "zh", said: Sequence[str] = ()
) -> str:
    """The page of one report as a string; nothing in it comes from outside. `said` is to be known of the run."""
    skip = element("a", _SKIP.to(language), href="#findings", class_="skip")
    main = element("main", notice_list(said, language), article(view, rules, language))
    return page(view.name(language), language, skip, main)


def article(view: ReportView, rules: Iterable[Rule], language: Language, number: int | None = None) -> Html:
    """One report of a page. With a number it is one of several, which keep their ids apart by it."""
    prefix, level = (f"r{number}-", 2) if number is not None else ("", 1)
    findings = number_findings(view.diagnostics)
    marks = [*marks_of(findings)]
    blocks = view.transcript.blocks if view.transcript is not None else ()
    reading = ReportReading(prefix, language, Marks(marks, blocks), level)
    text = reading.written(blocks)
    written = Findings(prefix, language, {rule.id: rule for rule in rules}, reading.marked, level)
    columns = element(
        "div",
        element(
            "section",
            element(f"h{level + 1}", _TEXT.to(language), class_="hidden-heading"),
            text or element("p", _NO_TEXT.to(language)),
            class_="paper",
            aria_label=_TEXT.to(language) if number is None else f"{_TEXT.to(language)} {number}",
        ),
        _panel(view, findings, written, prefix, language, level),
        class_="columns",
    )
    head = _head(view, language, level)
    return element("article", head, columns, class_="report", id=f"r{number}" if number is not None else None)


def _head(view: ReportView, language: Language, level: int) -> Html:
    verdict = view.verdict
    counts = Counter(one.severity for one in view.diagnostics)
    listed = [f"{SEVERITY_LABELS[one].to(language)} {counts[one]}" for one in SEVERITIES if counts[one]]
    return element(
        "header",
        element("p", verdict.words.to(language), class_="verdict"),
        element(f"h{level}", view.name(language)),
        element("p", " · ".join([one_line(view.record.path), *listed])),
        class_=f"top {verdict.state}",
    )


def _panel(
    view: ReportView, findings: Sequence[Diagnostic], written: Findings, prefix: str, language: Language, level: int
) -> Html:
    title = _FINDINGS.to(language).format(len(findings))
    inside = [_tools(findings, language), written.written(findings)] if findings else _nothing(language)
    return element(
        "section",
        element(f"h{level + 1}", title, class_="heading"),
        inside,
        written.aside(view.aside),
        class_="panel",
        id=f"{prefix}findings",
        aria_label=title if not prefix else f"{title} {prefix.strip('r-')}",
    )


def _nothing(language: Language) -> Html:
    return element("p", _NOTHING.to(language), class_="none")


def _tools(findings: Sequence[Diagnostic], language: Language) -> list[Html]:
    """Buttons for severities, a field that filters, and the keys there are."""
    counts = Counter(one.severity for one in findings)
    buttons = [_button(one, counts[one], language) for one in SEVERITIES if counts[one]]
    hint = _FILTER.to(language)
    search = element("input", type="search", placeholder=hint, aria_label=hint)
    status = {"data_status": _STATUS.to(language), "data_of": _OF.to(language)}
    keys = element("label", element("input", type="checkbox", checked=True, data_keys=True), _KEYS.to(language))
    hints = [
        (element("kbd", key), " ", words.to(language), "　")
        for key, words in (("j", _NEXT), ("k", _PREVIOUS), ("Enter", _TO_TEXT), ("/", _SEARCH))
    ]
    return [
        element("div", buttons, search, class_="tools"),
        element("p", element("span", role="status", **status), "　", keys, "　", hints, class_="keys"),
    ]


def _button(severity: str, count: int, language: Language) -> Html:
    label = SEVERITY_LABELS[severity].to(language)
    return element(
        "button",
        f"{label} {count}",
        type="button",
        aria_pressed="true",
        data_severity=severity,
        title=_SHOW.to(language).format(label),
    )
