"""Advice that fits the case at hand, and places that are named as people name them."""

from __future__ import annotations

import gklint
from gklint.model.diagnostic import Diagnostic
from gklint.testing.report import report

_CASES = {"review.total": 4, "review.upheld": 4}


def _found(rule: str, text: str) -> Diagnostic:
    return next(one for one in gklint.lint_bytes(text.encode(), "年报.txt").diagnostics if one.rule == rule)


def test_of_a_section_whose_table_is_there_only_the_heading_is_asked_for() -> None:
    """Who followed the advice to add a table filled with 0 had two tables."""
    lines = report(facts=_CASES).splitlines()
    without = "\n".join(line for line in lines if not line.startswith("四、"))
    found = _found("GK101", without)
    assert "缺少标题“四、" in found.words.zh
    assert "表格保留不动" in found.help.zh


def test_new_cases_are_offered_as_a_reason_only_for_fewer_of_them() -> None:
    more, fewer = (report(overview=f"（二）依申请公开。全年发生行政复议{count}件。", facts=_CASES) for count in (5, 3))
    assert "新发生" not in _found("GK308", more).help.zh
    assert "新发生" in _found("GK308", fewer).help.zh


def test_a_date_alone_at_the_end_is_the_signature() -> None:
    found = _found("GK709", report(organ="某某县人民政府", end="某某县人民政府\n2024年4月25日"))
    assert found.place.position.section == "落款"


def test_marks_around_words_are_told_apart_from_the_words() -> None:
    found = _found("GK119", report(overview="（一）主动公开。加强公开，**完善制度**，定期通报。"))
    assert "“完善制度”前后有多余的排版符号“**”" in found.words.zh


def test_the_name_above_the_date_is_the_signature_too() -> None:
    found = _found("GK714", report(organ="永安区发展和改革局", end="永安区财政局\n2024年1月20日"))
    assert found.place.position.section == "落款"


def test_a_number_that_is_wrong_behind_the_right_title_is_told_once() -> None:
    title = "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    cited = f"根据《条例》和{title}（国办公开办函〔2019〕60号）编制。"
    found = gklint.lint_bytes(report(preamble=cited).encode(), "年报.txt").diagnostics
    assert [one.rule for one in found if one.rule in ("GK407", "GK409")] == ["GK409"]


def test_a_denied_result_is_not_explained_by_cases_left_open() -> None:
    text = report(
        overview="（二）依申请公开。被申请行政复议4件，无被纠正案件。",
        facts={"review.total": 4, "review.corrected": 1, "review.upheld": 3},
    )
    assert "上年未审结" not in _found("GK310", text).help.zh


def test_an_old_header_is_to_be_renamed_not_its_column_deleted() -> None:
    found = _found("GK004", report(labels={"本年制发件数": "本年新制作数量"}))
    assert "改为“本年制发件数”" in found.help.zh
