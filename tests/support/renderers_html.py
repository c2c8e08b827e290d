"""Reports as web pages, in the ways pages of offices are written; each figure with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from gklint.testing.composed_report import Composed, LaidOutReport, ReportPart, fill_placeholders
from gklint.testing.printed_tables import PrintedCell, PrintedRow, PrintedTable

PUBLISHED = "〔published〕"  # stands for a day in time
WORD_STYLE = "mso-bidi-font-size:10.5pt;font-family:宋体;mso-ascii-font-family:&quot;Times New Roman&quot;"


def cell(printed: PrintedCell) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", printed.width), ("rowspan", printed.height)) if n > 1)
    return f"<td{spans}>{escape(printed.text)}</td>"


def table(printed: PrintedTable) -> str:
    rows = "\n".join(f"<tr>{''.join(map(cell, own(row)))}</tr>" for row in printed.rows)
    return f'<table border="1">\n<tbody>\n{rows}\n</tbody>\n</table>'


def own(row: PrintedRow) -> list[PrintedCell]:
    """The cells that begin in this row."""
    return [cell for cell in row if not cell.continued]


def clean(piece: ReportPart) -> str:
    if piece.table is not None:
        return table(piece.table)
    tag = {"title": "h1", "heading": "h2"}.get(piece.kind, "p")
    return "\n".join(f"<{tag}>{escape(line)}</{tag}>" for line in piece.text.split("\n") if line.strip())


def word(piece: ReportPart) -> str:
    if piece.table is not None:
        return _word_table(piece.table)
    return "\n".join(_word_paragraph(line) for line in piece.text.split("\n") if line.strip())


def _word_paragraph(text: str) -> str:
    half = len(text) // 2
    return (
        f"<p class=MsoNormal style='text-indent:32.0pt;{WORD_STYLE}'><b><span\nlang=EN-US>{escape(text[:half])}"
        f"</span></b><span style='{WORD_STYLE}'>{escape(text[half:])}<o:p></o:p></span></p>\n"
    )


def _word_table(printed: PrintedTable) -> str:
    rows = [f"<tr style='height:1.0cm'>{''.join(map(_word_cell, own(row)))}</tr>" for row in printed.rows]
    widths = "".join(f"<td width={50 + index}></td>" for index in range(printed.width))
    rows.append(f"<![if !supportMisalignedColumns]>\n<tr height=0>{widths}</tr>\n<![endif]>")
    return (
        "<div align=center>\n<table class=MsoNormalTable border=1 cellspacing=0>" + "\n".join(rows) + "</table></div>"
    )


def _word_cell(printed: PrintedCell) -> str:
    spans = "".join(f" {name}={n}" for name, n in (("colspan", printed.width), ("rowspan", printed.height)) if n > 1)
    text = escape(printed.text) or "&nbsp;"
    return (
        f"<td width=51{spans} valign=top style='width:38.4pt;border:solid windowtext 1.0pt'>\n"
        f"<p class=MsoNormal align=center><span lang=EN-US\n style='{WORD_STYLE}'>{text}<o:p></o:p></span></p></td>"
    )


def unclosed(piece: ReportPart) -> str:
    text = clean(piece)
    for tag in ("td", "tr", "p", "tbody"):
        text = text.replace(f"</{tag}>", "")
    return text


def crossed(piece: ReportPart) -> str:
    """Stray end tags, crossed marks, a form inside the table."""
    text = clean(piece).replace("<tbody>", "<form><tbody>").replace("</td></tr>", "</span></p></td></div></tr>")
    return text.replace("<p>", "<p><b><i>").replace("</p>", "</b></i></p></font>")


def old_rows(piece: ReportPart) -> str:
    """Tables whose heading rows have no spans: an empty cell stands where a cell from above reaches down."""
    if piece.table is None:
        return clean(piece)
    rows = [
        "".join(f"<td>{escape(cell.text)}</td>" + "<td></td>" * (cell.width - 1) for cell in row)
        for row in piece.table.rows
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def plain_page(head: str, body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def word_page(head: str, body: str) -> str:
    settings = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    style = "<style>\n<!--\n p.MsoNormal {margin:0cm;}\n-->\n</style>"
    return (
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\n'
        f"<head>\n{head}\n{settings}\n{style}\n</head>\n"
        f"<body lang=ZH-CN><div class=WordSection1>\n{body}\n</div></body>\n</html>"
    )


def site_page(head: str, body: str) -> str:
    """A page of a site: menus, a search form, the title outside the text, layout tables round everything."""
    menu = "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(30))
    script = "<script>if (a<b && c>d) document.write('<table><tr><td>x</td></tr></table>');</script>"
    return plain_page(
        f"{head}\n{script}",
        f"<nav><ul>{menu}</ul></nav><form action=/s><input name=q><select><option>全部</option></select></form>\n"
        f"<table width=1000><tr><td width=200><ul>{menu}</ul></td><td><table><tr><td>\n"
        f'<div class="pos">首页 &gt; 信息公开 &gt; 年报</div>\n'
        f"<div>发布时间：{PUBLISHED}　来源：办公室　字号：[大 中 小]</div>\n"
        f'<div id="zoom">\n{body}\n</div>\n</td></tr></table></td></tr></table>\n'
        "<footer><p>主办：某某区人民政府办公室。版权所有　备案号 00000000</p></footer><div>网站地图</div>",
    )


@dataclass(frozen=True)
class WebLayout:
    """A way of writing a page: how pieces become markup, what stands round them, and how it is saved."""

    piece: Callable[[ReportPart], str]
    page: Callable[[str, str], str] = plain_page
    charset: str = "utf-8"
    encoding: str = "utf-8"
    newline: str = "\n"
    suffix: str = ".html"

    def lay(self, report: Composed) -> LaidOutReport:
        """The page as decoded, with the place of every figure."""
        title = next((piece.text for piece in report.pieces if piece.kind == "title"), "")
        head = f'<meta http-equiv="Content-Type" content="text/html; charset={self.charset}">\n<title>{title}</title>'
        text = self.page(head, "\n".join(map(self.piece, report.pieces)))
        text = text.replace(PUBLISHED, f"{report.year + 1}-01-20")
        return fill_placeholders(text.replace("\n", self.newline), report.values)

    def data(self, report: Composed) -> bytes:
        return self.lay(report).text.encode(self.encoding)


WEB_LAYOUTS: Mapping[str, WebLayout] = {
    "clean": WebLayout(clean),
    "crlf": WebLayout(clean, newline="\r\n"),
    "word": WebLayout(word, word_page, "gb2312", "gb18030", "\r\n", ".htm"),
    "unclosed": WebLayout(unclosed),
    "crossed": WebLayout(crossed),
    "site": WebLayout(clean, site_page),
    "site-word": WebLayout(word, site_page),
    "gbk": WebLayout(clean, charset="gb2312", encoding="gb18030"),
    "wrong-charset": WebLayout(clean, charset="utf-8", encoding="gb18030"),
    "old-rows": WebLayout(old_rows),
}
