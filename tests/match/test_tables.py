"""Statutory tables read by label: every way values and labels come apart in real reports."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gklint.match.form_files import read_form
from gklint.match.sections import SectionRegion
from gklint.match.tables import TablesRead, facts_of, read_tables
from gklint.model.document import Block, Cell, Paragraph, Table
from gklint.model.form import PARTIES, Form
from gklint.model.source import Passage, Source, Span

FORMS = Path(__file__).parents[2] / "rules" / "gklint_national" / "forms"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form((FORMS / "2021.yaml").read_text("utf-8"), "2021.yaml")


def lines(*texts: str) -> list[Block]:
    """One paragraph a text."""
    source = Source("r.txt", "\n".join(texts), "text")
    blocks: list[Block] = []
    at = 0
    for text in texts:
        blocks.append(Paragraph(Passage.of(source, at, at + len(text))))
        at += len(text) + 1
    return blocks


def table(*rows: Sequence[str], ruled: bool = False) -> Table:
    """One table whose rows are known."""
    text = "\n".join("\t".join(row) for row in rows)
    source = Source("r.txt", text, "text")
    built, at = [], 0
    for number, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            cells.append(Cell(Span(source, at, at + len(cell)), cell, number, column))
            at += len(cell) + 1
        built.append(tuple(cells))
    return Table(Span(source, 0, len(text)), tuple(built), ruled)


def three(form: Form, **changed: Sequence[str]) -> list[list[str]]:
    """All rows of table three as label and seven zeros; `changed` replaces a row's cells (r3_4_1=…)."""
    rows = [[row.ordinal + row.label, *"0000000"] for row in form.table("three").rows]
    for name, cells in changed.items():
        at = [row.id for row in form.table("three").rows].index(name.replace("_", "."))
        rows[at] = list(cells)
    return rows


def read(blocks: Sequence[Block], form: Form, key: str = "requests") -> TablesRead:
    return read_tables(blocks, [SectionRegion(key, 0, len(blocks))], form)


def values(result: TablesRead, concept: str) -> list[object]:
    return [fact.value for figure, fact in facts_of(result.readings).items() if figure[0] == concept]


def states(result: TablesRead) -> dict[str, str]:
    return {row.form.id: row.state for row in result.readings[0].rows if row.form is not None}


def test_l03_rows_of_label_and_seven_values(form):
    result = read([table(*three(form, r1=["一、本年新收政府信息公开申请数量", *"5100006"]))], form)
    assert values(result, "requests.received") == [5, 1, 0, 0, 0, 0, 6]
    assert len(facts_of(result.readings)) == 175


def test_l02_one_cell_a_line(form):
    cells = [cell for row in three(form, r4=["四、结转下年度继续办理", *"1000001"]) for cell in row]
    assert values(read(lines(*cells), form), "requests.carried_out") == [1, 0, 0, 0, 0, 0, 1]


def test_l02_with_a_lost_blank_is_not_placed(form):
    rows = three(form, r3_5_2=["2.重复申请", *"00000"])
    result = read(lines(*[cell for row in rows for cell in row]), form)
    assert states(result)["r3.5.2"] == "unplaced" and values(result, "outcome.not_processed.repeated") == []
    assert states(result)["r3.5.3"] == "placed"


def test_l02_with_all_blanks_of_a_row_lost_is_unplaced_not_missing(form):
    rows = three(form, r3_3_1=["1.属于国家秘密"])
    result = read(lines(*[cell for row in rows for cell in row]), form)
    assert states(result)["r3.3.1"] == "unplaced" and result.readings[0].missing == ()


def test_l10_label_and_values_split_by_blanks(form):
    texts = [" ".join(row) for row in three(form, r3_4_1=["1.本机关不掌握相关政府信息", "12", *"00000", "12"])]
    result = read(lines(*texts), form)
    assert values(result, "outcome.unavailable.not_held")[0] == 12
    assert facts_of(result.readings)["requests.received", "total"].span.column > 1


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("r3.7", "（七）总计（含上年结转）"),
        ("r3.1", "三、本年度办理结果 （一）予以公开（含部分公开）"),
        ("r3.5.3", "3.要求提供公开出版物(个)"),
    ],
)
def test_a_note_behind_a_label_names_no_other_row(form, row, label):
    changed = {row.replace(".", "_"): [label, *"9000009"]}
    found = read(lines(*(" ".join(cells) for cells in three(form, **changed))), form)
    reading = found.readings[0].row(row)
    assert reading is not None
    assert [text for text, _ in reading.values] == list("9000009")
    assert len([one for one in found.readings[0].rows if one.form is not None]) == len(form.table("three").rows)


def test_pipes_in_lines_that_are_no_table_part_the_cells(form):
    texts = [" | ".join(row) for row in three(form, r4=["四、结转下年度继续办理", *"1000001"])]
    result = read(lines(*texts), form)
    assert len(facts_of(result.readings)) == 175 and values(result, "requests.carried_out")[0] == 1


