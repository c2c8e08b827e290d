"""Words made by class: verbs with their endings, measure words, rows of the tables, quantifiers, results of cases."""

from __future__ import annotations

import pytest
from narrative_claims import told


@pytest.mark.parametrize(
    "verb", ["办理完毕", "已答复完毕", "处理终结", "答清", "办竣", "业已办结", "出具书面告知书", "办结销号"]
)
def test_verbs_of_having_done(verb: str) -> None:
    assert told(f"全年{verb}申请7件。") == {"outcome.total": 7}


@pytest.mark.parametrize("verb", ["收案", "共接获", "累计接获", "登记在案", "先后受理"])
def test_verbs_of_receiving(verb: str) -> None:
    assert told(f"全年{verb}政府信息公开申请7件。") == {"requests.received": 7}


@pytest.mark.parametrize(
    "words",
    [
        "结转至次年的",
        "顺延到下一年度",
        "留待翌年",
        "尚未办结的",
        "仍未到答复期限的",
        "滚动到来年",
        "转2024年",
        "年底前尚未答复的",
    ],
)
def test_words_of_carrying_over(words: str) -> None:
    assert told(f"{words}申请7件。") == {"requests.carried_out": 7}


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("决定予以公开", "outcome.disclosed"),
        ("准予部分公开", "outcome.partly_disclosed"),
        ("不宜公开", "outcome.refused"),
        ("属国家秘密", "outcome.refused.state_secret"),
        ("涉及第三方合法权益", "outcome.refused.third_party"),
        ("行政执法卷宗类", "outcome.refused.enforcement_file"),
        ("需要重新汇总", "outcome.unavailable.needs_creation"),
        ("告知补正后申请内容仍然不清楚", "outcome.unavailable.still_unclear"),
        ("信访举报投诉类", "outcome.not_processed.petition"),
        ("无正当理由逾期不补正、不再处理", "outcome.other.not_corrected"),
    ],
)
def test_rows_of_outcomes(words: str, row: str) -> None:
    assert told(f"答复办结20件，{words}的7件。").get(row) == 7


@pytest.mark.parametrize("words", ["一件不落", "悉数", "桩桩件件", "俱皆", "无一遗漏地", "各件均"])
def test_words_for_all(words: str) -> None:
    assert told(f"收到的申请{words}办结。") == {"requests.carried_out": 0}


@pytest.mark.parametrize("words", ["始终没有", "概无", "从未有", "不曾有"])
def test_words_for_none(words: str) -> None:
    assert told(f"全年{words}行政诉讼。") == {"litigation.total": 0}


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("最终维持原行政行为", "review.upheld"),
        ("尚在审理中", "review.pending"),
        ("被纠错", "review.corrected"),
        ("终止审理", "review.other_part"),
    ],
)
def test_results_of_cases(words: str, row: str) -> None:
    found = told(f"行政复议7件，其中{words}的3件。")
    assert found.get(row) == 3 or found.get(row.removesuffix("_part")) == 3


@pytest.mark.parametrize("opening", ["由此", "经统计", "据统计", "总体来看", "从数量看", "综合来看", "台账显示"])
def test_words_that_change_nothing(opening: str) -> None:
    assert told(f"{opening}，全年收到申请7件。") == {"requests.received": 7}
