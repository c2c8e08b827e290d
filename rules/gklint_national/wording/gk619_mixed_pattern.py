"""GK619: two patterns of a sentence run into one."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, hits

_MIXED = lazy_pattern(
    r"(?:报告(?:共|主要|内容)?(?P<first>包括|包含|分为|共?有)[^。；\n]{2,240}?(?P<second>组成|构成)"
    # Of anything else: what it consists of is counted, so that 组成 is the verb of the sentence and no noun.
    r"|(?P<other>包括|包含|分为)[^。；\n]{2,160}?(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,3})(?:个|大|项|类|名)?"
    r"(?:部分|方面|栏目|板块|模块|章节|环节|单位|部门|科室|人|成员|专栏|平台|层级|内容)?(?:共同)?(?P<verb>组成|构成)"
    r"|(?:小组|专班|工作组|队伍|委员会)(?:成员)?(?P<of>包括|包含)(?=[^。；，]{0,60}(?:、|和|及))[^。；，]{4,60}?(?P<by>组成|构成))(?=[，。；]|$)"
)

_NAMES = (("first", "other", "of"), ("second", "verb", "by"))


@rule(
    "GK619",
    "mixed-pattern",
    severity="info",
    summary=("两种句式混在一句里", "two patterns of a sentence run into one"),
    basis="现代汉语规范用法（“包括……”与“由……组成”不能混用）",
    help=("请改为“由……组成”，或者删去“组成”二字。", "Write 由…组成, or leave 组成 out"),
    examples=[
        fails(
            preamble="根据《政府信息公开条例》第五十条编制。本报告包括总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。",
            message="“包括……”与“由……组成”",
            count=1,
        ),
        fails("办事专栏包括机构概况、办事指南、表格下载三个板块构成，方便查询。", message="“包括……”与“由……构成”"),
        fails("公开工作领导小组包含分管局长、各科室负责人等9人组成。", message="“包含……”与“由……组成”", count=1),
        fails(preamble="本报告共有总体情况、其他需要报告的事项等六部分组成。", message="“有……”与“由……组成”"),
        fails("工作专班包括分管局长和各科室负责人组成。", message="“包括……”与“由……组成”"),
        passes("领导小组由局长等9人组成，成员包括各科室负责人。公开内容包括领导分工、人员组成。", comment="各说各的"),
        passes("包括由三个部门组成的检查组，专栏包括三个板块。", comment="“由”领起的是定语"),
        passes(preamble="根据《政府信息公开条例》第五十条编制。本报告由总体情况、其他需要报告的事项等六部分组成。"),
        passes(preamble="根据《政府信息公开条例》第五十条编制。本报告包括总体情况、其他需要报告的事项等六部分。"),
        passes(preamble="本报告包括总体情况等部分，其中总体情况由五个方面组成。", comment="两个分句"),
    ],
)
def mixed_pattern(report: Report, options: None) -> Iterator[Finding]:
    """“包括……”和“由……组成”两种句式混成了一句，读来不通。说报告以外的事物的，要写明数目（三个板块组成）才提示。

    错误写法：`本报告包括总体情况等六部分组成。`

    正确写法：`本报告由总体情况等六部分组成。`
    """
    for hit in hits(report, _MIXED):
        if "由" not in hit.text:
            yield _finding(hit)


def _finding(hit: ProseHit) -> Finding:
    first, second = (next(word for word in map(hit.match.group, names) if word) for names in _NAMES)
    return Finding(
        Words(f"“{first}……”与“由……{second}”两种句式混用", f"“{first}…{second}” mixes two patterns"),
        hit.span,
        hit.prose.section,
        help=Words(f"请改为“由……{second}”，或删去“{second}”二字。", f"Write 由…{second}, or leave {second} out"),
    )
