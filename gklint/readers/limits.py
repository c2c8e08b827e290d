"""The limits that keep a hostile or mistaken file from holding up a run, and the notes about files beyond them."""

from __future__ import annotations

import re
from itertools import islice

from gklint.model.bilingual import Words
from gklint.model.document import Document, Note
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Source, Span
from gklint.readers.unreadable import unreadable

DEFAULTS = ReaderOptions()

_MEGABYTE = 1024 * 1024
_SEPARATORS = "\n\r\t|｜"
_WIDE = "\uffff"  # beyond it a text takes four bytes a character instead of two
_SPLIT = Words(
    "请确认文件是否为年度报告；汇编请拆成每个单位一个文件。", "check that this is one report; split a collection"
)


def too_large(path: str, options: ReaderOptions) -> Document:
    """The document for a file of more than `options.max_bytes` bytes: nothing of it is read."""
    most = options.max_bytes / _MEGABYTE
    words = Words(f"文件超过{most:g} MB，未读取", f"the file is larger than {most:g} MB and was not read")
    return unreadable(path, "too-large", words, _SPLIT)


def text_end(text: str, options: ReaderOptions, marks: str = "") -> int:
    """Where to stop in a text: `max_text` code points, or `max_cells` lines and cells, whichever comes first.

    Line ends, tabs and pipes are counted, so that neither many lines nor one endless row escapes the limit, and the
    format's own `marks`, each of which is a place to keep. Of a text with emoji and the like half as much is read.
    """
    end = min(len(text), options.max_text)
    if end > options.max_text // 2 and max(text[:end]) > _WIDE:
        end = options.max_text // 2
    counted = _SEPARATORS + marks
    if sum(map(text.count, counted)) <= options.max_cells:
        return end
    last = next(islice(re.finditer(f"[{re.escape(counted)}]", text), options.max_cells, None), None)
    return end if last is None else min(end, last.start())


def cut(source: Source) -> Note:
    """The note for a source whose text ends before the file does."""
    line, _ = source.line_column(len(source.text))
    words = Words(
        f"内容过多，只读到第{line}行（共{len(source.text)}个字符），其后未检查",
        f"too much content: read up to line {line} ({len(source.text)} characters), the rest was not checked",
    )
    end = len(source.text)
    return Note("cut", words, Span(source, end, end), "text", _SPLIT)
