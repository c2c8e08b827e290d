"""GK410: section six does not say what was collected as information processing fee."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Prose, Report, Span, Words, fails, lazy_pattern, passes, rule
from gklint_national.boilerplate.fees import fee_sentences, section_six, speaks_of_fee
from gklint_national.prose import sentence_at
from gklint_national.years import is_doubtful

_FIRST_YEAR = 2021
_YEAR = lazy_pattern(r"(?<![0-9])20[0-9]{2}(?=\s?年)|上一?年度|去年")
_THIS_YEAR = lazy_pattern(r"本年|今年|当年|全年|年内|报告期|报告年度|本期")
_FEES = (("fees.processing",), ("fees.sum",), ("fees.notices",))
_OTHER_YEARS = ("last", "next", "other")
_STATEMENT = "本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。"


@rule(
    "GK410",
    "fee-statement-missing",
    severity="warning",
    summary=("第六部分没有报告信息处理费的收取情况", "section six does not report the information processing fee"),
    basis="国办公开办函〔2021〕30号（第六部分）；国办函〔2020〕109号",
    help=(
        "请在第六部分写明发出收费通知的件数、总金额和实际收取的总金额；没有收取的，请写“本年度未收取信息处理费”。",
        "State in section six the number of fee notices, their sum and what was collected, or that there was none.",
    ),
    forms=("2021",),
    fix="unsafe",
    examples=[
        fails(other="无。", count=1, severity="warning", fixed="无。" + _STATEMENT),
        fails(other="没有其他需要报告的事项。"),
        fails("（一）依申请公开\n本年度未收取信息处理费。", other="无。", severity="info", comment="写在别的部分"),
        fails(other="2022年未收取信息处理费。", at="2022", message="本报告为2023年度", severity="warning"),
        fails(other="2022年度，我局没有开具收费通知，也未收取信息处理费。", at="2022", comment="年份在前一分句"),
        fails(other="2021年度未产生信息处理费，也无其他需要报告的事项。", message="2021年"),
        fails(other="2022年度没有收费。", at="2022"),
        passes(other="2020年出台的信息处理费办法已公开，本机关没有收取信息处理费。", comment="年份是文件的"),
        passes(other="2020年印发的信息处理费管理办法施行以来，未收取费用。", comment="年份是文件的"),
        fails(other="上年度未收取信息处理费。", message="上年度"),
        passes(other="2023年未收取信息处理费，2022年收取380元。", comment="写了本年度"),
        passes(
            other="2022年未收取信息处理费。全年发出收费通知1件，总金额300元，实际收取300元。", comment="另有本年度的"
        ),
        passes(other="本年度未收取信息处理费。"),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取380元。"),
        passes(other="（一）收取信息处理费情况\n无。\n（二）其他事项\n无。", comment="小标题写明了"),
        passes(form="2019", other="无。", comment="2020年度及以前不要求"),
        passes(drop=["other"], comment="没有第六部分，由 GK101 提示"),
        passes(other="", comment="第六部分没有文字，由 GK108 提示"),
    ],
)
def fee_statement_missing(report: Report, options: None) -> Iterator[Finding]:
    """2021年度起，第六部分必须报告政府信息公开信息处理费的收取情况，没有收取也要写明。只写“无”不够。

    格式要求写清发出收费通知的件数、总金额以及实际收取的总金额。信息处理费与表二的行政事业性收费是两回事，
    表二填了收费金额，第六部分仍要单独说明。写在报告别的部分的，提示移到第六部分。

    错误写法：`六、其他需要报告的事项` 下面只有 `无。`

    正确写法：`本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。`
    """
    if report.year is None or report.year < _FIRST_YEAR:
        return
    paragraphs = [prose for prose in section_six(report) if prose.kind != "signature"]
    written = [prose for prose in paragraphs if prose.kind == "body"]
    if not written:
        return
    if not speaks_of_fee([prose.text for prose in paragraphs]):
        yield _finding(report, written[-1])
    else:
        yield from _of_other_year(report)


def _of_other_year(report: Report) -> Iterator[Finding]:
    """Where all that section six states of the fee is of another year than the report's."""
    stated = [one for one in report.claims if one.section == "other" and one.concepts[:1] in _FEES and one.certain]
    if not stated or any(one.when not in _OTHER_YEARS for one in stated) or _speaks_of_own_year(report):
        return
    if is_doubtful(report):
        return  # the title may be wrong, of which GK712 tells
    span = _year_of_claim(report, stated[0].clause)
    if span is not None:
        told = f"{span.text}年" if span.text.isdigit() else span.text
        words = Words(
            f"第六部分写的是{told}的收费情况，本报告为{report.year}年度",
            f"Section six tells of the fee of {span.text}; the report is for {report.year}",
        )
        update = Words(f"请核对年份，写明{report.year}年度的收费情况。", f"State what was collected in {report.year}.")
        yield Finding(words, span, "fee-year", help=update)


def _year_of_claim(report: Report, clause: tuple[int, int]) -> Span | None:
    """The year that the claim's sentence names, in the clause or before it."""
    text, (start, end) = report.body.text, clause
    match = next(iter(reversed(list(_YEAR.finditer(text, sentence_at(text, start)[0], end)))), None)
    return report.body.span(*match.span()) if match is not None else None


def _speaks_of_own_year(report: Report) -> bool:
    """Whether a sentence of section six on fees names the report's year."""
    texts = (prose.text[start:end] for prose, start, end in fee_sentences(report))
    return any(str(report.year) in text or _THIS_YEAR.search(text) for text in texts)


def _finding(report: Report, last: Prose) -> Finding:
    elsewhere = "信息处理费" in report.body.text
    words = Words(
        "收取信息处理费的情况写在其他部分，第六部分没有写"
        if elsewhere
        else "第六部分没有报告收取信息处理费的情况（没有收取也要写明）",
        "Section six does not report the information processing fee"
        + (" (it stands elsewhere in the report)" if elsewhere else " (say so if there was none)"),
    )
    end = last.passage.span(len(last.text), len(last.text))
    fix = Fix(
        Words("补写“未收取信息处理费”（请先核实）", "Add that no fee was collected (verify first)"),
        (Edit(end, _STATEMENT if last.text.endswith("。") else "。" + _STATEMENT),),
        safe=False,
    )
    return Finding(
        words,
        last.passage.span(),
        "fee",
        _MOVE if elsewhere else None,
        severity="info" if elsewhere else "warning",
        fix=fix,
    )


_MOVE = Words("请将收取信息处理费的情况写入第六部分。", "Move what is said of the fee to section six.")
