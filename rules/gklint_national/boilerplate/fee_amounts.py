"""The amounts that section six gives for the information processing fee: charged by notice, and collected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gklint.api import NamedTuple, Report, Span, lazy_pattern
from gklint_national.boilerplate.fees import section_six

_MONEY = r"(?P<{0}>[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)\s?(?P<{0}_unit>万?)元"
_CHARGED = lazy_pattern(
    rf"(?:(?<!收取)(?<!收取的)(?<!收到的)(?<!缴纳的)(?<!实收)总金额|应收(?:取)?(?:总)?金额|应收取?|应缴|通知(?:的)?(?:收费)?(?:总)?金额|(?<!实际)收费(?:总)?(?:金额|额)|涉及(?:总)?金额|通知书?[0-9]{{1,4}}\s?[件份张次][，,、（(]?\s?(?:共计|合计|总计|计|金额(?:共计|合计|为|共)?|金额))"
    rf"[^0-9。；]{{0,8}}?{_MONEY.format('sum')}"
)
_COLLECTED = lazy_pattern(
    rf"(?:实际(?:共)?(?:收取|收到|收缴|入账|缴纳|入库)|实收|到账|已(?:经)?(?:收取|收到|收缴|缴纳|缴清|缴)|实际收费(?:总)?(?:金额|额)?|(?:申请人)?实缴|收到(?:申请人)?(?:缴费|缴纳|缴款))[^0-9。；]{{0,24}}?{_MONEY.format('sum')}"
)
_ANY = lazy_pattern(rf"处理费[^0-9。；，、]{{0,16}}?{_MONEY.format('sum')}")


class FeeAmount(NamedTuple):
    """An amount in yuan, and where it stands."""

    yuan: Decimal
    text: str
    span: Span


class FeeAmounts(NamedTuple):
    """The amounts of one paragraph: by notices, collected, and every one that is certainly of the fee.

    `text` is that paragraph.
    """

    charged: FeeAmount | None
    collected: FeeAmount | None
    every: tuple[FeeAmount, ...]
    text: str


def fee_amounts(report: Report) -> Iterator[FeeAmounts]:
    """The amounts in each paragraph of section six that speaks of the processing fee."""
    for prose in section_six(report):
        text = prose.text
        if prose.kind == "body" and ("处理费" in text or "收费通知" in text):
            charged, collected, anywhere = (
                [
                    _amount(match, prose.passage.span(match.start("sum"), match.end()))
                    for match in pattern.finditer(text)
                ]
                for pattern in (_CHARGED, _COLLECTED, _ANY)
            )
            every = {one.span.start: one for one in (*charged, *collected, *anywhere)}
            yield FeeAmounts(_only(charged), _only(collected), tuple(every.values()), text)


def _amount(match: re.Match[str], span: Span) -> FeeAmount:
    return FeeAmount(Decimal(match["sum"]) * (10_000 if match["sum_unit"] else 1), span.text, span)


def _only(found: list[FeeAmount]) -> FeeAmount | None:
    return found[0] if len(found) == 1 else None
