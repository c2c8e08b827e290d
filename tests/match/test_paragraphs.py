"""Wrapped lines become paragraphs again; lines that merely lack an end mark stay apart."""

from collections.abc import Callable

import pytest

from gklint.match.paragraphs import is_furniture, is_note, is_scrap, paragraphs_in, preamble_in, setting_of
from gklint.match.sections import SectionRegion
from gklint.model.document import Document, Paragraph

Makes = Callable[..., Document]


def joined(document: Document) -> list[str]:
    region = SectionRegion("overview", 0, len(document.blocks))
    setting = setting_of(document.blocks, frozenset())
    found = list(paragraphs_in(document.blocks, region, frozenset(), setting))
    assert all(isinstance(item, Paragraph) for item in found)
    return [item.text for item in found if isinstance(item, Paragraph)]


LONG = (
    "本单位认真贯彻落实条例要求，及时公开机构职能、财政信息、重大项目、政策解读和办事指南等内容，"
    "不断规范公开的程序，拓宽公开的渠道，丰富公开的形式，提高公开的质量，方便群众查阅和监督，"
    "并就群众关心的热点问题组织访谈、发布会和开放日等活动，收到了良好的社会效果。"
)


@pytest.mark.parametrize("width", [20, 25, 37])
def test_l20_hard_wrapped_text(document: Makes, width: int) -> None:
    lines = [LONG[at : at + width] for at in range(0, len(LONG), width)]
    assert joined(document("（一）主动公开\n" + "\n".join(lines) + "\n（二）依申请公开\n没有收到申请。")) == [
        "（一）主动公开",
        LONG,
        "（二）依申请公开",
        "没有收到申请。",
    ]


def test_l20_sentence_cut_by_a_page_break(document: Makes) -> None:
    assert joined(document("由办公室负责政务公开工作的推进，做好信\n\n息公开和网络维护等工作。")) == [
        "由办公室负责政务公开工作的推进，做好信息公开和网络维护等工作。"
    ]


@pytest.mark.parametrize("page", ["— 3 —", "- 3 -", "第 3 页 共 8 页", "3/8"])
def test_l18_page_number_in_a_sentence(document: Makes, page: str) -> None:
    text = f"由办公室负责政务公开工作的推进，做好信\n{page}\n息公开和网络维护等工作。"
    assert joined(document(text)) == ["由办公室负责政务公开工作的推进，做好信息公开和网络维护等工作。"]


def test_n18_number_cut_by_a_line_end(document: Makes) -> None:
    assert joined(document("全年通过网站主动公开 1\n295 件，同比增长。")) == [
        "全年通过网站主动公开 1295 件，同比增长。"
    ]


def test_places_of_a_joined_paragraph(document: Makes) -> None:
    made = document("由办公室负责政务公开工作的推进，做好信\n\n息公开和网络维护等工作。")
    item = next(iter(paragraphs_in(made.blocks, SectionRegion(None, 0, 2), frozenset(), setting_of(made.blocks, ()))))
    assert isinstance(item, Paragraph)
    at = item.text.index("信息公开")
    assert item.passage.span(at, at + 1).text == "信"
    assert item.passage.span(at + 1, at + 2).line == 3


@pytest.mark.parametrize(
    "text",
    [
        "全年主动公开信息八十条。\n办理申请五件。",
        "（四）政务公开平台建设及制度化规范化建设\n\n一是维护网站。",  # a heading is no cut sentence
        "全年依法办理群众提出的信息公开申请\n\n2023年，开展培训一次。",  # no end mark, but a new paragraph
        "全年依法办理群众提出的信息公开申请\n\n（二）平台建设\n更新栏目。",
        "全年依法办理群众提出的信息公开申请\n\n\u3000\u3000群众满意度有所提高。",
        "全年依法办理群众提出的信息公开申请\n\n某某区民政局\n2024年1月20日",
        "全年依法办理群众提出的信息公开申请\n\n注：含上年结转。",
        "全年依法办理群众提出的信息公开申请\n群众满意度有所提高。\n按时公开。",  # lines of one paragraph each
        "某某街道办事处\n\n二〇二四年一月二十日",
        "无\n\n某某局",
    ],
)
def test_paragraphs_that_stay_apart(document: Makes, text: str) -> None:
    assert joined(document(text)) == [line.strip() for line in text.split("\n") if line.strip()]


def test_paragraphs_of_formats_that_state_their_bounds_stay_apart(document: Makes) -> None:
    text = "由办公室负责政务公开工作的推进，做好信\n\n息公开和网络维护等工作。"
    assert len(joined(document(text, joined=True))) == 2


def test_a_long_line_is_not_wrapped_when_others_are_longer(document: Makes) -> None:
    lines = [LONG, LONG[:40], "群众满意度有所提高。", LONG * 2, LONG[:43], "按时公开。"]
    assert joined(document("\n".join(lines))) == lines


def test_latin_words_keep_a_blank(document: Makes) -> None:
    lines = [LONG[:30] + "Public", "Affairs Service，" + LONG[30:51], LONG[51:88], LONG[88:125], LONG[125:]]
    assert joined(document("\n".join(lines))) == [LONG[:30] + "Public Affairs Service，" + LONG[30:]]


def test_crlf(document: Makes) -> None:
    text = "由办公室负责政务公开工作的推进，做好信\r\n\r\n息公开和网络维护等工作。"
    assert len(joined(document(text))) == 1


@pytest.mark.parametrize(
    "text",
    [  # L33
        "首页 > 政务公开 > 政府信息公开年报",
        "当前位置：首页＞公开",
        "发布时间：2024-01-20 09:30",
        "来源：某某区民政局    发布时间：2024-01-20",
        "字号：[大 中 小]",
        "打印 关闭",
        "打印",
        "上一篇：某某通知",
        "版权所有：某某区人民政府",
        "京ICP备12345号",
        "目录",
        "一、总体情况........1",
    ],
)
def test_l33_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text", ["来源广泛的意见建议有所增加", "发布时间：按时发布。", "打印店管理办法", "5", "2024年1月20日", "附件"]
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_notes_and_scraps() -> None:
    assert is_note("注：含上年结转。")
    assert is_note("备注：无")
    assert not is_note("注重公开实效。")
    assert is_scrap("结果")
    assert is_scrap("政府集中采购 26 7328.3780")
    assert is_scrap("本年收费金额（单位：万元）")
    assert not is_scrap("全年没有收到申请。")


def test_preamble_begins_with_the_title(document: Makes) -> None:
    made = document("某某区政府门户网站\n政务公开\n某某局2023年政府信息公开工作年度报告\n根据条例编制本报告。")
    title = made.blocks[2]
    assert isinstance(title, Paragraph)
    found = list(preamble_in(made.blocks, SectionRegion(None, 0, 4), (), setting_of(made.blocks, ()), title.passage))
    assert [item.text for item in found if isinstance(item, Paragraph)] == [
        "某某局2023年政府信息公开工作年度报告",
        "根据条例编制本报告。",
    ]
