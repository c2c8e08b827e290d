"""Where in a report a declared rule looks: the paragraphs, headings, notes or cells its `scope` names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gklint.check.backtracking import LONGEST
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.form import SECTION_KEYS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Prose, Report
from gklint.model.source import Passage, PassagePiece, Span

_KINDS = {
    "report": frozenset({"body", "heading", "title", "note", "signature"}),
    "prose": frozenset({"body"}),
    "title": frozenset({"title"}),
    "headings": frozenset({"heading"}),
    "notes": frozenset({"note"}),
}
_BESIDES = {"end": frozenset({"signature"})}  # wherever the signature was found
_SECTIONS = ("preamble", *SECTION_KEYS, "end")
_IN_TABLES = ("cell", "table")
SCOPES = (*_KINDS, *_SECTIONS, *_IN_TABLES)
_BREAK = lazy_pattern("[。；！？]")


class Stretch(NamedTuple):
    """A piece of text that patterns are tried on, at most LONGEST code points, and the section it stands in."""

    passage: Passage
    section: str


@dataclass(frozen=True)
class Scope:
    """`names` as written in the rule file."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    sections: frozenset[str]

    def covers(self, item: Prose) -> bool:
        return item.kind in self.kinds or item.section in self.sections

    def stretches(self, report: Report) -> Iterator[Stretch]:
        """The scope's pieces of text in reading order, prose before tables."""
        if self.kinds or self.sections:
            for item in report.prose:
                if self.covers(item):
                    yield from (Stretch(passage, item.section) for passage in _pieces(item.passage))
        for name in _IN_TABLES:
            if name in self.names:
                yield from _table_texts(report, labels=name == "table")

    def may_hold(self, report: Report, words: Iterable[str]) -> bool:
        """A quick look: whether the scope may hold one of `words`."""
        if any(name in self.names for name in _IN_TABLES):
            return True
        text = report.body.text
        return any(word in text for word in words)

    def is_there(self, report: Report) -> bool:
        """Whether the report has the place at all; a missing section or title has a finding of its own."""
        if any(name in _KINDS or name in ("preamble", "end") for name in self.names if name != "title"):
            return True
        if "title" in self.names and report.masthead.title is not None:
            return True
        if any(report.section(name) is not None for name in self.names if name in SECTION_KEYS):
            return True
        return bool(report.tables) and any(name in self.names for name in _IN_TABLES)

    def anchor(self, report: Report) -> Span:
        """Where to point when something is missing here: the section's heading, else its first text, else the title."""
        for name in self.names:
            section = report.section(name) if name in SECTION_KEYS else None
            if section is not None and section.heading is not None:
                return section.heading.passage.span()
        if self.sections or self.names == ("title",):
            first = next(self.stretches(report), None)
            if first is not None:
                return first.passage.span()
        title = report.masthead.title_passage
        return title.span() if title is not None else report.whole

    def label(self, report: Report) -> Words:
        """What people call the place."""
        return Words("、".join(section_label(report, name).zh for name in self.names), ", ".join(self.names))


_LABELS = {
    "report": "全文",
    "prose": "正文",
    "title": "标题",
    "headings": "各级标题",
    "notes": "表下注释",
    "preamble": "开头部分",
    "end": "落款部分",
    "cell": "表格",
    "table": "表格",
}


def section_label(report: Report, key: str) -> Words:
    """The heading of a statutory section, or the common name of another place."""
    if key in _LABELS:
        return Words(_LABELS[key], key)
    sections = report.form.sections if report.form is not None else ()
    return next((Words(section.heading, key) for section in sections if section.key == key), Words(key, key))


def read_scope(node: Node | None, default: str) -> Scope:
    """The scope written at `node`: one name or several. Raises DeclarationError for one that does not exist."""
    names: tuple[str, ...] = (default,)
    if node is not None:
        items = [node] if node.is_scalar else node.sequence()
        names = tuple(item.choice(SCOPES) for item in items)
        if not names:
            raise node.error("至少写一处范围")
    kinds = frozenset[str]().union(*(_KINDS.get(name, _BESIDES.get(name, ())) for name in names))
    return Scope(names, kinds, frozenset(name for name in names if name in _SECTIONS))


def _pieces(passage: Passage) -> Iterator[Passage]:
    """The passage itself, or when it is very long pieces cut after a sentence."""
    text, start = passage.text, 0
    if len(text) <= LONGEST:
        yield passage
        return
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            end = max((match.end() for match in _BREAK.finditer(text, start, end)), default=end)
        yield passage.slice(start, end)
        start = end


def _table_texts(report: Report, labels: bool) -> Iterator[Stretch]:
    """The texts of the value cells; with `labels` the headers and row labels too."""
    for table in report.tables:
        texts = [(text, span) for text, span in table.headers] if labels else []
        for row in table.rows:
            texts += [(row.label, row.label_span)] if labels else []
            texts += row.values
        for text, span in texts:
            if text:
                yield from (Stretch(piece, table.form.section) for piece in _pieces(_cell_passage(text, span)))


def _cell_passage(text: str, span: Span) -> Passage:
    return Passage(span.source, text, (PassagePiece(0, span.start, len(text), span.end - span.start),))
