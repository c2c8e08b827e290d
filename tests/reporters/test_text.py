"""The text a person reads at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from gklint.model.bilingual import Words
from gklint.model.diagnostic import SettledIdentity, SettledOperand, SettledRelated
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.positions import ReportPosition
from gklint.reporters.text import report
from gklint.reporters.width import Screen


def of(bench: Any, *diagnostics: Any, **parts: Any) -> Outcome:
    paths = sorted({diagnostic.place.path for diagnostic in diagnostics})
    files = tuple(FileRecord(path, "text", "utf-8", "甲区局", 2023, "2021", "report") for path in paths)
    return Outcome(diagnostics, files, bench.rules, **parts)


def shown(outcome: Outcome, **options: Any) -> list[str]:
    return str(report(outcome, ReporterOptions(**options))).splitlines()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("本年收到申请,已办结", ","),
        ("\t本年\u3000收到３件", "３"),
        ("abc 申请 def", "申请"),
        ("组合\u0301字\u200b后", "后"),
        ("首字", "首"),
    ],
)
def test_carets_stand_under_the_place(bench: Any, text: str, marked: str) -> None:
    finding = bench.diagnostic(bench.text("a.txt", text), marked)
    lines = shown(of(bench, finding))
    source, carets = (line for line in lines if line.lstrip().startswith("│"))
    screen, at = Screen(), source.index(marked)
    assert carets.count("^") == screen.width(marked)
    assert carets.index("^") == screen.width(source[:at])


def test_ambiguous_characters_take_two_columns_where_the_terminal_says_so(bench: Any) -> None:
    finding = bench.diagnostic(bench.text("a.txt", "“甲”…乙"), "乙")
    narrow = next(line for line in shown(of(bench, finding)) if "^" in line)
    wide = next(line for line in shown(of(bench, finding), settings={"ambiguous": 2}) if "^" in line)
    assert wide.index("^") - narrow.index("^") == 3


@pytest.mark.parametrize("at", [0, 5, 500, 990])
def test_a_long_line_is_cut_round_the_place(bench: Any, at: int) -> None:
    text = "长" * at + "错" + "尾" * (1000 - at)
    lines = shown(of(bench, bench.diagnostic(bench.text("a.txt", text), "错")), width=80)
    source, carets = (line for line in lines if line.lstrip().startswith("│"))
    assert Screen().width(source) <= 80
    assert carets.index("^") == Screen().width(source[: source.index("错")])
    assert ("…长" in source, "尾…" in source) == (at > 100, at < 900)


def test_a_finding_for_the_whole_file_shows_no_line(bench: Any) -> None:
    lines = shown(of(bench, bench.diagnostic(bench.text("a.txt", "某局"), "")))
    assert not any("│" in line for line in lines)


def test_the_figures_of_a_sum_with_expected_found_and_difference(bench: Any) -> None:
    source = bench.text()
    lines = shown(of(bench, bench.diagnostic(source, "8", tally=bench.tally(source))))
    start = next(index for index, line in enumerate(lines) if "本年新收[3]" in line)
    assert [re.split(r"\s{2,}", line.strip()) for line in lines[start : start + 6]] == [
        ["本年新收[3]", "3", "第1行"],
        ["本年新收[4]", "4", "第5行"],
        ["空白项", "0", "空白"],
        ["各项之和", "7"],
        ["表中“本年新收[8]”所填", "8", "第5行"],
        ["相差", "1"],
    ]
    width = Screen().width
    assert len({width(line[: re.search(r"\d(?=  |$)", line).end()]) for line in lines[start : start + 6]}) == 1  # type: ignore[union-attr]


def test_many_zeros_are_told_in_one_row_and_both_sides_get_a_sum(bench: Any) -> None:
    def operand(name: str, value: int, weight: int) -> SettledOperand:
        return SettledOperand(name, None, Words(name), value, weight, None)

    zeros = [operand(f"零{number}", 0, 1) for number in range(5)]
    tally = SettledIdentity((operand("甲", 3, 2), *zeros, operand("乙", 1, -1), operand("丙", 1, -1)), 6, 2, "==", 4)
    lines = [" ".join(line.split()) for line in shown(of(bench, bench.diagnostic(bench.text(), "8", tally=tally)))]
    assert [line for line in lines if re.match(r"(甲|零|其余|以上|乙|丙|相差)", line)] == [
        "甲 ×2 3 空白",
        "其余5项 0",
        "以上6项之和 6",
        "乙 1 空白",
        "丙 1 空白",
        "以上两项之和 2",
        "相差 4",
    ]


def test_a_single_figure_held_against_a_number_has_no_sum(bench: Any) -> None:
    """review.total > 0 of GK215: a table of one row that differs by 0 says nothing."""
    alone = SettledOperand("review.total", None, Words("行政复议·总计"), 0, 1, None)
    tally = SettledIdentity((alone,), 0, 0, ">", 0)
    text = shown(of(bench, bench.diagnostic(bench.text(), "8", tally=tally)))
    assert not any("相差" in line or "行政复议·总计" in line for line in text)


def test_findings_with_one_cause_stand_under_one_head(bench: Any) -> None:
    source = bench.text()
    one = bench.diagnostic(source, "8", cause="r1", repair=bench.repair(source))
    other = bench.diagnostic(source, "3 件", cause="r1", repair=bench.repair(source))
    between = bench.diagnostic(source, "| 受理", "GK601")
    lines = shown(of(bench, one, other, between))
    head = next(index for index, line in enumerate(lines) if "请先改这一格：总计：填了8，应为7" in line)
    assert sum("请先改这一格" in line for line in lines) == 1
    behind = next(index for index, line in enumerate(lines) if "改正后，以下2个问题即可消除：" in line)
    assert head < behind and [line.split()[0] for line in lines[behind + 1 : behind + 3]] == ["GK201", "GK201"]
    places = [line.split()[0] for line in lines if re.match(r" +第\d+行第\d+字 ", line)]
    assert places == ["第5行第16字", "第5行第1字"]


def test_the_sums_of_a_wrong_cell_are_folded_unless_asked_for(bench: Any) -> None:
    source = bench.text()
    one = bench.diagnostic(source, "8", repair=bench.repair(source), tally=bench.tally(source))
    assert not any("相差" in line for line in shown(of(bench, one)))
    assert "相差" in report(of(bench, one), ReporterOptions(verbose=True))


def test_findings_with_one_cause_and_no_certain_cell_stand_under_one_head(bench: Any) -> None:
    source = bench.text()
    found = [bench.diagnostic(source, text, cause="r1") for text in ("8", "3 件")]
    assert any("以下2个问题可能出自同一处错误：" in line for line in shown(of(bench, *found)))


def test_rules_are_named_in_english_or_when_asked(bench: Any) -> None:
    outcome = of(bench, bench.diagnostic(bench.text(), "8"))
    assert "row-total" not in report(outcome, ReporterOptions())
    for options in (ReporterOptions(language="en"), ReporterOptions(verbose=True)):
        assert "GK201 row-total" in report(outcome, options)


def test_a_repair_is_told_with_its_single_finding(bench: Any) -> None:
    source = bench.text()
    lines = shown(of(bench, bench.diagnostic(source, "8", cause="r1", repair=bench.repair(source))))
    assert any("请先改这一格：总计：填了8，应为7" in line for line in lines)
    assert any("改正后，这个问题即可消除：" in line for line in lines)


def test_related_places_are_shown_up_to_a_handful(bench: Any) -> None:
    source = bench.text()
    places = tuple(SettledRelated(Words(f"处{number}"), bench.place(source, "3 件")) for number in range(7))
    lines = shown(of(bench, bench.diagnostic(source, "8", related=places)))
    found = [line.strip() for line in lines if "参见" in line or "另有" in line]
    assert found == [*(f"参见第4行第6字：处{number}" for number in range(5)), "另有2处"]


def test_files_without_findings_are_listed_only_when_asked(outcome: Outcome) -> None:
    assert "净.txt" not in report(outcome, ReporterOptions())
    assert "净.txt  丁区局 2022" in report(outcome, ReporterOptions(verbose=True))


def test_each_finding_says_where_its_rule_is_explained_when_asked(outcome: Outcome) -> None:
    rule = outcome.diagnostics[0].rule
    assert f"gklint explain {rule}" in report(outcome, ReporterOptions(verbose=True))
    assert "gklint explain" not in report(outcome, ReporterOptions())


def test_a_file_that_was_not_examined_is_not_counted_as_checked(outcome: Outcome, bench: Any) -> None:
    strange = outcome.files[0]._replace(kind="not-a-report")
    info = next(one for one in outcome.diagnostics if one.severity == "info")
    nothing = replace(outcome, diagnostics=(info,), suppressed=(), failures=(), notices=(), files=(strange,))
    assert shown(nothing)[-1] == "共检查0个文件，另有1个文件未检查：提示1个"
    assert shown(nothing, language="en")[-1] == "0 files checked, 1 not checked: 1 info"
    silent = replace(nothing, diagnostics=(), files=(strange, outcome.files[0]))
    assert shown(silent) == ["共检查1个文件，另有1个文件未检查：未发现问题"]


def test_the_line_of_a_web_page_is_shown_without_its_tags(bench: Any) -> None:
    text = '<td><P align="center"><SPAN style="font-size:10pt">予以公开</SPAN></P></td><td>&nbsp;</td><td>16件</td>'
    shown_lines = shown(of(bench, bench.diagnostic(bench.text("a.html", text), "&nbsp;")))
    assert "│ 予以公开 （空白） 16件" in "\n".join(shown_lines).replace("    │", "│").replace("  ", " ")
    assert not any("<" in line for line in shown_lines)


def test_of_a_marked_text_too_long_for_the_screen_both_ends_are_shown(bench: Any) -> None:
    text = "全文包括" + "总体情况、" * 30 + "六部分组成。"
    lines = shown(of(bench, bench.diagnostic(bench.text("a.txt", text), text)), width=80)
    line = next(line for line in lines if "│" in line)
    assert "全文包括" in line and line.endswith("六部分组成。") and "……" in line


def test_places_of_which_the_same_is_said_share_a_line(bench: Any) -> None:
    source = bench.text("a.txt", "㈠主动公开\n㈡依申请公开\n㈢平台建设")
    same, other = Words("序号写法相同", "numbered alike"), Words("标题", "the title")
    others = [bench.diagnostic(source, mark).place for mark in ("㈡", "㈢")]
    related = (*(SettledRelated(same, place) for place in others), SettledRelated(other, others[0]))
    lines = shown(of(bench, replace(bench.diagnostic(source, "㈠"), related=related)))
    assert [line.strip() for line in lines if "参见" in line] == [
        "参见第2行第1字、第3行第1字：序号写法相同",
        "参见第2行第1字：标题",
    ]


def test_a_message_does_not_name_the_cell_again_that_stands_before_it(bench: Any) -> None:
    label = "表二“行政许可”行“本年增/减”列"
    source = bench.text("a.txt", "增6")
    finding = bench.diagnostic(source, "增6", words=Words(f"{label}填的是“增6”，应填“+6”", "worded"))
    place = finding.place._replace(position=ReportPosition(table="表二", row="行政许可", column="本年增/减"))
    lines = shown(of(bench, replace(finding, place=place)))
    assert any(line.strip() == "此格填的是“增6”，应填“+6”" for line in lines), lines


def test_the_closing_line_counts(outcome: Outcome, bench: Any) -> None:
    assert shown(outcome)[-1] == (
        "共检查5个文件，另有1个文件未检查：错误4个，警告2个，提示1个；基线中的旧问题还有1个；另有2个已豁免；检查未全部完成，有1处故障"
    )
    clean = replace(outcome, diagnostics=(), suppressed=(), failures=(), notices=(), files=outcome.files[:1])
    assert shown(clean) == ["共检查1个文件（报告/甲区 2023年.md，甲区局2023年度）：未发现问题"]
    assert shown(clean, language="en") == ["1 file checked (报告/甲区 2023年.md): nothing found"]


def test_colour_changes_nothing_but_colour(outcome: Outcome) -> None:
    plain, coloured = report(outcome, ReporterOptions()), report(outcome, ReporterOptions(color=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_what_a_report_holds_cannot_steer_the_terminal(bench: Any) -> None:
    source = bench.text("a\x1b[2J.txt", "正文\x1b]0;x\x07错")
    lines = report(of(bench, bench.diagnostic(source, "错", words=Words("\x1b[31m改"))), ReporterOptions())
    assert "\x1b" not in lines


def test_statistics_follow_when_asked(outcome: Outcome) -> None:
    assert shown(outcome, statistics=True)[-1] == "     7  合计"


def test_rich_is_for_colours_only() -> None:
    modules = ", ".join(f"gklint.reporters.{name}" for name in ("text", "concise", "json"))
    code = f"import sys, {modules}; print('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
