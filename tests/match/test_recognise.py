"""Documents of every kind become reports, and nothing in them makes recognition fail."""

import os
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.match.recognise import recognise
from gklint.model.bilingual import Words
from gklint.model.document import Block, Cell, Document, Note, Paragraph, Table
from gklint.model.form import SECTION_KEYS, Form
from gklint.model.report import Report
from gklint.model.source import Passage, Source, Span
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import report as written
from gklint.testing.national_forms import national_forms

Recognises = Callable[..., Report]
SAMPLES = Path(os.environ.get("GKLINT_SAMPLES", Path(__file__).parents[3] / "shared" / "reports"))


@pytest.fixture
def read(forms: Mapping[str, Form]) -> Callable[..., Report]:
    """The report of a text as the text reader lays it out."""
    return lambda text, path="报告.txt": recognise(read_bytes(text.encode(), path, READERS), forms)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_lawful_report(read: Recognises, form: str) -> None:
    report = read(written(form=form))
    assert (report.kind, report.detected, report.expected) == ("report", form, form)
    assert report.form is not None
    assert [section.key for section in report.sections] == [None, *SECTION_KEYS]
    assert len(report.facts) == sum(len(t.figures) for t in report.form.tables) - (6 if form == "2019" else 0)
    assert [table.form.key for table in report.tables] == ["two", "three", "four"]
    assert {prose.section for prose in report.prose} == {"title", "preamble", *SECTION_KEYS}


def test_unreadable(forms: Mapping[str, Form]) -> None:
    source = Source("r.txt", "", "text")
    note = Note("unreadable", Words("文件是空的"), Span(source, 0, 0))
    report = recognise(Document(source, (), (note,)), forms)
    assert (report.kind, report.form, report.prose, dict(report.facts)) == ("unreadable", None, (), {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "某某区民政局2023年政府信息公开工作年度报告",
        "会议纪要\n一、总体情况\n会议讨论了明年的工作安排。\n二、下一步打算\n抓好落实。",
        "Home | About | Contact\nAll rights reserved",
    ],
)
def test_not_a_report(recognised: Recognises, text: str) -> None:
    report = recognised(text)
    assert (report.kind, report.form, report.tables) == ("not-a-report", None, ())


def test_two_headings_or_one_table_make_a_report(recognised: Recognises) -> None:
    assert recognised("一、总体情况\n正文。\n二、主动公开政府信息情况\n见附件。").kind == "report"
    assert recognised("信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0").kind == "report"


OLD_REPORT = """某某局{year}政府信息公开工作年度报告
一、概述
二、主动公开政府信息情况
三、依申请公开政府信息情况
四、咨询处理情况
五、复议、诉讼和申诉情况
六、政府信息公开支出与收费及减免情况
七、主要问题和改进措施"""


@pytest.mark.parametrize("year", ["2016年", ""])
def test_reports_before_2019_are_unsupported(recognised: Recognises, year: str) -> None:
    assert recognised(OLD_REPORT.format(year=year)).kind == "unsupported"


def test_unsupported_by_year(read: Recognises) -> None:
    report = read(written(form="2019", year=2018))
    assert (report.kind, report.form, report.tables) == ("unsupported", None, ())
    assert report.detected == "2019"


def test_a_year_merely_inferred_does_not_outweigh_the_tables(read: Recognises) -> None:
    text = written(title="", preamble="根据条例编制。", overview="2017年，依法公开。", end="")
    report = read(text)
    assert (report.year, report.kind) == (2017, "report")


def test_tables_in_an_appendix(read: Recognises) -> None:
    text = written()
    headings = [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的",
    ]
    tables = []
    for heading, following in pairwise(headings):
        start, end = text.index("\n" + heading) + len(heading) + 1, text.index("\n" + following)
        tables.append(text[start:end])
        text = text[:start] + "\n见附表。\n" + text[end:]
    report = read(text + "\n附表\n" + "\n".join(tables))
    assert report.detected == "2021"
    assert [table.form.key for table in report.tables] == ["two", "three", "four"]


