"""What the six statutory headings may be called, and which of them a heading means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from gklint.match.label_folding import fold, likeness
from gklint.model.form import Form, FormRow, FormSection, FormTable
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

Match = Literal["canonical", "variant", "keyword"]

_LINKS = str.maketrans({"它": "他", **dict.fromkeys("的和及与")})
_YEAR = lazy_pattern(r"^(?:20\d\d年度?|本年度?|全年)")
_SCOPE = lazy_pattern(r"^(?:政府信息公开|政务公开|信息公开|政务信息|政府信息)?(?:工作)?中?")
_ENDING = lazy_pattern(r"(?:情况|事项|统计表|一览表|表|说明)+$")
_ROW_ORDINAL = lazy_pattern("[一二三四]、")
# A row whose lines were joined askew: 三、本年度（四）无法.
_CUT_ROW = lazy_pattern(r"本年度?[一二三四五六七]?(?:予以|部分|不予|无法|其他处理)|本年新收|上年结转|结转下")
_LONGEST_BODY = 60  # characters looked at for a heading's body
_LONGEST_PREFIX = 25  # folded characters that may stand before the canonical words (YYYY年某某局…总体情况)
_ROW_START = 4  # characters of a row label that tell it from a heading
_ALIKE = 0.6  # a row label damaged in reading


class Named(NamedTuple):
    """A section by name, and how surely: its wording, an accepted one, or some of its words."""

    key: str
    match: Match


class Wordings:
    """The headings of the sections, folded, and the row labels of table three that look like headings."""

    def __init__(self, sections: Iterable[FormSection], rows: Iterable[FormRow], spanning: Iterable[str]) -> None:
        every = list(sections)
        self.numbers = {section.key: section.number for section in every}
        self.keywords = {section.key: tuple(map(fold, section.keywords)) for section in every}
        self.canonical: dict[str, str] = {}
        self.variants: dict[str, str] = {}
        self.written: dict[str, Match] = {}
        for section in every:
            self.canonical.setdefault(fold(section.heading), section.key)
            self.written[_without_blanks(section.heading)] = "canonical"
            for accepted in section.accepted:
                self.canonical.setdefault(fold(accepted), section.key)
                self.written[_without_blanks(accepted)] = "canonical"
            for variant in section.variants:
                self.variants.setdefault(fold(variant), section.key)
                self.written.setdefault(_without_blanks(variant), "variant")
        bodies = self.variants | self.canonical
        self.stems = {stem(body): key for body, key in bodies.items()}
        self.bodies = tuple(sorted(bodies.items(), key=lambda item: -len(item[0])))
        self.starts = frozenset(body[:2] for body in bodies)
        self.rows = _row_labels(rows, spanning)

    def has(self, body: str) -> bool:
        """Whether the forms write a heading so."""
        plain = fold(body)
        return plain in self.canonical or plain in self.variants

    def section_named(self, body: str) -> Named | None:
        """The section a heading names with its own words or accepted ones, and nothing else."""
        plain = fold(body)
        key = self.canonical.get(plain)
        if key is not None:
            return Named(key, self.written.get(_without_blanks(body), "canonical"))
        key = self.variants.get(plain) or self._by_stem(plain)
        return Named(key, "variant") if key is not None else None

    def exact(self, body: str) -> Named | None:
        """Like `section_named`; the year and the body's name may stand before the words."""
        named = self.section_named(body)
        if named is not None:
            return named
        key = self._behind_prefix(fold(body))
        return Named(key, "variant") if key is not None else None

    def _by_stem(self, plain: str) -> str | None:
        short = stem(plain)
        return self.stems.get(short) or self.stems.get(_SCOPE.sub("", short))

    def _behind_prefix(self, plain: str) -> str | None:
        """A canonical heading behind year and name of the body: 2023年某某区总体情况."""
        for body, key in self.canonical.items():
            prefix = plain[: -len(body)]
            if plain.endswith(body) and len(prefix) <= _LONGEST_PREFIX and self._says_nothing(prefix):
                return key
        return None

    def _says_nothing(self, prefix: str) -> bool:
        return not any(word in prefix for words in self.keywords.values() for word in words)

    def at_start(self, text: str) -> tuple[Named, int] | None:
        """The section whose heading a text begins with, and the length of that heading as written."""
        plain = fold(text[:_LONGEST_BODY])
        if plain[:2] not in self.starts:
            return None
        for body, key in self.bodies:
            if plain.startswith(body):
                length = _length(text, len(body))
                return self.exact(text[:length]) or Named(key, "variant"), length
        return None

    def near(self, body: str, number: int | None) -> Named | None:
        """The section a heading means by some of its words; a number of its own counts for it."""
        plain = fold(body)
        best: tuple[bool, int, float, str] | None = None
        for heading, key in self.canonical.items():
            hits = sum(word in plain for word in self.keywords[key])
            fits, alike = number == self.numbers[key], likeness(plain, heading)
            likely = hits > 1 or alike >= 0.7 or (fits and (hits == 1 or alike >= 0.5))
            if likely and (best is None or (fits, hits, alike) > best[:3]):
                best = (fits, hits, alike, key)
        return Named(best[3], "keyword") if best is not None else None

    def is_row(self, body: str) -> bool:
        """Whether what stands behind 一、 is a row of table three (一、本年新收…), whole, cut or damaged."""
        plain = fold(body)
        return _CUT_ROW.match(plain) is not None or any(
            label.startswith(plain) or plain.startswith(label[:_ROW_START]) or likeness(plain, label) >= _ALIKE
            for label in self.rows
        )


def stem(plain: str) -> str:
    """A folded heading without its small words, year and ending: 存在主要问题改进."""
    return _ENDING.sub("", _YEAR.sub("", plain.translate(_LINKS)))


def _length(text: str, folded_length: int) -> int:
    """How many characters of a text make that many folded ones."""
    length = 0
    while folded_length > 0 and length < len(text):
        folded_length -= len(fold(text[length]))
        length += 1
    return length


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def _row_labels(rows: Iterable[FormRow], spanning: Iterable[str]) -> tuple[str, ...]:
    """The labels of table three that are numbered 一、 to 四、, folded and without their number."""
    numbered = [text for row in rows if row.ordinal.endswith("、") for text in (row.label, *row.variants)]
    numbered += [text[2:] for text in spanning if _ROW_ORDINAL.match(text)]
    return tuple(dict.fromkeys(map(fold, numbered)))


def wordings(forms: Mapping[str, Form]) -> Wordings:
    """The wordings of all the forms together."""
    return _wordings(tuple(form.sections for form in forms.values()), tuple(f.table("three") for f in forms.values()))


@lru_cache(maxsize=64)
def _wordings(sections: tuple[tuple[FormSection, ...], ...], tables: tuple[FormTable, ...]) -> Wordings:
    """Made once for a set of forms."""
    return Wordings(
        (section for form in sections for section in form),
        (row for table in tables for row in table.rows),
        (text for table in tables for text in table.spanning),
    )
