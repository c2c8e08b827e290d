"""Layouts by name: how tables become text, and which alterations apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gklint.model.light_data_classes import dataclass
from gklint.testing.composed_report import Composed, LaidOutReport, ReportPart, fill_placeholders
from gklint.testing.layouts import alterations as on
from gklint.testing.layouts import rows
from gklint.testing.layouts.scripts import traditional
from gklint.testing.printed_tables import PrintedTable

PAGE_NUMBERS = ("— 3 —", "- 3 -", "第 3 页 共 8 页")


@dataclass(frozen=True)
class Layout:
    """A way in which a report comes as text.

    `table` gives the rows of a table as text, `between` stands between two of them, `gap` between
    paragraphs. `alterations` befall the report first. `blanks`: an empty cell can be told apart by who
    reads the text; otherwise a row with blank cells may be beyond placing. `find` is the number under
    which the layout is listed among those met in published reports. `newline`, `encoding` and `suffix`
    are those of the file.
    """

    name: str
    find: str
    table: Callable[[PrintedTable], rows.Rows]
    between: str = "\n"
    gap: str = "\n\n"
    alterations: tuple[on.Alteration, ...] = ()
    paged: bool = False
    blanks: bool = True
    suffix: str = ".txt"
    newline: str = "\n"
    encoding: str = "utf-8"

    def lay(self, report: Composed) -> LaidOutReport:
        """The report as the text a reader sees once the file is decoded, with the place of every figure."""
        for alter in self.alterations:
            report = alter(report)
        text = self.gap.join(self._text(piece) for piece in report.pieces) + "\n"
        return fill_placeholders(text.replace("\n", self.newline), report.values)

    def data(self, report: Composed) -> bytes:
        """The file."""
        return self.lay(report).text.encode(self.encoding)

    def _text(self, piece: ReportPart) -> str:
        if piece.table is None:
            return piece.text
        of_table = self.table(piece.table)
        return self.between.join(_with_page_numbers(of_table) if self.paged else of_table)


def _with_page_numbers(of_table: rows.Rows) -> rows.Rows:
    """Page numbers after every seventh row."""
    numbered = []
    for index, row in enumerate(of_table):
        numbered.append(row)
        if index % 7 == 6:
            numbered.append(PAGE_NUMBERS[index // 7 % len(PAGE_NUMBERS)])
    return numbered


def _first_table(piece: ReportPart) -> bool:
    return piece.kind == "table" and piece.section == "requests"


def _after_table_four(piece: ReportPart) -> bool:
    return piece.kind == "heading" and piece.section == "problems"


def _after_title(piece: ReportPart) -> bool:
    return piece.kind != "title"


_EVERY = (
    Layout("tabs", "L01", rows.tabs, "\n\n"),
    Layout("lines", "L02", rows.lines, "\n\n", blanks=False),
    Layout("pipes", "L03", rows.pipes),
    Layout("pipes-padded", "L04", rows.pipes_padded, blanks=False),
    Layout("pipe-lines", "L05", rows.pipe_lines, blanks=False),
    Layout("pipes-apart", "L06", rows.pipes_apart, blanks=False),
    Layout("markdown", "L07", rows.markdown, suffix=".md"),
    Layout("markdown-headings", "L07", rows.markdown, alterations=(on.mark_as_markdown,), suffix=".md"),
    Layout("markdown-cut", "L07", rows.markdown_cut, suffix=".md"),
    Layout("markdown-in-txt", "L07", rows.markdown),
    Layout("boxed", "L08", rows.boxed_pipes, blanks=False),
    Layout("shifted-tabs", "L09", rows.shifted_tabs, blanks=False),
    Layout("spaces", "L10", rows.spaces, blanks=False),
    Layout("vertical-headers", "L11", rows.tabs, "\n\n", alterations=(on.each_label(on.vertical, headers_only=True),)),
    Layout("interleaved-headers", "L12", rows.interleaved_headers, blanks=False),
    Layout("split-headers", "L13", rows.tabs, "\n\n", alterations=(on.each_label(on.split, headers_only=True),)),
    Layout("cut-headers", "L14", rows.pipes, alterations=(on.each_label(on.cut, headers_only=True),)),
    Layout("broken-labels", "L15", rows.lines, "\n\n", alterations=(on.each_table(on.broken_labels),), blanks=False),
    Layout("headers-in-two-rows", "L15", rows.pipes, alterations=(on.each_table(on.headers_in_two_rows),)),
    Layout("values-inside-label", "L16", rows.pipes_round_labels),
    Layout("page-numbers", "L18", rows.tabs, "\n\n", paged=True),
    Layout("page-numbers-in-pdf", "L18", rows.shifted_tabs, paged=True, blanks=False),
    Layout("broken-rows", "L19", rows.tabs_broken, "\n\n"),
    Layout("broken-rows-in-pdf", "L19", rows.pipes_broken, blanks=False),
    Layout("wrapped-prose", "L20", rows.tabs, "\n\n", alterations=(on.wrap_paragraphs,)),
    Layout("collapsed", "L21", rows.pipes_collapsed, blanks=False),
    Layout("extra-column", "L26", rows.pipes, alterations=(on.each_table(on.extra_column),)),
    Layout("invented-headers", "L27", rows.markdown, alterations=(on.each_table(on.invented_headers),), suffix=".md"),
    Layout(
        "placeholder-table", "L28", rows.markdown, alterations=(on.insert_before(_first_table, on.placeholder_table),)
    ),
    Layout("moved-blocks", "L29", rows.tabs, "\n\n", alterations=(on.each_table(on.moved_blocks),)),
    Layout("narrative", "L30", rows.tabs, "\n\n", alterations=(on.insert_before(_first_table, on.narrative),)),
    Layout("footnote", "L31", rows.tabs, "\n\n", alterations=(on.insert_before(_after_table_four, on.footnote),)),
    Layout("contents", "L32", rows.tabs, "\n\n", alterations=(on.insert_before(_after_title, on.contents),)),
    Layout(
        "running-head", "L33", rows.tabs, "\n\n", alterations=(on.insert_before(lambda piece: True, on.running_head),)
    ),
    Layout("one-line", "L36", rows.pipes, gap="\n", alterations=(on.one_line,)),
    Layout("traditional", "L39", rows.tabs, "\n\n", alterations=(on.each_text(traditional),)),
    Layout("half-width-labels", "C16", rows.pipes, alterations=(on.each_label(on.half_width),)),
    Layout("spaced-labels", "L13", rows.tabs, "\n\n", alterations=(on.each_label(on.space_out),)),
    Layout("wide-blanks", "C05", rows.tabs, "\n\n", alterations=(on.each_value(lambda value: f"\u3000{value}\u3000"),)),
    Layout("dense", "L01", rows.tabs, "\n\n", gap="\n"),
    Layout("crlf", "L40", rows.tabs, "\n\n", newline="\r\n"),
    Layout("gb18030", "L40", rows.tabs, "\n\n", encoding="gb18030"),
    Layout("bom", "L40", rows.tabs, "\n\n", encoding="utf-8-sig"),
)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _EVERY}
