"""GK019: a suppression that suppresses nothing, or does not say of what or why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gklint.api import VERBS, Directive, Finding, Report, Words, directives_in, fails, passes, rule

_FORM = Words(
    "请写作“<!-- gklint: ignore[GK303] 原因 -->”，写明规则和原因；没有用处的豁免请删去。",
    "Write <!-- gklint: ignore[GK303] reason -->, with rule and reason; delete suppressions that are of no use",
)
_NOT_OPENED = Words(
    "enable 前面没有与它对应的 disable，不起作用", "This enable has no disable before it, so it has no effect"
)


@rule(
    "GK019",
    "suppression-useless",
    severity="warning",
    summary=("豁免没有用处或写得不全", "a suppression is of no use or incomplete"),
    basis="检查的可靠性（每条豁免都应说得出对象和原因）",
    help=_FORM,
    kinds=("report", "not-a-report", "unsupported"),
    examples=[
        fails(
            path="报告.md",
            overview="<!-- gklint: ignore[GK303] -->\n\n本机关依法公开信息。",
            at="<!-- gklint: ignore[GK303] -->",
            message="没有写原因",
            count=1,
        ),
        fails(
            path="报告.md", overview="<!-- gklint: ignore 数字已核实 -->\n\n本机关依法公开信息。", message="哪条规则"
        ),
        fails(path="报告.md", overview="<!-- gklint: skip[GK303] 已核实 -->\n\n本机关依法公开信息。", message="skip"),
        fails(path="报告.md", overview="本机关依法公开信息。\n\n<!-- gklint: enable[GK303] -->", message="disable"),
        passes(path="报告.md", overview="<!-- gklint: ignore[GK303] 数字已核实 -->\n\n本机关依法公开信息。"),
        passes(
            path="报告.md",
            overview="<!-- gklint: disable[GK303] 已核实 -->\n\n本机关依法公开信息。\n\n<!-- gklint: enable[GK303] -->",
        ),
        passes(path="报告.md", overview="<!-- 请校对这一段 -->\n\n本机关依法公开信息。", comment="一般的批注"),
    ],
)
def suppression_useless(report: Report, options: None) -> Iterator[Finding]:
    """豁免没有写明规则或原因，写了没有的规则，已经到期，或者已经没有问题可豁免。

    豁免可以写在 md、html 文件的注释或 docx 文件的批注里，也可以写在配置文件旁的 gklint-suppressions.toml 里。
    豁免必须写明是哪条规则、为什么，不能一概豁免；问题改正以后，留下的豁免会掩盖以后的错误。

    错误写法：`<!-- gklint: ignore[GK303] -->`，没有写原因。

    正确写法：`<!-- gklint: ignore[GK303] 该数字经办公室核实 -->`。
    """
    disabled: set[str] = set()
    for directive in directives_in(report.document):
        wrong = _wrong(directive, disabled)
        if wrong is not None:
            yield Finding(wrong, directive.span, directive.said)
        if directive.verb == "disable" and directive.complete:
            disabled.update(directive.rules)
        elif directive.verb == "enable":
            disabled.difference_update(directive.rules)


def _wrong(directive: Directive, disabled: Collection[str]) -> Words | None:
    """What is wrong with the directive itself. `disabled` are the rules of the ranges begun before it."""
    verb = directive.verb
    if verb not in VERBS:
        known = "、".join(VERBS)
        return Words(
            f"豁免写的“{verb}”没有这种写法，可用：{known}",
            f"The suppression says {verb!r}; it can be {', '.join(VERBS)}",
        )
    if not directive.rules:
        return Words(
            f"豁免{verb}没有写明豁免哪条规则，不起作用",
            f"The suppression {verb} names no rule, so it has no effect",
        )
    if verb == "enable":
        return None if any(one in disabled for one in directive.rules) else _NOT_OPENED
    if not directive.reason:
        return Words(
            f"豁免{directive.said}没有写原因，不起作用",
            f"The suppression {directive.said} gives no reason, so it has no effect",
        )
    return None
