"""A rule's examples run as tests: write the report, read it, ask the one rule, compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gklint.check.compare import Places
from gklint.match.brief import brief_of
from gklint.match.recognise import recognise
from gklint.model.archive import Archive
from gklint.model.diagnostic import Finding
from gklint.model.document import Document, Note
from gklint.model.form import Form
from gklint.model.plugin import ReaderOptions
from gklint.model.report import Report
from gklint.model.rule import Example, Rule
from gklint.model.words import Words
from gklint.readers.markdown import read as read_markdown
from gklint.readers.text import read as read_text
from gklint.testing.national import national_forms
from gklint.testing.report import report

_NOTHING = Words("没有报出问题", "nothing")
_SOMETHING = Words("报出问题", "a finding")


def recognised(parts: Mapping[str, Any], forms: Mapping[str, Form] | None = None) -> Report:
    """The report of `parts` as gklint reads it back from text (from Markdown where `path` says so)."""
    path = str(parts.get("path", "报告.txt"))
    read = read_markdown if path.endswith((".md", ".markdown")) else read_text
    document = _noted(read(report(**parts).encode(), path, ReaderOptions()), parts.get("noted", ()))
    return recognise(document, forms or national_forms())


def _noted(document: Document, kinds: Sequence[str]) -> Document:
    """The document with a note of each kind, as the reader of another format would have made it."""
    place = document.source.span(0, 0)
    notes = tuple(Note(kind, Words(f"读取时的情况：{kind}", f"noted while reading: {kind}"), place) for kind in kinds)
    return replace(document, notes=(*document.notes, *notes))


class MismatchError(AssertionError):
    """A rule does not do on an example what the example says. `expected` and `found` say it in words."""

    def __init__(self, rule: Rule, example: Example, expected: Words, found: Words) -> None:
        kind = "failing" if example.fires else "passing"
        comment = f" ({example.comment})" if example.comment else ""
        super().__init__(
            f"{rule.id} {rule.name}: {kind} example {dict(example.parts)!r}{comment}\n"
            f"  expected: {expected.to('en')}\n  found:    {found.to('en')}"
        )
        self.expected, self.found = expected, found


def run_example(rule: Rule, example: Example, forms: Mapping[str, Form] | None = None) -> None:
    """Raise MismatchError, an AssertionError, when `rule` does not do on `example` what the example says."""
    case = _Case(rule, example)
    subject = recognised(example.parts, forms)
    findings = _ask(rule, example, subject, forms)
    if not example.fires:
        case.expect(not findings, _NOTHING, _told(findings))
        return
    case.expect(bool(findings), _SOMETHING, _why_silent(rule, subject))
    case.compare(findings)
    if example.fixed is not None:
        case.compare_fixed(findings, subject.source.text)


def findings_of(rule: Rule, example: Example, forms: Mapping[str, Form] | None = None) -> tuple[Finding, ...]:
    """What `rule` finds on `example`."""
    return _ask(rule, example, recognised(example.parts, forms), forms)


def _ask(rule: Rule, example: Example, subject: Report, forms: Mapping[str, Form] | None) -> tuple[Finding, ...]:
    if not rule.applies(subject):
        return ()
    options = replace(rule.options, **example.options) if example.options else rule.options
    if rule.compares:
        return tuple(_compare(rule, options, [subject, *_others(example, forms)], forms or national_forms()))
    return tuple(rule.check(subject, options))


def _others(example: Example, forms: Mapping[str, Form] | None) -> Iterator[Report]:
    """The reports beside that of the example, each in a file of its own: 报告2.txt, 报告3.txt, …"""
    for number, parts in enumerate(example.others, 2):
        yield recognised({"path": f"报告{number}.txt", **parts}, forms)


def _compare(rule: Rule, options: Any, reports: Sequence[Report], forms: Mapping[str, Form]) -> Iterator[Finding]:
    """What the rule finds in any of the reports, as the engine would keep it."""
    named = {report.source.path: report for report in reports if rule.applies(report)}
    briefs = (brief for report in reports if (brief := brief_of(report)) is not None)
    archive = Archive.of(briefs, forms)
    places = Places(archive, named.get)
    for comparison in rule.check(archive, options):
        if comparison.at.path in named:
            yield places.finding(comparison)


def _why_silent(rule: Rule, subject: Report) -> Words:
    if rule.applies(subject):
        return _NOTHING
    form = subject.form.id if subject.form else "?"
    return Words(
        f"没有检查：这条规则不用于这样的文件（种类 {subject.kind}，表式 {form}）",
        f"nothing: the rule does not read this file (kind {subject.kind}, form {form})",
    )


def _told(findings: tuple[Finding, ...]) -> Words:
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
        wanted, told = self.example, _told(findings)
        if wanted.count is not None:
            count = Words(f"{wanted.count} 个问题", f"{wanted.count} findings")
            self.expect(len(findings) == wanted.count, count, _counted(findings))
        if wanted.at is not None:
            place = Words(f"位于“{wanted.at}”", f"at {wanted.at!r}")
            self.expect(any(f.span.text == wanted.at for f in findings), place, told)
        if wanted.message is not None:
            text = Words(f"说明中有“{wanted.message}”", f"…{wanted.message}…")
            self.expect(any(wanted.message in f.words.zh for f in findings), text, told)
        if wanted.severity is not None:
            grades = [f.severity or self.rule.severity for f in findings]
            self.expect(wanted.severity in grades, Words(wanted.severity), Words(", ".join(grades)))

    def compare_fixed(self, findings: tuple[Finding, ...], text: str) -> None:
        """The mended text is the report written with the mended part."""
        edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
        mended = text
        for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
        fixed = Words(f"改为“{self.example.fixed}”", f"fixed as {self.example.fixed!r}")
        self.expect(mended != text, fixed, Words("没有改动原文的修改", "no fix that changes the text"))
        wanted = [report(**parts) for parts in _with_part(self.example.parts, self.example.fixed or "")]
        self.expect(mended in wanted, fixed, Words(_changed(text, mended)))


def _counted(findings: tuple[Finding, ...]) -> Words:
    told = _told(findings)
    return Words(f"{len(findings)} 个：{told.zh}", f"{len(findings)}: {told.en}")


def _with_part(parts: Mapping[str, Any], text: str) -> Iterator[dict[str, Any]]:
    """The parts with each text among them replaced in turn."""
    for name, value in parts.items():
        if isinstance(value, Mapping):
            yield from ({**parts, name: {**value, inner: text}} for inner in value)
        elif name not in ("form", "year", "layout", "path"):
            yield {**parts, name: text}


def _changed(text: str, mended: str) -> str:
    """The lines of the mended text that differ."""
    before = set(text.splitlines())
    return " / ".join(line for line in mended.splitlines() if line not in before) or "lines removed"