def test_two_reports_in_one_file(read: Recognises) -> None:
    report = read(written() + "\n" + written(year=2022))
    assert [section.key for section in report.sections] == [None, *SECTION_KEYS, *SECTION_KEYS]
    assert report.year == 2023


def test_narrative_before_and_note_behind_a_table(read: Recognises) -> None:
    report = read(written(requests="本年度收到的申请按规定分类统计。", notes={"review": "注：含上年结转数量。"}))
    assert [(prose.section, prose.kind) for prose in report.prose if "结转数量" in prose.text] == [("review", "note")]
    assert [prose.section for prose in report.prose if "分类统计" in prose.text] == ["requests"]
    assert len(report.tables) == 3


def test_hundred_kilobytes_of_navigation(recognised: Recognises) -> None:
    furniture = "\n".join(f"栏目{number} > 子栏目" for number in range(9000))
    body = "某某局2023年政府信息公开工作年度报告\n一、总体情况\n正文。\n二、主动公开政府信息情况\n正文。"
    report = recognised(f"{furniture}\n{body}\n{furniture}")
    assert (report.kind, report.organ, report.year) == ("report", "某某局", 2023)
    assert [prose.text for prose in report.prose if prose.section == "overview"] == ["一、总体情况", "正文。"]


@pytest.mark.parametrize(
    "piece", ["一、总", "（一）", "1.", "。一、总体情况", "自2023年1月", "主动公开", "| ", "（", "20", "\u3000"]
)
def test_a_line_of_a_megabyte(recognised: Recognises, piece: str) -> None:
    assert recognised(piece * (200_000 // len(piece))).kind in ("not-a-report", "report")


BITS = [
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、", "情况",
    "（一）主动公开", "1.", "1、总体情况", "0", "无。", "，", "一、本年新收政府信息公开申请数量",
    "某某局2023年政府信息公开工作年度报告", "（2023年度）", "自2023年1月1日至", "12月31日", "注：", "公开1",
    "295件", "本年制发件数", "上一年项目数量", "（六）其他处理", "2024年1月20日", "某某局", "........",
    "全年公开。二、主动公开政府信息情况。", "\ue000", "😀",
    "做好政府信息公开的各项工作和相关的服务工作，方便群众查阅和监督", "AAAAAAAAAAAAAAAAAAAA", "— 3 —",
    "\u2028", "一、总体情况 全年公开",
]  # fmt: skip
CELLS = st.lists(st.sampled_from([*BITS, ""]), min_size=1, max_size=4)
PIECES = st.lists(
    st.one_of(
        st.lists(st.sampled_from(BITS), min_size=1, max_size=4).map("".join),
        st.text(min_size=1, max_size=30).filter(str.strip),
        st.lists(CELLS, min_size=1, max_size=4),
    ),
    max_size=16,
)


def built(pieces: list[str | list[list[str]]], gap: str, joined: bool) -> Document:
    """Paragraphs and tables one after another."""
    texts = ["\n".join("\t".join(row) for row in piece) if isinstance(piece, list) else piece for piece in pieces]
    source = Source("报告.txt", gap.join(texts), "text")
    blocks: list[Block] = []
    at = 0
    for piece, text in zip(pieces, texts, strict=True):
        if isinstance(piece, list):
            blocks.append(_table(source, at, piece))
        else:
            blocks.append(Paragraph(Passage.of(source, at, at + len(text)), joined=joined))
        at += len(text) + len(gap)
    return Document(source, tuple(blocks))


def _table(source: Source, at: int, rows: list[list[str]]) -> Table:
    start, built = at, []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            cells.append(Cell(Span(source, at, at + len(text)), text, number, column))
            at += len(text) + 1
        built.append(tuple(cells))
    return Table(Span(source, start, at - 1), tuple(built))


@given(PIECES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_nothing_makes_recognition_fail_and_all_places_are_sound(
    pieces: list[str | list[list[str]]], gap: str, joined: bool
) -> None:
    document = built(pieces, gap, joined)
    report = recognise(document, national_forms())
    end = len(document.source.text)
    for span in spans(report):
        assert 0 <= span.start <= span.end <= end
    for section in report.sections:
        for inner in section.walk():
            assert section.span.start <= inner.span.start <= inner.span.end <= section.span.end
    starts = [prose.passage.span().start for prose in report.prose]
    assert starts == sorted(starts)
    for prose in report.prose:
        assert prose.text
        assert all(prose.passage.span(at, at + 1).text == c for at, c in enumerate(prose.text) if c != " ")


def spans(report: Report) -> list[Span]:
    """Every place the report speaks of."""
    masthead = report.masthead
    found = [prose.passage.span() for prose in report.prose] + [span for _, span in report.form_marks]
    for passage in (masthead.title_passage, masthead.period):
        found += [passage.span()] if passage is not None else []
    found += [masthead.signed_span] if masthead.signed_span else []
    for section in report.sections:
        for inner in section.walk():
            found.append(inner.span)
            found += [inner.heading.passage.span()] if inner.heading else []
    return found


HEADING_LINES = {
    "000": [5, 14, 95, 364, 413, 417],
    "001": [6, 16, 97, 366, 415, 421],
    "002": [7, 37, 59, 90, 97, 105],
    "003": [7, 14, 95, 364, 413, 416],
    "004": [1, 13, 93, 356, 401, 410],
}
ORGANS = {
    "000": "北京市丰台区人民政府卢沟桥街道办事处",
    "001": "北京市朝阳区政务服务管理局",
    "002": "丝绸路街道",
    "003": "东花市街道",
    "004": "南苑街道",
}
TITLE_LINES = {"000": [1, 1], "001": [1, 3], "002": [3, 3], "003": [1, 3], "004": None}
YEAR_FROM = {"000": "title", "001": "title", "002": "period", "003": "title", "004": "text"}


@pytest.fixture(params=sorted(HEADING_LINES))
def sample(request: pytest.FixtureRequest, forms: Mapping[str, Form]) -> tuple[str, Report]:
    """A sample report, by the first three digits of its name."""
    found = sorted(SAMPLES.glob(f"{request.param}_*.txt"))
    if not found:
        pytest.skip("no sample reports here")
    return request.param, recognise(read_bytes(found[0].read_bytes(), found[0].name, READERS), forms)


def test_sample_sections(sample: tuple[str, Report]) -> None:
    name, report = sample
    headed = [section for section in report.sections if section.heading is not None]
    assert [section.key for section in headed] == list(SECTION_KEYS)
    assert [section.span.line for section in headed] == HEADING_LINES[name]
    assert [section.match for section in headed].count("variant") == (1 if name == "004" else 0)


def test_sample_masthead(sample: tuple[str, Report]) -> None:
    name, report = sample
    masthead = report.masthead
    assert (report.kind, report.year, masthead.year_from, report.organ) == (
        "report",
        2020,
        YEAR_FROM[name],
        ORGANS[name],
    )
    assert (report.detected, report.expected) == ("2019", "2019")
    passage = masthead.title_passage
    if TITLE_LINES[name] is None:
        assert (masthead.title, passage) == (None, None)
    else:
        assert passage is not None
        assert [passage.span().line, passage.span(len(passage.text) - 1).line] == TITLE_LINES[name]
    assert masthead.signed == ((2021, 1, 27) if name == "002" else None)
    assert masthead.period_years == ((2020, 2020) if name == "002" else None)


def test_sample_sentences_cut_by_a_page_break(sample: tuple[str, Report]) -> None:
    name, report = sample
    if name == "002":
        lines = {
            (prose.passage.span(0, 1).line, prose.passage.span(len(prose.text) - 1).line) for prose in report.prose
        }
        assert {(25, 27), (101, 103)} <= lines
        assert all(first == last for first, last in lines - {(25, 27), (101, 103)})
    assert all(prose.text.endswith(("。", "：")) for prose in report.prose if prose.kind == "body")
