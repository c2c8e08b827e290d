"""Section one topic by topic: four with headings of their own and one without is one that is missing."""

from __future__ import annotations

import pytest

import gklint
from gklint.model.diagnostic import Diagnostic
from gklint.testing.report import report

_TOPICS = {
    "主动公开": "坚持把预算决算作为公开重点。",
    "依申请公开": "本年没有收到申请。",
    "政府信息管理": "定期清理过期信息。",
    "政府信息公开平台建设": "在便民服务中心设置查阅点，配备专人引导群众。",
    "监督保障": "每季度自查一次，落实责任追究制度。",
}


def found(without: str, lead: str = "一年来，保障了公众的知情权和监督权。", **changed: str) -> list[Diagnostic]:
    """What GK109 says of section one without the part on a topic."""
    topics = {topic: text for topic, text in (_TOPICS | changed).items() if topic != without}
    parts = [f"（{'一二三四五六'[at]}）{topic}情况\n{text}" for at, (topic, text) in enumerate(topics.items())]
    text = report(overview="\n".join([lead, *parts]), organ="某某县林业局")
    return list(gklint.lint_bytes(text.encode(), "年报.txt", select=["GK109"]).diagnostics)


def test_a_topic_that_alone_has_no_heading_is_missing_whatever_touches_it_in_passing() -> None:
    [one] = found("监督保障")
    assert (one.severity, one.words.zh) == ("warning", "总体情况缺“监督保障”部分")
    assert one.help is not None and one.help.zh == "请补写“（五）监督保障情况”；已写在其他部分的，请单列。"
    [one] = found("政府信息管理", 主动公开="坚持把预算决算作为公开重点，完善公开目录。")
    assert (one.severity, one.words.zh) == ("warning", "总体情况缺“政府信息管理”部分")
    assert one.help is not None and one.help.zh == "请补写“（三）政府信息管理情况”；已写在其他部分的，请单列。"


def test_a_topic_without_heading_that_the_text_names_is_missing_as_an_info() -> None:
    [one] = found("监督保障", 政府信息公开平台建设="维护网站，并纳入年度考核。")
    assert (one.severity, one.words.zh) == ("info", "总体情况缺“监督保障”部分")


@pytest.mark.parametrize(
    "changed",
    [
        {"其他工作": "每季度自查，定期检查。"},  # a fifth heading, which may be of the topic
        {"政府信息公开平台建设": "维护网站。\n定期检查，通报结果。"},  # a paragraph of its own
    ],
)
def test_a_topic_that_may_have_a_part_of_its_own_is_not_called_missing(changed: dict[str, str]) -> None:
    [one] = found("监督保障", **changed)
    assert one.severity == "info" and "没有单独成段" in one.words.zh


def test_topics_with_headings_are_all_there() -> None:
    assert found("") == []
    assert found("监督保障", 政府信息公开平台建设="维护网站。\n监督保障方面，定期检查。") == []
