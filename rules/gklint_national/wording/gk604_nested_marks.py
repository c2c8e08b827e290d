"""GK604: book marks inside book marks, ASCII angle brackets inside them, quotes round a book title."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, by_line, fix_of, hits

_NESTED = lazy_pattern(r"《[^《》\n]{0,80}《[^《》\n]{0,80}》[^《》\n]{0,80}》")
_ANGLES = lazy_pattern(r"《[^《》\n]{0,80}[<＜](?P<inner>[^<>＜＞《》\n]{1,80})[>＞][^《》\n]{0,80}》")
_QUOTED = lazy_pattern(r"“《[^“”《》\n]{1,80}》”")


@rule(
    "GK604",
    "nested-marks",
    severity="info",
    summary=("书名号的套用不规范", "book marks are nested in the wrong way"),
    basis="GB/T 15834—2011 4.15（书名号里还要用书名号时，外双内单）",
    help=("请将里面的书名号改为单书名号〈〉。", "Use 〈〉 inside 《》"),
    fix="safe",
    examples=[
        fails(
            "落实《关于印发<年度报告格式>的通知》。",
            message="〈〉",
            count=1,
            fixed="落实《关于印发〈年度报告格式〉的通知》。",
        ),
        fails("落实《关于印发《年度报告格式》的通知》。", message="外双内单"),
        fails("《政府信息公开条例》（以下简称“《条例》”）", at="“《条例》”"),
        passes("落实《关于印发〈年度报告格式〉的通知》。"),
        passes("《政府信息公开条例》（以下简称《条例》）和《保密法》。"),
        passes("落实“公开为常态”和《条例》的要求，“依据《条例》办理”。", comment="引文里有书名"),
    ],
)
def nested_marks(report: Report, options: None) -> Iterator[Finding]:
    """书名号套用不规范：书名号里再用双书名号，或者用小于号、大于号代替单书名号，或者书名号外又加引号。

    错误写法：`《关于印发<年度报告格式>的通知》`、`以下简称“《条例》”`

    正确写法：`《关于印发〈年度报告格式〉的通知》`、`以下简称《条例》`
    """
    text = report.body.text
    if "<" in text or "＜" in text:
        for line in by_line(hits(report, _ANGLES)):
            yield _angles(line)
    for line in by_line(hits(report, _NESTED)):
        found = _finding(line[0], "书名号内又用了双书名号，应外双内单", "Book marks inside book marks; use 〈〉 inside")
        yield found._replace(help=_corrected_title(line[0], "《", "》"))
    if "“《" in text:
        for line in by_line(hits(report, _QUOTED)):
            found = _finding(line[0], "书名号外不必再加引号", "Quotes round a book title are not needed")
            yield found._replace(help=Words("请删去书名号外面的引号。", "Delete the quotes"))


def _finding(hit: ProseHit, zh: str, en: str) -> Finding:
    return Finding(Words(f"{zh}：{hit.text}", f"{en}: {hit.text}"), hit.span, f"{hit.prose.section}:{hit.text}")


def _corrected_title(hit: ProseHit, opening: str, closing: str) -> Words:
    """The whole title as it should be."""
    inner = hit.text[1:-1]
    for marks, right in ((opening, "〈"), (closing, "〉")):
        for mark in marks:
            inner = inner.replace(mark, right)
    return Words(f"请改为《{inner}》。", f"Write 《{inner}》")


def _angles(line: list[ProseHit]) -> Finding:
    changes = []
    for hit in line:
        first, last = (place - hit.match.start() for place in hit.match.span("inner"))
        changes += [hit.change("〈", first - 1, first), hit.change("〉", last, last + 1)]
    found = _finding(line[0], "书名号内用了“<>”，应为单书名号〈〉", "Use 〈〉 inside 《》")
    return found._replace(
        help=_corrected_title(line[0], "<＜", ">＞"), fix=fix_of(Words("改为〈〉", "Use 〈〉"), changes)
    )
