"""GK602: full-width characters in web addresses, mail addresses and telephone numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gklint.api import Finding, Prose, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import RUNNING, TextChange, fix_of

_FULL = lazy_pattern(r"[．：／＠－＿ａ-ｚＡ-Ｚ]")
_SIGNS = ("//", "／／", "www", "ｗｗｗ", "＠", "－", "．")  # one of these is in whatever may be an address
_END = r"[^\s\u4e00-\u9fff，。；、）》”“（]"
_ADDRESS = lazy_pattern(
    rf"(?:https?|[ｈH]ttps?|ｈｔｔｐｓ?)[:：][/／]{{2}}{_END}{{1,200}}|(?:www|ｗｗｗ)[.．]{_END}{{1,200}}"
    r"|[A-Za-z0-9._-]{1,40}(?:＠[A-Za-z0-9.．_-]{2,60}|@[A-Za-z0-9_-]{1,30}．[A-Za-z0-9.．]{2,30})|(?<![0-9])0[0-9]{2,3}－[0-9]{7,8}"
)


@rule(
    "GK602",
    "full-width-in-ascii",
    severity="info",
    summary=("网址、邮箱、电话里用了全角字符", "full-width characters in an address or a telephone number"),
    basis="GB/T 15834—2011；通行写法",
    help=("请改为半角字符，以免网址打不开、号码拨不通。", "Use half-width characters"),
    fix="safe",
    examples=[
        fails(
            "网址为http：//www.example.gov.cn，欢迎查阅。",
            at="http：//www.example.gov.cn",
            count=1,
            fixed="网址为http://www.example.gov.cn，欢迎查阅。",
        ),
        fails("联系邮箱：xxgk＠example.gov.cn。", message="xxgk@example.gov.cn"),
        fails("电话：010－12345678。", at="010－12345678"),
        passes("网址为http://www.example.gov.cn，电话：010-12345678。"),
        passes("时间：2023年；地点：会议室。", comment="正文里的全角冒号"),
    ],
)
def full_width_in_ascii(report: Report, options: None) -> Iterator[Finding]:
    """网址、邮箱或电话号码里混进了全角的冒号、斜线、点、＠、横线，读者照着复制用不了。

    错误写法：`http：//www.example.gov.cn`、`010－12345678`

    正确写法：`http://www.example.gov.cn`、`010-12345678`
    """
    text = report.body.text
    if not any(sign in text for sign in _SIGNS):
        return
    for prose in report.prose:
        if prose.kind in RUNNING and any(sign in prose.text for sign in _SIGNS):
            yield from _findings(prose)


def _findings(prose: Prose) -> Iterator[Finding]:
    for match, span in prose.passage.find(_ADDRESS):
        right = unicodedata.normalize("NFKC", match[0])
        if _FULL.search(match[0]):
            yield Finding(
                Words(f"“{match[0]}”里有全角字符，应为“{right}”", f"“{match[0]}” has full-width characters: {right}"),
                span,
                f"{prose.section}:{right}",
                fix=fix_of(Words("改为半角", "Use half-width characters"), [TextChange(span, match[0], right)]),
            )
