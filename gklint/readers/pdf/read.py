"""PDF files: pages read one after another, tables put together over pages, all written down in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from time import process_time

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Address
from gklint.readers.document_draft import Draft, DraftCell
from gklint.readers.pdf.borderless import Uncertain, uncertain_apart
from gklint.readers.pdf.contents import Item, contents
from gklint.readers.pdf.fonts import use_own_font
from gklint.readers.pdf.joining import are_parts, join_all
from gklint.readers.pdf.legibility import holds_unreadable_text, is_garbled
from gklint.readers.pdf.margins import marginal_lines
from gklint.readers.pdf.page import read_page
from gklint.readers.pdf.shapes import Box, Fragment, PdfPage, TextLine
from gklint.readers.pdf.wrapped_titles import with_whole_titles
from gklint.readers.unreadable import damaged_document, locked_document, unreadable

_FORMAT = "pdf"
ONE_AT_A_TIME = Lock()  # pdfium knows no threads
_MOST_PAGES = 200
use_own_font()
_INDENT = (1.5, 3.5)  # characters by which the first line of a paragraph is set in


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a PDF. Pages that are pictures are named in one note; nothing is guessed of them."""
    with ONE_AT_A_TIME:
        return _read(data, path, options)


def _read(data: bytes, path: str, options: ReaderOptions) -> Document:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _refused_document(path, error)
    try:
        return _document(document, path, options)
    except pdfium.PdfiumError as error:
        return _refused_document(path, error)
    finally:
        document.close()


def _refused_document(path: str, error: pdfium.PdfiumError) -> Document:
    """The document that says why pdfium cannot read the file."""
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return locked_document(path, _FORMAT)
    if code == raw.FPDF_ERR_SECURITY:
        return unreadable(path, "encrypted", _UNKNOWN_LOCK, _EXPORT, _FORMAT)
    return damaged_document(path, _FORMAT, Words("不是完好的 PDF", str(error)))


def _document(document: pdfium.PdfDocument, path: str, options: ReaderOptions) -> Document:
    pages, per_page, whole = _pages(document, options)
    if is_garbled(pages):
        return unreadable(path, "garbled", _GARBLED, _HAND_IN_SOURCE, _FORMAT)
    draft = Draft(path, _FORMAT, options)
    scanned = [page.number for page in pages if page.pictures and not page.pieces]
    if scanned:
        _note_pictures(draft, scanned)
    if any(page.unseen for page in pages):
        _note_unseen(draft, pages)
    _write(pages, per_page, draft)
    draft.full = draft.full or not whole
    if draft.is_empty and not scanned and not draft.full:
        return _without_text(path, pages)
    return draft.document()


def _without_text(path: str, pages: Sequence[PdfPage]) -> Document:
    """The document that says of pages without text and pictures why nothing can be read."""
    if any(page.unseen for page in pages):
        return unreadable(path, "unseen", _ALL_UNSEEN, _UNHIDE, _FORMAT)
    if holds_unreadable_text(pages):
        return unreadable(path, "garbled", _OUTLINED, _HAND_IN_SOURCE, _FORMAT)
    return unreadable(path, "empty", _EMPTY, _FILL, _FORMAT)


def _pages(document: pdfium.PdfDocument, options: ReaderOptions) -> tuple[list[PdfPage], list[list[Item]], bool]:
    """The pages within the limits, what stands on each, and whether these are all."""
    end = process_time() + options.max_seconds / 2
    pages: list[PdfPage] = []
    per_page: list[list[Item]] = []
    left = options.max_text
    for index in range(len(document)):
        if index >= _MOST_PAGES or left <= 0 or process_time() > end:
            return pages, per_page, False
        pages.append(read_page(document, index))
        per_page.append(contents(pages[-1]))
        left -= sum(len(piece.text) for piece in pages[-1].pieces)
    return pages, per_page, True


def _write(pages: Sequence[PdfPage], per_page: Sequence[Sequence[Item]], draft: Draft) -> None:
    lines = [item for items in per_page for item in items if isinstance(item, TextLine)]
    marginal = marginal_lines(pages, per_page)
    for line in lines:
        if line in marginal:
            draft.line(line.text, _address(line.page, line.box), aside=True)
    margin = _left_edge(lines)
    body = _over_pages(
        [item for item in items if isinstance(item, Fragment) or item not in marginal] for items in per_page
    )
    for part in uncertain_apart(with_whole_titles(body, lines)):
        if isinstance(part, Uncertain):
            _write_uncertain(part, draft)
        elif isinstance(part, TextLine):
            inset = _INDENT[0] * part.size < part.box.left - margin < _INDENT[1] * part.size
            draft.line(part.text, _address(part.page, part.box), indented=inset)
        else:
            draft.table(_draft_rows(part))


