"""GK909: 同一份报告放了两次，或同一机关同一年度有两份数字不同的报告。"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from gklint.api import Archive, Comparison, Figure, ReportSummary, Words, fails, passes, rule
from gklint_national.archive.cells import cell_name

_NAMED = 3  # differing figures that are told


@rule(
    "GK909",
    "duplicate-file",
    severity="info",
    summary=("报告重复，或同一年度有两份数字不同的报告", "a report is there twice, or two of one year differ"),
    basis="数字逻辑（一个机关一个年度只有一份报告）",
    help=(
        "请确认以哪一份为准，只保留这一份。",
        "Settle which one counts and keep that one only; until then neither is compared with other years",
    ),
    scope="archive",
    examples=[
        fails(others=[{"path": "副本.txt"}], message="文字完全相同", count=1),
        fails(
            facts={"licensing.decisions": 5},
            others=[{"path": "更正.txt", "facts": {"licensing.decisions": 8}}],
            message="“行政许可”行“本年处理决定数量”列该份为5，本份为8",
            count=1,
        ),
        passes(others=[{"path": "报告.md"}], comment="同一份报告的两种格式"),
        passes(
            others=[{"path": "定稿.txt", "overview": "2023年，本机关依法公开政府信息。"}],
            comment="数字一致，只改了文字",
        ),
        passes(others=[{"year": 2022}]),
        passes(others=[{"organ": "某某区教育局"}]),
        passes(
            organ="民政局",
            others=[{"organ": "民政局", "path": "另一个民政局.txt", "facts": {"licensing.decisions": 8}}],
            comment="名称看不出是哪里的，可能是两个县的民政局",
        ),
    ],
)
def check(archive: Archive, options: None) -> Iterator[Comparison]:
    """同一份报告在本次检查的文件里放了两次，或者同一机关同一年度有两份数字不同的报告。

    同一份报告的不同格式（Word 和 PDF）是正常的，不提示。数字不同的两份，以哪份为准要由人确认，此前都不与其他年度比较。

    错误：文件夹里有“民政局2023.txt”和“民政局2023（更正）.txt”，数字不同。正确：只留更正后的一份。
    """
    copies: dict[bytes, ReportSummary] = {}
    for summary in archive.summaries:
        first = copies.setdefault(
            summary.digest + PurePath(summary.path).suffix.lower().encode("utf-8", "replace"), summary
        )
        if first is not summary:
            yield _copy(summary, first)
    for (organ, _), summaries in archive.clashes.items():
        if archive.is_placed(organ):
            for summary in summaries[1:]:
                yield from _different(archive, summary, summaries[0])


def _copy(summary: ReportSummary, first: ReportSummary) -> Comparison:
    words = Words(f"与“{first.path}”的文字完全相同", f"The text is the same as that of {first.path!r}")
    return Comparison(words, summary.whole, "copy", ((Words("相同的文件", "the same text"), first.whole),))


def _different(archive: Archive, summary: ReportSummary, first: ReportSummary) -> Iterator[Comparison]:
    if summary.form != first.form:
        yield _comparison(summary, first, Words("格式不同", "in another form"), None)
        return
    differing = [one for one in archive.common(first, summary) if one[1] != one[2]]
    if differing:
        shown = differing[:_NAMED]
        form = archive.form(summary)
        zh = "；".join(f"{cell_name(form, figure)}该份为{old}，本份为{new}" for figure, old, new in shown)
        en = "; ".join(f"{concept} {old} there, {new} here" for (concept, _), old, new in shown)
        more = len(differing) - len(shown)
        said = Words(f"{zh}等{len(differing)}处", f"{en} and {more} more") if more else Words(zh, en)
        yield _comparison(summary, first, said, differing[0][0])


def _comparison(summary: ReportSummary, first: ReportSummary, said: Words, figure: Figure | None) -> Comparison:
    words = Words(
        f"“{first.path}”也是{summary.organ}{summary.year}年度的报告，数字不同：{said.zh}",
        f"{first.path!r} is a report of {summary.organ} for {summary.year} too, and differs: {said.en}",
    )
    at, there = (one.whole if figure is None else one.figure(*figure) for one in (summary, first))
    return Comparison(words, at, "different", ((Words("另一份报告", "the other report"), there),))
