"""A rule's examples run as tests: write the report, read it, ask the one rule, compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gklint.check.comparing_rules import AnchorPlaces, check_comparison
from gklint.check.run_rules import check_finding
from gklint.match.recognise import recognise
from gklint.match.summary import summarize
from gklint.model.archive import Archive
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding
from gklint.model.document import Document, Note
from gklint.model.form import Form
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.plugin import ReaderOptions
from gklint.model.report import Report
from gklint.model.rule import Example, Rule
from gklint.readers.markdown import read as read_markdown
from gklint.readers.text import read as read_text
from gklint.testing.national_forms import national_forms, national_vocabulary
from gklint.testing.report import report

_GAP = lazy_pattern(r"\{[A-Za-z_.@]*\}")
_UNTOUCHED = Words("报告不变", "the report as it was")
_SAME = Words("两次结果相同", "the same result twice")
_NOTHING = Words("没有报出问题", "nothing")
_SOMETHING = Words("报出问题", "a finding")


# What readers say of a file, for examples: the words of the reader itself name what it met there.
_NOTES = {
    "charset": Words("文件声明的编码与实际不符，已按实际编码读取", "the declared encoding is not the true one"),
    "revisions": Words("文档中有未接受的修订，已按全部接受后的内容检查", "the document holds tracked changes"),
    "hidden": Words("文档中有隐藏的内容", "the document holds hidden content"),
    "formula": Words("有单元格的公式没有保存计算结果，这些格的数字没有读到", "a formula has no stored result"),
    "cut": Words("文件太大，后面的部分没有读取", "the file was not read to its end"),
    "converted": Words("文件经其他软件转换后读取", "the file was converted by another program"),
    "picture": Words("文件中有图片，图片里的文字和数字没有读取", "the file holds a picture"),
    "damaged": Words("文件中有损坏的字节，部分文字已丢失", "the file holds damaged bytes"),
}


def recognise_example(parts: Mapping[str, Any], forms: Mapping[str, Form] | None = None) -> Report:
    """The report of `parts` as gklint reads it back from text (from Markdown where `path` says so)."""
    known = forms or national_forms()
    parts = _on_form(parts, known)
    path = str(parts.get("path", "报告.txt"))
    read = read_markdown if path.endswith((".md", ".markdown")) else read_text
    document = _with_notes(read(report(**parts).encode(), path, ReaderOptions()), parts.get("noted", ()))
    return recognise(document, known, national_vocabulary())


def _on_form(parts: Mapping[str, Any], forms: Mapping[str, Form]) -> Mapping[str, Any]:
    """The parts with the form itself in place of its name."""
    named = parts.get("form")
    return {**parts, "form": forms[named]} if isinstance(named, str) and named in forms else parts


def _with_notes(document: Document, kinds: Sequence[str]) -> Document:
    """The document with a note of each kind, as the reader of another format would have made it."""
    place = document.source.span(0, 0)
    notes = tuple(
        Note(kind, _NOTES.get(kind, Words("读取文件时遇到特殊情况", f"noted while reading: {kind}")), place)
        for kind in kinds
    )
    return replace(document, notes=(*document.notes, *notes))


class MismatchError(AssertionError):
    """A rule's findings on an example differ from what the example states; `expected` and `found` say how."""

    def __init__(self, rule: Rule, example: Example, expected: Words, found: Words) -> None:
        kind = "failing" if example.fires else "passing"
        comment = f" ({example.comment})" if example.comment else ""
        beside = "".join(f"\n  beside:   {dict(other)!r}" for other in example.others)
        super().__init__(
            f"{rule.id} {rule.name}: {kind} example {dict(example.parts)!r}{comment}{beside}\n"
            f"  expected: {expected.to('en')}\n  found:    {found.to('en')}"
        )
        self.expected, self.found = expected, found


def run_example(rule: Rule, example: Example, forms: Mapping[str, Form] | None = None) -> None:
    """Raise MismatchError, an AssertionError, when `rule` does not do on `example` what the example says."""
    case, trial = _Case(rule, example), _ExampleRun(rule, example, forms)
    before = _contents(trial.subject)
    findings = trial.findings()
    case.expect(_contents(trial.subject) == before, _UNTOUCHED, Words("规则改动了报告", "a change"))
    _check_manners(case, trial, findings)
    if not example.fires:
        case.expect(not findings, _NOTHING, _findings_words(findings))
        return
    case.expect(bool(findings), _SOMETHING, _why_silent(rule, trial.subject))
    case.compare(findings)
    if example.fixed is not None:
        case.compare_fixed(findings, trial.subject.source.text, forms or national_forms())


def findings_of(rule: Rule, example: Example, forms: Mapping[str, Form] | None = None) -> tuple[Finding, ...]:
    """What `rule` finds on `example`."""
    return _ExampleRun(rule, example, forms).findings()


class _ExampleRun:
    """A rule and what it is tried on: the report of the example, and for a rule that compares those beside it."""

    def __init__(self, rule: Rule, example: Example, forms: Mapping[str, Form] | None) -> None:
        self.rule, self.example = rule, example
        self.subject = recognise_example(example.parts, forms)
        self._forms = forms or national_forms()
        # Each in a file of its own: 报告2.txt, 报告3.txt, …
        self._others = [
            recognise_example({"path": f"报告{number}.txt", **parts}, forms)
            for number, parts in enumerate(example.others, 2)
        ]

    def findings(self) -> tuple[Finding, ...]:
        """What the rule finds; it runs again on each access."""
        rule = self.rule
        if not rule.applies(self.subject):
            return ()
        options = replace(rule.options, **self.example.options) if self.example.options else rule.options
        return tuple(self._comparison_findings(options) if rule.compares else rule.check(self.subject, options))

    def _comparison_findings(self, options: Any) -> Iterator[Finding]:
        """What the rule finds in any of the reports, as the engine would keep it."""
        reports = (self.subject, *self._others)
        named = {report.source.path: report for report in reports if self.rule.applies(report)}
        summaries = {summary.path: summary for report in reports if (summary := summarize(report)) is not None}
        archive = Archive.of(summaries.values(), self._forms)
        places = AnchorPlaces(
            {one.path: one for one in archive.summaries}, {report.source.path: report for report in reports}.get
        )
        for comparison in self.rule.check(archive, options):
            check_comparison(comparison, summaries)
            if comparison.at.path in named:
                yield places.finding(comparison)


