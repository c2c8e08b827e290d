"""Tables read by the layout of others with the same labels: the same readings as without."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gklint.match import tables
from gklint.match.form_files import read_form
from gklint.match.heading_wordings import wordings
from gklint.match.row_names import vocabulary
from gklint.match.sections import SectionRegion, find_outline
from gklint.match.table_skeletons import TableFound, apply_layout, layout_of, numbered_blocks, skeleton_of
from gklint.match.tables import read_tables
from gklint.model.document import Cell, Paragraph, Table
from gklint.model.form import Form
from gklint.model.source import Passage, Source, Span
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import LAYOUTS, compose
from gklint.testing.national_forms import national_forms

FACTS: list[dict[str, int]] = [
    {},
    {"requests.received": 12, "outcome.disclosed": 9, "outcome.other.remaining": 3, "outcome.total": 12},
    {"requests.received": 1203, "review.total": 7, "review.upheld": 7, "normative.in_force": 45},
]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_known_layout_gives_what_reading_anew_gives(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, forms = LAYOUTS[name], national_forms()
    for facts in FACTS:
        document = read_bytes(layout.data(compose(facts=facts)), f"报告{layout.suffix}", READERS)
        outline = find_outline(document.blocks, wordings(forms))
        known = read_tables(outline.blocks, outline.regions, forms["2021"])
        with monkeypatch.context() as patched:
            patched.setattr(tables, "skeleton_of", lambda blocks: None)
            assert known == read_tables(outline.blocks, outline.regions, forms["2021"])


def table(source: Source, *rows: Sequence[str], start: int = 0) -> Table:
    cells: list[list[Cell]] = []
    at = start
    for number, row in enumerate(rows):
        cells.append([])
        for column, text in enumerate(row):
            cells[-1].append(Cell(Span(source, at, at + len(text)), text, number, column))
            at += len(text) + 1
    return Table(Span(source, start, at), tuple(map(tuple, cells)))


def test_plain_numbers_are_no_part_of_a_skeleton() -> None:
    source = Source("r.txt", "x" * 99, "txt")
    assert skeleton_of([table(source, ["总计", "3", "0.52"])]) == skeleton_of([table(source, ["总计", "128", "0"])])
    for text in ("-3", "3件", "三", "３", "/", "", "1" * 16, "3."):
        assert skeleton_of([table(source, ["总计", text])]) != skeleton_of([table(source, ["总计", "0"])])


def test_a_number_before_words_may_be_a_label() -> None:
    source = Source("r.txt", "x" * 99, "txt")
    assert skeleton_of([table(source, ["1", "国家秘密", "0"])]) != skeleton_of([table(source, ["2", "国家秘密", "0"])])
    assert skeleton_of([table(source, ["总计", "5", "", "0"])]) == skeleton_of([table(source, ["总计", "0", "", "7"])])


def test_only_regions_with_a_table_have_a_skeleton() -> None:
    source = Source("r.txt", "x" * 99_999, "txt")
    assert skeleton_of([Paragraph(Passage.of(source, 0, 5))]) is None
    assert skeleton_of([table(source, *[["总计", "0"]] * 1001)]) is None


def test_what_is_read_from_a_part_of_a_text_is_read_anew() -> None:
    form: Form = read_form(
        (Path(__file__).parents[2] / "rules" / "gklint_national" / "forms" / "2021.yaml").read_text("utf-8"), "2021"
    )
    source = Source("r.txt", "x" * 9999, "txt")
    rows = [[row.ordinal + row.label, *"0000000"] for row in form.table("three").rows]
    rows[0][3] = "\u3000约5\u3000"  # its place is that of the text without blanks
    blocks = [table(source, *rows)]
    skeleton = skeleton_of(blocks)
    assert skeleton is not None
    numbered = numbered_blocks(skeleton)
    lookup = tables._Lookup(numbered, vocabulary(form))
    region = SectionRegion("requests", 0, 1)
    found = tables._read_anew(lookup, form.table("three"), region)
    assert found is not None
    assert layout_of(found, numbered) is None


def test_blocks_out_of_order_are_read_anew() -> None:
    source = Source("r.txt", "x" * 99, "txt")
    blocks = [table(source, ["总计", "3"], start=50), table(source, ["总计", "3"])]
    skeleton = skeleton_of(blocks)
    assert skeleton is not None
    layout = layout_of(TableFound((), frozenset({0})), numbered_blocks(skeleton))
    assert layout is not None
    assert apply_layout(layout, blocks, 0) is None
    assert apply_layout(layout, blocks[::-1], 4) == TableFound((), frozenset({4}))
