"""The frozen surface a rule package writes against; everything a rule needs is here and nothing else is promised."""

from pluggy import HookimplMarker

from gklint.check.dictionaries import dictionary_in
from gklint.check.rule_decorator import fails, passes, rule
from gklint.check.rule_packages import files_in, rules_in
from gklint.model.archive import Anchor, Archive, Comparison, ReportSummary
from gklint.model.bilingual import Words
from gklint.model.chinese_script import simplified
from gklint.model.diagnostic import Edit, FailedIdentity, Finding, Fix, Operand, Related, Severity, StatedFigure
from gklint.model.dictionary import Dictionary, DictionaryEntry, DictionaryWord
from gklint.model.directive import VERBS, Directive, directives_in
from gklint.model.document import Cell, Document, Note, Table
from gklint.model.form import PARTIES, PARTY_LABELS, SECTION_KEYS, Figure, Form, FormRow, FormTable
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.narrative import Claim as NarrativeClaim
from gklint.model.narrative import Quantity
from gklint.model.numerals import Count, Number, chinese_number, counts_in
from gklint.model.plugin import API_VERSION, PluginInfo, Profile, Reader, Reporter
from gklint.model.quotation import quotation
from gklint.model.report import (
    Fact,
    Heading,
    Masthead,
    Prose,
    Report,
    RowReading,
    Section,
    TableReading,
    ValueCell,
)
from gklint.model.rule import Example, Rule
from gklint.model.source import Passage, Span, widest

hookimpl = HookimplMarker("gklint")

# Names of earlier versions, kept for rule packages that use them.
Brief = ReportSummary
Claim = StatedFigure
Tally = FailedIdentity

__all__ = [
    "API_VERSION",
    "PARTIES",
    "PARTY_LABELS",
    "SECTION_KEYS",
    "VERBS",
    "Anchor",
    "Archive",
    "Brief",
    "Cell",
    "Claim",
    "Comparison",
    "Count",
    "Dictionary",
    "DictionaryEntry",
    "DictionaryWord",
    "Directive",
    "Document",
    "Edit",
    "Example",
    "Fact",
    "FailedIdentity",
    "Figure",
    "Finding",
    "Fix",
    "Form",
    "FormRow",
    "FormTable",
    "Heading",
    "Masthead",
    "NamedTuple",
    "NarrativeClaim",
    "Note",
    "Number",
    "Operand",
    "Passage",
    "PluginInfo",
    "Profile",
    "Prose",
    "Quantity",
    "Reader",
    "Related",
    "Report",
    "ReportSummary",
    "Reporter",
    "RowReading",
    "Rule",
    "Section",
    "Severity",
    "Span",
    "StatedFigure",
    "Table",
    "TableReading",
    "Tally",
    "ValueCell",
    "Words",
    "chinese_number",
    "counts_in",
    "dataclass",
    "dictionary_in",
    "directives_in",
    "fails",
    "files_in",
    "hookimpl",
    "lazy_pattern",
    "passes",
    "quotation",
    "rule",
    "rules_in",
    "simplified",
    "widest",
]
