"""What holds for every Word file whatsoever: places inside the text, in order, saying what the blocks say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from word_parts import p, r, tbl, tc, tr, word_file_of

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read

TEXT = st.sampled_from(["", "甲", "12", "一、", " ", "\u3000乙\u3000", "𠀀", "a b"])
SHAPE = st.sampled_from(["", "<w:vanish/>"])
BREAKS = st.sampled_from(["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", f"<w:ins>{r('新')}</w:ins>", "<w:del/>"])
END = st.sampled_from(["", "<w:rPr><w:del/></w:rPr>", '<w:outlineLvl w:val="0"/>'])
PARAGRAPH = st.builds(
    lambda runs, end: p(*(run or r("") for run in runs), properties=end),
    st.lists(st.builds(r, TEXT, SHAPE) | BREAKS),
    END,
)
MERGE = st.sampled_from(
    [
        "",
        '<w:gridSpan w:val="2"/>',
        "<w:vMerge/>",
        '<w:vMerge w:val="restart"/>',
        "<w:hMerge/>",
        '<w:gridSpan w:val="0"/>',
    ]
)
ROW = st.sampled_from(["", '<w:gridBefore w:val="1"/>', "<w:del/>"])
WIDTHS = st.lists(st.sampled_from([0, 1, 59, 500]), max_size=4).map(tuple)


def table_of(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(tc, st.lists(content, min_size=1, max_size=2).map("".join), MERGE)
    rows = st.builds(lambda cells, row: tr(*cells, properties=row), st.lists(cells, max_size=4), ROW)
    return st.builds(lambda rows, widths: tbl(*rows, widths=widths), st.lists(rows, max_size=4), WIDTHS)


BODY = st.lists(st.recursive(PARAGRAPH, table_of, max_leaves=12), max_size=5).map("".join)


def check(document: Document) -> None:
    at, length = 0, len(document.source.text)
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= length
        at = block.span.end
        if isinstance(block, Table):
            check_table(block)
        else:
            assert block.text == block.span.text == block.text.strip()
        assert block.span.address is not None
    for note in document.notes:
        assert 0 <= note.span.start <= note.span.end <= length
    offsets = [offset for offset, _ in document.source.addresses]
    assert offsets == sorted(set(offsets))


def check_table(table: Table) -> None:
    at = table.span.start
    for index, row in enumerate(table.rows):
        columns = [cell.column for cell in row]
        assert columns == sorted(columns)
        for cell in row:
            assert cell.row == index
            assert at <= cell.span.start <= cell.span.end <= table.span.end
            assert cell.text == cell.span.text
            at = cell.span.end
            if cell.text:
                address = cell.span.address
                assert address is not None
                assert f"第{cell.row + 1}行第{cell.column + 1}列" in address.label


@settings(max_examples=150, deadline=None)
@given(BODY)
def test_any_document(body: str) -> None:
    check(read(word_file_of(body), "a.docx", ReaderOptions()))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(read(data, "a.docx", ReaderOptions()))
    check(read(b"PK\x03\x04" + data, "a.docx", ReaderOptions()))
