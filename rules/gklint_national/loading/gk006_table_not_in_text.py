"""GK006: a statutory table is a picture or an attachment, so that its figures cannot be checked."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, FormTable, Heading, Report, Span, Words, fails, passes, rule
from gklint_national.bodies import is_institution_report
from gklint_national.tables import has_labels, is_printed, reach, table_name

_PARTS = ("upheld", "corrected", "other", "pending", "total")
_FOUR = [f"{group}.{part}" for group in ("review", "litigation.direct", "litigation.after_review") for part in _PARTS]

_IN_ORDER = Words("请换用原文件（Word、Excel），或重新复制表格。", "Check the original file, or copy the table anew")


@rule(
    "GK006",
    "table-not-in-text",
    severity="info",
    summary=("表格不在正文里（图片或附件）", "a table is a picture or an attachment"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：第二、三、四部分的附表",
    help=(
        "请在标题下面直接列出表格，没有发生的填0；表格做成了图片、放在附件里的，数字无法核对，也不便公众查阅。",
        "Put the table into the text: figures in pictures and attachments cannot be checked",
    ),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[
        fails(drop_tables=["three"], count=1, message="没有读到表三"),
        fails(drop_tables=["two", "three", "four"], count=3, comment="三张表都是图片，标题后紧跟下一个标题"),
        fails(noted=["picture"], comment="整页是图片（扫描件）"),
        passes(comment="三张表都在正文里"),
        passes(facts=dict.fromkeys(_FOUR), comment="表格在，只是空着，由 GK501 提示"),
        passes(drop=["review"], comment="整个部分缺失由 GK101 提示"),
    ],
)
def table_not_in_text(report: Report, options: None) -> Iterator[Finding]:
    """第二、三、四部分的标题下面没有表格文字，表格可能是图片，也可能放在附件里，数字没有核对。

    表格转成文字后行名和数字错开的，作为警告。规定格式要求这三个部分用表格报告。表格做成图片后，读屏软件读不出，公众无法检索复制，汇总和勾稽核对也做不了。
    没有表格文字的只作提示；这时，与表格有关的规则都不作检查。

    错误写法：“三、收到和处理政府信息公开申请情况”下面是一张截图，或只写“详见附件”。

    正确写法：把表格直接排在标题下面。
    """
    pictures = [note for note in report.document.notes if note.kind == "picture"]
    for note in pictures:
        yield Finding(note.words, note.span, note.key or "picture", help=note.help)
    if report.form is None or is_institution_report(report):
        return
    for table in report.form.tables:
        section = report.section(table.section)
        if section is None or section.heading is None or report.table(table.key) is not None:
            continue
        shown = any(_holds(reach(report, section), note.span) for note in pictures)
        jumbled = report.detected != "mixed" and has_labels(report, section, table)
        if not shown and (jumbled or not section.tables) and not is_printed(report, section, table):
            yield _finding(section.heading, table, jumbled)


def _finding(heading: Heading, table: FormTable, jumbled: bool) -> Finding:
    name = table_name(table)
    if jumbled:
        return Finding(
            Words(
                f"{name.zh}的数字与行名错开，无法确定各行的数字，未作核对",
                f"{name.en}: labels and values stand apart; it was not checked",
            ),
            heading.passage.span(),
            table.key,
            help=_IN_ORDER,
            severity="warning",
        )
    return Finding(
        Words(
            f"标题下面没有读到{name.zh}，数字未作核对",
            f"No text of {name.en.lower()}: perhaps a picture or an attachment; its figures were not checked",
        ),
        heading.passage.span(),
        table.key,
    )


def _holds(place: Span, span: Span) -> bool:
    return place.start <= span.start < place.end
