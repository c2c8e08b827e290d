"""What the rows and headers of a form's tables are called, folded for comparison."""

from __future__ import annotations

from functools import lru_cache

from gklint.match.label_folding import fold, folded_bare
from gklint.model.form import Form, FormRow, FormTable
from gklint.model.light_classes import NamedTuple


class Stem(NamedTuple):
    text: str
    row: int


class RowNames(NamedTuple):
    """What the rows of a table are called, folded."""

    exact: dict[str, int]  # whole labels, with and without ordinal
    stems: tuple[Stem, ...]  # label endings, longest first
    short: tuple[Stem, ...]  # endings too short to be sure of (其他, 总计)
    ordinals: tuple[str, ...]  # what stands before each label, folded: 四, 3, 一
    characters: frozenset[str]  # every character of the table's labels and headers, and the digits


@lru_cache(maxsize=64)
def row_names(table: FormTable) -> RowNames:
    """The names of the table's rows. Depends on the table alone, so that it is made once."""
    exact: dict[str, int] = {}
    stems: list[Stem] = []
    short: list[Stem] = []
    for index, row in enumerate(table.rows):
        for label in (row.label, *row.variants, *row.old_labels):
            for name in {fold(label), folded_bare(label)} - {""}:
                exact.setdefault(fold(row.ordinal) + name, index)
                is_short = len(name) < 4 and bool(row.ordinal)
                (short if is_short else stems).append(Stem(name, index))
                if not is_short:
                    exact.setdefault(name, index)
    stems.sort(key=lambda stem: -len(stem.text))
    texts = [*table.spanning, *(t for row in table.rows for t in _texts_of(row))]
    ordinals = tuple(fold(row.ordinal) for row in table.rows)
    characters = frozenset("0123456789".join(fold(text) for text in texts))
    return RowNames(exact, tuple(stems), tuple(short), ordinals, characters)


def _texts_of(row: FormRow) -> list[str]:
    variants = [text for texts in row.header_variants for text in texts]
    return [row.ordinal, row.label, row.group, row.block, *row.variants, *row.old_labels, *row.headers, *variants]


class RowVocabulary(NamedTuple):
    """The words printed in a form's tables: `labels` name a row, `headers` are all others, one a line; both folded."""

    labels: frozenset[str]
    headers: str

    def is_printed(self, text: str) -> bool:
        """Whether a folded text is printed in a table of the form, or is a part of something printed."""
        return text in self.labels or (len(text) > 1 and text in self.headers)


@lru_cache(maxsize=64)
def vocabulary(form: Form) -> RowVocabulary:
    """The words of all tables of the form."""
    labels = frozenset(name for table in form.tables for name in row_names(table).exact)
    rows = [row for table in form.tables for row in table.rows]
    texts = [*(text for table in form.tables for text in table.spanning), *(t for row in rows for t in _texts_of(row))]
    return RowVocabulary(labels, "\n".join(dict.fromkeys(map(fold, texts))))
