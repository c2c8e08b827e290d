"""Pages in two columns: read one after the other where the gutter is certain, left as they are elsewhere."""

from __future__ import annotations

import pytest
from as_pdf import Setting, Sheet, as_pdf, set_report
from hypothesis import given, settings
from road import walk

from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf import contents
from gklint.readers.pdf.read import read
from gklint.testing import compose
from gklint.testing.strategies import parts

PROSE = [
    "一、总体情况",
    "（一）主动公开。坚持应公开尽公开，",
    "主动发布机构职能、财政信息和工作动",
    "态，办好门户网站和政务新媒体，方便",
    "群众查询。",
    "（二）依申请公开。健全接收登记审核",
    "办理答复归档各环节的制度，答复前先",
    "经过合法性审查，依法保护申请人的合",
    "法权益。",
]


def lines(sheet: Sheet) -> list[str]:
    document = read(as_pdf([sheet]), "a.pdf", ReaderOptions())
    return ["".join(part.split()) for block in document.blocks for part in block.text.split("\n")]


def beside(left: list[str], right: list[str], *, right_top: float = 120, leading: float = 16, x: float = 320) -> Sheet:
    """A page with a line over its whole width above and below two columns."""
    sheet = Sheet()
    sheet.text(60, 90, "某某区民政局二〇二四年政府信息公开工作年度报告全文刊登如下请各界予以监督并提出意见建议")
    for at, text in enumerate(left):
        sheet.text(60, 120 + at * 16, text)
    for at, text in enumerate(right):
        sheet.text(x, right_top + at * leading, text)
    sheet.text(60, 400, "本报告的电子版可以在某某区人民政府门户网站上查阅和下载欢迎各界提出意见和建议并予以监督")
    return sheet


def test_prose_in_two_columns_is_read_column_by_column():
    read_lines = lines(beside(PROSE, PROSE))
    assert "".join(read_lines[1:-1]) == "".join(PROSE + PROSE)


def test_menu_beside_a_report_is_read_before_it():
    menu = [f"栏目{number}" for number in range(12)]
    read_lines = lines(beside(menu, PROSE, right_top=127, leading=19, x=160))
    assert "".join(read_lines[1:-1]) == "".join(menu + PROSE)


@pytest.mark.parametrize(
    "right",
    [
        [str(number) for number in range(9)],  # figures
        [f"第{number}项" for number in range(9)],  # short texts, level with those beside them
        PROSE[:3],  # few lines
    ],
)
def test_what_may_be_a_table_is_left_as_it_is(right):
    labels = [f"某某单位依法公开的第{number}项事项" for number in range(9)]
    read_lines = lines(beside(labels, right))
    assert read_lines[1].startswith(labels[0])
    assert read_lines[1] != labels[0]


def test_rows_of_labels_and_long_texts_are_left_as_they_are():
    labels = [f"第{number}项" for number in range(9)]
    assert lines(beside(labels, PROSE))[1] == labels[0] + PROSE[0]


def test_report_beside_a_menu_has_no_findings():
    """As a browser prints the page of a site: the menu took words of the report and gave it figures of its own."""
    text = compose(overview="（一）主动公开。发布各类信息。\n（二）依申请公开。因政府信息公开被提起行政诉讼0件。")
    prose = [line for piece in text.pieces if piece.table is None for line in piece.text.split("\n")]
    sheet = Sheet()
    for at in range(30):
        sheet.text(40, 60 + at * 15, f"栏目{at}")
    at = 67.0
    for line in prose:
        for start in range(0, len(line), 40):
            sheet.text(140, at, line[start : start + 40])
            at += 19
    found, _ = walk(as_pdf([sheet]), "a.pdf")
    assert not [piece.text for piece in found.prose if "栏目" in piece.text]
    _, findings = walk(as_pdf([sheet]), "a.pdf")
    assert not {finding.rule for finding in findings} & {"GK101", "GK309", "GK703"}


@settings(max_examples=6, deadline=None)
@given(parts())
def test_pages_in_one_column_have_no_columns(chosen):
    met = []

    def told(*given):
        met.append(real(*given))
        return met[-1]

    real = contents.columns_apart
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "columns_apart", told)
        read(set_report(compose(**chosen), Setting()), "a.pdf", ReaderOptions())
        read(set_report(compose(**chosen), Setting(pen="none")), "a.pdf", ReaderOptions())
    assert met
    assert not any(columns for columns, _ in met)
