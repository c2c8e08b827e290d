"""GK608: blanks between Chinese characters or round figures."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, by_line, count_words, fix_of, hits, is_wrapped

_KINDS = frozenset(["body", "note"])
# The blank belongs to a Latin word with a figure (H5 页面), or parts bodies that issue together, in a title.
_REASON = lazy_pattern(r"[A-Za-z][0-9.]*$|《[^《》]*$")
_LEFT_OUT = lazy_pattern(r"(?:条|件|次|期|人次|篇|份|起|万元|元)(?![目例款])")  # behind a blank for a number (GK321)
# Behind the number of a picture or table; before the date of a line copied from a page.
_APART = lazy_pattern(r"(?:^|\n)\s*[（(]?(?:图|表|附图|附表)\s?[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?$")
_DATE = lazy_pattern(r"20\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}")
_SPACE = lazy_pattern(r" (?:(?<=[\u4e00-\u9fff] ) {0,2}(?=[\u4e00-\u9fff0-9])|(?<=[0-9] ) {0,2}(?=[\u4e00-\u9fff]))")

_TABLES = frozenset(["disclosure", "requests", "review"])  # sections of tables
_POINTS = frozenset("。，；：")
_UNITS = lazy_pattern("（单位：[^）]{1,6}）")  # in headers


@rule(
    "GK608",
    "stray-space",
    severity="info",
    summary=("汉字之间、汉字与数字之间有空格", "blanks between Chinese characters or round figures"),
    basis="GB/T 9704—2012（公文排版）",
    help=("请删去空格。", "Delete the blanks"),
    fix="safe",
    examples=[
        fails("在 2023 年的工作中取得进展。", count=1, message="本行共2处", fixed="在2023年的工作中取得进展。"),
        fails("依托门户 网站公开信息。", at=" ", fixed="依托门户网站公开信息。"),
        passes("在2023年的工作中取得进展。"),
        passes("使用 App 发布信息，登录 www.example.gov.cn 查询。", comment="与西文之间"),
        passes("（一） 主动公开政策文件。", comment="序号之后"),
        passes("图2 主动公开政府信息渠道分布", comment="图表序号之后"),
        passes("主动公开政府信息  条，办理申请 件。", comment="留给数字的空格，由 GK321 提示"),
        passes(
            "制作H5 页面，落实《中共中央办公厅 国务院办公厅印发〈意见〉》。", comment="西文词之后、联合发文机关之间"
        ),
    ],
)
def stray_space(report: Report, options: None) -> Iterator[Finding]:
    """汉字之间、汉字与阿拉伯数字之间有空格。中文排版不用空格，空格还会让检索和汇总程序认不出词。

    每行提示一次。汉字与西文之间的空格不查；由PDF复制、按行宽断行的文本不查，那里的空格多半是转换造成的。

    错误写法：`在 2023 年的工作中`

    正确写法：`在2023年的工作中`
    """
    if " " not in report.body.text:
        return
    found = [hit for hit in hits(report, _SPACE, _KINDS) if not _has_reason(hit)]
    if not found or is_wrapped(report):
        return
    for line in by_line(found):
        more, more_english = count_words(line)
        around = line[0].around()
        yield Finding(
            Words(f"汉字之间、汉字与数字之间不留空格：{around}{more}", f"Stray blanks: {around}{more_english}"),
            line[0].span,
            line[0].key,
            fix=fix_of(Words("删去空格", "Delete the blanks"), (hit.change("") for hit in line)),
        )


def _has_reason(hit: ProseHit) -> bool:
    text = hit.prose.text
    if hit.prose.section in _TABLES and not _POINTS & set(_UNITS.sub("", text)):
        return True  # cells of a table that could not be read
    if _LEFT_OUT.match(text, hit.end) and text[hit.start - 1 : hit.start] not in "0123456789":
        return True
    if _DATE.match(text, hit.end) or _APART.search(text[: hit.start]):
        return True
    return _REASON.search(text, max(0, hit.start - 80), hit.start) is not None
