"""GK118: instructions or placeholders of the template were left in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, NamedTuple, Report, Table, Words, fails, lazy_pattern, passes, quotation, rule

_UNITS = "年月日号时件条项次篇部份个人名期场户家起宗万元局办委厅处科股室所站队镇乡县区市省州街村社单位机关部门"


class _Remnant(NamedTuple):
    """A kind of remnant: texts one of which must occur, and the pattern then searched."""

    key: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]


_REMNANTS = (
    _Remnant(
        "instruction",
        (
            *("文字描述", "在此处报告", "以表格形式", "具体网址", "具体地址", "此处填", "填写", "填报", "请在此"),
            *("名称〕", "名称】", "名称]", "名称）", "全称〕", "全称】", "全称）", "替换为"),
        ),
        lazy_pattern(
            r"[（(]?(?:该|本|此)部分(?:内容)?以表格形式(?:报告|填报|填写|呈现|公布)[^。（）()\n]{0,20}。?(?:表格如下[：:。]?)?[)）]?|[（(]\s*(?:具体网址|具体地址)[^（）()\n]{0,10}[)）]"
            r"|[（(][^（）()\n]{0,20}(?:文字描述|在此处报告)[^（）()\n]{0,40}[)）]"
            # What stands for a name, and what asks the writer for something: 〔机关名称〕, （请根据实际情况填写）.
            r"|[（(【\[〔]\s*(?:填写?)?(?:本)?(?:机关|单位|部门|行政机关)(?:名称|全称)[)）】\]〕]"
            r"|[（(【\[](?=[^（）()【】\[\]\n]{0,40}(?:(?<!申)请(?!人)|此处|没有的|如无|若无|实际情况|具体数字|本单位))"
            r"[^（）()【】\[\]\n]{0,30}(?:填[写报入]?|替换为)(?![写报入]|申请|表|《)[^（）()【】\[\]\n]{0,20}[)）】\]]"
            r"|[（(【\[]填写?(?:具体)?(?:数字|数量|日期|内容|件数|条数|网址|情况)[)）】\]]"
            r"|[（(【\[]\s*(?:此处填写?|请填写(?!申请|《|表)|请在此处?|填写说明)[^（）()【】\[\]\n]{0,40}[)）】\]]"
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
_BY_TABLE = "部分以表格形式"
_DELETE = Words("请删去这处说明。", "Delete the instruction")
_NAMES = "局办委厅处科股室所站队镇乡县区市省州街村社单机部"
_COUNTED = "件条项次篇份个人名期场户家起宗万元"
_DIGITS_ASKED = ("数字", "数量", "件数", "条数")
_INNER = str.maketrans("“”", "‘’")
_LONGEST = 40  # characters of a remnant that are shown


@rule(
    "GK118",
    "template-left-over",
    severity="warning",
    summary=("格式的填写说明或“××”等没有改为实际内容", "instructions or placeholders of the template were left"),
    basis="公文定稿的要求（正式文本不含填写说明和“××”等）",
    help=("请改为实际内容，删去填写说明。", "Write what is meant, or delete it"),
    examples=[
        fails("XX局2023年依法做好政府信息公开工作。", at="XX"),
        fails("全年共收到政府信息公开申请××件。", at="××"),
        fails("202X年，本机关依法做好政府信息公开工作。", at="202X"),
        fails("全年共主动公开政府信息____条。", at="____"),
        fails("查询网址见门户网站（具体网址）。", message="（具体网址）"),
        fails("〔机关名称〕认真落实条例。", at="〔机关名称〕"),
        fails("（请根据实际情况填写）主动公开信息32条。", at="（请根据实际情况填写）", count=1),
        fails(other="（没有的请填写“无”）\n本年度未收取信息处理费。", message="（没有的请填写‘无’）"),
        fails("受理申请【填写具体数字】件。", at="【填写具体数字】"),
        fails(requests="（本部分以表格形式填报）", message="本部分以表格形式填报"),
        passes("申请人可在线提交（请填写申请表），单位名称（全称）以公布的为准。", comment="对申请人说的"),
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
    if text.count(_BY_TABLE) < report.source.text.count(_BY_TABLE):
        yield from _beside_tables(report)


def _beside_tables(report: Report) -> Iterator[Finding]:
    """An instruction that stands so close to a table that it was read with the table's labels."""
    for block in report.document.blocks:
        passage = None if isinstance(block, Table) else block.passage
        if (
            passage is not None
            and passage.text not in report.body.text
            and _REMNANTS[0].pattern.fullmatch(passage.text)
        ):
            words = Words(f"留有格式的填写说明“{passage.text}”", f"Left over from the template: “{passage.text}”")
            yield Finding(words, passage.span(), f"instruction:{passage.text[:_LONGEST]}", help=_DELETE)


