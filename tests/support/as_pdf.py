"""Pages drawn as PDF with a font that is not embedded, and composed reports set on such pages."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from gklint.testing.composed_report import Composed
from gklint.testing.printed_tables import PrintedCell, PrintedTable

# How rulings are drawn: "level" leaves the upright ones out, "none" all.
Pen = Literal["line", "filled", "dashes", "level", "none"]
WIDTH, HEIGHT = 595, 842
MARGIN, SIZE, LEADING, PADDING = 60, 10, 14, 4


@dataclass
class Sheet:
    """One page; places are points from its upper left corner.

    `rotate` turns the drawing, and the page turns it back; with `sideways` it does not, and the page lies on its side.
    """

    rotate: int = 0
    sideways: bool = False
    crop: bool = False
    picture: bool = False
    pen: Pen = "line"
    content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """Text whose baseline is at y."""
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm <{code}> Tj ET")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if self.pen == "none" or (self.pen == "level" and y1 != y2):
            return
        if self.pen == "dashes":
            self._dashes(x1, y1, x2, y2)
        elif self.pen == "filled":
            self.content.append(f"{x1:.2f} {HEIGHT - y2:.2f} {max(x2 - x1, 0.5):.2f} {max(y2 - y1, 0.5):.2f} re f")
        else:
            self.content.append(f"{x1:.2f} {HEIGHT - y1:.2f} m {x2:.2f} {HEIGHT - y2:.2f} l S")

    def _dashes(self, x1: float, y1: float, x2: float, y2: float) -> None:
        count = max(1, round(max(x2 - x1, y2 - y1) / 4))
        across, down = (x2 - x1) / count, (y2 - y1) / count
        for at in range(count):
            x, y = x1 + across * at, HEIGHT - y1 - down * at
            self.content.append(f"{x:.2f} {y:.2f} m {x + across / 2:.2f} {y - down / 2:.2f} l S")

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self.line(left, top, right, top)
        self.line(left, bottom, right, bottom)
        self.line(left, top, left, bottom)
        self.line(right, top, right, bottom)

    @property
    def drawn(self) -> str:
        """The content, turned so that the page's own rotation sets it upright again."""
        turned = {
            0: "",
            90: f"0 1 -1 0 {HEIGHT} 0 cm",
            180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
            270: f"0 -1 1 0 0 {WIDTH} cm",
        }
        picture = ["q 400 0 0 500 50 50 cm /I1 Do Q"] if self.picture else []
        return "\n".join([turned[self.rotate], *picture, *self.content])

    @property
    def boxes(self) -> str:
        width, height = (WIDTH, HEIGHT) if self.rotate % 180 == 0 else (HEIGHT, WIDTH)
        crop = f"/CropBox [20 30 {width - 10} {height - 10}]" if self.crop else ""
        return f"/MediaBox [0 0 {width} {height}] {crop} /Rotate {0 if self.sideways else self.rotate}"


