"""The form by its marks, the form by the year, and the form the tables are read with."""

from collections.abc import Callable, Mapping

import pytest

from gklint.match.edition import Edition, read_edition
from gklint.match.form_files import read_form
from gklint.match.heading_wordings import wordings
from gklint.match.sections import find_outline
from gklint.model.document import Document
from gklint.model.form import Form

OLD = "第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n0\n0\n0"
NEW = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0"
Reads = Callable[..., Edition]


@pytest.fixture
def edition(document: Callable[..., Document], forms: Mapping[str, Form]) -> Reads:
    """The edition of a report with these lines in sections one, two, three and six."""

    def read(
        two: str, year: int | None = None, *, one: str = "", three: str = "", six: str = "", **more: Form
    ) -> Edition:
        text = (
            f"一、总体情况\n{one}\n二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n"
            f"六、其他需要报告的事项\n{six}"
        )
        active = {**forms, **more}
        return read_edition(find_outline(document(text).blocks, wordings(active)), active, year)

    return read


@pytest.mark.parametrize(
    ("table", "detected"), [(OLD, "2019"), (NEW, "2021"), (OLD + "\n" + NEW, "mixed"), ("见附件", "unknown")]
)
def test_detected_by_marks(edition: Reads, table: str, detected: str) -> None:
    assert edition(table).detected == detected


@pytest.mark.parametrize(
    ("header", "detected"),
    [
        ("本年新\n制作数量", "2019"),  # L13
        ("本年新 制作 数量", "2019"),
        ("上一年项目数量|本年增／减", "2019"),
        ("本\n年\n废\n止\n件\n数", "2021"),  # L11
        ("本年收费金额（单位：万元）", "2021"),
        ("本年處理決定數量", "2021"),
        ("规范性文件\n行政规范性文件\n处理决定数量", "unknown"),
    ],
)
def test_headers_split_and_spaced(edition: Reads, header: str, detected: str) -> None:
    assert edition(header).detected == detected


def test_marks_have_their_place(edition: Reads) -> None:
    marks = edition(OLD).marks
    assert [(form, span.text) for form, span in marks] == [
        ("2019", "本年新制作数量"),
        ("2019", "本年新公开数量"),
        ("2019", "对外公开总数量"),
    ]
    assert edition("本年新\n制作数量").marks[0][1].text == "本年新\n制作数量"


def test_marks_in_sentences_and_notes_are_none(edition: Reads) -> None:
    read = edition(NEW, one="政府集中采购", six="政府集中采购项目数量3个。")
    assert read.detected == "2021"
    read = edition(NEW + "\n本年度政府集中采购按规定公开。\n注：上一年项目数量不再填报")
    assert read.detected == "2021"


def test_marks_of_an_appendix_when_the_sections_have_none(edition: Reads) -> None:
    assert edition("见附表", six=f"附表\n{NEW}").detected == "2021"


def test_other_outcomes_in_one_row_are_a_mark_of_2019(edition: Reads) -> None:
    old = "（六）其他处理\n0\n0\n0\n0\n0\n0\n0\n（七）总计"
    new = "（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n0"
    assert edition("", three=old).detected == "2019"
    assert edition("", three=new).detected == "2021"
    assert edition(NEW, three=old).detected == "mixed"


@pytest.mark.parametrize(
    ("year", "expected"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021"), (None, None)]
)
def test_expected_by_year(edition: Reads, year: int | None, expected: str | None) -> None:
    assert edition(OLD, year).expected == expected


@pytest.mark.parametrize(
    ("table", "year", "form"),
    [
        (OLD, 2023, "2019"),
        (NEW, 2020, "2021"),
        (OLD + NEW, 2020, "2019"),
        (OLD + NEW, None, "2021"),
        ("见附件", 2023, "2021"),
        ("见附件", None, None),
    ],
)
def test_form_to_read_with(edition: Reads, table: str, year: int | None, form: str | None) -> None:
    chosen = edition(table, year).form
    assert (chosen.id if chosen else None) == form


def test_a_package_form_comes_before_the_one_it_extends(edition: Reads, forms: Mapping[str, Form]) -> None:
    local = read_form('id: "beijing-2019"\nextends: "2019"\n', "beijing.yaml", forms)
    chosen = edition(OLD, 2020, beijing=local)
    assert chosen.form is local
    assert (chosen.detected, chosen.expected) == ("2019", "2019")
    assert edition(NEW, 2023, beijing=local).form is forms["2021"]
