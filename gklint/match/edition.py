"""Which statutory form a report uses: by the marks in its tables, and by its year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from gklint.match.paragraphs import is_note
from gklint.match.sections import Outline, SectionRegion
from gklint.model.chinese_script import simplified
from gklint.model.document import Block, Cell, Paragraph
from gklint.model.form import Form
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Span, widest

Detected = Literal["2019", "2021", "mixed", "unknown"]

_SECTIONS = ("disclosure", "requests")
# In the form of 2019 values follow this row at once; in that of 2021 it is the label of three rows, whose figures may
# stand above them (其他处理 0 0 0 0 0 0 0 1.申请人无正当理由…).
_ONE_ROW = lazy_pattern(r"其他处理[\d/—-]{5,}(?![\d/—-]*[.．、])")


class Edition(NamedTuple):
    """The form seen and the form due, by the id of the national form, and the form to read the tables with."""

    detected: Detected
    marks: tuple[tuple[str, Span], ...]
    expected: str | None
    form: Form | None


class _Labels(NamedTuple):
    """The label texts of some blocks without blanks, one after another, and where each begins."""

    text: str
    starts: Sequence[int]
    holders: Sequence[Paragraph | Cell]

    def in_simplified(self) -> _Labels:
        """The same in simplified characters."""
        return self._replace(text=simplified(self.text))

    def place(self, start: int, end: int) -> Span:
        """The cells or lines that hold text[start:end]."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return widest(holder.span for holder in self.holders[first : last + 1])


def read_edition(outline: Outline, forms: Mapping[str, Form], year: int | None) -> Edition:
    """Detect the form by the marks in sections two and three; without any there, in the whole report."""
    marks = tuple(_marks(outline, forms))
    seen = {base for base, _ in marks}
    detected: Detected = "unknown"
    if len(seen) > 1:
        detected = "mixed"
    elif seen:
        detected = "2019" if "2019" in seen else "2021"
    expected = _national_form(forms, year)
    return Edition(detected, marks, expected, _form(forms, detected, expected))


def _national_form(forms: Mapping[str, Form], year: int | None) -> str | None:
    """The national form for a year."""
    if year is None:
        return None
    due = (form for form in forms.values() if form.first_year <= year <= (form.last_year or year))
    return next((form.base for form in due), None)


def _form(forms: Mapping[str, Form], detected: Detected, expected: str | None) -> Form | None:
    """The form to read with: a package's own before the national one it extends."""
    base = detected if detected in ("2019", "2021") else expected
    if base is None and detected == "mixed":
        base = "2021"
    those = [form for form in forms.values() if form.base == base]
    return next((form for form in those if form.id != form.base), those[0] if those else None)


def _marks(outline: Outline, forms: Mapping[str, Form]) -> Iterator[tuple[str, Span]]:
    wanted = _distinctive_marks(tuple(forms.values()))
    own = [region for region in outline.regions if region.key in _SECTIONS]
    for regions in (own, outline.regions):
        labels = _labels(outline.blocks, regions)
        found = list(_find_marks(labels, wanted)) or list(_find_marks(labels.in_simplified(), wanted))
        if found:
            return iter(found)
    return iter(())


@lru_cache(maxsize=64)
def _distinctive_marks(forms: Iterable[Form]) -> Mapping[str, str]:
    """Mark → national form; a mark of both forms is left out."""
    owners: dict[str, set[str]] = {}
    for form in forms:
        for table in form.tables:
            for mark in table.marks:
                owners.setdefault(mark, set()).add(form.base)
    return {mark: next(iter(bases)) for mark, bases in owners.items() if len(bases) == 1}


def _find_marks(labels: _Labels, wanted: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Each mark once, at its first place."""
    places = [(labels.text.find(mark), mark) for mark in wanted if mark in labels.text]
    for start, mark in sorted(places):
        yield wanted[mark], labels.place(start, start + len(mark))
    row = _ONE_ROW.search(labels.text)
    if row is not None:
        yield "2019", labels.place(row.start(), row.start() + 4)


def _labels(blocks: Sequence[Block], regions: Iterable[SectionRegion]) -> _Labels:
    texts: list[str] = []
    holders: list[Paragraph | Cell] = []
    for region in regions:
        for block in blocks[region.first : region.last]:
            if isinstance(block, Paragraph):
                text = _label(block.passage.text)
                if text:
                    texts.append(text)
                    holders.append(block)
            else:
                cells = [cell for row in block.rows for cell in row if cell[1]]
                given = [cell[1] for cell in cells]
                texts.extend([text if text.isalnum() else _without_blanks(text) for text in given])
                holders.extend(cells)
    return _Labels("".join(texts).replace("／", "/"), list(accumulate(map(len, texts), initial=0)), holders)


def _label(text: str) -> str:
    """What a line may hold of a table: nothing if it is a sentence or a note, all but the sentences of a long one."""
    if "。" in text:
        text = text.rpartition("。")[2]
    return "" if is_note(text) else _without_blanks(text)


def _without_blanks(text: str) -> str:
    return "".join(text.split())
