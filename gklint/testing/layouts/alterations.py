"""Alterations of a report as it becomes text: headers split, labels cut, text inserted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from gklint.testing.composed_report import Composed, ReportPart
from gklint.testing.printed_tables import PrintedCell, PrintedRow, PrintedTable

Alteration = Callable[[Composed], Composed]


def each_table(change: Callable[[PrintedTable], PrintedTable]) -> Alteration:
    """Every table changed."""

    def alter(report: Composed) -> Composed:
        pieces = (p._replace(table=change(p.table)) if p.table is not None else p for p in report.pieces)
        return replace(report, pieces=tuple(pieces))

    return alter


def each_label(change: Callable[[str], str], *, headers_only: bool = False) -> Alteration:
    """Every text of the tables that is no value changed; with `headers_only` those of rows without values."""

    def altered(row: PrintedRow) -> PrintedRow:
        if headers_only and any(cell.value for cell in row):
            return row
        return tuple(cell if cell.value else cell._replace(text=change(cell.text)) for cell in row)

    return each_table(lambda table: table._replace(rows=tuple(altered(row) for row in table.rows)))


def each_value(change: Callable[[str], str]) -> Alteration:
    """Every value that is not blank changed round its figure."""

    def altered(cell: PrintedCell) -> PrintedCell:
        return cell._replace(text=change(cell.text)) if cell.value and cell.text else cell

    return each_table(lambda table: table._replace(rows=tuple(tuple(map(altered, row)) for row in table.rows)))


def each_text(change: Callable[[str], str]) -> Alteration:
    """All prose, headings and labels changed."""

    def alter(report: Composed) -> Composed:
        pieces = (piece._replace(text=change(piece.text)) for piece in report.pieces)
        return each_label(change)(replace(report, pieces=tuple(pieces)))

    return alter


def insert_before(before: Callable[[ReportPart], bool], make: Callable[[Composed], Iterator[ReportPart]]) -> Alteration:
    """Pieces put in before the first piece that `before` holds for."""

    def alter(report: Composed) -> Composed:
        pieces = list(report.pieces)
        at = next((index for index, piece in enumerate(pieces) if before(piece)), len(pieces))
        return replace(report, pieces=(*pieces[:at], *make(report), *pieces[at:]))

    return alter


def vertical(text: str) -> str:
    """A short header set one character a line."""
    return "\n".join(text) if 2 < len(text) <= 4 else text


def split(text: str) -> str:
    """A header broken in the middle: by a line end when it is long, by a blank when it is short."""
    if not 2 <= len(text) <= 8:
        return text
    middle = len(text) // 2
    return text[:middle] + ("\n" if len(text) > 4 else " ") + text[middle:]


def cut(text: str) -> str:
    """A header that lost its end."""
    return text[:3] if text.startswith(("本年新", "本年制", "本年废")) else text


def half_width(text: str) -> str:
    """Brackets and points as a scanner sets them, a blank after each ordinal."""
    for full, half in (("（", "("), ("）", ")"), ("，", ", ")):
        text = text.replace(full, half)
    if text[:1] == "(" and text[2:3] == ")":
        return f"{text[:3]} {text[3:]}"
    return f"{text[:2]} {text[2:]}" if text[1:2] == "." else text


def space_out(text: str) -> str:
    """A blank between the characters of a short label, one inside a longer one."""
    return " ".join(text) if len(text) <= 9 else f"{text[:6]} {text[6:]}"


def broken_labels(table: PrintedTable) -> PrintedTable:
    """Labels that span rows come in two pieces with an empty line between."""

    def broken(cell: PrintedCell) -> PrintedCell:
        is_group = cell.height > 1 and not cell.value and cell.text.startswith("（")
        return cell._replace(text=f"{cell.text[:5]}\n\n{cell.text[5:]}") if is_group and len(cell.text) > 5 else cell

    return table._replace(rows=tuple(tuple(map(broken, row)) for row in table.rows))


def headers_in_two_rows(table: PrintedTable) -> PrintedTable:
    """The lowest header row of table three comes as two rows: 商业 科研 … above 企业 机构 …."""
    if table.key != "three":
        return table
    upper = tuple(cell._replace(text=cell.text[:-2] or cell.text) for cell in table.rows[2])
    lower = tuple(cell._replace(text=cell.text[-2:] if len(cell.text) > 2 else "") for cell in table.rows[2])
    return table._replace(rows=(*table.rows[:2], upper, lower, *table.rows[3:]), head=4)


def extra_column(table: PrintedTable) -> PrintedTable:
    """One more column that is always empty."""
    return table._replace(rows=tuple((*row, PrintedCell("")) for row in table.rows), width=table.width + 1)


def invented_headers(table: PrintedTable) -> PrintedTable:
    """A first row that no form has."""
    names = ["类别", *(f"数据{number}" for number in range(1, table.width))]
    return table._replace(rows=(tuple(PrintedCell(name) for name in names), *table.rows), head=table.head + 1)


def moved_blocks(table: PrintedTable) -> PrintedTable:
    """The first block of table two after the others."""
    if table.key != "two":
        return table
    second = next(i for i, row in enumerate(table.rows) if i and row[0].width == table.width)
    return table._replace(rows=(*table.rows[second:], *table.rows[:second]))


def placeholder_table(report: Composed) -> Iterator[ReportPart]:
    row = tuple(PrintedCell("-") for _ in range(3))
    yield ReportPart("table", table=PrintedTable("placeholder", 3, (row, row)), section="requests")


def narrative(report: Composed) -> Iterator[ReportPart]:
    yield ReportPart("body", "本机关收到和处理政府信息公开申请的数量按照规定分类统计。", section="requests")


def footnote(report: Composed) -> Iterator[ReportPart]:
    yield ReportPart("note", "注：本表中的数量包含上年度结转数量。", section="review")


def contents(report: Composed) -> Iterator[ReportPart]:
    """A table of contents with dot leaders."""
    headings = [piece.text for piece in report.pieces if piece.kind == "heading"]
    yield ReportPart("preamble", "目录")
    for page, heading in enumerate(headings, start=1):
        yield ReportPart("preamble", f"{heading}{'.' * (40 - len(heading))}{page}")


def running_head(report: Composed) -> Iterator[ReportPart]:
    """What a page of a site puts before the report."""
    date = f"{report.year + 1}-01-20"
    for text in (
        "首页 > 政务公开 > 政府信息公开年报",
        f"来源：{report.organ}    发布时间：{date} 09:30",
        "字号：[大 中 小]",
        "打印 关闭",
    ):
        yield ReportPart("preamble", text)


def mark_as_markdown(report: Composed) -> Composed:
    """Title and headings with the marks of Markdown."""
    marks = {"title": "# ", "heading": "## "}
    pieces = (piece._replace(text=marks.get(piece.kind, "") + piece.text) for piece in report.pieces)
    return replace(report, pieces=tuple(pieces))


def wrap_paragraphs(report: Composed) -> Composed:
    """Paragraphs cut hard after 37 characters, the second cut of each by a page break."""
    pieces = (
        piece._replace(text=_wrap(piece.text)) if piece.kind in ("body", "preamble") else piece
        for piece in report.pieces
    )
    return replace(report, pieces=tuple(pieces))


def _wrap(text: str, length: int = 37) -> str:
    lines = [text[start : start + length] for start in range(0, len(text), length)]
    return "\n".join([*lines[:2], *("\n" + line for line in lines[2:3]), *lines[3:]])


def one_line(report: Composed) -> Composed:
    """Between title and signature, all prose that no table separates on one line."""
    pieces: list[ReportPart] = []
    for piece in report.pieces:
        runs_on = pieces and piece.kind != "table" and pieces[-1].kind not in ("table", "title")
        if runs_on:
            pieces[-1] = pieces[-1]._replace(text=f"{pieces[-1].text} {piece.text}")
        else:
            pieces.append(piece)
    return replace(report, pieces=tuple(pieces))