def _write_uncertain(table: Uncertain, draft: Draft) -> None:
    """Keep the lines of a table that cannot be read aside, and say so."""
    page = table.lines[0].page
    words = Words(
        f"第{page}页的表格没有框线，行名又分成几行，无法确定各数字属于哪一行，未检查",
        f"the table on page {page} has no rulings and labels of several lines: its figures cannot be placed",
    )
    draft.note("picture", words, f"table page {page}", _RULE)
    for line in table.lines:
        draft.line(line.text, _address(line.page, line.box), aside=True)


def _left_edge(lines: Iterable[TextLine]) -> float:
    """Where most lines begin."""
    lefts = Counter(round(line.box.left) for line in lines)
    return float(max(sorted(lefts), key=lefts.__getitem__, default=0))


def _over_pages(per_page: Iterable[Sequence[Item]]) -> Iterator[Item]:
    """All items in order; a table that ends a page and goes on at the top of the next is one."""
    parts: list[Fragment] = []
    for items in per_page:
        for at, item in enumerate(items):
            goes_on = at == 0 and isinstance(item, Fragment) and parts and are_parts(parts[-1], item)
            if parts and not goes_on:
                yield join_all(parts)
                parts = []
            if isinstance(item, Fragment):
                parts.append(item)
            else:
                yield item
    if parts:
        yield join_all(parts)


def _draft_rows(table: Fragment) -> list[list[DraftCell]]:
    return [
        [
            DraftCell(cell.text, row, cell.column, cell.height, cell.width, _address(cell.page, cell.box))
            for cell in cells
        ]
        for row, cells in enumerate(table.rows)
    ]


def _address(page: int, box: Box) -> Address:
    bounds = tuple(round(edge, 1) for edge in box)
    return Address(f"第{page}页", (("page", str(page)),), (("page", page), ("bbox", bounds)))


def _note_pictures(draft: Draft, pages: Sequence[int]) -> None:
    named = "、".join(map(str, pages[:10])) + ("等" if len(pages) > 10 else "")
    words = Words(
        f"有{len(pages)}页是图片（第{named}页），无法检查",
        f"{len(pages)} pages are pictures (page {', '.join(map(str, pages[:10]))}) and cannot be checked",
    )
    draft.note("picture", words, "pages", _NO_SCAN)


def _note_unseen(draft: Draft, pages: Sequence[PdfPage]) -> None:
    numbers = [page.number for page in pages if page.unseen]
    count = sum(page.unseen for page in pages)
    named = "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")
    words = Words(
        f"文件有看不见的文字（第{named}页，共{count}处），未检查",
        f"text that cannot be seen was not checked (page {', '.join(map(str, numbers[:10]))}, {count} places)",
    )
    draft.note("hidden", words, "text", _UNHIDE)


_UNHIDE = Words(
    "请在原始文档里删除看不见的文字（与底色相同、被遮住、字号极小或在页面之外），再重新导出 PDF。",
    "delete text that cannot be seen (of its ground's colour, covered, tiny or off the page), and export the PDF again",
)
_ALL_UNSEEN = Words("这份PDF的文字在页面上都看不见，未作检查", "none of the text of this PDF can be seen on its pages")
_RULE = Words("请给表格加上框线后重新导出，或提供原始文档。", "give the table rulings, or hand in the document itself")
_NO_SCAN = Words(
    "请提供由 Word 等直接导出的 PDF，或原始文档；扫描件请先做文字识别并核对。",
    "hand in the document itself or a PDF exported from it; scans must be recognised and proofread first",
)
_UNKNOWN_LOCK = Words("文件用无法识别的方式加密，未读取", "the file is encrypted in an unknown way and was not read")
_EXPORT = Words("请取消加密，重新导出 PDF 后检查。", "export it again without encryption and check that")
_GARBLED = Words(
    "这份PDF的文字无法提取：字体没有附带文字对照，提取出来的是乱码，未作检查",
    "the text of this PDF cannot be extracted: its fonts do not say which characters they show",
)
_OUTLINED = Words(
    "这份PDF里没有可以提取的文字：文字可能已转成图形，未作检查",
    "this PDF has no text that can be extracted: it may have been turned into shapes",
)
_HAND_IN_SOURCE = Words(
    "请提供Word、WPS等原始文档，或用原始文档重新导出PDF；导出后请试着复制一段文字，能粘贴出原文的才可以检查。",
    "hand in the document itself, or a PDF exported from it anew; text copied from it should paste as it reads",
)
_EMPTY = Words("文件没有内容", "the file is empty")
_FILL = Words("请确认报送的是完整的年度报告。", "check that the complete report was handed in")
