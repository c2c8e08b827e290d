"""GK605: an enumeration comma between book titles or quotations."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, by_line, fix_of, hits, sentence_at

_COMMA = lazy_pattern(r"、(?<=[》”]、)(?=[《“])")
_JOINED = lazy_pattern(r"[》”](?:和|及|与|以及)[《“]")


@rule(
    "GK605",
    "enumeration-comma",
    severity="info",
    summary=("书名号或引号之间多用了顿号", "an enumeration comma between book titles or quotations"),
    basis="GB/T 15834—2011 4.5.3.5（标有引号、书名号的并列成分之间通常不用顿号）",
    help=("建议删去两者之间的顿号。", "The comma is usually left out"),
    fix="unsafe",
    examples=[
        fails(
            "执行《保密法》、《政府信息公开条例》有关规定。",
            at="、",
            count=1,
            fixed="执行《保密法》《政府信息公开条例》有关规定。",
        ),
        fails("做到“应公开”、“尽公开”。", at="、"),
        passes("执行《保密法》《政府信息公开条例》有关规定。"),
        passes("执行《保密法》（2010年修订）、《政府信息公开条例》有关规定。", comment="中间有别的成分"),
        passes("执行《保密法》、《档案法》和《政府信息公开条例》。", comment="后面用“和”连接"),
        passes("打造居民“主播”、居民“大V”等品牌。", comment="不是两个引号紧挨着"),
    ],
)
def enumeration_comma(report: Report, options: None) -> Iterator[Finding]:
    """并列的书名号之间、引号之间用了顿号。标号本身已经把各项分开，通常不再用顿号；中间夹有别的成分时可以用。

    错误写法：`《保密法》、《政府信息公开条例》`

    正确写法：`《保密法》《政府信息公开条例》`
    """
    text = report.body.text
    if "》、《" not in text and "”、“" not in text:
        return
    for line in by_line(hit for hit in hits(report, _COMMA) if not _is_joined(text, hit)):
        first = line[0]
        books = first.prose.text[first.start - 1] == "》"
        name, english = ("书名号", "titles") if books else ("引号", "quotations")
        yield Finding(
            Words(f"并列的{name}之间通常不用顿号", f"The comma between {english} is usually left out"),
            first.span,
            first.key,
            fix=fix_of(Words("删去顿号", "Delete the comma"), (hit.change("") for hit in line), safe=False),
        )


def _is_joined(text: str, hit: ProseHit) -> bool:
    """Whether the list goes on with 和 and the like."""
    _, end = sentence_at(text, hit.match.start())
    return _JOINED.search(text, hit.match.end(), end) is not None
