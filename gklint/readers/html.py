"""Web pages: pages saved from sites, and documents saved as pages by word processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gklint.model.bilingual import Words
from gklint.model.document import Block, Document, Note, Paragraph, Table
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Passage, Source, Span
from gklint.readers.limits import cut
from gklint.readers.raised_text import struck_note
from gklint.readers.span_grid import MOST_COLUMNS
from gklint.readers.text import open_text
from gklint.readers.unreadable import unreadable
from gklint.readers.web.body import DividedPage, PlacedBlock, divide_page
from gklint.readers.web.items import Item, WebPage
from gklint.readers.web.metadata import charset_note, metadata, told_day
from gklint.readers.web.page import DEEPEST, read_page
from gklint.readers.web.skeleton import Skeleton, skeleton
from gklint.readers.web.text_runs import TextRuns
from gklint.readers.web.trees import NoParserError


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a web page. The encoding is found by trial; what the page declares is only compared with it."""
    opened = open_text(data, path, "html", options)
    return opened if isinstance(opened, Document) else read_markup(opened.source, opened.notes, options)


def read_markup(source: Source, notes: tuple[Note, ...], options: ReaderOptions) -> Document:
    """The document of a source whose text is HTML; `notes` are those made on the way to it."""
    page = skeleton(source.text, options)
    if page.end < len(source.text):
        source = Source(source.path, source.text[: page.end], source.format, source.encoding, source.addresses)
        notes = (*[one.within(source) for one in notes if one.kind != "cut"], cut(source))
    try:
        found = _page_content(page, TextRuns(source, page))
    except NoParserError:
        return no_library(source)
    if not (found.body or found.asides or found.notes):
        return unreadable(source.path, "empty", _EMPTY, _FILL, source.format)
    declared = charset_note(page, source)
    return Document(
        source,
        tuple(found.body),
        (*notes, *([declared] if declared else ()), *found.notes),
        tuple(found.asides),
        found.title,
        found.published,
        tuple(_comments(page, source)),
    )


def blocks_in(source: Source, text: str, options: ReaderOptions) -> list[Block]:
    """The blocks of `text`: the source's own, or one as long in which what is no HTML has been blanked.

    Raises NoParserError.
    """
    page = skeleton(text, options)
    runs = TextRuns(source, page)
    return [
        placed.block for item in read_page(page, runs).items for placed in _place_item(item, runs) if placed.is_visible
    ]


def no_library(source: Source) -> Document:
    """The document for a file that no library is there to read."""
    return unreadable(source.path, "no-library", _NO_LIBRARY, _INSTALL, source.format)


class _PageContent(NamedTuple):
    """What a page holds."""

    body: list[Block]
    asides: list[Paragraph]
    notes: list[Note]
    title: str | None
    published: date | None


def _page_content(skeleton: Skeleton, runs: TextRuns) -> _PageContent:
    page = read_page(skeleton, runs)
    title, published = metadata(skeleton)
    parts = divide_page([placed for item in page.items for placed in _place_item(item, runs)], page, title)
    notes = [_hidden_note(parts.hidden)] if parts.hidden else []
    notes += [_other_note(parts.other)] if parts.other else []
    notes += _dressing_notes(skeleton, runs.source, parts)
    notes += _limit_notes(page, runs.source)
    if published is None:
        published = told_day(block.text for block in (*parts.body, *parts.asides) if isinstance(block, Paragraph))
    return _PageContent(parts.body, parts.asides, notes, title, published)


def _place_item(item: Item, runs: TextRuns) -> Iterator[PlacedBlock]:
    """The blocks of an item."""
    if isinstance(item.content, Table):
        yield PlacedBlock(item.content, item.box, item.furniture, item.hidden)
        return
    for passage in _passages(item.content, item.verbatim, runs):
        yield PlacedBlock(Paragraph(passage, item.level, joined=True), item.box, item.furniture, item.hidden)


def _passages(draft: str, verbatim: bool, runs: TextRuns) -> Iterator[Passage]:
    """What a draft says, without outer blanks of any kind."""
    for passage in runs.lines(draft) if verbatim else (runs.lift(draft),):
        if passage is not None and (text := passage.text.strip()):
            if len(text) < len(passage.text):
                start = passage.text.index(text)
                passage = passage.slice(start, start + len(text))
            yield passage


