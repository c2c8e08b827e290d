"""GK908: 一个机关各年度的报告中缺了一年。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gklint.api import Archive, Comparison, ReportSummary, Words, fails, passes, rule


@rule(
    "GK908",
    "missing-year",
    severity="info",
    summary=("各年度的报告中缺了一年", "a year is missing in the series of a body's reports"),
    basis="政府信息公开条例第四十九条（每年编制、公布上一年度的年度报告）",
    help=(
        "请补上缺少的年度后重新检查；已有而没有认出的，请核对文件是否完好、标题和统计期限的年份是否正确。",
        "Add the missing report and check again; if it is there, see whether its title and period state the year",
    ),
    scope="archive",
    examples=[
        fails(others=[{"year": 2021}], message="没有2022年度的", count=1),
        fails(
            others=[{"form": "2019", "year": 2020}],
            message="没有2021年度至2022年度的",
            count=1,
            comment="连着缺几年的，提示一次",
        ),
        passes(others=[{"year": 2022}, {"year": 2021}]),
        passes(comment="只有一份报告"),
        passes(others=[{"year": 2021, "organ": "某某区教育局"}], comment="不是同一机关"),
        passes(
            others=[{"year": 2021}, {"year": 2022}, {"year": 2022, "requests.received": 3, "path": "更正.txt"}],
            comment="有两份数字不同的2022年度报告，不算缺",
        ),
        passes(
            others=[
                {"year": 2021},
                {"year": 2022, "title": "某某区民政局2021年政府信息公开工作年度报告", "path": "某某区民政局.txt"},
            ],
            comment="一份报告的标题写错了年份，由 GK712 提示",
        ),
        passes(
            organ="民政局", others=[{"organ": "民政局", "year": 2021}], comment="名称看不出是哪里的，不一定是同一机关"
        ),
    ],
)
def check(archive: Archive, options: None) -> Iterator[Comparison]:
    """同一机关前后年度的报告都在，中间缺了一年：可能漏交，也可能文件没有认出。

    只看本次检查的文件：最早的年度之前、最晚的年度之后不算缺。名称里没有地名的机关（如“民政局”）不查。

    错误：文件夹里有2021、2023年度的报告，没有2022年度的。正确：三年都在。
    """
    for organ, series in archive.series.items():
        years = sorted(archive.years(organ))
        if archive.is_placed(organ):
            for before, after in pairwise(years):
                if after - before > 1 and after in series:
                    yield _comparison(series[after], before)


def _comparison(now: ReportSummary, before: int) -> Comparison:
    first, last = before + 1, now.year - 1
    zh = f"{first}年度" if first == last else f"{first}年度至{last}年度"
    en = f"{first}" if first == last else f"{first} to {last}"
    words = Words(
        f"本次检查的文件中有{now.organ}{before}、{now.year}年度的报告，没有{zh}的",
        f"There are reports of {now.organ} for {before} and {now.year}, but none for {en}",
    )
    return Comparison(words, now.whole, f"{first}-{last}")
