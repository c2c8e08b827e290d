"""Findings as they are written into a copy: the text of each note, and by what it is known again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Place, Severity
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileRecord
from gklint.reporters.sentences import SEVERITY_LABELS, sentences

# The last line of a note, whatever program has saved it since.
SIGN = lazy_pattern(r"〔gklint ([A-Z]{2,6}[0-9]{3}) ([0-9a-f]{16})〕")
_CONTROLS = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


class Style(NamedTuple):
    """The author and date given to notes, and their language. Without a `date` they have none."""

    author: str = "gklint"
    date: datetime | None = None
    language: Language = "zh"


class NoteMark(NamedTuple):
    """A note on the words of `place`. `rule` and `fingerprint` tell which finding it is of."""

    place: Place
    severity: Severity
    rule: str
    fingerprint: str
    text: str


class Answer(NamedTuple):
    """A note of ours met in a file that came back: the finding it is of, and what somebody answered."""

    rule: str
    fingerprint: str
    text: str = ""


class RefusedError(Exception):
    """No copy is made of the file; `words` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def marks_for(diagnostics: Iterable[Diagnostic], record: FileRecord, language: Language) -> tuple[NoteMark, ...]:
    """The notes for the findings in one file. What is wrong with the whole report is noted at its title."""
    return tuple(_mark(one, record.title, language) for one in sorted(diagnostics, key=lambda one: one.sort_key))


def _mark(diagnostic: Diagnostic, title: Place | None, language: Language) -> NoteMark:
    place = diagnostic.place
    if title is not None and place.start.offset == place.end.offset == 0:
        place = title
    return NoteMark(
        place, diagnostic.severity, diagnostic.rule, diagnostic.fingerprint, "\n".join(_lines(diagnostic, language))
    )


def _lines(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    """The lines of a note: what is wrong, what is probably meant, what to do, and the sign."""
    first, *others = [_CONTROLS.sub("", sentence) for sentence in sentences(diagnostic, language)]
    label, colon = SEVERITY_LABELS[diagnostic.severity].to(language), Words("：", ": ").to(language)
    yield f"{label}{colon}{first}"
    yield from others
    yield sign(diagnostic.rule, diagnostic.fingerprint)


def sign(rule: str, fingerprint: str) -> str:
    """The line by which a note is known again."""
    return f"〔gklint {rule} {fingerprint}〕"


def answer_of(text: str) -> Answer | None:
    """Whose note a text is, with what was written behind it; None for anybody else's."""
    found = list(SIGN.finditer(text))
    return Answer(found[-1][1], found[-1][2], text[found[-1].end() :].strip()) if found else None