def _check_manners(case: _Case, trial: _ExampleRun, findings: tuple[Finding, ...]) -> None:
    """What every rule must do: sound findings, equal each time, with complete words."""
    case.expect(trial.findings() == findings, _SAME, Words("第二次不同", "another result"))
    for finding in findings:
        if not case.rule.compares:
            _check_sound(case, finding, trial.subject)
        for text in finding.words:
            gap = _GAP.search(text)
            case.expect(gap is None, Words("说明里的值都填上了", "no gap in the words"), Words(text))


def _check_sound(case: _Case, finding: Finding, subject: Report) -> None:
    try:
        check_finding(finding, subject)
    except (TypeError, ValueError) as error:
        case.expect(False, Words("合格的问题", "a sound finding"), Words(str(error)))


def _contents(subject: Report) -> tuple[object, ...]:
    """What a rule could have changed."""
    parts = (subject.form, subject.masthead, subject.prose, subject.sections, subject.tables, subject.document)
    return (*map(id, parts), dict(subject.facts), dict(subject.values))


def _why_silent(rule: Rule, subject: Report) -> Words:
    if rule.applies(subject):
        return _NOTHING
    form = subject.form.id if subject.form else "?"
    return Words(
        f"没有检查：这条规则不用于这样的文件（种类 {subject.kind}，表式 {form}）",
        f"nothing: the rule does not read this file (kind {subject.kind}, form {form})",
    )


def _findings_words(findings: tuple[Finding, ...]) -> Words:
    if not findings:
        return _NOTHING
    return Words(
        "；".join(f"{finding.words.zh}（位于“{finding.span.text}”）" for finding in findings),
        "; ".join(f"{finding.words.zh} at {finding.span.text!r}" for finding in findings),
    )


class _Case:
    """One example of one rule: says which it is when it does not hold."""

    def __init__(self, rule: Rule, example: Example) -> None:
        self.rule, self.example = rule, example

    def expect(self, holds: bool, expected: Words, found: Words) -> None:
        if not holds:
            raise MismatchError(self.rule, self.example, expected, found)

    def compare(self, findings: tuple[Finding, ...]) -> None:
        """Every expectation that the example states, against all findings."""
        wanted, told = self.example, _findings_words(findings)
        if wanted.count is not None:
            count = Words(f"{wanted.count}个问题", f"{wanted.count} findings")
            self.expect(len(findings) == wanted.count, count, _count_words(findings))
        if wanted.at is not None:
            place = Words(f"位于“{wanted.at}”", f"at {wanted.at!r}")
            self.expect(any(f.span.text == wanted.at for f in findings), place, told)
        if wanted.message is not None:
            text = Words(f"说明中有“{wanted.message}”", f"…{wanted.message}…")
            self.expect(any(wanted.message in f.words.zh for f in findings), text, told)
        for name, value in wanted.data.items():
            shown = Words(f"{name} 为“{value}”", f"{name} is {value!r}")
            values = Words("；".join(str(dict(f.data)) for f in findings))
            self.expect(any(str(f.data.get(name)) == str(value) for f in findings), shown, values)
        if wanted.severity is not None:
            grades = [f.severity or self.rule.severity for f in findings]
            self.expect(wanted.severity in grades, Words(wanted.severity), Words(", ".join(grades)))

    def compare_fixed(self, findings: tuple[Finding, ...], text: str, forms: Mapping[str, Form]) -> None:
        """The fixed text must be the report written with the fixed part."""
        edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
        mended = text
        for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
        fixed = Words(f"改为“{self.example.fixed}”", f"fixed as {self.example.fixed!r}")
        same = self.example.fixed in self.example.parts.values()
        self.expect(not same, fixed, Words("例子里原来就是这样", "what the example has already"))
        self.expect(mended != text, fixed, Words("没有改动原文的修改", "no fix that changes the text"))
        fixed_text = self.example.fixed or ""
        wanted = [report(**_on_form(parts, forms)) for parts in _with_part(self.example.parts, fixed_text)]
        self.expect(mended in wanted, fixed, Words(_changed_lines(text, mended)))


def _count_words(findings: tuple[Finding, ...]) -> Words:
    told = _findings_words(findings)
    return Words(f"{len(findings)}个：{told.zh}", f"{len(findings)}: {told.en}")


def _with_part(parts: Mapping[str, Any], text: str) -> Iterator[dict[str, Any]]:
    """The parts with each text among them replaced in turn."""
    for name, value in parts.items():
        if isinstance(value, Mapping):
            yield from ({**parts, name: {**value, inner: text}} for inner in value)
        elif name not in ("form", "year", "layout", "path"):
            yield {**parts, name: text}


def _changed_lines(text: str, mended: str) -> str:
    """The lines of the fixed text that differ."""
    before = set(text.splitlines())
    return " / ".join(line for line in mended.splitlines() if line not in before) or "lines removed"
