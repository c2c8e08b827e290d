"""GK606: two points one after the other, or a blank before a point."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, by_line, count_words, fix_of, hits, is_wrapped

_DOUBLED = lazy_pattern(r"[，。、；：](?<![。，、；：].)[，。、；：](?![。，、；：])")
_NAMES = {"，": "逗号", "。": "句号", "、": "顿号", "；": "分号", "：": "冒号"}
_SPACED = lazy_pattern(r"[ \u3000\xa0](?<=[\u4e00-\u9fff].)[ \u3000\xa0]*(?=[，。、；：])")


@rule(
    "GK606",
    "doubled-point",
    severity="warning",
    summary=("标点重复，或者标点前有空格", "two points in a row, or a blank before a point"),
    basis="GB/T 15834—2011（点号的用法）",
    help=("请删去多余的标点或空格。", "Delete the surplus point or blank"),
    fix="safe",
    examples=[
        fails("做好信息公开工作，，加强培训。", at="，，", count=1, fixed="做好信息公开工作，加强培训。"),
        fails("做好信息公开工作，。", at="，。", comment="两个不同的标点，由人决定留哪个"),
        fails(
            "被申请行政复议 、提起行政诉讼的情况没有发生。",
            message="空格",
            fixed="被申请行政复议、提起行政诉讼的情况没有发生。",
        ),
        passes("做好信息公开工作，加强培训。"),
        passes("内容包括：政策文件……；工作动态。", comment="省略号"),
        passes("敬请期待。。。", comment="代替省略号的由 GK617 提示"),
    ],
)
def doubled_point(report: Report, options: None) -> Iterator[Finding]:
    """两个点号连在一起，如“，，”“，。”“、，”，或者点号前面有空格。多半是删改后没有清理干净。

    两个相同的点号可以自动删去一个；两个不同的要由人决定留哪个。

    错误写法：`做好信息公开工作，。`

    正确写法：`做好信息公开工作。`
    """
    for line in by_line(hits(report, _DOUBLED)):
        more, more_english = count_words(line)
        around = line[0].around()
        surplus = [hit.change("", 1) for hit in line if hit.text[0] == hit.text[1]]
        yield Finding(
            Words(f"{_name(line[0])}：{around}{more}", f"Two points “{line[0].text}”: {around}{more_english}"),
            line[0].span,
            line[0].key,
            help=_advice(line[0]),
            fix=fix_of(Words("删去一个", "Delete one"), surplus),
        )
    spaced = list(hits(report, _SPACED))
    if spaced and not is_wrapped(report):
        for line in by_line(spaced):
            yield Finding(
                Words(f"标点前有空格：{line[0].around()}", f"A blank before a point: {line[0].around()}"),
                line[0].span,
                line[0].key,
                help=Words("请删去标点前的空格。", "Delete the blank"),
                fix=fix_of(Words("删去空格", "Delete the blank"), (hit.change("") for hit in line)),
            )


def _name(hit: ProseHit) -> str:
    """`逗号重复`; of two different points `标点“，。”连用`."""
    first, second = hit.text[0], hit.text[-1]
    return f"{_NAMES[first]}重复" if first == second else f"标点“{hit.text}”连用"


def _advice(hit: ProseHit) -> Words:
    """Which of two points to keep: of the same one of them; of different ones that is for people to say."""
    first, second = hit.text[0], hit.text[-1]
    if first == second:
        point = f"请删去一个{_NAMES[first]}"
        full = "；此处一句话已完的，请改用句号" if first == "，" else ""
        return Words(f"{point}{full}。", f"Write “{first}”")
    return Words(f"请在“{first}”和“{second}”中保留一个。", f"Keep one of “{first}” and “{second}”")
