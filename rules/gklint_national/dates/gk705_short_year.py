"""GK705: a year is written with two digits."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import hits

_SHORT = lazy_pattern(r"年(?<=(?<![0-9])[0-9]{2}年)(?=[0-9]{1,2}月|起|以来)")
_BEFORE = lazy_pattern(r"(?P<word>自|至|于|在|从|到|截至|截止|是|为|[，。；：、（]|^)\s?(?P<year>[0-9]{2})$")
_WORDS = "自至于在从到截至截止是为"
_NEAR = 3  # years from that of the report, within which two digits where a clause begins are a year


@rule(
    "GK705",
    "short-year",
    severity="warning",
    summary=("年份只写了两位数", "a year is written with two digits"),
    basis="GB/T 15835—2011（年份的写法）",
    help=("请写全四位年份。", "Write the year in full"),
    examples=[
        fails("自23年1月起实行新的办理流程。", at="23年", count=1, message="23年"),
        fails("新系统于23年10月上线。", at="23年"),
        fails("23年5月召开专题会议。", at="23年"),
        fails("自22年起实行首问负责制。", at="22年"),
        passes("30年5个月间，10年以来，共办理12件。", comment="年数"),
        passes("自2023年1月起实行新的办理流程。"),
        passes("近10年来共办理申请120件。", comment="是年数不是年份"),
        passes("档案保管期为30年。", comment="年数"),
        passes("办理周期由15年缩短到10年6个月。", comment="年数"),
    ],
)
def short_year(report: Report, options: None) -> Iterator[Finding]:
    """年份简写成两位数，如“23年1月”。公文里年份要写全四位。

    只查“自、至、于、在”等字后面、并且接着写了月份或“起”的，以及句首与本年度相近的，“近20年”“30年”一类表示年数的不查。

    错误写法：`自23年1月起`

    正确写法：`自2023年1月起`
    """
    for hit in hits(report, _SHORT):
        text, end = hit.prose.text, hit.end
        before = _BEFORE.search(text[max(0, end - 8) : end - 1])
        if before is not None and _is_year(report, before["word"], int(before["year"])):
            year = before["year"]
            yield Finding(
                Words(f"年份“{year}年”只写了两位数", f"The year “{year}年” should be written in full"),
                hit.prose.passage.span(end - 3, end),
                f"{hit.prose.section}:{year}",
                help=Words(f"请将“{year}年”改为“20{year}年”。", f"Write 20{year}年"),
            )


def _is_year(report: Report, word: str, year: int) -> bool:
    """Whether two digits are a year: behind a word for a time, or near the report's where a clause begins."""
    return bool(word and word in _WORDS) or (report.year is not None and abs(year - report.year % 100) <= _NEAR)
