"""The kind `section`: statutory sections that must be there, hold text, or have a certain heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.message_template import Message, display_value
from gklint.check.pattern import Pattern
from gklint.check.scope import section_label
from gklint.check.text_search import read_sought, read_texts
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.diagnostic import Finding
from gklint.model.form import SECTION_KEYS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Report, Section
from gklint.model.source import Span

_BLANKS = lazy_pattern(r"\s+")


@dataclass(frozen=True)
class Filling:
    """`characters`: how many a section must have at least. `placeholders`: texts that count as nothing."""

    characters: int = 1
    placeholders: tuple[str, ...] = ("无", "无。", "略", "暂无")


def _build(keys: Keys, message: Message) -> Built:
    node = keys["section"]
    inner = node.mapping(("present", "filled", "heading", "is"))
    if len(inner.keys() & {"present", "filled", "heading"}) != 1:
        raise node.error("请写 present（应有）、filled（应有内容）或 heading（标题）之一")
    if "present" in inner:
        return _present(_sections(inner["present"]), message)
    if "filled" in inner:
        return _build_filled(_sections(inner["filled"]), keys, message)
    if "is" not in inner:
        raise node.error("写了 heading，还须用 is 写标题应有的文字")
    return _build_headed(_sections(inner["heading"]), read_sought(inner["is"]), message)


def _sections(node: Node) -> tuple[str, ...]:
    items = [node] if node.is_scalar else node.sequence()
    return tuple(item.choice(SECTION_KEYS) for item in items)


def _present(sections: tuple[str, ...], message: Message) -> Built:
    message.check_names(("section",))

    def check(report: Report, options: Any) -> Iterator[Finding]:
        for key in sections:
            if report.section(key) is None:
                title = report.masthead.title_passage
                span = title.span() if title is not None else report.whole
                yield message.finding({"section": section_label(report, key)}, span, key)

    return Built(check)


def _build_filled(sections: tuple[str, ...], keys: Keys, message: Message) -> Built:
    message.check_names(("section", "text", "characters"))
    default = Filling()
    characters = keys["characters"].integer(least=1) if "characters" in keys else default.characters
    placeholders = read_texts(keys["placeholders"]) if "placeholders" in keys else default.placeholders

    def check(report: Report, options: Filling) -> Iterator[Finding]:
        for key in sections:
            section = report.section(key)
            if section is None or section.tables:
                continue
            text = _text(report, key)
            if text in options.placeholders or len(text) < options.characters:
                values = {
                    "section": section_label(report, key),
                    "text": display_value(text),
                    "characters": display_value(len(text)),
                }
                yield message.finding(values, _heading_span(section), key)

    return Built(check, Filling(characters, placeholders))


def _text(report: Report, key: str) -> str:
    """The section's paragraphs without white space."""
    return _BLANKS.sub("", "".join(item.text for item in report.prose_in(key)))


def _heading_span(section: Section) -> Span:
    return section.heading.passage.span() if section.heading is not None else section.span


def _build_headed(sections: tuple[str, ...], wanted: Pattern, message: Message) -> Built:
    message.check_names(("section", "text"))

    def check(report: Report, options: Any) -> Iterator[Finding]:
        for key in sections:
            section = report.section(key)
            if section is None or section.heading is None:
                continue
            body = _BLANKS.sub("", section.heading.body)
            if not wanted.regex.fullmatch(body):
                values = {"section": section_label(report, key), "text": display_value(body)}
                yield message.finding(values, _heading_span(section), key)

    return Built(check)


KIND = RuleKind(
    "section",
    Words("法定各部分：应有、应有内容、标题", "statutory sections: present, not empty, heading"),
    ("section", "characters", "placeholders"),
    _build,
)
