"""GK001: the file cannot be read at all."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK001",
    "unreadable-file",
    severity="error",
    summary=("文件无法读取", "the file cannot be read"),
    basis="政府信息公开条例第四十九条（年度报告应当公布，即应可读）",
    help=("请确认文件完整、未加密，用原来的软件另存一份后重新检查。", "Check that the file is whole and not encrypted"),
    kinds=("unreadable",),
    examples=[
        fails(text="", comment="空文件"),
        fails(text=" \n\n　\n", comment="只有空白"),
        passes("本机关依法做好政府信息公开工作。", comment="文字可以正常读出"),
    ],
)
def unreadable_file(report: Report, options: None) -> Iterator[Finding]:
    """文件打不开、解不出文字，或者里面没有内容，因此没有作任何检查。

    常见原因：文件是空的；上传或拷贝时断了，只剩一半；设了打开密码；把程序、压缩包或图片改名成了文本文件；
    编码既不是 UTF-8，也不是 GB18030（含 GBK、GB2312）或 UTF-16；PDF 的字体没有附带文字对照，看得见、却提取不出文字。

    错误写法：一个0字节的 `2023年报告.txt`。

    正确写法：用原来的软件打开，核对内容完整后另存为 UTF-8 文本或常用的文档格式。
    """
    yield from findings_of_notes(report, "unreadable")
