"""GK122: section one is longer than a local notice allows."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, dataclass, fails, passes, rule
from gklint_national.structure.outline import prose_below, statutory


@dataclass(frozen=True)
class Length:
    """`most`: how many characters section one may have, points counted and blanks not; 0 for no limit."""

    most: int = 0

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError("most 应为不小于0的整数 (must not be negative)")


@rule(
    "GK122",
    "overview-length",
    severity="warning",
    summary=("总体情况超过规定的字数", "section one is longer than a local notice allows"),
    basis="本地关于年度报告的通知（字数由选项 most 给出）",
    help=("请删减总体情况的文字。", "Shorten section one"),
    options=Length,
    examples=[
        fails("本机关依法公开政府信息。" * 100, options={"most": 1000}, message="1200字", count=1),
        passes("本机关依法公开政府信息。" * 80, options={"most": 1000}, comment="没有超过"),
        passes("本机关依法公开政府信息。" * 100, comment="没有规定字数"),
    ],
)
def overview_length(report: Report, options: Length) -> Iterator[Finding]:
    """有的地方规定总体情况不超过若干字（如1000字），这里超过了。

    全国没有统一的规定，所以只有在选项 `most` 里写了字数才检查。标点计入字数，空格不计。

    错误写法：规定1000字以内，写了1500字。
    """
    top = statutory(report).get("overview")
    if top is None or not options.most:
        return
    count = sum(len("".join(prose.text.split())) for prose in prose_below(report, top))
    if count > options.most:
        yield Finding(
            Words(
                f"“{top.text}”共{count}字，超过规定的{options.most}字",
                f"Section one has {count} characters; {options.most} are allowed",
            ),
            top.span,
            "overview",
            help=Words(f"请将总体情况压缩到{options.most}字以内。", f"Shorten it to {options.most} characters"),
        )
