"""GK713: the report says that it has been published already."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.prose import hits, sentence_at

_OWN = lazy_pattern(r"20[0-9]{2} ?年(?:度)?[^，。；！\n]{0,24}(?:年度报告|年报)")
_DONE = lazy_pattern(
    r"(?:已|按时|按期|如期|及时|按要求|准时)[^，。；\n]{0,12}(?:发布|公布|公开|报送|编制)|(?:发布|公布)了"
)
_TO_COME = lazy_pattern(r"将|拟|下一步|现公布|现将|下年|计划|要求|应当|规定|准备")
_SECTIONS = frozenset(["overview", "problems", "other"])


@rule(
    "GK713",
    "own-report-paradox",
    severity="warning",
    summary=("报告说本年度的报告已经发布", "the report says that it has been published already"),
    basis="文字自身前后一致",
    help=("请核对年份；本年度内发布的应为上一年度的报告。", "The report published during the year is last year's"),
    examples=[
        fails("按时发布2023年度政府信息公开工作年度报告。", message="2023年", count=1),
        passes("按时发布2022年度政府信息公开工作年度报告。", comment="上一年度的报告"),
        passes("现将2023年政府信息公开工作年度报告予以公布。", comment="指本报告自身"),
        passes("下一步，将按时发布2023年度政府信息公开工作年度报告。", comment="打算"),
        passes("按时公开2023年部门预算。"),
    ],
)
@for_administrations
def own_report_paradox(report: Report, options: None) -> Iterator[Finding]:
    """报告总结本年度工作时，说本年度的政府信息公开工作年度报告已经发布，而这份报告要到次年才发布。年份多半应是上一年。

    错误写法：2023年度报告写 `按时发布2023年度政府信息公开工作年度报告`

    正确写法：`按时发布2022年度政府信息公开工作年度报告`
    """
    text = report.body.text
    if report.year is None or f"{report.year}年" not in text:
        return
    for hit in hits(report, _OWN):
        if not hit.text.startswith(str(report.year)) or hit.prose.section not in _SECTIONS:
            continue
        sentence = slice(*sentence_at(text, hit.match.start()))
        if "政府信息公开" not in hit.text and "信息公开" not in text[sentence]:
            continue
        if _DONE.search(text[sentence]) and _TO_COME.search(text[sentence]) is None:
            yield Finding(
                Words(
                    f"正文称{report.year}年度报告已发布，而本报告即为{report.year}年度报告",
                    f"This is the report for {report.year}, yet it says that report has been published",
                ),
                hit.span,
                "own-report",
            )
