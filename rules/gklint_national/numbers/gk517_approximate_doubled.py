"""GK517: a number is called approximate twice."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_NUMBER = lazy_pattern(
    r"\d[\d,]{0,12}(?:\.\d{1,4})?\s?[万亿千百]?(?P<more>余|多)?[万亿]?"
    r"(?:元|条|件|人次|人|次|篇|份|个|场|名|户|家|期)?(?P<about>左右)?"
)
_AFTER = lazy_pattern("余|多|左右")
_BEFORE = ("大约", "将近", "接近", "约", "近")


@rule(
    "GK517",
    "approximate-doubled",
    severity="info",
    summary=("概数词重复（约……余）", "a number is called approximate twice"),
    basis="GB/T 15835—2011（概数用法）",
    help=("请只保留一处表示约数的词。", "Use only one of these words"),
    examples=[
        fails("全年发布信息约300余条。", at="约300余条"),
        fails("接待群众近20余次，解答咨询50多件左右。", count=2),
        passes("全年发布信息300余条。"),
        passes("全年发布信息约300条，接待群众近20次。"),
        passes("近20年来的文件都已公开。"),
    ],
)
def approximate_doubled(report: Report, options: None) -> Iterator[Finding]:
    """同一个数前面用了“约”“近”，后面又用“余”“多”“左右”，意思重复甚至矛盾。

    “约300”是三百上下，“300余”是三百以上，只能用一种。

    错误写法：`约300余条`

    正确写法：`300余条`，或者`约300条`
    """
    text = report.body.text
    if not any(word in text for word in ("余", "多", "左右")):
        return
    places: dict[str, tuple[int, int]] = {}
    for match in _NUMBER.finditer(text):
        before = _before(text, match.start()) if match["more"] or match["about"] else ""
        if before or (match["more"] and match["about"]):
            places.setdefault(before + match[0], (match.start() - len(before), match.end()))
    for said, place in places.items():
        yield Finding(
            Words(f"“{said}”重复使用了表示约数的词", f"“{said}” is approximate twice over"),
            report.body.span(*place),
            said,
            help=_help(said),
        )


def _help(said: str) -> Words:
    """The number with one of the two words."""
    front = next((word for word in _BEFORE if said.startswith(word)), "")
    one = _AFTER.sub("", said) if front else said.replace("左右", "")
    other = said[len(front) :] if front else said.replace("余", "").replace("多", "")
    return Words(f"请改为“{one}”或“{other}”。", f"Write “{one}” or “{other}”")


def _before(text: str, start: int) -> str:
    """The word for about that stands right before a number."""
    return next((word for word in _BEFORE if text.endswith(word, 0, start)), "")
