"""GK601: half-width points and brackets in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Severity, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, TextChange, by_line, count_words, fix_of, hits, replacing

# The point itself first, so that the search jumps from point to point.
_POINT = lazy_pattern(
    r"[,;:?!](?<=[\u4e00-\u9fff”》）%0-9].)(?=[\u4e00-\u9fff“《（])|\.(?<=[\u4e00-\u9fff]\.)(?=\s*(?:\n|\Z))"
)
_BRACKETS = lazy_pattern(r"\([^()\n]*\)")
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_FULL = str.maketrans(",;:?!.()", "，；：？！。（）")


@rule(
    "GK601",
    "half-width-point",
    severity="warning",
    summary=("汉字之间用了半角标点", "half-width points or brackets in Chinese text"),
    basis="GB/T 15834—2011（标点符号的形式和位置）",
    help=("请改为全角标点。", "Use the full-width mark"),
    fix="safe",
    examples=[
        fails(
            "建立工作领导小组,确定专人负责。",
            at=",",
            severity="warning",
            count=1,
            fixed="建立工作领导小组，确定专人负责。",
        ),
        fails("改进措施:一是加强培训,二是完善机制;三是抓好落实。", message="本行共3处", count=1),
        fails("完善公开事项.", fixed="完善公开事项。"),
        fails("依据《政府信息公开条例》(以下简称《条例》)编制。", severity="info", count=1, comment="括号只作提示"),
        fails("公开条例第二十条第(一)项的内容。", severity="info", fixed="公开条例第二十条第（一）项的内容。"),
        passes("建立工作领导小组，确定专人负责。"),
        passes("会议时间为10:30，比例为3:2，共1,276件。", comment="时刻、比例、千分空"),
        passes("网址为http://www.example.gov.cn/a,b?c=1:2。", comment="网址"),
        passes("通过App(V2.0)发布，使用IE(11)浏览。", comment="括号里没有汉字"),
        passes("1.主动公开情况。", comment="阿拉伯数字序号后用点"),
    ],
)
def half_width_point(report: Report, options: None) -> Iterator[Finding]:
    """汉字之间用了半角（英文）的逗号、分号、冒号、问号、叹号，或者句末用了英文句点。中文里应当用全角标点。

    每行只提示一次，说明本行共有几处。时刻（10:30）、比例、数字里的分隔符、网址不查。
    括住汉字的半角括号只作提示。

    错误写法：`建立领导小组,确定专人负责;定期检查.`

    正确写法：`建立领导小组，确定专人负责；定期检查。`
    """
    for line in by_line(hits(report, _POINT)):
        yield _finding(line, "标点", "point", "warning")
    if "(" in report.body.text:
        brackets = (hit for hit in hits(report, _BRACKETS) if _HAN.search(hit.text))
        for line in by_line(brackets):
            yield _finding(line, "括号", "brackets", "info")


def _finding(line: list[ProseHit], what: str, english: str, severity: Severity) -> Finding:
    first = line[0]
    more, more_english = count_words(line)
    changes = [change for hit in line for change in _changes(hit)]
    behind = first.prose.text[first.end :].strip()
    place = "汉字间" if what == "括号" or (behind and _HAN.match(behind)) else "汉字后"
    mark = first.text if what == "标点" else first.text[0] + first.text[-1]
    return Finding(
        Words(
            f"{place}用了半角{what}“{mark}”：{first.around()}{more}",
            f"Half-width {english}“{mark}” in Chinese text: {first.around()}{more_english}",
        ),
        first.span,
        f"{english}:{first.key}",
        severity=severity,
        help=replacing(changes),
        fix=fix_of(Words(f"改为全角{what}", f"Use full-width {english}"), changes),
    )


def _changes(hit: ProseHit) -> Iterator[TextChange]:
    """One for each mark: the point itself, or the two brackets."""
    for at in dict.fromkeys((0, len(hit.text) - 1)):
        yield hit.change(hit.text[at].translate(_FULL), at, at + 1)
