"""Accepted and recognisable wordings of the six headings."""

import pytest

from gklint.match.heading_wordings import Wordings


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("总体情况", "overview"),
        ("主动公开政府信息情况", "disclosure"),
        ("主动公开政府 信息情况", "disclosure"),
        ("收到和处理政府信息公开申请情况", "requests"),
        ("政府信息公开行政复议、行政诉讼情况", "review"),
        ("政府信息公开行政复议 、行政诉讼情况", "review"),
        ("存在的主要问题及改进情况", "problems"),
        ("其他需要报告的事项", "other"),
        ("總體情況", "overview"),
    ],
)
def test_canonical(words: Wordings, body: str, key: str) -> None:
    assert words.exact(body) == (key, "canonical")


@pytest.mark.parametrize(
    ("body", "key"),
    [  # H02, H03, H20
        ("总体工作情况", "overview"),
        ("政府信息公开工作总体情况", "overview"),
        ("2023年某某区民政局政府信息公开工作总体情况", "overview"),
        ("工作概述", "overview"),
        ("行政机关主动公开政府信息情况", "disclosure"),
        ("政府信息主动公开情况", "disclosure"),
        ("本年度主动公开政府信息情况", "disclosure"),
        ("主动公开政府信息的情况", "disclosure"),
        ("主动公开政务信息情况", "disclosure"),
        ("行政机关收到和处理政府信息公开申请情况", "requests"),
        ("收到和处理政府信息公开的申请情况", "requests"),
        ("收到和处理政府信息公开申请情况统计表", "requests"),
        ("政府信息公开行政复议和诉讼情况", "review"),
        ("政府信息公开行政复议行政诉讼情况", "review"),
        ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", "review"),
        ("被申请行政复议、提起行政诉讼情况", "review"),
        ("政府信息公开工作行政复议、行政诉讼情况", "review"),
        ("存在的主要问题和改进情况", "problems"),
        ("存在问题及改进情况", "problems"),
        ("存在的问题及改进情况", "problems"),
        ("存在问题与改进方向", "problems"),
        ("存在的主要问题及改进措施", "problems"),
        ("政务公开工作存在的主要问题及改进情况", "problems"),
        ("其他需要报告的情况", "other"),
        ("其它需要报告的事项", "other"),
        ("其他报告事项", "other"),
    ],
)
def test_accepted(words: Wordings, body: str, key: str) -> None:
    assert words.exact(body) == (key, "variant")


@pytest.mark.parametrize(
    "body",
    [
        "工作机制保障",
        "附件",
        "本年新收政府信息公开申请数量",
        "存在的主要问题、改进情况及其他需要报告的事项",
        "政府信息",
        "",
    ],
)
def test_not_accepted(words: Wordings, body: str) -> None:
    assert words.exact(body) is None


@pytest.mark.parametrize(
    ("body", "number", "key"),
    [
        ("2023年主动公开信息工作开展情况", 2, "disclosure"),
        ("收到和处理政府信息公开中请情况", 3, "requests"),
        ("存在的不足和问题", 5, "problems"),
        ("存在的主要问题、改进情况及其他需要报告的事项", 5, "problems"),  # H11
        ("信息公开行政复议和行政诉讼的办理", None, "review"),
    ],
)
def test_near(words: Wordings, body: str, number: int | None, key: str) -> None:
    assert words.near(body, number) == (key, "keyword")


def test_one_word_alone_is_not_enough(words: Wordings) -> None:
    assert words.near("主动公开工作的组织领导", 4) is None
    assert words.near("工作机制保障", 2) is None


def test_at_start(words: Wordings) -> None:
    assert words.at_start("总体情况 2023年，本单位") == (("overview", "canonical"), 4)
    assert words.at_start("主动公开政府 信息情况。") == (("disclosure", "canonical"), 11)
    assert words.at_start("加强组织领导") is None
    assert words.at_start("总体要求是") is None


@pytest.mark.parametrize(
    "body",
    [
        "本年新收政府信息公开申请数量",
        "上年结转",
        "本年度办理结果",
        "本年度办理",
        "结转下年度继续办理",
        "本年新收政府信息公升申请数量",
        "",
    ],
)
def test_row_labels_are_no_headings(words: Wordings, body: str) -> None:
    assert words.is_row(body)


@pytest.mark.parametrize("body", ["收到和处理政府信息公开申请情况", "工作机制保障", "附件"])
def test_headings_are_no_row_labels(words: Wordings, body: str) -> None:
    assert not words.is_row(body)
