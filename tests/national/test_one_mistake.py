"""One mistake is one finding, which says all that is wrong with the figure and what puts it right."""

from __future__ import annotations

import pytest

import gklint
from gklint.model.diagnostic import Diagnostic
from gklint.testing.report import report

_GROUNDS = {
    "outcome.refused.state_secret": 20,
    "outcome.refused.third_party": 45,
    "outcome.refused.internal_affairs": 25,
}
_FACTS = {"requests.received": 90, "outcome.total": 90, **_GROUNDS}
_LIST = "不予公开90件，分别为国家秘密20件，保护第三方合法权益{}件，三类内部事务信息25件。"


def found(sentence: str, **parts: object) -> list[Diagnostic]:
    """What is found of sentences against tables and fees."""
    text = report(**{"overview": f"（二）依申请公开。{sentence}", "facts": _FACTS, "organ": "某某县林业局", **parts})
    told = gklint.lint_bytes(text.encode(), "年报.txt", select=["GK3", "GK417"])
    return list(told.diagnostics)


@pytest.mark.parametrize(("wrong", "covered"), [(54, "GK315"), (40, "GK316")])
def test_a_wrong_item_is_told_with_the_list_that_it_spoils(wrong: int, covered: str) -> None:
    [one] = found(_LIST.format(wrong))
    assert one.rule == "GK306" and one.severity == "warning"
    assert (
        f"保护第三方合法权益{wrong}件，表三为45件，两者不符；所列各项之和因此为{wrong + 45}件，与总数90件不等"
        in one.words.zh
    )
    assert one.help is not None and one.help.zh == f"请核对，将正文的{wrong}件改为45件；改后各项之和即为90件。"
    text = report(overview=f"（二）依申请公开。{_LIST.format(wrong)}", facts=_FACTS, organ="某某县林业局")
    alone = gklint.lint_bytes(text.encode(), "年报.txt", select=[covered]).diagnostics
    assert [one.rule for one in alone] == [covered]  # where nothing else is asked it is told by itself


def test_a_wrong_total_is_told_with_its_items() -> None:
    cases = {"litigation.direct.total": 2, "litigation.direct.upheld": 2, "litigation.after_review.total": 3,
             "litigation.after_review.upheld": 3}  # fmt: skip
    [one] = found("被提起行政诉讼7件，其中未经复议直接起诉2件，复议后起诉3件。", facts=cases)
    assert one.rule == "GK309"
    assert one.words.zh.endswith("表四为5件（未经复议直接起诉2件、复议后起诉3件），两者不符；所列各项之和也是5件")


def test_an_amount_that_is_denied_is_told_once_whatever_the_amount() -> None:
    fees = "本年度未收取信息处理费。\n发出收费通知1件，收取信息处理费45元。"
    [one] = found("", other=fees)
    assert one.rule == "GK313" and one.related[0].words.zh == "“本年度未收取信息处理费”"


def test_two_kinds_of_applicants_that_take_from_each_other_are_one_mistake() -> None:
    facts = {"requests.received@natural_person": 9, "requests.received@business": 6, "requests.received@total": 15}
    [one] = found("收到政府信息公开申请15件，其中自然人12件，商业企业3件。", facts=facts)
    assert one.words.zh == (
        "正文写自然人申请12件，表三“自然人”列本年新收为9件；写商业企业申请3件，表三“商业企业”列本年新收为6件，均不相符"
    )
    assert [other.words.zh for other in one.related] == ["9件", "6件"]


def test_a_total_told_twice_is_held_against_the_table() -> None:
    sentence = "全年收到政府信息公开申请90件。本年度共收到政府信息公开申请60件，均已答复。"
    [one] = [one for one in found(sentence) if one.rule == "GK320"]
    assert one.words.zh == "收到申请数前后不一致：前文为90件，此处为60件，表三本年新收为90件"


@pytest.mark.parametrize(
    ("sentence", "rule", "told", "advice"),
    [
        (
            "共答复政府信息公开申请90件，其中予以公开54件，占50%。",
            "GK306",
            "正文写予以公开54件，表三为45件，两者不符；正文所写的50%也是按45件计算的",
            "请核对，将正文的54件改为45件。",
        ),
        (
            "收到政府信息公开申请99件，比上年的75件增长20%。",
            "GK301",
            "正文写收到申请99件，表三本年新收为90件，两者不符；正文所写的20%也是按90件计算的",
            "请核对，将正文的99件改为90件。",
        ),
    ],
)
def test_a_rate_that_was_made_of_the_right_figure_is_told_with_the_wrong_one(
    sentence: str, rule: str, told: str, advice: str
) -> None:
    facts = {"requests.received": 90, "outcome.disclosed": 45, "outcome.unavailable.not_held": 45, "outcome.total": 90}
    [one] = found(sentence, facts=facts)
    assert (one.rule, one.words.zh) == (rule, told)
    assert one.help is not None and one.help.zh == advice
