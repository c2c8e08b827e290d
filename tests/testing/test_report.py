"""The report that examples are written on: complete, lawful, and changed only where asked."""

import pytest

from gklint.model.form import SECTION_KEYS
from gklint.testing.report import compose, report
from gklint.testing.wording import HEADINGS


def rows(text: str) -> list[list[str]]:
    """The cells of each table row of a report in the layout `tabs`."""
    blocks = [block.split("\n") for block in text.split("\n\n")]
    return [[line[1:] for line in block] for block in blocks if all(line.startswith("\t") for line in block)]


def row(text: str, label: str) -> list[str]:
    return next(cells for cells in rows(text) if label in cells)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_has_title_sections_tables_and_signature(form: str) -> None:
    lines = [line for line in report(form=form).split("\n") if line]
    year = {"2019": 2020, "2021": 2023}[form]
    assert lines[0] == f"某某区民政局{year}年政府信息公开工作年度报告"
    assert [line for line in lines if line in HEADINGS.values()] == list(HEADINGS.values())
    assert lines[-2:] == ["某某区民政局", f"{year + 1}年1月20日"]


def test_every_cell_of_the_forms_is_printed() -> None:
    assert [len(compose(form=form).values) for form in ("2019", "2021")] == [22 + 6 + 161 + 15, 10 + 175 + 15]
    printed = [
        sum(cell.value for table in compose(form=form).tables for line in table.rows for cell in line)
        for form in ("2019", "2021")
    ]
    assert printed == [22 + 161 + 15, 10 + 175 + 15]


def test_rows_of_a_printed_table_are_equally_wide() -> None:
    for form in ("2019", "2021"):
        for table in compose(form=form, local=["inspection", "confirmation"] if form == "2019" else []).tables:
            assert {sum(cell.width for cell in line) for line in table.rows} == {table.width}


def test_spanning_labels_cover_their_rows() -> None:
    table = next(table for table in compose(form="2021").tables if table.key == "three")
    heights = {cell.text: cell.height for line in table.rows for cell in line if cell.height > 1}
    assert heights["三、本年度办理结果"] == 22
    assert heights["（三）不予公开"] == 8
    assert heights["（六）其他处理"] == 3


def test_a_bare_concept_of_table_three_fills_natural_person_and_total() -> None:
    text = report(**{"requests.received": 4})
    assert row(text, "一、本年新收政府信息公开申请数量")[1:] == ["4", "0", "0", "0", "0", "0", "4"]


def test_a_party_fills_one_cell_and_raw_text_stays_as_written() -> None:
    text = report(facts={"requests.received@business": "３ "})
    assert row(text, "一、本年新收政府信息公开申请数量")[1:] == ["0", "３ ", "0", "0", "0", "0", "0"]


def test_blank_cells_are_bare_tabs() -> None:
    assert row(report(**{"licensing.decisions": None}), "行政许可") == ["行政许可", ""]


def test_prose_follows_the_totals() -> None:
    parts = {"requests.received": 4, "outcome.disclosed": 3, "outcome.total": 3, "requests.carried_out": 1}
    assert "收到政府信息公开申请4件，上年结转0件，办结3件，结转下年度继续办理1件" in report(**parts)
    assert "未收到政府信息公开申请" in report()


def test_local_rows_stand_below_the_row_they_replace() -> None:
    text = report(form="2019", **{"confirmation.items_change": "+19"})
    assert row(text, "行政检查") == ["其他对外管理服务事项", "行政检查", "0", "0", "0"]
    assert row(text, "行政确认") == ["", "行政确认", "0", "+19", "0"]


def test_rows_tables_and_sections_can_go() -> None:
    text = report(drop_rows=["r3.3.1", "fees"], drop_tables=["four"], drop=["problems"])
    assert "1.属于国家秘密" not in text and "行政事业性收费" not in text
    assert row(text, "2.其他法律行政法规禁止公开")[:2] == ["", "（三）不予公开"]
    assert "结果维持" not in text and HEADINGS["review"] in text
    assert HEADINGS["problems"] not in text and "存在的主要问题：" not in text


def test_rows_and_labels_can_be_added_and_changed() -> None:
    text = report(extra_rows={"normative": "其他主动公开文件|1|2|3"}, labels={"行政规范性文件": "规范性文件"})
    cells = [line for line in rows(text) if line[0] in ("规范性文件", "其他主动公开文件")]
    assert cells == [["规范性文件", "0", "0", "0"], ["其他主动公开文件", "1", "2", "3"]]


def test_sections_in_another_order_keep_their_headings() -> None:
    order = ["overview", "requests", "disclosure", "review", "problems", "other"]
    lines = [line for line in report(order=order).split("\n") if line in HEADINGS.values()]
    assert lines == [HEADINGS[key] for key in order]


def test_prose_headings_and_notes_are_replaced() -> None:
    texts = {key: f"{key} 的正文。" for key in SECTION_KEYS}
    text = report(**texts, headings={"review": "四. 复议诉讼"}, notes={"review": "注：含上年。"}, end="", title="题")
    assert all(body in text for body in texts.values())
    assert "四. 复议诉讼" in text and text.startswith("题\n")
    assert text.index("结果维持") < text.index("注：含上年。") < text.index(HEADINGS["problems"])
    assert text.endswith("other 的正文。\n")


def test_a_whole_text_stands_for_itself() -> None:
    assert report(text="只有一行") == "只有一行"


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"overwiew": ""}, TypeError, "no part 'overwiew'"),
        ({"requests.recieved": 1}, ValueError, "no figure 'requests.recieved'"),
        ({"requests.received@nobody": 1}, ValueError, "requests.received@nobody"),
        ({"form": "2020"}, ValueError, "no form '2020'"),
        ({"layout": "tab"}, ValueError, "no layout 'tab'"),
    ],
)
def test_misspelt_parts_are_errors(parts: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        report(**parts)


def test_a_form_of_a_package_is_written_and_read(monkeypatch):
    from pathlib import Path

    from gklint.testing import forms_in
    from gklint.testing.examples import recognise_example

    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "plugins" / "hubei"))
    forms = forms_in("gklint_hubei")
    facts = {"other_files.disclosed": 7, "other_files.disclosed_total": 21}
    assert "其他主动公开文件" in report(form=forms["hubei-2019"], facts=facts)
    read = recognise_example({"form": "hubei-2019", "facts": facts}, forms)
    assert read.form.id == "hubei-2019" and read.value("other_files.disclosed_total") == 21
    with pytest.raises(ValueError, match="no form 'hubei-2019'"):
        recognise_example({"form": "hubei-2019"})
