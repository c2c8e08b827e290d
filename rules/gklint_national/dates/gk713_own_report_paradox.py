"""GK713: the report says that it has been published already."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.prose import hits, sentence_at

_OWN = lazy_pattern(r"20[0-9]{2} ?年(?:度)?[^，。；！\n]{0,24}(?:年度报告|年报)")
# With ◇ in place of the report's name, which holds 公开 itself.
_DONE = lazy_pattern(
    r"(?:已经?|按时|按期|如期|及时|按要求|准时|完成了?|全部|率先)[^，。；\n]{0,16}(?:发布|公布|公开|报送|编制|上网|挂网|上传|报出)"
    r"|(?:发布|公布|公开|上传|报送|编制)了|(?:发布|公布|公开|上传)[^，。；\n]{0,4}◇[》”]?[0-9一两二三]{1,2}(?:份|篇|个|次|条|期)"
    r"|◇[》”]?(?:的)?(?:编制|发布|公布|公开|上网|报送)(?:、(?:编制|发布|公布|公开|报送))?(?:工作)?(?:已经?|均|全部|按时|如期){0,3}(?:完成|完毕|到位)"
)
_TO_COME = lazy_pattern(
    r"将|拟|下一步|现(?:予以?|向社会|已)?(?:公布|发布|编制)|特(?:此|向)|兹|下年|计划|(?:要求|督促|指导|部署|布置)(?=各|全|所|下|有关|相关|做好|20)|应当|规定|准备|本报告"
)
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
        fails("按要求完成了2023年度政府信息公开工作年度报告的公布。", message="2023年", count=1),
        fails("2023年政府信息公开年报编制、发布工作已全部完成。"),
        fails("全年公开《2023年度政府信息公开工作年度报告》1份、财政预决算12条。"),
        fails("按照条例要求，我局如期在门户网站公布2023年度政府信息公开年度报告。", comment="要求是已有的要求"),
        passes("2024年1月，已公布2023年度政府信息公开工作年度报告。", comment="次年的事"),
        passes("根据条例要求，向社会公布2023年度政府信息公开工作年度报告。"),
        passes("要求各单位按时编制公布2023年度政府信息公开工作年度报告。", comment="布置的工作"),
        passes("部署2023年度政府信息公开工作年度报告编制工作，组织业务培训。"),
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
        start, end = sentence_at(text, hit.match.start())
        if "信息公开" not in text[start:end]:
            continue
        if f"{report.year + 1}年" in text[start:end] or "次年" in text[start:end]:
            continue
        told = text[start : hit.match.start()] + "◇" + text[hit.match.end() : end]
        if _DONE.search(told) and _TO_COME.search(told) is None:
            yield Finding(
                Words(
                    f"正文称{report.year}年度报告已发布，而本报告即为{report.year}年度报告",
                    f"This is the report for {report.year}, yet it says that report has been published",
                ),
                hit.span,
                "own-report",
            )