def as_pdf(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a PDF file."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        " /W [1 95 500 814 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        "\nstream\n0\nendstream",
    ]
    kids = []
    for sheet in sheets:
        content = zlib.compress(sheet.drawn.encode()).hex()
        objects.append(
            f"<< /Length {len(content) + 1} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n{content}>\nendstream"
        )
        resources = "<< /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >>"
        page = f"/Parent 2 0 R {sheet.boxes} /Resources {resources} /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page {page} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return written(objects)


def written(objects: Sequence[str]) -> bytes:
    """The objects, numbered from 1, as a file; the first is the catalogue."""
    data = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


@dataclass(frozen=True)
class Setting:
    """How a report is set: `cut` breaks rows at a page's end anywhere, `repeat` repeats the headings of tables."""

    cut: bool = True
    repeat: bool = False
    rotate: int = 0
    sideways: bool = False
    pen: Pen = "line"
    numbered: bool = True


def set_report(report: Composed, setting: Setting) -> bytes:
    """A composed report on as many pages as it needs."""
    press = _Press(setting)
    for piece in report.pieces:
        if piece.table is not None:
            press.table(piece.table, report)
        else:
            for line in _wrapped(piece.text, WIDTH - 2 * MARGIN):
                press.line(line)
    return as_pdf(press.sheets)


def _wrapped(text: str, width: float) -> list[str]:
    """The text in lines; no mark that closes begins one."""
    lines = [""]
    for character in text:
        if lines[-1] and _length(lines[-1] + character) > width:
            if character in "，。、；：）》”" and len(lines[-1]) > 1:
                lines[-1], character = lines[-1][:-1], lines[-1][-1] + character
            lines.append("")
        lines[-1] += character
    return lines


def _length(text: str) -> float:
    return sum(SIZE / 2 if character.isascii() else SIZE for character in text)


class _Press:
    """The pages set so far, and how far down the last of them is filled."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.sheets: list[Sheet] = []
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet(self.setting.rotate, self.setting.sideways, pen=self.setting.pen))
        self.y = float(MARGIN)
        if self.setting.numbered:
            self.sheets[-1].text(WIDTH / 2 - 20, HEIGHT - 30, f"— {len(self.sheets)} —")
            self.sheets[-1].text(MARGIN, 40, "某某区民政局")

    def line(self, text: str) -> None:
        if self.y + LEADING > HEIGHT - MARGIN:
            self.turn()
        self.sheets[-1].text(MARGIN, self.y + SIZE, text)
        self.y += LEADING

    def table(self, table: PrintedTable, report: Composed) -> None:
        """Set a table; a row that does not fit is cut between its lines or moved to the next page."""
        setter = _TableSetter(self, table, report)
        for at in range(len(table.rows)):
            setter.set_row(at)
        setter.close()


class _TableSetter:
    """A table being set: the lines of its cells that are still to come, by the column the cell begins in."""

    def __init__(self, press: _Press, table: PrintedTable, report: Composed) -> None:
        self.press, self.table = press, table
        width = (WIDTH - 2 * MARGIN) / table.width
        self.edges = [MARGIN + width * at for at in range(table.width + 1)]
        self.texts = [[_lines(cell.text, cell.width * width, report) for cell in row] for row in table.rows]
        self.waiting: list[list[str]] = [[] for _ in range(table.width)]

    def set_row(self, at: int) -> None:
        self._take_up(at)
        left = self._lines_of(at)
        while left:
            room = int((HEIGHT - MARGIN - self.press.y - 2 * PADDING) // LEADING)
            if room < 1 or (room < left and not self.press.setting.cut):
                self.close()
                self.press.turn()
                if self.press.setting.repeat and at >= self.table.head:
                    self._repeat_heading()
                continue
            self._set(at, min(left, room))
            left -= min(left, room)

    def close(self) -> None:
        """Draw the rule below what has been set on this page."""
        self.press.sheets[-1].line(self.edges[0], self.press.y, self.edges[-1], self.press.y)

    def _repeat_heading(self) -> None:
        waiting, self.waiting = self.waiting, [[] for _ in self.waiting]
        for at in range(self.table.head):
            self._take_up(at)
            self._set(at, self._lines_of(at))
        self.waiting = waiting

    def _take_up(self, at: int) -> None:
        for cell, column, lines in zip(self.table.rows[at], _starts(self.table.rows[at]), self.texts[at], strict=True):
            if not cell.continued:
                self.waiting[column] = list(lines)

    def _lines_of(self, at: int) -> int:
        """The lines that a row needs; tall cells share theirs among their rows."""
        cells = zip(self.table.rows[at], self.texts[at], strict=True)
        row = max([1, *(-(-len(lines) // cell.height) for cell, lines in cells if not cell.continued)])
        above = [(-(-len(self.texts[up][i]) // cell.height), up + cell.height) for up in range(at)
                 for i, cell in enumerate(self.table.rows[up])]  # fmt: skip
        return max([row, *(lines for lines, end in above if end > at)])

    def _set(self, at: int, lines: int) -> None:
        """Set so many lines of a row, with the rules above it and on its sides."""
        sheet, top = self.press.sheets[-1], self.press.y
        self.press.y += lines * LEADING + 2 * PADDING
        for cell, column in zip(self.table.rows[at], _starts(self.table.rows[at]), strict=True):
            left, right = self.edges[column], self.edges[column + cell.width]
            if not cell.continued or top == MARGIN:
                sheet.line(left, top, right, top)
            sheet.line(left, top, left, self.press.y)
            sheet.line(right, top, right, self.press.y)
            for number in range(min(lines, len(self.waiting[column]))):
                sheet.text(left + PADDING, top + PADDING + SIZE + number * LEADING, self.waiting[column].pop(0))


def _starts(row: Sequence[PrintedCell]) -> Iterator[int]:
    column = 0
    for cell in row:
        yield column
        column += cell.width


def _lines(text: str, width: float, report: Composed) -> list[str]:
    raw = report.values[text][1] if text in report.values else text
    return _wrapped(raw, width - 2 * PADDING) if raw else []
