"""GK411: a fee was collected, but the number of notices or the amount is missing."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Span, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.fees import collected_fees, fee_sentences, section_six

_NOTICES = lazy_pattern(r"(?:[0-9]+|[一二两三四五六七八九十]+)\s?(?:件|份|次|笔|宗|起|人次|个|单|批)")
_MONEY = lazy_pattern(r"[0-9一二三四五六七八九十百千万]\s?万?元")
# 按规定向部分申请人收取了信息处理费: that it happened, by 了, 已 or to whom; no denial and no condition beside it.
_COLLECTED = lazy_pattern(
    r"(?:(?P<whom>[向对][^，。；]{1,16}?)(?:依法|依规|按规定|按标准)?)?(?P<done>已经?|共|实际)?(?:收取|收缴|征收)(?P<past>了|过)?"
    r"[^，。；]{0,12}?(?:处理费|费用)(?P<some>若干|少量)?(?P<end>(?=[，。；]|$))?"
    r"|收到(?!收费|缴费|通知)[^，。；]{0,12}?(?P<came>处理费|费用)|申请人[^，。；]{0,8}?(?:已|按期|按时|按要求|如期)(?P<paid>缴费|缴纳|缴清|缴款)"
)
_NOTICED = lazy_pattern(
    r"(?:发出|送达|下达|开具|制发|出具)[^，。；、0-9]{0,20}?(?:收费|缴费)通知书?(?:单)?\s?(?:[1-9][0-9]*|[一二两三四五六七八九十]+)\s?[件份张次笔]"
)
_SOME = lazy_pattern(r"部分|少数|个别|[0-9一二两三四五六七八九十]\s?[名位个家件]")
_NOT_SO = lazy_pattern(r"未|没|无|不|免|停|如|若(?!干)|拟|将|可|应|须|需|凡|除|是否|的，")


@rule(
    "GK411",
    "fee-statement-incomplete",
    severity="info",
    summary=("收取了信息处理费，但没有写全件数和金额", "a processing fee was collected, number or amount is not said"),
    basis="国办公开办函〔2021〕30号（第六部分）；国办函〔2020〕109号",
    help=("请写明发出收费通知的件数、总金额和实际收取的总金额。", "State the number of notices and the amounts."),
    forms=("2021",),
    examples=[
        fails(other="本年度收取信息处理费380元。", message="件数", count=1),
        fails(other="本年度对2件申请收取了信息处理费。", message="金额"),
        fails(other="本年度依照办法对少数申请人收取了政府信息公开信息处理费。", message="金额", count=1),
        fails(other="本年度收到1名申请人缴纳的信息处理费。", message="金额"),
        fails(other="全年发出信息处理费收费通知，申请人按期缴费。", message="金额"),
        fails(other="全年已收取信息处理费，按规定上缴国库。", message="金额"),
        fails(other="本年度共发出信息处理费收费通知3件。", message="金额", count=1),
        passes(other="本年度发出信息处理费收费通知1件，申请人未缴纳。", comment="写明没有收取"),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。"),
        passes(other="对超过规定数量的申请人，可收取信息处理费，本年度没有此类情形。", comment="说的是规定"),
        passes(other="对符合条件的申请收取信息处理费，本年度无此类申请。", comment="说的是规定"),
        passes(other="对申请人收取信息处理费的，出具财政票据。本年度未收取。", comment="说的是规定"),
        passes(other="本年度未收取信息处理费。"),
        passes(other="本年度收取信息处理费0元。"),
        passes(other="（一）信息处理费收取情况。本年度未产生信息处理费。", comment="小标题不是陈述"),
        passes(other="关于收取信息处理费情况：无。"),
        passes(other="（文字描述，收取信息处理费情况在此处报告。）\n本年度未收取信息处理费。", comment="模板提示"),
        passes(other="严格执行信息处理费管理规定。", comment="没有说收取"),
    ],
)
@for_administrations
def fee_statement_incomplete(report: Report, options: None) -> Iterator[Finding]:
    """第六部分说收取了信息处理费，却没有写清发出收费通知的件数或者金额。

    格式要求三项：发出收费通知的件数、总金额、实际收取的总金额。

    错误写法：`本年度收取信息处理费380元。`

    正确写法：`本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。`
    """
    found = [claim for claim in collected_fees(report) if claim.section == "other"]
    sums = [claim for claim in found if claim.value is not None]
    span = report.body.span(*(sums or found)[0].clause) if found else _bare_statement(report)
    if span is None or (sums and _counts_notices(report)):
        return
    noticed = not found and _NOTICED.search(span.text) is not None
    yield Finding(_missing(bool(sums), _counts_notices(report), noticed), span, "fee")


def _missing(sums: bool, counted: bool, noticed: bool) -> Words:
    """What was collected, or only charged, and what is not said of it."""
    if noticed:
        return Words("第六部分写了发出收费通知，未写明金额", "Fee notices were issued; the amounts are not said")
    if sums:
        return Words(
            "第六部分写了收取信息处理费，未写明发出收费通知的件数",
            "A processing fee was collected; the number of notices is not said",
        )
    if counted:
        return Words("第六部分写了收取信息处理费，未写明金额", "A processing fee was collected; the amount is not said")
    return Words(
        "第六部分写了收取信息处理费，未写明发出收费通知的件数和金额",
        "A processing fee was collected; neither number of notices nor amount is said",
    )


def _bare_statement(report: Report) -> Span | None:
    """The words that say a fee was collected this year, where section six gives no amount at all."""
    if any(_MONEY.search(prose.text) for prose in section_six(report)):
        return None
    for prose, start, end in fee_sentences(report, of_own_year=True):
        noticed = _NOTICED.search(prose.text, start, end)
        if noticed is not None and not _NOT_SO.search(prose.text, start, end):
            return prose.passage.span(*noticed.span())
        match = _COLLECTED.search(prose.text, start, end)
        if match is None or prose.text.startswith("的", match.end()):
            continue
        happened = any(match[sign] for sign in ("past", "done", "some", "came", "paid"))
        named = match["whom"] and match["end"] is not None and _SOME.search(match["whom"])
        # Without a sign that it happened the rest of the sentence may say that it did not.
        if (happened or named) and not _NOT_SO.search(prose.text, start, match.end() if happened else end):
            return prose.passage.span(match.start(), match.end())
    return None


def _counts_notices(report: Report) -> bool:
    """Whether section six states a number of notices, or of requests with a fee."""
    return any(_NOTICES.search(prose.text) for prose in section_six(report) if prose.kind == "body")
