"""GK612: 截止 where 截至 is meant."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import by_line, count_words, fix_of, hits, replacing

_JIEZHI = lazy_pattern(r"截止(?:到|至)?(?=\s?(?:20[0-9]{2}|[0-9]{1,2}月|目前|本年|当年|年底|年末|今年|上年|去年|现在))")
# Before these it does mean to close.
_CLOSING = lazy_pattern(r"(?:报名|投标|申报|征集|受理|提交|投票|缴费|招标|招聘|预约|登记|申请)(?:时间)?$")


@rule(
    "GK612",
    "jiezhi",
    severity="info",
    summary=("“截止”应为“截至”", "截止 where 截至 is meant"),
    basis="现代汉语规范用法（“截止”表示停止，“截至”表示到某时为止）",
    help=("请将“截止”改为“截至”。", "Before a time write 截至"),
    fix="safe",
    examples=[
        fails(
            "截止2023年12月31日，共公开信息120条。",
            at="截止",
            count=1,
            fixed="截至2023年12月31日，共公开信息120条。",
        ),
        fails("截止到目前，共公开信息120条。", at="截止到", fixed="截至目前，共公开信息120条。"),
        passes("截至2023年12月31日，共公开信息120条。"),
        passes("报名于2023年6月30日截止，截止日期已公告，投标截止到12月。", comment="表示停止"),
    ],
)
def jiezhi(report: Report, options: None) -> Iterator[Finding]:
    """“截止”后面带了时间。“截止”是停止的意思，用在时间后面（12月31日截止）；后面带时间要用“截至”。

    错误写法：`截止2023年12月31日`

    正确写法：`截至2023年12月31日`
    """
    if "截止" not in report.body.text:
        return
    meant = (
        hit for hit in hits(report, _JIEZHI) if not _CLOSING.search(hit.prose.text, max(0, hit.start - 8), hit.start)
    )
    for line in by_line(meant):
        more, more_english = count_words(line)
        yield Finding(
            Words(f"“{line[0].text}”后面带时间，应为“截至”{more}", f"“{line[0].text}” should be 截至{more_english}"),
            line[0].span,
            line[0].key,
            help=replacing(hit.change("截至") for hit in line),
            fix=fix_of(Words("改为“截至”", "Write 截至"), (hit.change("截至") for hit in line)),
        )
