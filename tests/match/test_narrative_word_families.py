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


@pytest.mark.parametrize("words", ["移续次年办理", "来不及答复而转至2024年", "顺转下年度"])
def test_further_words_of_carrying_over(words: str) -> None:
    assert told(f"{words}的申请2件。") == {"requests.carried_out": 2}


@pytest.mark.parametrize("words", ["前一年度移续至本报告期办理", "去年年底没来得及办、转到今年"])
def test_words_of_carrying_in(words: str) -> None:
    assert told(f"{words}的申请8件。") == {"requests.carried_in": 8}


@pytest.mark.parametrize("words", ["年末保留现行有效的", "继续保留", "截至目前仍有效的"])
def test_words_of_being_in_force(words: str) -> None:
    found = told(f"制定规范性文件9件，废止4件，{words}36件。")
    assert found == {"normative.issued": 9, "normative.repealed": 4, "normative.in_force": 36}


@pytest.mark.parametrize("words", ["制作并公开", "制定并主动公开", "出台并及时公开"])
def test_words_of_issuing_and_disclosing(words: str) -> None:
    assert told(f"{words}规范性文件6件。") == {"normative.issued": 6}


@pytest.mark.parametrize("words", ["没有一个人去申请", "无一人提起", "没有一位申请人因对答复不服而申请"])
def test_not_one_person(words: str) -> None:
    assert told(f"全年{words}行政复议。") == {"review.total": 0}


def test_not_one_company_is_no_denial_of_all() -> None:
    assert "requests.received" not in told("全年没有一家企业提出申请。")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("未走复议程序、径直向人民法院起诉的", "direct"),
        ("没有申请行政复议而直接起诉的", "direct"),
        ("走完复议程序后再起诉的", "after_review"),
    ],
)
def test_words_for_kinds_of_litigation(words: str, kind: str) -> None:
    assert told(f"{words}案件11件。") == {f"litigation.{kind}.total": 11}


@pytest.mark.parametrize("opening", ["问题之一是", "不足之二是", "短板在于"])
def test_what_a_problem_is_said_to_be(opening: str) -> None:
    assert told(f"{opening}行政复议被纠正的案件仍有16件。") == {"review.corrected": 16}


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("递了54回政府信息公开申请。", "requests.received", 54),
        ("旧存申请6件。", "requests.carried_in", 6),
        ("没复议就直接起诉的6件。", "litigation.direct.total", 6),
        ("复议完又起诉的6件。", "litigation.after_review.total", 6),
        ("补正了还是不清楚的6件。", "outcome.unavailable.still_unclear", 6),
        ("没能公开的6件。", "outcome.refused", 6),
    ],
)
def test_spoken_words(text: str, quantity: str, value: int) -> None:
    assert told(text).get(quantity) == value