def test_l09_shifted_columns_and_trailing_blanks(form):
    rows = [["", *row, ""] if number % 2 else [row[0], "", *row[1:]] for number, row in enumerate(three(form))]
    assert len(facts_of(read([table(*rows)], form).readings)) == 175


def test_l16_label_wrapped_around_its_values(form):
    rows = three(form)
    rows[3] = ["（二）部分公开（区分处理的，只"]
    blocks = [table(*rows[:4]), *lines("x"), table(list("3000003")), *lines("计这一情形，不计其他情形）")]
    result = read([*blocks[:1], blocks[2], blocks[3], table(*rows[4:])], form)
    assert values(result, "outcome.partly_disclosed") == [3, 0, 0, 0, 0, 0, 3]
    assert states(result)["r3.3.1"] == "placed"


def test_l15_group_label_split_over_lines_joins_the_next_label(form):
    rows = three(form)
    rows.insert(4, ["（三）不予"])
    rows[5] = ["公开", *rows[5]]
    assert len(facts_of(read([table(*rows)], form).readings)) == 175


def test_l21_collapsed_blanks_are_not_placed(form):
    rows = [[row[0], "3", "3", *[""] * 8] for row in three(form)]
    result = read([table(*rows)], form)
    assert set(states(result).values()) == {"unplaced"} and not facts_of(result.readings)


def test_l21_collapsed_blanks_that_leave_seven_cells_are_not_placed(form):
    result = read([table(*[[row[0], "3", "3", *[""] * 5] for row in three(form)])], form)
    assert set(states(result).values()) == {"unplaced"}


def test_l22_only_the_first_and_total_columns_given(form):
    result = read([table(*[[row[0], "2", *[""] * 5, "2"] for row in three(form)])], form)
    assert values(result, "requests.received") == [2, None, None, None, None, None, 2]


def test_l23_all_blank_table_is_blank_not_unknown(form):
    result = read([table(*[[row[0], *[""] * 7] for row in three(form)])], form)
    assert set(values(result, "outcome.total")) == {None} and len(facts_of(result.readings)) == 175


def test_l26_an_extra_empty_last_column_with_a_blank_inside_a_row(form):
    rows = [[*row, ""] for row in three(form)]
    rows[0] = ["一、本年新收政府信息公开申请数量", "4", "", "0", "0", "0", "0", "4", ""]
    assert values(read([table(*rows)], form), "requests.received") == [4, None, 0, 0, 0, 0, 4]


def test_l25_more_values_than_columns(form):
    two = [["规章", *"000"], ["行政规范性文件", *"000"], ["行政许可", "5"], ["行政处罚", *"200"], ["行政强制", "0"]]
    result = read([table(*two, ["行政事业性收费", "0"])], form, "disclosure")
    assert states(result)["penalty"] == "surplus" and values(result, "penalty.decisions") == []
    assert values(result, "licensing.decisions") == [5]


def test_a_damaged_label_is_still_its_row(form):
    rows = three(form, r3_3_4=["4.保护弟三方合法权益", *"7000007"])
    assert values(read([table(*rows)], form), "outcome.refused.third_party")[0] == 7


def test_a_missing_row_is_missing_and_no_other_takes_its_place(form):
    rows = three(form)
    del rows[7]
    result = read([table(*rows)], form)
    assert [row.id for row in result.readings[0].missing] == ["r3.3.4"]


def test_a_local_row_is_kept_apart(form):
    rows = three(form)
    rows.insert(-2, ["4.转交其他机关办理", *"0000000"])
    result = read([table(*rows)], form)
    local = [row for row in result.readings[0].rows if row.form is None]
    assert [row.label for row in local] == ["4.转交其他机关办理"] and len(facts_of(result.readings)) == 175


def test_l29_blocks_out_of_order_are_matched_by_label(form):
    two = [
        ["行政事业性收费", "3.5"],
        ["规章", *"000"],
        ["规范性文件", *"120"],
        ["行政许可", "5"],
        ["行政处罚", "2"],
        ["行政强制", "0"],
    ]
    result = read([table(*two)], form, "disclosure")
    assert len(facts_of(result.readings)) == 10 and values(result, "normative.repealed") == [2]


def test_the_word_for_other_is_a_row_only_with_its_values(form):
    header = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]
    result = read([table(header, *three(form, r3_6_3=["3.其他", *"1000001"]))], form)
    assert values(result, "outcome.other.remaining")[0] == 1


def test_values_without_label_are_not_guessed(form):
    result = read([table(*three(form, r3_3_7=["", *"9000009"]))], form)
    assert states(result)["r3.3.7"] == "unplaced" and result.readings[0].missing == ()


def test_a_second_table_three_is_kept_apart(form):
    result = read([table(*three(form)), table(*three(form, r1=["一、本年新收政府信息公开申请数量", *"9000009"]))], form)
    assert values(result, "requests.received")[0] == 0 and len(result.surplus) == 1


