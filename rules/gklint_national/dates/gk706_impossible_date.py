"""GK706: a date that does not exist, or that has lost characters."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from gklint.api import Finding, NamedTuple, Report, Severity, Span, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import RUNNING, ProseHit, hits

# Only what may be wrong: too many digits, months from 13, days from 29; the unit first, so that the search jumps.
_UNIT = lazy_pattern(
    r"[年月日](?:(?<=[0-9]{5}.)|(?<=(?:1[3-9]|[2-9][0-9]|00)月)|(?<=[^0-9]0.)|(?<=(?:29|[3-9][0-9]|00)日)|(?<=[0-9]{3}日))"
)
_DIGITS = lazy_pattern(r"[0-9]+$")
_KINDS = RUNNING | {"signature"}
_YEAR_BEFORE = lazy_pattern(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}) ?年 ?$")
_MONTH_BEFORE = lazy_pattern(r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?<![0-9])(?P<month>[0-9]{1,2}) ?月 ?$")
_BEFORE_UNIT = {"月": _YEAR_BEFORE, "日": _MONTH_BEFORE}  # what of the date stands before
_DAY_AFTER = lazy_pattern(r" ?[0-9]{1,2} ?日")
_LONGEST = 12
_NO_DATE_BEFORE = lazy_pattern(r"[第〔（(\[.A-Za-z/-]$")
_LEAP = 2024  # a leap year, for a 29 February without year
_LOST_DAY = lazy_pattern(
    r"月\s?(?P<day>(?:[12]?[0-9]|3[01]))(?=\s?[起止](?![0-9])|\s?[至到]\s?(?:20[0-9]{2}年)?[0-9]{1,2}月)"
)
_MANY = 5  # so many lost characters in one file are damage of the file, not slips of the author

_BASIS = "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"


class _DatePart(NamedTuple):
    """A number with 年, 月 or 日 after it, and what stands before and behind."""

    digits: str
    unit: str
    before: str
    after: str
    span: Span
    key: str

    @property
    def text(self) -> str:
        return self.digits + self.unit


class _DateFault(NamedTuple):
    """What is wrong with a part of a date."""

    words: Words
    severity: Severity
    advice: Words | None = None


@rule(
    "GK706",
    "impossible-date",
    severity="error",
    summary=("日期不存在或者缺字", "a date does not exist or has lost characters"),
    basis="日期自身的常识；GB/T 15835—2011（日期写法）",
    help=("请核对并改正日期。", "Correct the date"),
    examples=[
        fails(
            preamble=_BASIS + "统计期限自2023年1月1日起至202323年12月31日止。", at="202323年", severity="error", count=1
        ),
        fails("2023年2月30日，召开工作推进会。", at="2023年2月30日", message="2023年2月没有30日", severity="error"),
        fails("2023年2月29日，召开工作推进会。", comment="2023年不是闰年"),
        fails("2023年13月，召开工作推进会。", at="2023年13月"),
        fails(preamble=_BASIS + "统计期限自20231月1日至202312月31日。", at="20231月", severity="warning", count=2),
        fails(preamble=_BASIS + "统计期限自202311日起至20231231日止。", at="202311日", severity="warning"),
        fails(
            preamble=_BASIS + "统计期限从2023年1月1日至12月31止。",
            at="12月31",
            message="漏写“日”字",
            severity="warning",
            count=1,
        ),
        fails(preamble=_BASIS + "统计期限自2023年1月1至12月31日。", at="1月1"),
        passes("3月1至3日，组织培训。", comment="两天合用一个“日”字"),
        passes("2024年2月29日，召开工作推进会。", year=2024, comment="闰年"),
        passes("2月29日，召开工作推进会。", comment="没有写年份"),
        passes("对12月龄以下儿童开展服务，每月30日更新，历时15日。", comment="不是日期"),
        passes("建设周期24月，2023年12月31日前完成。", comment="是月数"),
        passes("办理第202312月度清单，查阅http://www.example.gov.cn/202313月报。", comment="编号和网址"),
        passes(comment="日期都对"),
    ],
)
def impossible_date(report: Report, options: None) -> Iterator[Finding]:
    """日期写错：年份多了数字（202020年），月份或日子不存在（13月、2月30日），或者“年”“月”等字丢了（20201231日）。

    不存在的日期肯定是写错了，作为错误；丢字往往是从别的格式复制时造成的，作为警告，一个文件里有五处以上的只作提示。

    错误写法：`自2020年1月1日起至202020年12月31日止`，`自202011日起至20201231日止`

    正确写法：`自2020年1月1日起至2020年12月31日止`
    """
    parts = [part for hit in hits(report, _UNIT, _KINDS) if (part := _part(hit)) is not None]
    found = [(part, fault) for part in parts if (fault := _fault(part)) is not None]
    found += [lost for hit in hits(report, _LOST_DAY, _KINDS) if (lost := _without_day(hit)) is not None]
    damaged = sum(fault.severity == "warning" for _, fault in found) >= _MANY
    for part, fault in found:
        severity = "info" if damaged and fault.severity == "warning" else fault.severity
        yield Finding(fault.words, part.span, part.key, help=fault.advice, severity=severity)


def _part(hit: ProseHit) -> _DatePart | None:
    text = hit.prose.text
    digits = _DIGITS.search(text, max(0, hit.start - _LONGEST), hit.start)
    if digits is None:
        return None
    before, after = text[max(0, digits.start() - _LONGEST) : digits.start()], text[hit.end : hit.end + _LONGEST]
    known = _BEFORE_UNIT[hit.text].search(before) if len(digits[0]) <= 2 and hit.text in _BEFORE_UNIT else None
    start = digits.start() - (len(before) - known.start() if known is not None else 0)
    return _DatePart(digits[0], hit.text, before, after, hit.prose.passage.span(start, hit.end), hit.key)


def _without_day(hit: ProseHit) -> tuple[_DatePart, _DateFault] | None:
    """A day whose 日 was lost: 12月31止."""
    text = hit.prose.text
    month = _DIGITS.search(text, max(0, hit.start - 2), hit.start)
    if month is None or not 1 <= int(month[0]) <= 12:
        return None
    written = text[month.start() : hit.end]
    words = Words(f"日期“{written}”漏写“日”字", f"The date “{written}” lacks 日")
    span = hit.prose.passage.span(month.start(), hit.end)
    return _DatePart(hit.match["day"], "日", "", "", span, hit.key), _DateFault(
        words, "warning", Words(f"请改为“{written}日”。", f"Write “{written}日”")
    )


def _fault(part: _DatePart) -> _DateFault | None:
    if len(part.digits) > 4:
        return _run_together(part) if not _NO_DATE_BEFORE.search(part.before) else None
    if part.unit == "月":
        return _month(int(part.digits), part)
    return _day(int(part.digits), part.before) if part.unit == "日" else None


def _run_together(part: _DatePart) -> _DateFault | None:
    """Digits too many for a year, a month or a day."""
    digits, written = part.digits, part.text
    if not digits.startswith(("19", "20")) or len(digits) > 8:
        return None
    if part.unit == "年" and not digits[4:].startswith(("19", "20")) and len(digits) <= 6:
        words = Words(f"年份“{written}”多了数字", f"The year “{written}” has too many digits")
        return _DateFault(words, "error", Words("请将年份改为四位数字。", "Write a year of four digits"))
    words = Words(f"日期“{written}”缺字，无法判断年月日", f"The date “{written}” has lost characters")
    return _DateFault(words, "warning", Words("请对照原稿补全年、月、日。", "Restore year, month and day"))


def _month(month: int, part: _DatePart) -> _DateFault | None:
    """A month that does not exist, where it is certainly the month of a date."""
    if 1 <= month <= 12 or not (_YEAR_BEFORE.search(part.before) or _DAY_AFTER.match(part.after)):
        return None
    return _DateFault(Words(f"月份有误，没有{month}月", f"There is no month {month}"), "error")


def _day(day: int, before: str) -> _DateFault | None:
    """A day that its month does not have."""
    match = _MONTH_BEFORE.search(before)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return None
    year, month = int(match["year"] or _LEAP), int(match["month"])
    if 1 <= day <= monthrange(year, month)[1]:
        return None
    where = f"{year}年{month}月" if match["year"] else f"{month}月"
    return _DateFault(Words(f"日期有误，{where}没有{day}日", f"There is no day {day} in month {month}"), "error")
