"""GK118: instructions or placeholders of the template were left in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, quotation, rule

_UNITS = "年月日号时件条项次篇部份个人名期场户家起宗万元局办委厅处科股室所站队镇乡县区市省州街村社单位机关部门"


class _Remnant(NamedTuple):
    """A kind of remnant: texts one of which must occur, and the pattern then searched."""

    key: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]


_REMNANTS = (
    _Remnant(
        "instruction",
        ("文字描述", "在此处报告", "以表格形式报告", "具体网址", "具体地址", "此处填", "请填写", "填写说明", "请在此"),
        lazy_pattern(
            r"(?:该|本|此)部分以表格形式报告[^。\n]{0,20}。?(?:表格如下[：:。]?)?|[（(]\s*(?:具体网址|具体地址)[^（）()\n]{0,10}[)）]"
            r"|[（(][^（）()\n]{0,20}(?:文字描述|在此处报告)[^（）()\n]{0,40}[)）]"
            r"|[（(【\[]\s*(?:此处填写?|请填写|请在此处?|填写说明)[^（）()【】\[\]\n]{0,40}[)）】\]]"
        ),
    ),
    _Remnant(
        "font",
        ("宋体", "仿宋", "黑体", "楷体", "号字", "行距"),
        lazy_pattern(
            r"[（(【][^（）()【】\n]{0,16}(?:宋体|仿宋|黑体|楷体|[一二三四五]号字|行距)[^（）()【】\n]{0,16}[)）】]"
        ),
    ),
    _Remnant(
        "article",
        ("含《",),
        lazy_pattern(r"[（(]含《(?:中华人民共和国)?(?:政府信息公开)?条例》第五十条[^（）()\n]{0,50}[)）]"),
    ),
    _Remnant("exact", ("要素齐全",), lazy_pattern(r"[（(][^（）()\n]{0,12}要素齐全[^（）()\n]{0,12}[)）]")),
    _Remnant("cross", ("×",), lazy_pattern(rf"(?<![\d×])(?:\d{{0,3}}×{{1,4}})(?=[{_UNITS}])|×{{3,}}")),
    _Remnant("letter", ("X", "x", "Ｘ"), lazy_pattern(rf"(?<![A-Za-z0-9Ｘ])(?:20\d?)?[XxＸ]{{1,4}}(?=[{_UNITS}])")),
    _Remnant("underline", ("__",), lazy_pattern(r"_{3,}")),
)

# Before words of the form that are quoted in saying what the report has: 全文包括主动公开、……监督保障（含……）.
_IN_LIST = lazy_pattern(r"(?:包括|包含|涵盖|分为|由)[^。]*、[^。]*$")
_SHORT = 4  # characters of a remnant that says nothing by itself
_LONGEST = 40  # characters of a remnant that are shown


@rule(
    "GK118",
    "template-left-over",
    severity="warning",
    summary=("模板的说明或占位符没有删改", "instructions or placeholders of the template were left"),
    basis="公文定稿的要求（正式文本不含填写说明和占位符）",
    help=("请删去填写说明，将占位符替换为实际内容。", "Remove the instructions and fill in the placeholders"),
    examples=[
        fails("XX局2023年依法做好政府信息公开工作。", at="XX"),
        fails("全年共收到政府信息公开申请××件。", at="××"),
        fails("202X年，本机关依法做好政府信息公开工作。", at="202X"),
        fails("全年共主动公开政府信息____条。", at="____"),
        fails("查询网址见门户网站（具体网址）。", message="（具体网址）"),
        fails(
            "（文字描述）\n本机关依法公开政府信息。",
            other="（文字描述，收取信息处理费情况在此处报告。）\n本年度未收取信息处理费。",
            count=2,
            comment="格式自带的填写说明",
        ),
        fails(
            "（五）监督保障（含《条例》第五十条第四项规定的情况）\n定期检查。", severity="warning", comment="留在标题里"
        ),
        fails(
            preamble="本报告包括主动公开、依申请公开、监督保障（含《条例》第五十条第四项规定的情况）等方面。",
            severity="info",
            comment="介绍报告内容时照抄",
        ),
        fails(disclosure="该部分以表格形式报告。表格如下：", message="该部分以表格形式报告"),
        fails(headings={"overview": "一、总体情况（宋体加粗小四号字）"}, message="宋体加粗小四号字", count=1),
        passes(comment="没有模板残留"),
        passes("主动公开政策文件。\n__________\n依法办理申请。", comment="分隔线"),
        passes("公开了王×诉某局一案的处理结果。", comment="隐去姓名"),
        passes("使用AB角制度，举办5×2小时培训，开通X射线检查预约。", comment="乘号和字母另有用处"),
        passes("通过www.xxgk.gov.cn发布。", comment="网址中的字母"),
    ],
)
def template_left_over(report: Report, options: None) -> Iterator[Finding]:
    """报告里留着模板的填写说明、字体说明，或者 XX、××、____ 一类还没有换成实际内容的占位符。

    这些文字本来是写给起草人看的，留在公布的报告里，说明内容没有核对完。

    错误写法：`共收到政府信息公开申请××件`，`一、总体情况（宋体加粗小四号字）`

    正确写法：`共收到政府信息公开申请3件`，`一、总体情况`
    """
    text = report.body.text
    for remnant in _REMNANTS:
        if any(mark in text for mark in remnant.marks):
            yield from _findings(report, remnant)


def _findings(report: Report, remnant: _Remnant) -> Iterator[Finding]:
    """One finding for each remnant and section, however often it stands there."""
    seen: set[str] = set()
    for match, span in report.body.find(remnant.pattern):
        prose, start = report.prose_at(match.start())
        said = quotation(match[0], 0, 0, before=0, after=_LONGEST)
        key = f"{remnant.key}:{prose.section}:{match[0][:_LONGEST]}"
        if key in seen or not prose.text.strip("_ "):  # a line of underscores parts sections
            continue
        seen.add(key)
        yield Finding(
            Words(
                f"留有模板内容“{said}”{_around(prose.text, match.start() - start, match[0])}",
                f"Left over from the template: “{said}”",
            ),
            span,
            key,
            severity="info"
            if remnant.key == "article" and _IN_LIST.search(prose.text, 0, match.start() - start)
            else None,
        )


def _around(text: str, at: int, said: str) -> str:
    """A few words round the place, so that it can be found by eye; nothing round a whole phrase."""
    if len(said) > _SHORT:
        return ""
    return f"：{quotation(text, at, at + len(said), before=8, after=10)}"
