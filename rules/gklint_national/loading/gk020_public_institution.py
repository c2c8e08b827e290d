"""GK020: the report is that of a public institution, which the form does not bind."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import is_institution_report
from gklint_national.prose import opening


@rule(
    "GK020",
    "public-institution",
    severity="info",
    summary=("医院、学校、企业的年度报告另有规定", "public institutions report by rules of their own"),
    basis="政府信息公开条例第五十五条；国办发〔2020〕50号；高等学校信息公开办法（教育部令第29号）",
    help=(
        "请按《条例》第五十五条和国务院有关主管部门的规定，核对报告的内容和期限。",
        "Check contents and deadline by article 55 and the rules of the competent ministry",
    ),
    examples=[
        fails(
            title="云川区第一人民医院2023年信息公开工作年度报告",
            organ="云川区第一人民医院",
            message="云川区第一人民医院",
            count=1,
        ),
        fails(organ="青江市第二中学", title="青江市第二中学2023年政府信息公开工作年度报告"),
        fails(
            title="云川职业技术学院2023—2024学年信息公开工作年度报告",
            organ="云川职业技术学院",
            message="“云川职业技术学院”",
            count=1,
            comment="按学年报告的高校",
        ),
        fails(
            title="云川师范专科2023年信息公开年度报告",
            organ="云川师范专科",
            preamble="根据《高等学校信息公开办法》（教育部令第29号）编制本报告。",
            comment="依据写明是高校的办法",
        ),
        passes(comment="行政机关"),
        passes(organ="青禾县水务局", comment="名称里有“水务”的行政机关"),
    ],
)
def public_institution(report: Report, options: None) -> Iterator[Finding]:
    """报告的单位是医院、学校或者企业。公共企事业单位的信息公开由行业主管部门另行规定，学校还常按学年报告。

    统一格式针对行政机关，所以标题、章节、期限等要求不再提示，只核对数字是否自洽、文字有无差错。

    错误写法：（没有错误，仅作说明）
    """
    if is_institution_report(report):
        title = report.masthead.title_passage
        organ = f"“{report.organ}”" if report.organ else "本单位"
        yield Finding(
            Words(
                f"{organ}不是行政机关，只核对了数字和文字，标题、章节和期限未作检查",
                f"{report.organ or 'This body'} is no administrative body: only figures and wording were checked, "
                "not headings, sections and deadline",
            ),
            title.span() if title is not None else opening(report),
            "institution",
        )
