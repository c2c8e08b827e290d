"""A recognised report in brief: what is kept of it for comparing it with those of other years and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.archive import ReportSummary, text_digest
from gklint.model.form import Figure, Form
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.numerals import Number
from gklint.model.packing import pack
from gklint.model.redaction import redact
from gklint.model.report import Report

_SECTIONS = ("overview", "disclosure", "requests", "review", "problems")
_NARRATIVE = frozenset(["body", "note"])
_NUMBERS = lazy_pattern(r"[\s0-9A-Za-z０-９.%％+＋-]+")
_POINTS = lazy_pattern(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")
# What every report has to say in these words: no likeness between two of them.
_STATUTORY = lazy_pattern(
    "中华人民共和国政府信息公开条例|国务院办公厅|政府信息公开工作年度报告|坚持以?公开为常态，?不公开为例外"
    "|政府信息公开|政府信息管理|政府信息|政务公开|主动公开|依申请公开|平台建设|监督保障|存在的?主要问题|改进情况"
)
_REGION = lazy_pattern(r"^.{2,12}?(?:省|自治区|市|州|盟|县|区|旗)(?=.{2})")


def summarize(report: Report) -> ReportSummary | None:
    """The report in brief; None when body, year or form are unknown, or a table is there twice or in two forms."""
    organ, year, form = report.organ, report.year, report.form
    if organ is None or year is None or form is None or report.detected == "mixed" or report.surplus_tables:
        return None
    return ReportSummary(
        path=report.source.path,
        organ=organ,
        year=year,
        form=form.id,
        numbers=tuple(_numbers(report, form)),
        digest=text_digest(report.source.text),
        packed=tuple(_pack_prose(report, organ)),
        doubted=tuple(sorted(_stated_years(report) - {year})),
    )


def _stated_years(report: Report) -> set[int]:
    """The years that the title and the statistics period name."""
    masthead = report.masthead
    title = {masthead.title_year} if masthead.title_year is not None else set()
    return title | set(masthead.period_years or ())


def _numbers(report: Report, form: Form) -> list[Number | None]:
    """Every figure of the form in order; a blank total is the sum of its addends, when all of them are certain."""
    plain = {raw for raw in report.facts_by_text if redact(raw) == raw and "（" not in raw and "(" not in raw}
    certain = {
        figure: fact.value for figure, fact in report.facts.items() if fact.value is not None and fact.raw in plain
    }
    values = [certain.get(figure) for figure in form.figures]
    if None not in values:
        return values
    pairs = zip(form.figures, values, strict=True)
    return [_derive_total(report, form, figure, certain) if value is None else value for figure, value in pairs]


def _derive_total(report: Report, form: Form, figure: Figure, certain: dict[Figure, Number]) -> Number | None:
    fact, addends = report.facts.get(figure), form.totals.get(figure, ())
    if fact is None or fact.raw or not addends:
        return None
    parts = [certain.get(addend) for addend in addends]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _pack_prose(report: Report, organ: str) -> Iterator[tuple[str, bytes]]:
    """The prose of each section that has some, compressed."""
    texts: dict[str, list[str]] = {}
    for item in report.prose:
        if item.kind in _NARRATIVE and item.section in _SECTIONS:
            texts.setdefault(item.section, []).append(item.text)
    for section, paragraphs in texts.items():
        text = compared_text("\n".join(paragraphs), organ)
        if text:
            yield section, pack(text, 1)


def compared_text(text: str, organ: str) -> str:
    """The text without what differs from year to year or body to body by its nature, and what the law makes alike."""
    plain = _POINTS.sub("，", _NUMBERS.sub("", text))
    for name in dict.fromkeys((organ, _REGION.sub("", organ))):
        plain = plain.replace(name, "")
    return _STATUTORY.sub("", plain).strip("，")