def _hidden_note(hidden: list[Paragraph]) -> Note:
    words = Words(
        f"报告中有{len(hidden)}处隐藏内容（浏览器不显示），未检查",
        f"the report holds {len(hidden)} hidden pieces that browsers do not show; they were not checked",
    )
    help = Words("请删除隐藏内容后重新发布。", "delete the hidden text and publish the page again")
    return Note("hidden", words, hidden[0].span, "text", help)


def _other_note(other: Block) -> Note:
    line, _ = other.span.source.line_column(other.span.start)
    words = Words(
        f"网页里有不止一份报告，第{line}行起的另一份未检查",
        f"the page holds more than one report; the other one, from line {line}, was not checked",
    )
    return Note(
        "cut", words, other.span, "other", Words("请把每份报告单独存为一个网页。", "save each report as a page")
    )


def _dressing_notes(skeleton: Skeleton, source: Source, parts: DividedPage) -> Iterator[Note]:
    """The notes about text of the report that is struck out, or that nobody sees."""
    dressed = skeleton.dressing
    if struck := _spans_within(dressed.struck, skeleton, source, parts):
        yield struck_note(len(struck), struck[0])
    if unseen := _spans_within(dressed.unseen, skeleton, source, parts):
        words = Words(
            f"报告中有{len(unseen)}处看不见的文字（颜色与底色相同），未检查",
            f"{len(unseen)} pieces of text in the report are of the colour of their ground; they were not checked",
        )
        yield Note("hidden", words, unseen[0], "unseen", _SHOW)


def _spans_within(runs: Sequence[int], skeleton: Skeleton, source: Source, parts: DividedPage) -> list[Span]:
    """The places of the runs that hold text and stand in the report."""
    if not runs or not parts.body:
        return []
    first, last = parts.body[0].span.start, parts.body[-1].span.end
    places = [source.span(*skeleton.run(run)) for run in runs]
    return [span for span in places if first <= span.start < last and span.text.strip()]


def _limit_notes(page: WebPage, source: Source) -> Iterator[Note]:
    """The notes about a page beyond the limits of what is read."""
    if page.too_deep:
        words = Words(
            f"网页结构异常（嵌套超过{DEEPEST}层），表格未能读取",
            f"elements stand more than {DEEPEST} deep within each other; tables in there were not read as tables",
        )
        yield Note("cut", words, Span(source, 0, 0), "depth", _SAVE_AGAIN)
    tables = [item.content for item in page.items if isinstance(item.content, Table)]
    if wide := next((table for table in tables if _is_too_wide(table)), None):
        words = Words(
            f"表格超过{MOST_COLUMNS}列，其后的格子未能放进行列",
            f"the table has more than {MOST_COLUMNS} columns; what stands behind them has no certain place",
        )
        yield Note("cut", words, wide.span, "width", _SAVE_AGAIN)


def _is_too_wide(table: Table) -> bool:
    return any(row and row[-1].column >= MOST_COLUMNS for row in table.rows)


def _comments(page: Skeleton, source: Source) -> Iterator[tuple[Span, str]]:
    for start, comment in page.comments():
        text = comment.removeprefix("<!--").removesuffix("-->").strip()
        yield Span(source, start, start + len(comment)), text


_EMPTY = Words("网页里没有文字内容", "the page holds no text")
_SAVE_AGAIN = Words(
    "请在浏览器中打开网页，核对后另存，或改用 Word 文件检查。",
    "check that the page is one sound report; if so, open it in a browser and save it, or check a Word file instead",
)
_FILL = Words(
    "正文可能在框架页里，或由脚本显示：请在浏览器中打开正文，另存为网页后检查",
    "the text may stand in a frame, or a script may show it: open it in a browser and save what you see",
)
_SHOW = Words(
    "请删除这些文字，或改用能看清的颜色，再重新发布。",
    "delete that text, or give it a colour in which it is seen, and publish the page again",
)
_NO_LIBRARY = Words("读取网页需要 turbohtml，尚未安装", "reading web pages needs turbohtml, which is not installed")
_INSTALL = Words(
    "请运行 pip install turbohtml（没有安装包的平台用 pip install justhtml）。",
    "run pip install turbohtml, or pip install justhtml where it has no wheel",
)
