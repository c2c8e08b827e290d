"""The sentence that says what the report is made of: the finding stands at the very words that are wrong."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing.report import report

_PARTS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_LAW = "根据《中华人民共和国政府信息公开条例》的规定，现公布本机关年度报告。"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (f"全文包括{'、'.join(_PARTS)}七个部分，统计期限自1月1日起至12月31日止。", "七个部分"),
        (f"本报告由{'、'.join(_PARTS[:4])}六部分组成。", "六部分"),
        (f"本报告共7个部分，即{'、'.join(_PARTS)}。", "7个部分"),
        (f"本报告由{'、'.join((*_PARTS, _PARTS[4]))}共六部分组成。", _PARTS[4]),
        (f"本报告包括{'、'.join((*_PARTS[:2], *_PARTS[3:]))}等内容。", "主动公开政府信息情况"),
        (f"本报告包括{'、'.join(_PARTS[1:])}等内容。", "主动公开政府信息情况"),
    ],
)
def test_a_finding_about_the_parts_stands_at_the_words_that_are_wrong(sentence: str, words: str) -> None:
    text = report(preamble=_LAW + sentence)
    [one] = gklint.lint_bytes(text.encode(), "年报.txt", select=["GK405", "GK406"]).diagnostics
    assert one.place.text == words
    assert text[: one.place.start.offset + len(words)].endswith(sentence[: sentence.rindex(words) + len(words)])
