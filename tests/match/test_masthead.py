"""Whose report, for which year, signed when: from titles, periods, signatures and names of files."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from gklint.match.dates import day_in, period_in
from gklint.match.masthead import path_year
from gklint.match.recognise import recognise
from gklint.match.title import organ_in
from gklint.model.document import Document
from gklint.model.form import Form
from gklint.model.report import Masthead, Report

Recognises = Callable[..., Report]

BODY = """一、总体情况
{overview}
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
无。
{end}"""


@pytest.fixture
def masthead(recognised: Recognises) -> Callable[..., Masthead]:
    """The masthead of a report with this title, preamble, overview, end and path."""

    def read(head: str = "", overview: str = "依法公开。", end: str = "", path: str = "报告.txt") -> Masthead:
        return recognised(f"{head}\n{BODY.format(overview=overview, end=end)}", path).masthead

    return read


Reads = Callable[..., Masthead]


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("某某区民政局2023年政府信息公开工作年度报告", "某某区民政局", 2023),
        ("2023年度某某县人民政府办公室政府信息公开工作年度报告", "某某县人民政府办公室", 2023),
        ("某某县人民政府信息公开工作年度报告", "某某县人民政府", None),
        ("某某县人民政府2023年政府信息公开工作年度报告", "某某县人民政府", 2023),
        ("某某市2023年政务公开工作年度报告", "某某市", 2023),
        ("某某镇2020年政府信息公开工作报告", "某某镇", 2020),  # D27
        ("某某镇2022年度政府信息公开工作年度报告", "某某镇", 2022),  # D26
        ("某某局关于2021年政府信息公开工作情况的报告", "某某局", 2021),
        ("某某局关于报送2021年政府信息公开工作年度报告的报告", "某某局", 2021),
        ("某某局二〇二一年政府信息公开年报", "某某局", 2021),
        ("某某局２０２１年政府信息公开年报", "某某局", 2021),
        ("某某街道政府信息公开工作年度报告", "某某街道", None),  # D28
        ("某某区民政局（本级）2023年政府信息公开工作年度报告", "某某区民政局", 2023),
        ("# 某某区民政局 2023 年政府信息公开工作年度报告", "某某区民政局", 2023),
        ("某某區民政局2023年政府信息公開工作年度報告", "某某区民政局", 2023),
    ],
)
def test_title_on_one_line(masthead: Reads, title: str, organ: str, year: int | None) -> None:
    read = masthead(f"{title}\n根据条例编制本报告。")
    assert (read.organ, read.title_year, read.year) == (organ, year, year)
    assert read.title_passage is not None
    assert read.title_passage.text == title


@pytest.mark.parametrize(
    ("lines", "organ", "year"),
    [  # H22, D29
        (["某某区民政局2023年", "政府信息公开工作年度报告"], "某某区民政局", 2023),
        (["某某区民政局", "2023年政府信息公开工作年度报告"], "某某区民政局", 2023),
        (["某某街道2023年政府信息公开", "工作年度报告"], "某某街道", 2023),
        (["某某街道办事处", "2023年政府信息公开", "工作年度报告"], "某某街道办事处", 2023),
        (["某某区民政局政府信息公开工作年度报告", "（2023年度）"], "某某区民政局", 2023),
        (["2023年", "某某区民政局政府信息公开工作年度报告"], "某某区民政局", 2023),
    ],
)
def test_title_over_several_lines(masthead: Reads, lines: list[str], organ: str, year: int) -> None:
    read = masthead("\n\n".join(lines) + "\n\n根据条例编制本报告。")
    assert (read.organ, read.year, read.year_from) == (organ, year, "title")
    assert read.title_passage is not None
    assert read.title_passage.text == "".join(lines)
    assert read.title_passage.span().text == "\n\n".join(lines)


def test_l33_furniture_is_no_part_of_the_title(masthead: Reads) -> None:
    read = masthead(
        "首页 > 政务公开 > 政府信息公开年报\n政务公开\n某某区民政局2023年政府信息公开工作年度报告\n"
        "来源：某某区民政局    发布时间：2024-01-20\n根据条例编制本报告。"
    )
    assert read.title == "某某区民政局2023年政府信息公开工作年度报告"
    assert read.signed is None


@pytest.mark.parametrize(
    "line",
    [
        "根据条例，现将2023年政府信息公开工作年度报告公布如下",
        "六、其他需要报告的事项",
        "关于印发《2023年政府信息公开工作年度报告》的通知",
        "本报告",
        "工作报告",
    ],
)
def test_no_title(masthead: Reads, line: str) -> None:
    assert masthead(line).title is None


def test_title_before_the_text_on_its_line(masthead: Reads) -> None:
    opening = "云溪县水务局2023年政府信息公开工作年度报告 根据条例第五十条规定，编制本报告。报告由六个部分组成。"
    assert masthead(opening).title == "云溪县水务局2023年政府信息公开工作年度报告"


def test_title_from_metadata(document: Callable[..., Document], forms: Mapping[str, Form]) -> None:
    plain = document(BODY.format(overview="依法公开。", end=""))
    read = recognise(replace(plain, title="某某区民政局2023年政府信息公开工作年度报告"), forms).masthead
    assert (read.title, read.title_passage, read.title_year) == (
        "某某区民政局2023年政府信息公开工作年度报告",
        None,
        None,
    )
    assert (read.organ, read.year, read.year_from) == ("某某区民政局", 2023, "metadata")


def test_organ_of_a_title_without_words() -> None:
    assert organ_in("某某局") == ""


@pytest.mark.parametrize(
    "end", ["某某区民政局\n2024年1月20日", "某某区民政局 2024年1月20日", "某某区民政局\n\n二〇二四年一月二十日"]
)
def test_signature_gives_body_and_year(masthead: Reads, end: str) -> None:
    read = masthead("2022年情况。", end=end)
    assert (read.organ, read.signed, read.year, read.year_from) == ("某某区民政局", (2024, 1, 20), 2023, "signature")
    assert read.signed_span is not None
    assert read.signed_span.text in ("2024年1月20日", "二〇二四年一月二十日")


@pytest.mark.parametrize(
    "end", ["发布日期：2024年1月20日", "2024年1月20日召开了会议。", "截至2024年1月20日，已办结。", "2024年1月"]
)
def test_no_signature(masthead: Reads, end: str) -> None:
    assert masthead(end=end).signed is None


def test_signature_of_a_report_on_one_line(masthead: Reads) -> None:
    read = masthead(end="没有其他需要报告的事项。 某某区民政局 2024年1月20日")
    assert read.signed == (2024, 1, 20)


def test_an_impossible_date_is_kept_as_written(masthead: Reads) -> None:
    assert masthead(end="某某局\n2024年2月30日").signed == (2024, 2, 30)  # D06


@pytest.mark.parametrize(
    "overview",
    [
        "2023年，在区委的坚强领导下，在区政府信息公开办的指导下，南苑街道按照要求开展工作。",
        "南苑街道坚持公开为常态。",
        "依法公开。\n2023年度，南苑街道认真贯彻落实条例。",
    ],
)
def test_body_from_the_opening_words(masthead: Reads, overview: str) -> None:
    assert masthead(overview=overview).organ == "南苑街道"


@pytest.mark.parametrize(
    "overview", ["我街道坚持公开为常态。", "本局认真落实条例。", "各乡镇按照要求公开。", "区政府按照要求公开。"]
)
def test_body_unknown(masthead: Reads, overview: str) -> None:
    assert masthead(overview=overview).organ is None


@pytest.mark.parametrize(
    ("text", "passage", "years"),
    [  # D01 to D05
        ("统计期限自2023年1月1日起至2023年12月31日止。", "自2023年1月1日起至2023年12月31日止", (2023, 2023)),
        ("统计期限为2022年1月1日到12月31日止。", "2022年1月1日到12月31日止", (2022, 2022)),
        ("所列数据的期限：2022年1月1日—12月31日。", "2022年1月1日—12月31日", (2022, 2022)),
        (
            "统计期限为2020 年 1 月 1 日至 2020 年 12 月 31 日。",
            "2020 年 1 月 1 日至 2020 年 12 月 31 日",
            (2020, 2020),
        ),
        ("数据统计期限为2021年1月1日至2020年12月31日。", "2021年1月1日至2020年12月31日", (2021, 2020)),
        ("统计期限自2020年1月1日至202020年12月31日止。", "自2020年1月1日至202020年12月31日止", (2020, 2020)),
        ("统计期限自202011日起至20201231日止。", "自202011日起至20201231日止", (2020, 2020)),
        ("统计期限自20241月1日至202412月31日。", "自20241月1日至202412月31日", (2024, 2024)),
        ("统计期限为2023年1月1日至2023年11月30日。", "2023年1月1日至2023年11月30日", (2023, 2023)),
        ("从2023年1月1日至12月31日，公开信息80条。", "从2023年1月1日至12月31日", (2023, 2023)),
        (
            "统计期限为二〇二三年一月一日至二〇二三年十二月三十一日。",
            "二〇二三年一月一日至二〇二三年十二月三十一日",
            (2023, 2023),
        ),
        ("统计期限自2024年1月1日起，至2024年12月31日止。", "自2024年1月1日起，至2024年12月31日止", (2024, 2024)),
        ("统计期限从2024年1月1日开始，到12月31日止。", "从2024年1月1日开始，到12月31日止", (2024, 2024)),
        ("统计期限为2023.1.1-2023.12.31。", "2023.1.1-2023.12.31", (2023, 2023)),
    ],
)
def test_period(masthead: Reads, text: str, passage: str, years: tuple[int, int]) -> None:
    read = masthead(f"根据条例编制。{text}")
    assert read.period is not None
    assert (read.period.text, read.period_years) == (passage, years)
    assert read.period.span().text == passage


@pytest.mark.parametrize(
    "text",
    ["2023年3月1日至5月31日开展宣传。", "2020年至2022年，统计工作有所加强。", "2023年编制报告。", "期限为15个工作日。"],
)
def test_no_period(text: str) -> None:
    assert period_in(text) is None


def test_the_period_called_so_before_another_year_long_range() -> None:
    text = "自2022年1月1日至2022年12月31日开展试点。本报告统计期限自2023年1月1日至2023年12月31日。"
    found = period_in(text)
    assert found is not None
    assert found.years == (2023, 2023)


def test_period_in_section_six(masthead: Reads) -> None:
    assert masthead(end="本报告数据的统计期限为2023年1月1日至12月31日。").period_years == (2023, 2023)


def test_period_cut_by_a_line_end(masthead: Reads) -> None:
    for cut in (12, 14, 22):
        text = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
        read = masthead(f"{text[:cut]}\n{text[cut:]}")
        assert read.period_years == (2023, 2023)


def test_year_from_the_surest_place(masthead: Reads) -> None:
    title, period, end = "某某局2023年政府信息公开年报", "统计期限为2022年1月1日至12月31日。", "某某局\n2022年1月20日"
    said = "2020年，依法公开。"
    assert masthead(f"{title}\n{period}", said, end, "2019.txt")[3:5] == (2023, "title")
    assert masthead(period, said, end, "2019.txt")[3:5] == (2022, "period")
    assert masthead("", said, end, "2019.txt")[3:5] == (2021, "signature")
    assert masthead("", said, "", "2019.txt")[3:5] == (2020, "text")
    assert masthead("", "依法公开。", "", "2019.txt")[3:5] == (2019, "path")
    assert masthead()[3:5] == (None, None)


def test_a_period_over_two_years_gives_no_year(masthead: Reads) -> None:
    assert masthead("统计期限为2021年1月1日至2020年12月31日。").year is None


def test_year_spoken_of_most(masthead: Reads) -> None:
    assert masthead(overview="2023年公开信息80条，比2022年多5条。2023年培训一次。").year == 2023
    assert masthead(overview="2023年公开信息80条，2022年公开75条。").year is None


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("reports/某某局2023年年报.txt", 2023),
        ("2024/某某局2023.docx", 2023),
        ("2024年公开/年报.txt", None),  # the year of publication, as likely as not
        ("20240115_某某局2023年年报.pdf", 2023),
        ("a4e415a2020ed183.txt", None),
        ("2022-2023.txt", None),
        ("2022对比2023年.txt", 2023),
        ("C:\\报告\\2023年报.txt", 2023),
    ],
)
def test_path_year(path: str, year: int | None) -> None:
    assert path_year(path) == year


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年1月20日", (2024, 1, 20)),
        ("2024 年 1 月 20 日。", (2024, 1, 20)),
        ("2024-01-20", (2024, 1, 20)),
        ("2024.1.20", (2024, 1, 20)),
        ("二○二四年十二月三十一日", (2024, 12, 31)),
        ("2024年1月20日印发通知", None),
        ("2024年", None),
    ],
)
def test_day(text: str, date: tuple[int, int, int] | None) -> None:
    found = day_in(text)
    assert (found.date if found else None) == date
