"""GK121: section five names problems without improvements, or improvements without problems."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule, simplified
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import prose_below, says_nothing, statutory

_PROBLEMS = (
    "问题", "不足", "短板", "薄弱", "差距", "不够", "有待", "欠缺", "困难", "不高", "不强", "不到位", "不全",
    "不及时", "滞后", "缺乏", "还需", "仍需", "尚需", "需要进一步", "需进一步", "不规范", "不均衡", "单一", "偏少",
    "较少", "不深",
)  # fmt: skip
_IMPROVEMENTS = (
    "改进", "下一步", "今后", "下步", "整改", "措施", "加强", "完善", "提升", "提高", "强化", "优化", "推进", "加大",
    "继续", "健全", "拓展", "规范", "将", "着力", "努力", "针对", "已要求", "已增", "已建", "已开展", "已组织", "已完",
    "已修", "已安排", "已重新", "已制", "已落实", "已配", "已明确", "已调整", "已对", "已通过", "已邀请", "已实",
    "增设", "增配", "增派", "现已", "目前已", "均已", "已改", "已公开", "已补", "已更新",
)  # fmt: skip


@rule(
    "GK121",
    "problems-without-improvement",
    severity="info",
    summary=("第五部分缺少问题或改进情况", "section five lacks problems or improvements"),
    basis="政府信息公开条例第五十条第（四）项（存在的主要问题及改进情况）",
    help=("请写明存在的主要问题和改进情况。", "Name both the problems and the improvements"),
    examples=[
        passes(problems="1.解读材料偏少。已要求政策文件与解读材料同步发布。\n2.专职人员不足。已增配一名工作人员。"),
        fails(problems="继续加强政府信息公开工作，完善工作制度，提升服务水平。", message="没有写存在的问题"),
        fails(problems="一是政策解读形式单一；二是工作人员业务不熟练。", message="没有写改进情况"),
        passes(comment="问题和改进情况都有"),
        passes(problems="（一）公开时效有待提高\n（二）改进措施\n按时更新栏目内容。"),
        passes(problems="无。", comment="没有内容由 GK107 提示"),
    ],
)
@for_administrations
def problems_without_improvement(report: Report, options: None) -> Iterator[Finding]:
    """第五部分只写了打算、没有写问题，或者只写了问题、没有写改进情况。

    条例第五十条要求报告“存在的主要问题及改进情况”，两样都要有。这里按常用字眼判断，只作提示。

    错误写法：只写“下一步将继续加强政府信息公开工作”。

    正确写法：先写“政策解读形式还不够丰富”，再写“今后采用图表、问答等形式解读”。
    """
    top = statutory(report).get("problems")
    if top is None or says_nothing(report, top):
        return
    text = "\n".join(prose.text for prose in prose_below(report, top))
    if not _says(text, _PROBLEMS):
        words = Words("第五部分没有写存在的问题", "Section five names no problem")
        help = Words("请补写本年度存在的主要问题。", "Name the problems")
    elif not _says(text, _IMPROVEMENTS):
        words = Words("第五部分没有写改进情况", "Section five names no improvement")
        help = Words("请针对所列问题补写改进情况。", "Name the improvements")
    else:
        return
    yield Finding(words, top.span, "problems", help=help)


def _says(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs) or any(sign in simplified(text) for sign in signs)
