"""GK120: a top-level section that the form does not have."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import extras, restart


@rule(
    "GK120",
    "extra-section",
    severity="warning",
    summary=("格式之外的一级标题", "a top-level section that the form does not have"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个部分",
    help=(
        "请将内容并入六个部分中相应的部分，删去这一标题；附件、附表可以另列。",
        "Put the text into one of the six sections; attachments are allowed",
    ),
    examples=[
        fails(
            other="无。\n七、下一步工作打算\n继续做好政府信息公开工作，加强督促检查。",
            count=1,
            message="七、下一步工作打算",
        ),
        passes(comment="六个部分"),
        passes(headings={"other": "六、其他事项"}, comment="用语不同由 GK104 提示"),
        passes(other="无。\n七、附件\n详见附件。", comment="附件可以另列"),
        passes(
            end="政府信息公开指南\n一、受理机构\n区民政局办公室。\n二、受理方式\n当面或邮寄提交。",
            comment="报告后面另附的材料",
        ),
        passes(overview="依法做好政府信息公开工作。\n（一）工作机制\n明确分管领导。", comment="第一部分里的小标题"),
    ],
)
@for_administrations
def extra_section(report: Report, options: None) -> Iterator[Finding]:
    """除六个规定的部分之外，还有别的一级标题。

    统一格式只有六个部分。下一步打算应写入第五部分，需要另外说明的写入第六部分。附件和附表可以另列。
    编号重新开始造成的多余标题由别的规则提示。

    错误写法：`七、下一步工作打算`

    正确写法：写入“五、存在的主要问题及改进情况”。
    """
    found = extras(report)
    if not found or restart(report) is not None:
        return
    names = "".join(f"“{top.text}”" for top in found)
    yield Finding(
        Words(f"{names}不是格式规定的部分", f"The form has no section {names}"),
        found[0].span,
        found[0].heading.body[:20],
        related=tuple(Related(Words("也是格式之外的标题", "not in the form either"), top.span) for top in found[1:]),
    )
