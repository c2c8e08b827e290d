"""GK123: a figure of the tables that a local notice requires in the text is missing there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, dataclass, fails, passes, rule
from gklint_national.structure.outline import statutory
from gklint_national.units import with_unit


@dataclass(frozen=True)
class Wanted:
    """`figures`: names of figures as `gklint facts` lists them, whose values section one must state."""

    figures: tuple[str, ...] = ()


@rule(
    "GK123",
    "figure-untold",
    severity="warning",
    summary=("正文没有写明规定要写的数字", "a figure that must be told is not told in the text"),
    basis="本地关于年度报告的通知（数字由选项 figures 给出）",
    help=("请在总体情况中写明这个数字。", "State the figure in section one"),
    options=Wanted,
    examples=[
        fails(
            "（二）依申请公开\n规范办理申请。",
            facts={"requests.received": 12, "outcome.disclosed": 12, "outcome.total": 12},
            options={"figures": ("requests.received",)},
            message="12",
            count=1,
        ),
        passes(
            "（二）依申请公开\n全年收到申请12件。",
            facts={"requests.received": 12, "outcome.disclosed": 12, "outcome.total": 12},
            options={"figures": ("requests.received",)},
        ),
        passes("（二）依申请公开\n未收到申请。", options={"figures": ("requests.received",)}, comment="数为0"),
        passes("（二）依申请公开\n规范办理申请。", facts={"requests.received": 12}, comment="没有规定"),
    ],
)
def figure_untold(report: Report, options: Wanted) -> Iterator[Finding]:
    """有的地方规定某些数字（如本年新收申请数）必须在总体情况里写明，这里没有写。

    要写哪些数字由选项 `figures` 给出，名称用 `gklint facts` 列出的名称；表三的数取“总计”列。数为0的不要求。

    正确写法：`全年收到政府信息公开申请12件。`
    """
    top = statutory(report).get("overview")
    if top is None or report.form is None:
        return
    text = "\n".join(prose.text for prose in report.prose_in("preamble", "overview"))
    for name in options.figures:
        fact = report.fact(name, "total") or report.fact(name)
        if (
            fact is not None
            and fact.value
            and not re.search(rf"(?<![\d.]){re.escape(str(fact.value))}(?![\d.年月日])", text)
        ):
            label = report.form.label(name)
            yield Finding(
                Words(
                    f"总体情况没有写明“{label}”的数量（{with_unit(fact.raw, name)}）",
                    f"Section one does not state {name}, {fact.raw}",
                ),
                top.span,
                name,
                help=Words(f"请在总体情况中写明这{with_unit(fact.raw, name)}。", "State the figure in section one"),
            )
