"""Ways of telling lawful figures that were taken for mistakes, with the mistakes beside them that are found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import gklint
from gklint.testing.report import report

_CARRIED = {
    "requests.received": 37, "requests.carried_out": 4, "outcome.total": 33, "outcome.disclosed": 30,
    "outcome.other.not_corrected": 3,
}  # fmt: skip
_DONE = {"requests.received": 37, "outcome.total": 37, "outcome.disclosed": 37}


def findings(
    overview: str, facts: Mapping[str, int] | None = None, *prefixes: str, organ: str = "某某县林业局"
) -> list[str]:
    """The rules with these prefixes (GK3 without any) that find something in a report with this text."""
    text = report(review="", overview=overview, organ=organ, facts=facts or {})
    found = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    return [one.rule for one in found if one.rule.startswith(prefixes or ("GK3",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "共收到申请37件，除4件转入下一年度办理外，均已依法答复，答复率100%。",
        "收到申请37件，办结33件，4件结转下年度继续办理，办结率达100%。",
        "收到申请37件，已答复33件，4件正在听取第三方意见，答复率为100%。",
        "收到申请37件，其中3件逾期未补正，4件正在办理，其他均已答复。",
        "收到申请37件，4件尚在办理中，另外33件全部办结。",
        "全年收到申请37件，办结33件，到期办结率100%。",
        "全年收到申请37件，应答复件答复率100%。",
        "全年收到申请37件，已到期申请答复率100%。",
    ],
)
def test_all_done_beside_what_is_left_is_no_contradiction(sentence: str) -> None:
    assert findings(f"（二）依申请公开。{sentence}", _CARRIED, "GK304", "GK305") == []


@pytest.mark.parametrize("sentence", ["收到申请37件，答复率100%。", "收到申请37件，均已办结。", "37件申请全部答复。"])
def test_all_done_beside_a_carry_over_that_the_text_does_not_tell_is_one(sentence: str) -> None:
    assert findings(f"（二）依申请公开。{sentence}", _CARRIED, "GK305") == ["GK305"]


@pytest.mark.parametrize(
    "sentence",
    [
        "没有发生因政府信息公开申请行政复议、提起行政诉讼的情形。",
        "未出现因信息公开申请复议、提起诉讼情况。",
        "无因依申请公开申请行政复议、行政诉讼案件。",
        "依申请公开受理零遗漏、答复零差错。",
        "实现政府信息公开申请办理零失误。",
    ],
)
def test_what_denies_something_else_denies_no_requests(sentence: str) -> None:
    assert findings(f"（五）监督保障。{sentence}", _DONE, "GK302") == []


def test_requests_beside_reviews_are_denied_with_them() -> None:
    text = "（五）监督保障。未收到政府信息公开申请、行政复议和诉讼。"
    assert findings(text, _DONE, "GK302") == ["GK302"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年公开信息60条，其中政策类24条、预决算类33条、法治政府建设年度报告3条。",
        "公开信息60条，其中：动态类信息24条；公告类信息30条；其他主动公开类信息6条。",
        "公开各类信息60条，其中概况信息6条，动态信息40条，政府信息公开工作年度报告1条，预算公开13条。",
        "公开各类信息60条，其中网站发布24条，公众号发布30条，答复网民留言6件。",
        "发布信息60条，其中网站公开58条，含政策文件10条，其他文件48条。",
        "登载规章、规范性文件等60件，部门文件24件，政策解读30件。",
        "在网站公开工作动态60篇，财政信息24条，公示公告30条。",
        "公开信息60条，其中动态更新量24条，目录更新量33条，新开设专题7个，推送解读4条。",
    ],
)
def test_an_enumeration_that_adds_up_or_is_of_several_kinds_is_no_false_sum(sentence: str) -> None:
    assert findings(f"（一）主动公开。{sentence}", None, "GK315", "GK316") == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("全年公开信息60条，其中政策类24条、预决算类20条、法治政府建设年度报告3条。", "GK316"),
        ("公开各类信息60条，其中概况信息6条，动态信息40条，年度报告1条，预算公开17条。", "GK315"),
        ("发布信息60条，网站30条，公众号40条。", "GK315"),
    ],
)
def test_an_enumeration_that_does_not_add_up_is_found(sentence: str, rule: str) -> None:
    assert findings(f"（一）主动公开。{sentence}", None, "GK315", "GK316") == [rule]
