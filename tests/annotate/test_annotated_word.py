"""Comments in Word files: at the very words, whatever the words stand in, beside what others have noted."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree.ElementTree import fromstring

import pytest
from annotating import mark_at, mark_on, parts
from word_parts import MAIN, p, r, tbl, tc, tr, word_parts, zipped

from gklint.annotate.copies import answers, strip_marks
from gklint.annotate.note_texts import RefusedError, Style
from gklint.annotate.word.docx import annotate_word
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read
from gklint.readers.libreoffice import program, to_docx

OPTIONS = ReaderOptions()
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def document_of(data: bytes) -> Document:
    return read(data, "报告.docx", OPTIONS)


def word_file(body: str, **inner: str) -> bytes:
    files = {"[Content_Types].xml": TYPES, **word_parts(body, **inner)}
    kinds = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for kind in inner
    )
    return zipped({**files, "[Content_Types].xml": TYPES.replace("</Types>", f"{kinds}</Types>")})


def commented(data: bytes, *words: str) -> bytes:
    """The file with a comment on the first of each of these words."""
    document = document_of(data)
    return annotate_word(data, [mark_on(document, one, number) for number, one in enumerate(words)], Style(), OPTIONS)


def words_of(data: bytes) -> list[str]:
    """What our comments in a file are on."""
    return [span.text for span, text in document_of(data).comments if "gklint" in text]


def body_of(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


INS = '<w:ins w:id="90" w:author="甲">{}</w:ins>'
LINK = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
SIMPLE = '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =12 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TAB = "<w:r><w:t>收到</w:t><w:tab/><w:t>12件</w:t></w:r>"
RUBY = "<w:r><w:ruby><w:rt>{0}</w:rt><w:rubyBase>{0}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    "inner",
    [
        r("全年收到申请12件。"),
        r("全年收到", "<w:b/>") + r("申请1") + r("2", "<w:i/>") + r("件。"),
        "<w:r><w:t>全年收到申请</w:t></w:r><w:r><w:t>12</w:t></w:r><w:r><w:t>件。</w:t></w:r>",
        INS.format(r("全年收到申请12件。")),
        r("全年收到申请") + INS.format(r("12")) + r("件。"),
        LINK.format(r("全年收到申请12件。")),
        SDT.format(r("全年收到申请12件。")),
        SIMPLE.format(r("申请12件")),
        r("申请") + FIELD.format(r("12")) + r("件"),
        r("申请") + '<w:r><w:t xml:space="preserve"> 12 </w:t></w:r>' + r("件"),
        "<w:r><w:t>申请&lt;12&gt;件&amp;&#20214;</w:t></w:r>",
        "<w:r><w:t>申请<![CDATA[]]>12</w:t></w:r><w:r><w:t>件</w:t></w:r>",
        r("申请") + "<w:r><w:tab/><w:t>12</w:t><w:br/><w:t>件</w:t></w:r>",
        r("申请") + "<w:r><w:lastRenderedPageBreak/><w:t>12件</w:t></w:r>",
        f'<w:bookmarkStart w:id="0" w:name="a&gt;b>c"/>{r("申请12件")}<w:bookmarkEnd w:id="0"/>',
        r("旧数11件", "<w:vanish/>") + r("申请12件"),
        '<w:del w:id="91"><w:r><w:delText>11</w:delText></w:r></w:del>' + r("12件"),
    ],
    ids=[
        *(
            "one run",
            "several runs",
            "runs of its own",
            "inserted",
            "inserted words",
            "link",
            "control",
            "simple field",
        ),
        *(
            "field",
            "blanks",
            "entities",
            "cdata",
            "tabs and breaks",
            "page break",
            "bookmark with >",
            "hidden",
            "deleted",
        ),
    ],
)
def test_a_comment_stands_at_the_very_words(inner: str) -> None:
    data = word_file(p(inner))
    copy = commented(data, "12")
    before, after = document_of(data), document_of(copy)
    assert after.source.text == before.source.text
    assert words_of(copy) == (["申请12"] if "CDATA" in inner else ["12"])
    fromstring(body_of(copy))
    assert parts(strip_marks(copy, "报告.docx").data) == parts(data)


def test_several_comments_at_one_place() -> None:
    data = word_file(p("收到12件，办结11件"))
    document = document_of(data)
    stretches = [(2, 4), (2, 4), (2, 5), (0, 11), (4, 5), (5, 6)]
    marks = [mark_at(document, start, end, number) for number, (start, end) in enumerate(stretches)]
    copy = annotate_word(data, marks, Style(), OPTIONS)
    assert words_of(copy) == [document.source.text[start:end] for start, end in stretches]
    assert document_of(copy).source.text == document.source.text


def test_blanks_at_a_cut_are_kept() -> None:
    data = word_file("<w:p><w:r><w:t>甲 乙 丙</w:t></w:r></w:p>")
    copy = commented(data, "乙")
    assert body_of(copy).count('xml:space="preserve"') == 2
    assert re.findall(r"<w:t(?: [^>]*)?>[^<]*", body_of(copy)) == [
        '<w:t xml:space="preserve">甲 ',
        "<w:t>乙",
        '<w:t xml:space="preserve"> 丙',
    ]


def test_a_run_that_is_cut_keeps_its_look() -> None:
    copy = commented(word_file(p(r("收到12件", "<w:b/>"))), "12")
    assert body_of(copy).count("<w:rPr><w:b/></w:rPr>") == 3


def test_the_sign_stands_behind_what_may_go() -> None:
    """Who rejects a change, or updates a field, does not lose the comment."""
    for wrapper in (INS, LINK, SIMPLE, SDT):
        body = body_of(commented(word_file(p(wrapper.format(r("收到12件")))), "12"))
        wrapped = re.search(r"<w:(ins|hyperlink|fldSimple|sdt)\b.*</w:\1>", body)
        assert wrapped is not None
        assert "commentReference" not in wrapped[0]
        assert "commentRangeEnd" in wrapped[0]


def test_numbers_that_word_makes_are_no_words_of_the_file() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = word_file(p("总体情况", properties=listed), numbering=numbering)
    document = document_of(data)
    assert document.source.text == "一、总体情况"
    copy = annotate_word(data, [mark_at(document, 0, 6), mark_at(document, 3, 6, 1)], Style(), OPTIONS)
    assert words_of(copy) == ["总体情况", "体情况"]


def test_a_blank_cell_is_commented() -> None:
    table = tbl(tr("甲", "1"), tr(tc("乙"), "<w:tc><w:p/></w:tc>"), tr("丙", ""), widths=(500, 500))
    data = word_file(table)
    document = document_of(data)
    blank = [cell.span for block in document.blocks for row in block.rows for cell in row if not cell.text]  # type: ignore[union-attr]
    copy = annotate_word(
        data, [mark_at(document, one.start, one.end, at) for at, one in enumerate(blank)], Style(), OPTIONS
    )
    cells = re.findall(r"<w:tc>(?:(?!</w:tc>).)*</w:tc>", body_of(copy))
    assert ["commentReference" in cell for cell in cells] == [False, False, False, True, False, True]
    assert document_of(copy).source.text == document.source.text
    assert parts(strip_marks(copy, "报告.docx").data) == parts(data)


def test_a_comment_on_several_cells_stands_in_the_first() -> None:
    data = word_file(tbl(tr("甲", "12"), tr("乙", "3"), widths=(500, 500)))
    document = document_of(data)
    copy = annotate_word(data, [mark_at(document, 0, len(document.source.text))], Style(), OPTIONS)
    assert words_of(copy) == ["甲"]


def test_a_comment_over_paragraphs_reaches_over_them() -> None:
    data = word_file(p("甲乙") + p("丙丁"))
    copy = annotate_word(data, [mark_at(document_of(data), 1, 4)], Style(), OPTIONS)
    assert words_of(copy) == ["乙\n丙"]


def test_words_of_a_text_box_are_commented_at_what_shows_it() -> None:
    """Word takes a comment inside a text box for damage."""
    box = f"<w:txbxContent>{tbl(tr('甲', '12'), tr('乙', '3'), widths=(500, 500))}</w:txbxContent>"
    kinds = "".join(f"<mc:{kind}><w:pict>{box}</w:pict></mc:{kind}>" for kind in ("Choice", "Fallback"))
    drawn = f"<w:r><mc:AlternateContent>{kinds}</mc:AlternateContent></w:r>"
    data = word_file(p("前") + p("见表", drawn))
    body = body_of(commented(data, "12"))
    assert f'<w:commentRangeStart w:id="0"/>{drawn}<w:commentRangeEnd w:id="0"/>' in body


def test_what_stands_in_a_header_is_noted_at_the_first_words() -> None:
    data = word_file(p("正文"), header=p("页眉12"))
    document = document_of(data)
    start = document.source.text.index("12")
    assert words_of(annotate_word(data, [mark_at(document, start, start + 2)], Style(), OPTIONS)) == ["正文"]


def test_ruby_and_formulas_are_taken_as_a_whole() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {math}><m:r><m:t>12</m:t></m:r></m:oMath>"
    for inner in (RUBY.format(r("12")), formula):
        copy = commented(word_file(p("共", inner, "件")), "12")
        assert words_of(copy) == ["12"]
        fromstring(body_of(copy))


THEIRS = "".join(
    f'<w:comment w:id="{id}" w:author="审核人">{p(text)}</w:comment>' for id, text in (("7", "请核对"), ("x", "也请"))
)
NOTED = p("收", '<w:commentRangeStart w:id="7"/>', "到12", '<w:commentRangeEnd w:id="7"/>', "件")


def test_comments_of_others_stay() -> None:
    data = word_file(NOTED, comments=THEIRS)
    copy = commented(data, "12")
    assert [(span.text, text.split("\n")[0]) for span, text in document_of(copy).comments] == [
        ("到12", "请核对"),
        ("收", "也请"),
        ("12", "错误：第0处 <&>"),
    ]
    assert 'w:id="8"' in body_of(copy)
    assert parts(strip_marks(copy, "报告.docx").data) == parts(data)


def test_our_comments_are_known_after_another_program_has_saved_the_file() -> None:
    """Without the record of what was put in, and with other ids."""
    copy = parts(commented(word_file(NOTED, comments=THEIRS), "12"))
    del copy["gklint/marks.xml"]
    for name in ("word/document.xml", "word/comments.xml"):
        copy[name] = copy[name].replace(b'w:id="8"', b'w:id="3"')
    back = strip_marks(zipped(copy), "报告.docx").data
    assert [text for _, text in document_of(back).comments] == ["请核对", "也请"]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", body_of(back))) == "收到12件"
    assert "commentReference" not in body_of(back)
    assert body_of(back).count("commentRange") == 2


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def test_a_reply_is_an_answer_and_stays_when_ours_goes() -> None:
    copy = parts(commented(word_file(p("收到12件")), "12"))
    del copy["gklint/marks.xml"]
    reply = f'<w:comment w:id="1" w:author="填报人"><w:p w14:paraId="000000B2">{r("系补录")}</w:p></w:comment>'
    ours = copy["word/comments.xml"].decode().replace("<w:comments ", f'<w:comments xmlns:w14="{W14}" ')
    ours = ours[: ours.rindex("<w:p>")] + '<w:p w14:paraId="000000A1">' + ours[ours.rindex("<w:p>") + 5 :]
    copy["word/comments.xml"] = ours.replace("</w:comments>", f"{reply}</w:comments>").encode()
    copy["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="000000A1" w15:done="0"/>'
        '<w15:commentEx w15:paraId="000000B2" w15:paraIdParent="000000A1" w15:done="0"/></w15:commentsEx>'
    ).encode()
    relations = copy["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    extended = f'<Relationship Id="rIdX" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    copy["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", extended).encode()
    data = zipped(copy)
    assert answers(data) == [("GK201", "0" * 16, "系补录")]
    back = parts(strip_marks(data, "报告.docx").data)
    assert [text for _, text in document_of(zipped(back)).comments] == ["系补录"]
    assert back["word/commentsExtended.xml"].count(b"commentEx ") == 1
    assert b"paraIdParent" not in back["word/commentsExtended.xml"]


def test_what_is_written_into_our_comment_is_an_answer() -> None:
    copy = parts(commented(word_file(p("收到12件")), "12"))
    copy["word/comments.xml"] = copy["word/comments.xml"].replace("〕".encode(), "〕已核，无误".encode())
    assert answers(zipped(copy)) == [("GK201", "0" * 16, "已核，无误")]


def test_a_signed_file_is_refused_with_a_sentence() -> None:
    signed = zipped(
        {**parts(word_file(p("收到12件"))), "_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<a/>"}
    )
    with pytest.raises(RefusedError, match="signed") as refused:
        commented(signed, "12")
    assert "签名" in refused.value.words.zh


def test_a_file_with_another_prefix_or_none() -> None:
    data = word_file(p("收到12件"))
    for prefix in ("ns0:", ""):
        held = parts(data)
        text = held["word/document.xml"].decode().replace("w:", prefix).replace("xmlns:ns0", "xmlns:ns0")
        text = text.replace(f"xmlns:w={MAIN!r}", "").replace(f'xmlns:w="{MAIN}"', "")
        space = f'xmlns:{prefix[:-1]}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
        held["word/document.xml"] = text.replace("document ", f"document {space} ", 1).encode()
        copy = commented(zipped(held), "12")
        assert words_of(copy) == ["12"]
        fromstring(parts(copy)["word/comments.xml"])


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_parts_in_other_encodings(encoding: str) -> None:
    held = parts(word_file(p("收到12件")))
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + held["word/document.xml"].decode()
    if encoding == "gb18030":  # what the reader itself does not take
        with pytest.raises(RefusedError):
            annotate_word(zipped({**held, "word/document.xml": text.encode(encoding)}), [], Style(), OPTIONS)
        return
    data = zipped({**held, "word/document.xml": text.encode(encoding)})
    copy = commented(data, "12")
    assert words_of(copy) == ["12"]
    assert parts(strip_marks(copy, "报告.docx").data) == parts(data)


def test_author_and_date_are_those_that_are_given() -> None:
    data = word_file(p("收到12件"))
    marks = [mark_on(document_of(data), "12")]
    assert b"w:date" not in parts(annotate_word(data, marks, Style(), OPTIONS))["word/comments.xml"]
    signed = parts(annotate_word(data, marks, Style('某区"政务公开办', datetime(2024, 3, 1, 9)), OPTIONS))[
        "word/comments.xml"
    ]
    comment = fromstring(signed)[0]
    assert comment.get(f"{{{MAIN}}}author") == '某区"政务公开办'
    assert comment.get(f"{{{MAIN}}}date") == "2024-03-01T09:00:00Z"


BODY = (
    p("某某局2023年政府信息公开工作年度报告")
    + p(INS.format(r("全年收到申请12件。")))
    + p("办结", LINK.format(r("11件")), "，", SDT.format(r("结转1件")))
    + tbl(tr("甲", "3"), tr("乙", "4"), widths=(2000, 2000))
    + p("甲 乙 丙")
)


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_the_same_comments_at_the_same_words() -> None:
    soffice = program()
    assert soffice is not None
    words = ["2023年", "12件", "11", "结转1", "3", "乙 丙"]
    copy = commented(word_file(BODY), *words)
    saved = to_docx(soffice, copy, ".docx", 120)
    read_again = {text.split("\n")[0]: span.text for span, text in document_of(saved).comments}
    assert read_again == {f"错误：第{at}处 <&>": one for at, one in enumerate(words)}
    assert sorted(answers(saved)) == [("GK201", f"{at:016x}", "") for at in range(6)]
    back = strip_marks(saved, "报告.docx").data
    assert document_of(back).comments == ()
    assert document_of(back).source.text == document_of(word_file(BODY)).source.text


def test_ids_do_not_meet_those_of_others() -> None:
    body = p('<w:commentRangeStart w:id="41"/>', "收到12件", '<w:commentRangeEnd w:id="41"/>')
    copy = commented(word_file(body), "12")
    assert 'commentReference w:id="42"' in body_of(copy)
