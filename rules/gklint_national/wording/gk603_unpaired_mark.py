"""GK603: a quotation mark, bracket or book mark has no partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.api import Finding, NamedTuple, Prose, Report, Severity, Words, fails, passes, quotation, rule
from gklint_national.prose import RUNNING, is_furniture
from gklint_national.wording.marks import MARK_NAMES, PAIRS, PairMark, all_paired, unpaired_marks

_MANY = 5  # so many paragraphs with a lost mark are damage of the file, not slips of the author


class _Broken(NamedTuple):
    """A paragraph and its marks without partner."""

    prose: Prose
    marks: list[PairMark]


@rule(
    "GK603",
    "unpaired-mark",
    severity="warning",
    summary=("引号、括号或书名号不成对", "a quotation mark, bracket or book mark has no partner"),
    basis="GB/T 15834—2011 4.8、4.9、4.15",
    help=("请补上缺少的一半，或删去多余的一半。", "Add the missing mark or delete the stray one"),
    examples=[
        fails("联系本机关（地址：建设路1号。", at="（", message="没有右括号", count=1),
        fails("贯彻落实《政府信息公开条例，依法公开。", at="《"),
        fails("坚持以公开为常态、不公开为例外”的原则。", at="”", message="没有左引号"),
        passes("贯彻落实《政府信息公开条例》（以下简称《条例》），坚持“公开为常态、不公开为例外”。"),
        passes("依据《条例》(以下简称条例）编制。", comment="半角和全角混用由 GK601 提示"),
        passes("工作措施：1）加强培训；2）完善机制。", comment="序号后的半个括号"),
        passes(preamble="【字体：打印\n根据《政府信息公开条例》第五十条，编制本报告。", comment="网页上的按钮"),
        passes("开展It’s open宣传活动。", comment="撇号"),
    ],
)
def unpaired_mark(report: Report, options: None) -> Iterator[Finding]:
    """一段话里的引号、括号或书名号只有一半，多半是漏打或者复制时丢了，有时连带丢了文字，请对照原稿核对。

    按段落查。引文跨了几段、前后能配上的不提示。一个文件里有五段以上的，只作提示，可能是文件转换造成的。

    错误写法：`（地址：建设路1号，电话：010-12345678。`

    正确写法：`（地址：建设路1号，电话：010-12345678）。`
    """
    if all_paired(report.body.text):
        return
    broken = [
        _Broken(prose, marks)
        for prose in report.prose
        if prose.kind in RUNNING and (marks := unpaired_marks(prose.text)) and not is_furniture(prose)
    ]
    kept = _not_continued(broken)
    severity: Severity = "info" if len(kept) >= _MANY else "warning"
    for item in kept:
        yield _finding(item, severity)


def _not_continued(broken: Sequence[_Broken]) -> list[_Broken]:
    """Without pairs of paragraphs where the second closes what the first opened."""
    kept: list[_Broken] = []
    for item in broken:
        if kept and _closes(kept[-1].marks, item.marks):
            kept.pop()
        else:
            kept.append(item)
    return kept


def _closes(first: list[PairMark], second: list[PairMark]) -> bool:
    return len(first) == len(second) == 1 and PAIRS.get(first[0].mark) == second[0].mark


def _finding(item: _Broken, severity: Severity) -> Finding:
    mark, text = item.marks[0], item.prose.text
    partner = PAIRS.get(mark.mark) or next(opening for opening, closing in PAIRS.items() if closing == mark.mark)
    around = quotation(text, mark.at, mark.at + 1)
    near = text[max(0, mark.at - 8) : mark.at + 9]
    more = f"（本段共{len(item.marks)}处）" if len(item.marks) > 1 else ""
    return Finding(
        Words(
            f"只有{MARK_NAMES[mark.mark]}，没有{MARK_NAMES[partner]}：{around}{more}",
            f"“{mark.mark}” has no “{partner}”: {around}",
        ),
        item.prose.passage.span(mark.at, mark.at + 1),
        f"{item.prose.section}:{''.join(near.split())}",
        help=_help(mark.mark, partner),
        severity=severity,
    )


def _help(mark: str, partner: str) -> Words:
    zh = f"请补上{MARK_NAMES[partner]}，或删去多余的{MARK_NAMES[mark]}。"
    return Words(zh, f"Add “{partner}”, or delete the stray “{mark}”")
