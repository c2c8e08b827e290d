"""Document → Report: the whole of recognition, one screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gklint.match.edition import Edition, read_edition
from gklint.match.heading_wordings import wordings
from gklint.match.masthead import read_masthead
from gklint.match.narrative.read import read_claims
from gklint.match.narrative.vocabulary import Vocabulary
from gklint.match.paragraphs import paragraphs_in, preamble_in, setting_of
from gklint.match.prose import prose_of
from gklint.match.section_tree import section_tree
from gklint.match.sections import Outline, find_outline
from gklint.match.table_names import table_names
from gklint.match.tables import TablesRead, facts_of, read_tables
from gklint.model.document import Document
from gklint.model.form import Form
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.report import Masthead, Report, ReportKind

_LAST_UNSUPPORTED = 2018
_FEWEST_SECTIONS = 2
# Headings of the reports before 2019 that neither form has.
_OLD_HEADING = lazy_pattern("咨询处理|收费及减免|收费和减免|收费、减免|支出与收费|支出和收费|申诉情况")


_NO_WORDS = Vocabulary()


def recognise(document: Document, forms: Mapping[str, Form], vocabulary: Vocabulary = _NO_WORDS) -> Report:
    """The document recognised as a report. Never raises because of its content.

    `forms` are the active forms by id; figures are read for a recognised report only. The
    narrative is read with the words of `vocabulary` when its claims are first used; without words there are none.
    """
    outline = find_outline(document.blocks, wordings(forms))
    masthead = read_masthead(document, outline)
    edition = read_edition(outline, forms, masthead.year)
    kind = _kind(document, outline, masthead, edition)
    form = edition.form if kind == "report" else None
    tables = _tables(outline, form)
    setting = setting_of(outline.blocks, tables.consumed)
    first, *regions = outline.regions
    contents = [
        preamble_in(outline.blocks, first, tables.consumed, setting, masthead.title_passage),
        *(paragraphs_in(outline.blocks, region, tables.consumed, setting) for region in regions),
    ]
    sections = section_tree(document.source, outline, contents)
    return Report(
        document=document,
        kind=kind,
        form=form,
        masthead=masthead,
        sections=sections,
        tables=tables.readings,
        facts=FrozenDict(facts_of(tables.readings)),
        prose=prose_of(sections, masthead),
        detected=edition.detected,
        form_marks=edition.marks,
        expected=edition.expected,
        surplus_tables=tables.surplus,
        table_names=FrozenDict(table_names(tables.readings, tables.surplus) if document.source.addresses else {}),
        narrative_reader=partial(read_claims, vocabulary=vocabulary),
    )


def _tables(outline: Outline, form: Form | None) -> TablesRead:
    if form is None:
        return TablesRead((), (), frozenset())
    return read_tables(outline.blocks, outline.regions, form)


def _kind(document: Document, outline: Outline, masthead: Masthead, edition: Edition) -> ReportKind:
    if document.unreadable:
        return "unreadable"
    if len(outline.keys) < _FEWEST_SECTIONS and not edition.marks:
        return "not-a-report"
    return "unsupported" if _is_old(outline, masthead, edition) else "report"


def _is_old(outline: Outline, masthead: Masthead, edition: Edition) -> bool:
    """Whether the report is of 2018 or before; a year that is merely inferred does not outweigh the tables."""
    if masthead.year is not None and masthead.year <= _LAST_UNSUPPORTED:
        return edition.detected == "unknown" or masthead.year_from in ("title", "period", "signature")
    bodies = (head.heading.body for head in outline.heads if head.key is None)
    return edition.detected == "unknown" and any(_OLD_HEADING.search(body) for body in bodies)
