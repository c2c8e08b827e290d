"""GK616: ASCII quotation marks round Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, TextChange, by_line, fix_of, hits

_QUOTED = lazy_pattern(r"\"(?P<inner>[^\"\n]{1,200})\"")
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")


@rule(
    "GK616",
    "ascii-quotes",
    severity="info",
    summary=("引号用了英文直引号", "ASCII quotation marks round Chinese text"),
    basis="GB/T 15834—2011 4.8（引号的形式）",
    help=("请改为左右成对的中文引号。", "Use “”"),
    fix="safe",
    examples=[
        fails('坚持"公开为常态"的原则。', at='"公开为常态"', count=1, fixed="坚持“公开为常态”的原则。"),
        passes("坚持“公开为常态”的原则。"),
        passes('使用"Excel"软件。', comment="引的是西文"),
    ],
)
def ascii_quotes(report: Report, options: None) -> Iterator[Finding]:
    """中文里用了不分左右的英文直引号。中文引号分左右：“ ”。成对的可以自动改。

    错误写法：`坚持"公开为常态"的原则`

    正确写法：`坚持“公开为常态”的原则`
    """
    if '"' not in report.body.text:
        return
    quoted = (hit for hit in hits(report, _QUOTED) if _HAN.search(hit.match["inner"]))
    for line in by_line(quoted):
        paired = line[0].prose.text.count('"') % 2 == 0
        more = "，本行其余引号照此改正" if len(line) > 1 else ""
        changes = [change for hit in line for change in _changes(hit)] if paired else []
        yield Finding(
            Words(f"{line[0].text}用了英文直引号", f"Use “” in Chinese text: {line[0].text}"),
            line[0].span,
            line[0].key,
            help=Words(f"请改为“{line[0].match['inner']}”{more}。", f"Write “{line[0].match['inner']}”"),
            fix=fix_of(Words("改为中文引号", "Use “”"), changes),
        )


def _changes(hit: ProseHit) -> tuple[TextChange, TextChange]:
    last = len(hit.text) - 1
    return hit.change("“", 0, 1), hit.change("”", last, last + 1)
