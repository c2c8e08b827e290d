"""GK709: the report was published after the deadline."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from gklint.api import Finding, Report, Words, dataclass, fails, lazy_pattern, passes, rule
from gklint_national.bodies import is_department, is_government_office, is_institution_report, is_local_government
from gklint_national.dates.published import publication
from gklint_national.years import is_doubtful

_DAY = lazy_pattern(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True)
class Deadlines:
    """Last day of publication in the year after the report's, as `MM-DD`: for most bodies, for governments."""

    deadline: str = "01-31"
    government_deadline: str = "03-31"

    def __post_init__(self) -> None:
        for written in (self.deadline, self.government_deadline):
            if not _DAY.fullmatch(written):
                raise ValueError(f"{written}：应写作“月-日”，如03-31 (write month-day)")


@rule(
    "GK709",
    "published-late",
    severity="warning",
    summary=("公布日期晚于法定期限", "the report was published after the deadline"),
    basis="政府信息公开条例第四十九条（县级以上政府部门、政府信息公开工作主管部门）；乡镇、街道按当地通行做法",
    help=("请核对落款日期；确属逾期公布的，今后应按期公布。", "Check the date; reports are due by the deadline"),
    options=Deadlines,
    examples=[
        fails(end="某某区民政局\n2024年2月20日", at="2024年2月20日", message="1月31日", count=1),
        fails(organ="青禾县人民政府", end="青禾县人民政府\n2024年4月10日", message="3月31日"),
        fails(end="某某区民政局\n2024年1月26日", options={"deadline": "01-20"}, comment="本地规定更早"),
        passes(end="某某区民政局\n2024年1月31日"),
        passes(organ="青禾县人民政府", end="青禾县人民政府\n2024年3月20日", comment="政府的报告期限是3月31日"),
        fails(
            organ="云溪县白石镇人民政府",
            end="云溪县白石镇人民政府\n2024年3月20日",
            severity="info",
            comment="条例没有规定乡镇、街道的期限，按当地做法1月31日",
        ),
        fails(
            organ="青禾县人民政府办公室",
            end="青禾县人民政府办公室\n2024年4月10日",
            severity="info",
            comment="办公室可能代政府报告",
        ),
        passes(organ="青禾县人民政府办公室", end="青禾县人民政府办公室\n2024年3月10日"),
        passes(organ="松川林区", end="2024年3月7日", comment="有的林区、矿区是县级政府"),
        passes(organ="云川区第一人民医院", end="云川区第一人民医院\n2024年2月20日", comment="公共企事业单位不适用"),
        fails(
            preamble="发布时间：2024-02-20\n根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。",
            end="",
            at="2024-02-20",
            comment="网页另存的文字写明了发布时间",
        ),
        passes(end="", comment="没有落款日期"),
    ],
)
def published_late(report: Report, options: Deadlines) -> Iterator[Finding]:
    """公布日期晚于期限。县级以上政府部门在次年1月31日前公布，县级以上人民政府的报告在3月31日前公布。条例没有规定乡镇、街道
    的期限，各地一般也要求1月31日前公布，只作提示；政府办公室可能代政府报告，按3月31日提示。

    日期取自网页等文件自身记载的发布时间，没有的取落款日期。本地规定更早的期限，可以在选项里改：
    `deadline`（部门等）和 `government-deadline`（人民政府），写成月-日，如 `01-20`。

    错误写法：2023年度报告落款 `2024年2月20日`

    正确写法：`2024年1月20日`
    """
    when = publication(report)
    if report.year is None or when is None or is_institution_report(report):
        return
    government = is_local_government(report.organ)
    due = _day(report.year + 1, options.government_deadline if government else options.deadline)
    if when.day > due and not is_doubtful(report):
        yield Finding(
            Words(
                f"{when.name.zh}为{_zh(when.day)}，晚于公布期限（{_zh(due)}）",
                f"{when.name.en.capitalize()} on {when.day}, after the deadline of {due}",
            ),
            when.span,
            "published",
            help=None if when.signed else _CHECK,
            severity="warning" if _is_bound(report.organ) else "info",
        )


_CHECK = Words(
    "请核对该日期是否为公布日期；确属逾期公布的，今后应按期公布。",
    "Check whether it was published on that day; reports are due by the deadline",
)


def _is_bound(organ: str | None) -> bool:
    """Whether article 49 sets the deadline: for departments from the county up, and for what governments report."""
    return is_department(organ) or (is_local_government(organ) and not is_government_office(organ))


def _day(year: int, written: str) -> date:
    """`MM-DD` in a year, at most the last day of the month."""
    month, day = (int(part) for part in written.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