def _findings(report: Report, remnant: _Remnant) -> Iterator[Finding]:
    """One finding for each remnant and section, however often it stands there."""
    seen: set[str] = set()
    for match, span in report.body.find(remnant.pattern):
        prose, start = report.prose_at(match.start())
        said = quotation(match[0], 0, 0, before=0, after=_LONGEST).translate(_INNER)
        key = f"{remnant.key}:{prose.section}:{match[0][:_LONGEST]}"
        if key in seen or not prose.text.strip("_ "):  # a line of underscores parts sections
            continue
        seen.add(key)
        where = match.start() - start
        blank = _blank(report, remnant, match[0], prose.text[where + len(match[0]) : where + len(match[0]) + 1])
        around = _around(prose.text, where, match[0])
        yield Finding(
            Words(
                f"“{said}”没有改为{blank.what}{around}" if blank else f"留有格式的填写说明“{said}”",
                f"Left over from the template: “{said}”",
            ),
            span,
            key,
            help=blank.advice if blank else _DELETE,
            severity="info" if remnant.key == "article" and _IN_LIST.search(prose.text, 0, where) else None,
        )


class _Blank(NamedTuple):
    """Something that stands for what the writer has to put there: a name, a number, a year."""

    what: str
    advice: Words


def _blank(report: Report, remnant: _Remnant, said: str, behind: str) -> _Blank | None:
    """What a placeholder stands for, by what it says or by the character behind it; None for an instruction."""
    if remnant.key not in ("cross", "letter", "underline"):
        return _wanted_content(said)
    if said.startswith("20") and behind == "年":
        right = f"“{report.year}年”" if report.year else "实际年份"
        return _Blank("实际年份", Words(f"请将“{said}年”改为{right}。", f"Write {report.year or 'the year'}"))
    if behind and behind in _NAMES:
        advice = Words("请改为实际名称；这句话不需要的，请整句删去。", "Write the name, or delete the sentence")
        return _Blank("实际名称", advice)
    if behind and behind in _COUNTED:
        return _NUMBER
    return _Blank(
        "实际内容", Words("请填写实际内容；这句话不需要的，请整句删去。", "Write what is meant, or delete it")
    )


def _wanted_content(said: str) -> _Blank | None:
    """What an instruction in brackets asks for, where it stands in the place of it: 〔机关名称〕, 【填写具体数字】."""
    if "称" in said and "替换" not in said:
        return _Blank("实际名称", Words("请写上本机关的名称。", "Write the name of the body"))
    if said[1:].startswith(("具体网址", "具体地址")):
        what = said[3:5]
        return _Blank(f"实际{what}", Words(f"请写上实际的{what}，或将此处删去。", "Write the address, or delete it"))
    return _NUMBER if any(word in said for word in _DIGITS_ASKED) and said[1:].startswith("填") else None


_NUMBER = _Blank("实际数字", Words("请填写实际数字。", "Write the number"))


def _around(text: str, at: int, said: str) -> str:
    """A few words round the place, so that it can be found by eye; nothing round a whole phrase."""
    if len(said) > _SHORT:
        return ""
    return f"：{quotation(text, at, at + len(said), before=8, after=10)}"
