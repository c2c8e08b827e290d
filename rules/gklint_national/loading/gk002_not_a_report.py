"""GK002: the file is no annual report of government information disclosure."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_AGAIN = Words("请重新保存文件后再检查。", "Save the file anew and check again")


@rule(
    "GK002",
    "not-a-report",
    severity="warning",
    summary=("文件不像政府信息公开工作年度报告", "the file does not look like an annual report"),
    basis="国办公开办函〔2019〕60号、国办公开办函〔2021〕30号（年度报告格式）",
    help=(
        "请核对是否选错文件；确为年度报告的，请按格式写出六个部分的标题。",
        "If it is a report, give it the six statutory headings; if not, put the report in its place",
    ),
    kinds=("not-a-report",),
    examples=[
        fails(text="关于召开全区工作会议的通知\n\n各科室：\n请于周五下午参加会议。\n", comment="会议通知"),
        passes("本机关依法做好政府信息公开工作。", comment="六个部分齐全的报告"),
        passes(drop=["review"], comment="少一个部分仍是报告，由 GK101 提示"),
    ],
)
def not_a_report(report: Report, options: None) -> Iterator[Finding]:
    """文件里找不到年度报告的标题和表格，其余规则都没有检查它。

    年度报告有六个规定标题和三张表。六个标题认出不足两个、也没有表格字样时，多半是放错了文件（通知、附件、目录等）。
    文件没有检查，不能当作没有问题，所以是警告。

    错误写法：把会议通知放进了年度报告文件夹。

    正确写法：文件夹里只放年度报告；其他文件移走，或在设置中排除。
    """
    if any(note.kind == "picture" for note in report.document.notes):
        return  # a scanned report: GK006 says so
    if any(note.kind == "cut" for note in report.document.notes):
        words = Words("文件没有读完整，认不出六个标题和三张表，未作检查", "The file was not read fully: not checked")
        yield Finding(words, report.whole, "kind", help=_AGAIN)
        return
    yield Finding(
        Words(
            "没有找到年度报告的六个标题和三张表，这份文件不像年度报告，未作检查",
            "Neither the six headings nor the three tables were found: not checked as an annual report",
        ),
        report.whole,
        "kind",
    )
