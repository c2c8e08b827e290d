"""Word files: text as a person reads it, merged cells of all kinds, changes, numbering, and places."""

from __future__ import annotations

from word_parts import MAIN, OFFICE, p, r, tbl, tc, tr, word_file_of, word_parts, zipped

from gklint.model.document import Document, Paragraph, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read

VANISH = "<w:vanish/>"


def doc(body: str, **parts: str) -> Document:
    return read(word_file_of(body, **parts), "报告.docx", ReaderOptions())


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(document).rows]


def notes(document: Document) -> list[str]:
    return [note.kind for note in document.notes]


def span(n: int) -> str:
    return f'<w:gridSpan w:val="{n}"/>'


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_paragraphs_in_pieces():
    document = doc(p("一、总", "体情况") + p() + p("甲", "<w:r><w:tab/><w:t>乙</w:t></w:r>"))
    assert lines(document) == ["一、总体情况", "甲\t乙"]
    assert all(block.joined for block in document.blocks)
    assert document.source.text == "一、总体情况\n\n甲\t乙"


def test_line_break_ends_a_line():
    assert lines(doc(p("甲", "<w:r><w:br/></w:r>", "乙"))) == ["甲", "乙"]


def test_addresses():
    document = doc(p("甲") + p() + tbl(tr("A", "1"), tr("B", "2"), widths=(500, 500)) + p("乙"))
    first, of_table, last = document.blocks
    assert first.span.address.label == "第1段"
    assert last.span.address.label == "第2段"
    assert dict(last.span.address.properties)["paragraph"] == 6
    address = of_table.rows[1][1].span.address
    assert address.label == "第1个表 第2行第2列"
    assert address.parts == (("table", "1"), ("row", "2"), ("cell", "2"))
    assert document.source.text == "甲\n\nA\t1\nB\t2\n乙"


def test_column_and_row_spans():
    document = doc(
        tbl(
            tr(tc("A", RESTART), tc("B", span(2))),
            tr(tc("旧", CONTINUE), "1", "2"),
            tr(tc("", '<w:vMerge w:val="continue"/>'), "3", "4"),
            widths=(500, 500, 500),
        )
    )
    assert cells(document) == [["A", "B"], ["1", "2"], ["3", "4"]]
    rows = table(document).rows
    assert (rows[0][0].height, rows[0][1].width, rows[1][0].column) == (3, 2, 1)


