"""The sheets that count findings: by body and by rule; and what each body handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gklint.district.bodies import STANDINGS, BodyFiles
from gklint.district.district import District
from gklint.district.figures import chain
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES
from gklint.reporters.sentences import SEVERITY_LABELS
from gklint.reporters.workbook.findings import COLORS, Listed
from gklint.reporters.workbook.sheet_writer import CellLink, Column, ToFill, Value, text

_UNKNOWN = Words("（未识别）", "(unknown)")
_CHAIN = {"kept": Words("一致", "kept"), "broken": Words("不一致", "broken"), "open": Words("不能比较", "not known")}
_STANDING_COLORS = {"missing": "#F8CBAD", "unreadable": "#F8CBAD", "no-report": "#F8CBAD", "twice": "#FFE699"}


def body_columns(language: Language) -> list[Column]:
    """Findings by body."""
    return [
        Column(Words("单位", "Body").to(language), 36),
        Column(Words("报告数", "Reports").to(language), 10),
        *(Column(SEVERITY_LABELS[severity].to(language), 10) for severity in SEVERITIES),
        Column(Words("基线中的旧问题", "Old, in the baseline").to(language), 16),
        Column(Words("已豁免", "Suppressed").to(language), 10),
        Column(Words("整改情况", "Done").to(language), 24),
        Column(Words("责任人", "By whom").to(language), 12),
    ]


def body_rows(
    district: District, every: Sequence[Listed], links: Mapping[str, CellLink], language: Language
) -> Iterator[list[Value]]:
    """A row a body, those with most errors first; `links` lead to the first finding of each."""
    files = {text(one.body.name): len(one.files) for one in district.bodies}
    if district.assigned.unassigned:
        files[""] = len(district.assigned.unassigned)
    kept = Counter((one.body, one.diagnostic.severity) for one in every if one.diagnostic.suppression is None)
    asides = [(one.body, one.diagnostic.suppression) for one in every if one.diagnostic.suppression is not None]
    old = Counter((body, aside.kind == "baseline") for body, aside in asides)
    names = {*files, *(one.body for one in every)}
    for name in sorted(names, key=lambda name: (*(-kept[name, severity] for severity in SEVERITIES), name)):
        shown = name or _UNKNOWN.to(language)
        counts = [kept[name, severity] for severity in SEVERITIES]
        link = links[name]._replace(text=shown) if name in links else shown
        yield [link, files.get(name, 0), *counts, old[name, True], old[name, False], ToFill(), ToFill()]


def rule_columns(language: Language) -> list[Column]:
    """Findings by rule."""
    colors = {SEVERITY_LABELS[severity].to(language): color for severity, color in COLORS.items()}
    return [
        Column(Words("规则", "Rule").to(language), 9),
        Column(Words("级别", "Severity").to(language), 8, colors),
        Column(Words("查什么", "What it checks").to(language), 48),
        Column(Words("问题数", "Findings").to(language), 9),
        Column(Words("报告数", "Reports").to(language), 9),
        Column(Words("依据", "Basis").to(language), 48),
    ]


def rule_rows(
    district: District, every: Sequence[Listed], links: Mapping[str, CellLink], language: Language
) -> Iterator[list[Value]]:
    """A row a rule and severity, errors first, the most frequent first."""
    kept = [one.diagnostic for one in every if one.diagnostic.suppression is None]
    findings = Counter((one.rule, one.severity) for one in kept)
    reports = Counter((rule, severity) for rule, severity, _ in {(o.rule, o.severity, o.place.path) for o in kept})
    rules = {rule.id: rule for rule in district.outcome.rules}
    order = sorted(findings, key=lambda key: (SEVERITIES.index(key[1]), -reports[key], -findings[key], key[0]))
    for key in order:
        id, severity = key
        rule = rules.get(id)
        summary, basis = (text(rule.summary.to(language)), text(rule.basis)) if rule is not None else ("", "")
        link = links[id]._replace(text=id) if id in links else id
        yield [link, SEVERITY_LABELS[severity].to(language), summary, findings[key], reports[key], basis]


def standing_columns(district: District, language: Language) -> list[Column]:
    """What each body handed in for the year in question."""
    colors = {STANDINGS[standing].to(language): color for standing, color in _STANDING_COLORS.items()}  # type: ignore[index]
    return [
        Column(Words("单位", "Body").to(language), 30),
        Column(Words("分组", "Group").to(language), 12),
        Column(Words("类别", "Kind").to(language), 12),
        Column(Words("年度", "Year").to(language), 7),
        Column(Words("报送情况", "Handed in").to(language), 16, colors),
        Column(Words("结论", "Verdict").to(language), 28),
        Column(Words("结转衔接", "Carry-over").to(language), 12, {_CHAIN["broken"].to(language): "#FFE699"}),
        Column(Words("文件", "Files").to(language), 44),
        Column(Words("责任人", "By whom").to(language), 12),
    ]


def standing_rows(district: District, links: Mapping[str, CellLink], language: Language) -> Iterator[list[Value]]:
    """A row per body, those with something to do first."""
    order = list(STANDINGS)
    for one in sorted(district.bodies, key=lambda one: order.index(district.standing(one))):
        name = text(one.body.name)
        files = district.filed(one)
        group = one.body.group if one.listed or not district.has_list else Words("名单之外", "not listed").to(language)
        yield [
            links[name]._replace(text=name) if name in links else name,
            text(group),
            text(one.body.kind),
            district.year,
            STANDINGS[district.standing(one)].to(language),
            "；".join(dict.fromkeys(filed.verdict.words.to(language) for filed in files)),
            _carry_over_words(district, one, language),
            "；".join(text(filed.record.path) for filed in files),
            ToFill(),
        ]


def _carry_over_words(district: District, one: BodyFiles, language: Language) -> str:
    """Whether the body's report takes up what the one of the year before carries over."""
    link = next((link for link in chain(one) if link.year == district.year), None)
    return _CHAIN[link.state].to(language) if link is not None else ""