def test_a_table_under_the_wrong_heading_is_found(form):
    result = read_tables([table(*three(form))], [SectionRegion("disclosure", 0, 1)], form)
    assert [reading.form.key for reading in result.readings] == ["three"]


HEADERS = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
]


def test_table_four_blank_cells_before_ten_zeros(form):
    result = read([table(*HEADERS, [*[""] * 5, *"0000000000"])], form, "review")
    found = facts_of(result.readings)
    assert found["review.total", None].value is None and found["litigation.direct.upheld", None].value == 0


def test_table_four_of_fifteen_lines(form):
    result = read(lines(*HEADERS[0], *HEADERS[1], *"123450000000000"), form, "review")
    assert facts_of(result.readings)["review.total", None].value == 5


def test_table_four_cut_into_small_tables(form):
    small = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    result = read(
        [table(small, list("10001")), table(small, list("02002")), table(small, list("00303"))], form, "review"
    )
    assert facts_of(result.readings)["litigation.after_review.total", None].value == 3


def test_table_four_with_lost_cells_is_not_placed(form):
    result = read(lines(*HEADERS[1], *"000000000000"), form, "review")
    assert states(result) == {"t4": "unplaced"} and not facts_of(result.readings)


def test_l30_a_sentence_between_heading_and_table_is_left_to_the_prose(form):
    blocks = [
        *lines("三、收到和处理政府信息公开申请情况", "2023年收到2件，均已办结。", "申请人情况"),
        table(*three(form)),
    ]
    assert read(blocks, form).consumed == {2, 3}


def test_l31_a_footnote_is_left_to_the_prose(form):
    blocks = [table(*three(form)), *lines("注：数量含上年度结转。")]
    assert read(blocks, form).consumed == {0}


def test_a_merged_blank_in_a_ruled_table_is_every_blank(form):
    rows = three(form)
    ruled = table(*rows, ruled=True)
    label, first = ruled.rows[0][0], ruled.rows[0][1]
    merged = (label, first._replace(text="", width=7))
    result = read([ruled._replace(rows=(merged, *ruled.rows[1:]))], form)
    assert values(result, "requests.received") == [None] * 7


def test_amounts_in_yuan_are_facts_in_ten_thousands(form):
    two = [["规章", *"000"], ["行政规范性文件", *"000"], ["行政许可", "5"], ["行政处罚", "2"], ["行政强制", "0"]]
    result = read([table(*two, ["行政事业性收费", "251000元"])], form, "disclosure")
    fact = facts_of(result.readings)["fees.amount", None]
    assert (str(fact.value), fact.raw) == ("25.1", "251000元")


def test_hostile_numbers_of_rows_are_bounded(form):
    assert read([table(*[["1.重复申请", *"0000000"]] * 5000)], form).readings == ()


def test_l19_a_row_cut_by_a_page_break_is_one_row(form):
    label = "一、本年新收政府信息公开申请数量"
    rows = three(form)
    result = read([table([label, "4", "0", "1"], ["0", "0", "0", "5"], *rows[1:])], form)
    assert values(result, "requests.received") == [4, 0, 1, 0, 0, 0, 5]
    assert set(states(result).values()) == {"placed"}


def test_l19_values_alone_that_do_not_complete_the_row_above_are_not_guessed(form):
    rows = three(form)
    result = read([table(["一、本年新收政府信息公开申请数量", "4", "0"], ["0", "0", "5"], *rows[1:])], form)
    assert states(result)["r1"] == "unplaced" and values(result, "requests.received") == []


def test_l21_blanks_lost_from_one_row_of_a_padded_table_are_not_guessed(form):
    rows = [[*row, "", ""] for row in three(form)]
    rows[0] = ["一、本年新收政府信息公开申请数量", "4", "4", *[""] * 7]
    rows[1] = ["二、上年结转政府信息公开申请数量", "4", "", "0", "0", "0", "0", "4", "", ""]
    result = read([table(*rows)], form)
    assert states(result)["r1"] == "unplaced"
    assert values(result, "requests.carried_in") == [4, None, 0, 0, 0, 0, 4]


def test_l09_a_blank_cell_where_columns_shift_is_not_guessed(form):
    rows = three(form)
    shifted = [
        [*row[:1], "", *row[1:], ""] if at >= 20 else [*row, "", ""] if at >= 4 else row for at, row in enumerate(rows)
    ]
    shifted[10] = [shifted[10][0], "4", "", "0", "0", "0", "0", "4", "", ""]
    result = read([table(*shifted)], form)
    assert sorted(set(states(result).values())) == ["placed", "unplaced"]
    assert states(result)[form.table("three").rows[10].id] == "unplaced"


def test_one_complete_row_is_not_enough_to_place_a_blank(form):
    rows = [[row[0], "1", "", "0", "0", "0", "0", "1", "", ""] for row in three(form)]
    rows[0] = ["一、本年新收政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1", "", ""]
    assert set(facts_of(read([table(*rows)], form).readings)) == {("requests.received", party) for party in PARTIES}
