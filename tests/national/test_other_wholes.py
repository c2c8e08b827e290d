"""Figures of another whole than the tables': they are not compared."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing.report import report

_FACTS = {
    "requests.received": 186, "requests.carried_out": 2, "outcome.total": 184, "outcome.disclosed": 169,
    "outcome.not_processed.petition": 8, "outcome.not_processed.repeated": 5, "outcome.not_processed.excessive": 2,
    "outcome.disclosed@natural_person": 146, "outcome.partly_disclosed@natural_person": 88, "normative.issued": 58,
    "review.total": 19, "review.upheld": 19,
}  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        ("市政府制发规范性文件9件，市政府办公室制发规范性文件14件。", "某某市人民政府"),
        ("向市政府提出的申请213件，由市政府办公室直接答复187件。", "某某市人民政府"),
        ("全省共收到申请21648件。", "某某县人民政府"),
        ("信访举报投诉类申请8件、重复申请5件、无正当理由大量反复申请2件，均按规定作不予处理。", "某某区人民政府"),
        ("对13个县、42个市直部门开展第三方评估，优秀17个、良好31个、合格7个。", "某某市人民政府"),
        ("本机关作为复议机关审理信息公开复议案件8件。", "某某市人民政府"),
        ("全年收到申请186件，截至报告发布日已全部办结。", "某某市人民政府"),
        ("对自然人的申请予以公开146件、部分公开88件。", "某某市人民政府"),
    ],
)
def test_a_figure_of_another_whole_is_not_compared(sentence: str, organ: str) -> None:
    text = report(review="", overview=f"（二）依申请公开。{sentence}", organ=organ, facts=_FACTS)
    found = [
        one for one in gklint.lint_bytes(text.encode(), "年报.txt").diagnostics if one.rule[:4] in ("GK30", "GK31")
    ]
    assert [(one.rule, one.message) for one in found] == []


def test_all_done_and_no_carry_over_are_one_finding_with_the_figures() -> None:
    text = report(review="", overview="（二）依申请公开。收到申请186件，均已办结，无结转。", facts=_FACTS)
    diagnostics = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    found = [one for one in diagnostics if one.rule in ("GK304", "GK305")]
    assert [one.rule for one in found] == ["GK305"]
    assert "办结184件，结转下年度继续办理2件" in str(found[0].help)
