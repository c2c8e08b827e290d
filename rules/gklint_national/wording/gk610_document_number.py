"""GK610: a document number with other brackets, a short year, 第 or a lost bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, quotation, rule
from gklint_national.prose import ProseHit, TextChange, fix_of, hits

# 号 first, so that the search jumps from one to the next; the number is read backwards from there.
_END = lazy_pattern(r"号(?<=[0-9]号)(?![楼院门线馆台井桩房车库店公])")
_NUMBER = lazy_pattern(
    r"(?P<code>[\u4e00-\u9fff]*[发函办字文规公通综政便告令议复审批]) ?(?P<open>[〔\[［【（(﹝]?) ?"
    r"(?P<year>(?:19|20)?[0-9]{2}) ?年?(?P<close>[〕\]］】）)﹞]?)(?P<ordinal> ?第? ?)(?P<number>[0-9]{1,4})号$"
)
_LONGEST = 30
_CODE_SHOWN = 6
_BEFORE_CODE = lazy_pattern(r"落实|贯彻|根据|按照|依据|遵照|参照|执行|印发|转发|符合|[《》“”（）()，：、的和及与\s]")
_BY_ORIGINAL = Words("请按文件原文改正。", "Copy it from the document itself")
_NO_NUMBER = ("令", "议", "公告", "会议纪要")


@rule(
    "GK610",
    "document-number",
    severity="warning",
    summary=("发文字号写法不规范", "a document number is not written as it should be"),
    basis="GB/T 9704—2012 7.2.5（年份用六角括号〔〕括入，序号不编虚位、不加“第”字）",
    help=("请写成“发文机关代字〔年份〕顺序号”，如“国办函〔2020〕109号”。", "Write it like 国办函〔2020〕109号"),
    fix="safe",
    examples=[
        fails(
            "落实国办公开办函[2021]30号文件要求。",
            at="[2021]30号",
            count=1,
            fixed="落实国办公开办函〔2021〕30号文件要求。",
        ),
        fails("落实国办函【2020】109号文件。", fixed="落实国办函〔2020〕109号文件。"),
        fails("落实某政办发（2023）12号文件。", message="〔2023〕12号"),
        fails("落实某政办发〔2023〕第12号文件。", message="不加“第”字", fixed="落实某政办发〔2023〕12号文件。"),
        fails("落实某政办发〔2023〕012号文件。", message="〔2023〕12号", fixed="落实某政办发〔2023〕12号文件。"),
        fails("落实国办公开办函〔202130号文件。", message="括号", comment="丢了半个括号，不能自动改"),
        fails("落实某政办发〔23〕12号文件。", message="年份"),
        passes("落实国办公开办函〔2021〕30号、国办函〔2020〕109号文件。"),
        passes("依据国务院令第711号，办理（2023）第12号建议。", comment="令和建议的编号"),
        passes("地址为建设路（2021）3号楼，电话12345号。", comment="不是发文字号"),
        passes("作出（2023）某01行初12号判决，送达某政依复〔2023〕第3号告知书。", comment="案号、告知书编号"),
    ],
)
def document_number(report: Report, options: None) -> Iterator[Finding]:
    """发文字号的年份没有用六角括号，或者年份只写两位、序号前加了“第”或“0”、括号丢了半个。

    发文字号的写法是：机关代字，六角括号里四位年份，序号，“号”字。括号成对时可以自动改；丢了半个的要对照原文。
    法院案号用圆括号、命令用“第几号”是对的，不提示。

    错误写法：`国办公开办函[2021]30号`、`国办函【2020】109号`、`某政办发〔2023〕第12号`

    正确写法：`国办公开办函〔2021〕30号`
    """
    if "号" not in report.body.text:
        return
    for hit in hits(report, _END):
        text, end = hit.prose.text, hit.end
        number = _NUMBER.search(text, max(0, end - _LONGEST), end)
        if number is not None and (number["open"] or number["close"]) and not number["code"].endswith(_NO_NUMBER):
            yield from _findings(hit, number)


def _findings(hit: ProseHit, number: re.Match[str]) -> Iterator[Finding]:
    fault = _fault(number)
    if fault is None:
        return
    start = number.end("code")
    written = number.string[start : number.end()].strip()
    span = hit.prose.passage.span(number.end() - len(written), number.end())
    right = f"〔{number['year']}〕{number['number'].lstrip('0')}号"
    code = _issuing_code(number["code"])
    whole = bool(number["open"] and number["close"] and len(number["year"]) == 4)
    yield Finding(
        Words(
            f"发文字号“{code}{written}”{fault.zh}" + (f"，应为“{right}”" if whole else ""),
            f"The document number “{written}” {fault.en}" + (f"; write {right}" if whole else ""),
        ),
        span,
        f"{code}{written}",
        help=Words(f"请改为“{right}”。", f"Write {right}") if whole else _BY_ORIGINAL,
        fix=fix_of(Words(f"改为“{right}”", f"Write {right}"), [TextChange(span, written, right)]) if whole else None,
    )


def _issuing_code(text: str) -> str:
    """What stands for the issuing body before the year: 国办公开办函, without the sentence before it."""
    code = _BEFORE_CODE.split(text)[-1]
    national = code.rfind("国办")
    return code[national:] if national >= 0 else quotation(code, len(code), len(code), before=_CODE_SHOWN, after=0)


def _fault(number: re.Match[str]) -> Words | None:
    if not (number["open"] and number["close"]):
        return Words("丢了半个括号", "has lost a bracket")
    if len(number["year"]) != 4:
        return Words("的年份应写全四位", "should have the year in full")
    if number["open"] + number["close"] != "〔〕":
        return Words("的年份应用六角括号〔〕", "should have its year in 〔〕")
    if "第" in number["ordinal"] and number["code"].endswith(("发", "函", "办")):
        return Words("的序号前不加“第”字", "should have no 第 before the number")
    if number["number"].startswith("0") and number["number"].strip("0"):
        return Words("的序号前不加“0”", "should have no 0 before the number")
    return None