def test_old_style_horizontal_merge():
    document = doc(
        tbl(
            tr(tc("A", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "1"),
            tr("B", "2", "3"),
            widths=(500, 500, 500),
        )
    )
    assert cells(document) == [["A", "1"], ["B", "2", "3"]]
    assert [(cell.column, cell.width) for cell in table(document).rows[0]] == [(0, 2), (2, 1)]


def test_columns_left_out_before_and_behind():
    document = doc(
        tbl(
            tr("A", "B", "C"),
            tr("1", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            widths=(500, 500, 500),
        )
    )
    assert [cell.column for cell in table(document).rows[1]] == [1]


def test_edges_nearly_alike_are_one():
    document = doc(
        tbl(
            tr("A", tc("B", span(2)), "C"),
            tr("1", "2", tc("3", span(2))),
            widths=(575, 575, 1, 574),
        )
    )
    assert [[(c.column, c.width) for c in row] for row in table(document).rows] == [[(0, 1), (1, 1), (2, 1)]] * 2


def test_grid_without_widths():
    document = doc(tbl(tr(tc("A", span(2)), "B"), tr("1", "2", "3"), widths=(0, 0, 0)))
    assert [c.column for c in table(document).rows[0]] == [0, 2]


def test_open_changes_are_read_as_accepted_and_said():
    inserted = f'<w:ins w:id="1">{r("130")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>99</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{r("旧")}</w:moveFrom><w:moveTo w:id="4">{r("新")}</w:moveTo>'
    document = doc(
        p(deleted, inserted)
        + p(moved)
        + tbl(tr("A", "1"), tr("删", "0", properties='<w:del w:id="5"/>'), tr("B", "2"), widths=(500, 500))
    )
    assert lines(document) == ["130", "新"]
    assert cells(document) == [["A", "1"], ["B", "2"]]
    assert notes(document) == ["revisions"]
    assert "3处" in document.notes[0].words.zh


def test_paragraph_whose_end_is_deleted_goes_on():
    document = doc(p("甲", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("乙") + p("丙"))
    assert lines(document) == ["甲乙", "丙"]


def test_content_controls_are_entered():
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = control(tr(control(tc("B")), tc(p(control(r("2"))))))
    document = doc(control(p("甲") + control(tbl(tr("A", "1"), row, widths=(500, 500)))))
    assert lines(document) == ["甲"]
    assert cells(document) == [["A", "1"], ["B", "2"]]


def test_links_fields_and_smart_tags():
    field = f'<w:fldSimple w:instr="DATE">{r("2024")}</w:fldSimple>'
    complex_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    document = doc(
        p(f"<w:hyperlink>{r('链')}</w:hyperlink>", f"<w:smartTag>{r('签')}</w:smartTag>", field, complex_field)
    )
    assert lines(document) == ["链签2024"]


def test_hidden_text_is_left_out_and_said():
    document = doc(p("甲", r("秘", VANISH), r("乙", '<w:vanish w:val="0"/>')))
    assert lines(document) == ["甲乙"]
    assert notes(document) == ["hidden"]


def test_of_alternatives_the_first():
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    either = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = doc(p("甲", f"<w:r>{either}</w:r>"))
    assert lines(document) == ["甲"]
    assert [aside.text for aside in document.asides] == ["框"]


def test_table_in_a_text_box_counts():
    box = f"<w:txbxContent>{tbl(tr('A', '1'), tr('B', '2'), widths=(500, 500))}</w:txbxContent>"
    assert cells(doc(p(f"<w:r><w:drawing>{box}</w:drawing></w:r>"))) == [["A", "1"], ["B", "2"]]


def test_headers_and_footers_are_asides():
    document = doc(p("甲"), header=p("某某局文件"), footer=p("— 3 —"))
    assert lines(document) == ["甲"]
    assert [(a.text, a.span.address.label) for a in document.asides] == [("— 3 —", "页脚"), ("某某局文件", "页眉")]


def test_small_table_in_a_cell_belongs_to_the_cell():
    inner = tbl(tr("a", "b"), widths=(100, 100))
    outer = tbl(tr("A", "1"), tr("B", tc(inner + p())), tr("C", "3"), widths=(500, 500))
    assert cells(doc(outer)) == [["A", "1"], ["B", "a\tb"], ["C", "3"]]


def test_layout_table_round_a_table():
    inner = tbl(tr("A", "1"), tr("B", "2"), widths=(500, 500))
    document = doc(tbl(tr(tc(p("甲") + inner + p("乙"))), widths=(1000,)))
    assert lines(document) == ["甲", "乙"]
    assert cells(document) == [["A", "1"], ["B", "2"]]


def test_heading_levels():
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="a"><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
        '<w:style w:type="table" w:styleId="t"><w:name w:val="heading 2"/></w:style>'
    )
    styled = [p("甲", properties=f'<w:pStyle w:val="{style}"/>') for style in ("1", "a", "loop", "t", "none")]
    own = p("乙", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="2"/>')
    plain = p("丙", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    document = doc("".join([*styled, own, plain]), styles=styles)
    assert [block.level for block in document.blocks] == [1, 1, 0, 0, 0, 3, 0]


def test_comments_have_their_place():
    body = p('<w:commentRangeStart w:id="3"/>', "12", '<w:commentRangeEnd w:id="3"/>', "件") + p("乙")
    comments = f'<w:comment w:id="3">{p("请核对")}</w:comment><w:comment w:id="9">{p("无处")}</w:comment>'
    document = doc(body, comments=comments)
    assert [(span.text, text) for span, text in document.comments] == [("12", "请核对"), ("1", "无处")]


def test_the_sign_of_a_comment_does_not_move_its_end():
    sign = '<w:r><w:commentReference w:id="3"/></w:r>'
    body = p('<w:commentRangeStart w:id="3"/>', "12", '<w:commentRangeEnd w:id="3"/>', sign, "件") + p("乙")
    document = doc(body, comments=f'<w:comment w:id="3">{p("请核对")}</w:comment>')
    assert [span.text for span, _ in document.comments] == ["12"]


def test_a_comment_of_which_only_the_sign_is_there_is_about_what_stands_before_it():
    sign = '<w:r><w:commentReference w:id="3"/></w:r>'
    document = doc(p("甲", sign) + p("乙"), comments=f'<w:comment w:id="3">{p("请核对")}</w:comment>')
    assert [span.text for span, _ in document.comments] == ["甲"]


def test_strict_files():
    parts = word_parts(p("甲") + tbl(tr("A", "1"), tr("B", "2"), widths=(500, 500)))
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in parts.items()
    }
    document = read(zipped(strict), "报告.docx", ReaderOptions())
    assert lines(document) == ["甲"]
    assert cells(document) == [["A", "1"], ["B", "2"]]


def test_cells_inserted_and_deleted_by_open_changes():
    row = tr(tc("A"), tc("旧", '<w:cellDel w:id="1"/>'), tc("1", '<w:cellIns w:id="2"/>'))
    document = doc(tbl(row, tr("B", "2"), widths=(500, 500)))
    assert [[(cell.text, cell.column) for cell in row] for row in table(document).rows] == [
        [("A", 0), ("1", 1)],
        [("B", 0), ("2", 1)],
    ]
    assert notes(document) == ["revisions"]


def test_moved_paragraph_stands_where_it_was_moved_to():
    old = p(f"<w:moveFrom>{r('移')}</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")
    new = p(f"<w:moveTo>{r('移')}</w:moveTo>", properties="<w:rPr><w:moveTo/></w:rPr>")
    document = doc(old + p("甲") + new)
    assert lines(document) == ["甲", "移"]
    assert document.source.text == "甲\n移"


def test_paragraph_whose_end_is_deleted_before_a_table():
    document = doc(p("甲", properties="<w:rPr><w:del/></w:rPr>") + tbl(tr("A", "1"), tr("B", "2"), widths=(500, 500)))
    assert lines(document) == ["甲"]
    assert cells(document) == [["A", "1"], ["B", "2"]]


HIDING = (
    '<w:style w:type="paragraph" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="i"><w:basedOn w:val="h"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="s"><w:basedOn w:val="h"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


def test_text_hidden_by_a_style():
    styled = [p("甲", properties=f'<w:pStyle w:val="{style}"/>') for style in ("h", "i", "s")]
    shown = p(r("乙", '<w:vanish w:val="false"/>'), "秘", properties='<w:pStyle w:val="h"/>')
    document = doc("".join([*styled, shown]), styles=HIDING)
    assert lines(document) == ["甲", "乙"]
    assert notes(document) == ["hidden"]
    assert "3处" in document.notes[0].words.zh


def test_text_hidden_by_a_style_of_characters():
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="i"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>'
    )
    runs = [r(text, f'<w:rStyle w:val="{style}"/>') for text, style in (("秘", "h"), ("密", "i"), ("乙", "b"))]
    shown = r("丙", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>')
    document = doc(
        p("甲", *runs, shown) + tbl(tr("A", tc(p(runs[0], "1"))), tr("B", "2"), widths=(5, 5)), styles=styles
    )
    assert lines(document) == ["甲乙丙"]
    assert cells(document) == [["A", "1"], ["B", "2"]]
    assert notes(document) == ["hidden"]
    assert "2处" in document.notes[0].words.zh


def alternatives(*choices: str, fallback: str = "") -> str:
    inside = "".join(f"<mc:Choice>{choice}</mc:Choice>" for choice in choices)
    return f"<mc:AlternateContent>{inside}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


def test_of_alternatives_the_first_that_holds_anything():
    in_run = f"<w:r>{alternatives('', '<w:t>甲</w:t>', fallback='<w:t>乙</w:t>')}</w:r>"
    assert lines(doc(alternatives(p("甲"), p("乙"), fallback=p("丙")))) == ["甲"]
    assert lines(doc(p(alternatives(r("甲"), fallback=r("乙"))) + p(in_run))) == ["甲", "甲"]
    assert lines(doc(p(f"<w:r>{alternatives('', fallback='<w:t>乙</w:t>')}</w:r>"))) == ["乙"]


def test_text_with_its_reading_above_it():
    ruby = f"<w:ruby><w:rt>{r('gong')}</w:rt><w:rubyBase>{r('公')}</w:rubyBase></w:ruby>"
    assert lines(doc(p(f"<w:r>{ruby}</w:r>", "开"))) == ["公开"]


def test_code_of_a_field_is_not_shown():
    def turn(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = turn("begin") + "<w:r><w:instrText>X</w:instrText></w:r>" + turn("separate") + r("条件") + turn("end")
    assert lines(doc(p("共", turn("begin"), inner, turn("separate"), "12", turn("end"), "件"))) == ["共12件"]
    assert lines(doc(p("共", turn("end"), turn("separate"), "12"))) == ["共12"]


def test_formulas_are_text():
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert lines(doc(p("合计", f"<m:oMath {space}><m:r><m:t>1+2</m:t></m:r></m:oMath>"))) == ["合计1+2"]


def test_embedded_workbooks_and_foreign_parts_are_said():
    workbook = (
        '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>'
    )
    formula = workbook.replace("Excel.Sheet.12", "Equation.3")
    document = doc(p("甲", f"<w:r>{workbook}{formula}</w:r>") + '<w:altChunk r:id="r1" xmlns:r="x"/>' + p("乙"))
    assert lines(document) == ["甲", "乙"]
    assert [(note.kind, note.key) for note in document.notes] == [("picture", "embedded"), ("cut", "foreign")]
    assert "1个" in document.notes[0].words.zh
    assert notes(doc(p("甲", f"<w:r>{formula}</w:r>"))) == []
