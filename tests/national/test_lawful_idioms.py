"""Ways of telling lawful figures that were taken for mistakes, with the mistakes beside them that are found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import gklint
from gklint.testing.report import report

_CARRIED = {
    "requests.received": 37, "requests.carried_out": 4, "outcome.total": 33, "outcome.disclosed": 30,
    "outcome.other.not_corrected": 3,
}  # fmt: skip
_DONE = {"requests.received": 37, "outcome.total": 37, "outcome.disclosed": 37}


def rules_of(text: str, *prefixes: str) -> list[str]:
    """The rules with these prefixes that find something in a whole report."""
    found = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    return [one.rule for one in found if one.rule.startswith(prefixes)]


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
        "2023年在网站共公开工作动态60篇，财政信息24条，公示公告30条。",
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
        ("通过新媒体发布信息260条。其中微信120条，微博1400条。", "GK315"),
    ],
)
def test_an_enumeration_that_does_not_add_up_is_found(sentence: str, rule: str) -> None:
    assert findings(f"（一）主动公开。{sentence}", None, "GK315", "GK316") == [rule]


_TITLE = "某某县林业局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "line",
    [
        f"{_TITLE} 2024-01-22",
        f"首页 > 政务公开 > 法定主动公开内容 > 年报 {_TITLE} 来源：县林业局 发布时间：2024-01-22 09:15",
        f"标题: {_TITLE}",
        f"您的位置：首页>年报>{_TITLE} 【打印】",
        "某某县林业局2023年政府信息\n\n公开工作年度报告",
        "某某县林业局2023年政府信息公开\n\n工作年度报告",
    ],
)
def test_a_title_is_read_among_what_a_page_has_beside_it(line: str, tmp_path: Path) -> None:
    text = report(title=line, organ="某某县林业局")
    assert rules_of(text, "GK70", "GK608") == []
    (tmp_path / "年报.txt").write_text(text, "utf-8")
    assert gklint.load(tmp_path / "年报.txt").organ == "某某县林业局"


def test_a_path_that_names_no_body_is_no_title() -> None:
    text = report(title="首页 > 政府信息公开 > 政府信息公开年报 2024-01-22", organ="某某县林业局")
    assert rules_of(text, "GK701") == ["GK701"]


@pytest.mark.parametrize("mark", ["、", "；", ";", "，"])
def test_a_heading_with_a_mark_left_behind_is_a_heading(mark: str) -> None:
    text = report(organ="某某县林业局")
    for name in ("一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况"):
        text = text.replace(name, name + mark, 1)
    assert rules_of(text, "GK10", "GK001") == []


def test_a_list_of_the_parts_is_no_row_of_headings() -> None:
    parts = "一、总体情况；\n二、主动公开政府信息情况；\n三、收到和处理政府信息公开申请情况；\n"
    text = report(preamble=f"本报告包括：\n{parts}", headings={"overview": "概要"}, organ="某某县林业局")
    assert "GK101" in rules_of(text, "GK101")


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告由2023年工作总体情况（包括主动公开、依申请公开、平台建设等方面），主动公开政府信息情况，收到和处理政府信息公开"
        "申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项六部分组成。",
        "本报告由概述、主动公开政府信息、依申请公开、行政复议、行政诉讼、存在的问题六个部分组成。",
    ],
)
def test_parts_within_a_part_and_parts_told_apart_are_counted_as_the_text_counts(sentence: str) -> None:
    assert rules_of(report(preamble=sentence, organ="某某县林业局"), "GK405") == []


def test_a_body_is_not_named_anew_by_the_body_it_stands_under() -> None:
    organ = "云川市生态环境局朝云分局"
    assert findings("云川市生态环境局朝云分局坚持依法公开。", None, "GK615", organ=organ) == []
    assert findings("朝云区政务服务局坚持依法公开。", None, "GK615", organ="朝云区政务服务管理局") == ["GK615"]


def test_the_bodys_own_place_may_end_like_the_next_word() -> None:
    organ = "沣城市城市管理局"
    assert findings("（一）主动公开。沣城市城市管理局公开信息20条。", None, "GK613", organ=organ) == []


@pytest.mark.parametrize("name", ["诸城市城市管理局", "运城市城市建设中心", "东城区城区改造办"])
def test_a_place_may_end_like_the_next_word(name: str) -> None:
    assert findings(f"（一）主动公开。{name}公开信息20条。", None, "GK613") == []


_OUTCOMES = {
    "requests.received": 90, "outcome.total": 90, "outcome.disclosed": 60, "outcome.refused.other_law": 6,
    "outcome.unavailable.not_held": 18, "outcome.other.remaining": 6,
}  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "全年办理占道施工申请件41件。",
        "公开施工许可信息25条、申请临时用地备案13条。",
        "受理公租房申请44件。",
        "主动公开信息80条、行政复议决定书17份、行政诉讼判决书3份。",
        "全年受理行政复议申请52件，审结47件；办理行政应诉案件14件，其中维持11件。",
        "全局共发文77件，其中主动公开50件，不公开25件，依申请公开2件。",
        "办结90件，予以公开60件，不予公开6件，无法提供等其他情况24件。",
        "办结90件，予以公开60件，不予公开等情形30件。",
        "予以公开60件，本机关不掌握相关信息无法提供13件，信息不存在的5件。",
        "全县政务新媒体63个，四个季度检查中，合格率均为100%。",
    ],
)
def test_figures_of_something_else_are_not_compared(sentence: str) -> None:
    assert findings(f"（二）依申请公开。{sentence}", _OUTCOMES) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请75件，办理完毕74件；办理上年结转件15件；办理县政府办公室转办件1件。",
        "共收到申请90件（含上年结转15件），申请量比去年上升27.4%。",
    ],
)
def test_a_carry_over_told_apart_belongs_to_the_year(sentence: str) -> None:
    facts = {**_OUTCOMES, "requests.received": 75, "requests.carried_in": 15}
    assert findings(f"（二）依申请公开。{sentence}", facts) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("收到申请41件。", "GK301"),
        ("因涉及国家秘密等原因不予公开24件。", "GK306"),
        ("予以公开60件，本机关不掌握13件。", "GK306"),
        ("未收到公众、法人或者其他组织等提出的政府信息公开申请。", "GK302"),
        ("答复90件，其中予以公开60件，占68.7%；不予公开6件，占6.67%；不掌握18件，占20%。", "GK317"),
        ("今年收到申请90件，去年收到77件，上升27.4%。", "GK318"),
    ],
)
def test_figures_of_the_tables_are_compared(sentence: str, rule: str) -> None:
    assert rule in findings(f"（二）依申请公开。{sentence}", _OUTCOMES)


def test_a_share_is_recomputed_of_the_base_that_comes_nearest() -> None:
    sentence = "答复90件。予以公开16件，占18.9%；不予公开6件，占6.67%；无法提供18件，占20%。"
    text = report(review="", overview=f"（二）依申请公开。{sentence}", organ="某某县林业局", facts=_OUTCOMES)
    found = gklint.lint_bytes(text.encode(), "年报.txt").diagnostics
    assert ["16件占90件的17.8%" in str(one.words.zh) for one in found if one.rule == "GK317"] == [True]


def _run_together(text: str) -> str:
    """The report with the lines of each section that has a table joined without a blank."""
    head, *rest = text.split("二、主动公开政府信息情况\n")
    tables, end = "".join(rest).split("五、存在的主要问题", 1)
    lines = [line.replace("\t", "").replace("|", "").strip() for line in tables.splitlines()]
    joined = "".join(f"\n{line}\n" if line.startswith(("三、收到", "四、政府")) else line for line in lines)
    return f"{head}二、主动公开政府信息情况\n{joined}\n五、存在的主要问题{end}"


def test_tables_whose_cells_were_run_together_are_not_blank() -> None:
    facts = {"licensing.decisions": 57, "penalty.decisions": 12, "requests.received": 3, "outcome.disclosed": 3}
    text = _run_together(report(organ="某某县林业局", facts={**facts, "outcome.total": 3}, layout="lines"))
    assert "行政许可57" in text
    assert rules_of(text, "GK501") == []
    assert "GK006" in rules_of(text, "GK006")
