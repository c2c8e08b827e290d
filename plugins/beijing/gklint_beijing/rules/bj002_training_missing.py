"""BJ002: the overview does not speak of training."""

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_TRAINING = ("培训", "学习", "讲座")


@rule(
    "BJ002",
    "beijing-training-missing",
    severity="info",
    summary=("总体情况没有写教育培训", "the overview does not speak of training"),
    basis="北京市年度报告模板：监督保障及教育培训",
    help=("在“监督保障及教育培训”里写明本年培训情况", "Tell of the year's training under supervision"),
    examples=[
        fails(overview="本机关严格执行主动公开清单，畅通依申请公开渠道。"),
        passes(overview="本机关全年举办政务公开培训2次。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """北京市的模板在五个方面之外还要求写“教育培训”。

    错误：总体情况里没有提到培训。正确：写明全年培训的次数和内容。
    """
    overview = report.section("overview")
    if overview is None or overview.heading is None:
        return
    texts = [item.text for item in report.prose if item.section == "overview"]
    if texts and not any(word in text for text in texts for word in _TRAINING):
        words = Words("总体情况没有写到教育培训", "the overview does not speak of training")
        yield Finding(words, overview.heading.passage.span(), "training")
