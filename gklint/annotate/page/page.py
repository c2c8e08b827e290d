"""A report of text as one page: its paragraphs and tables with the findings marked, the notes beside, the file inside.

The page loads nothing and runs nothing. The file itself is kept in it to the byte, so that it can be had back.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator, Sequence
from html import escape, unescape

from gklint.annotate.note_texts import Answer, NoteMark, Style, answer_of
from gklint.annotate.page.marked import Marking, Numbered
from gklint.model.bilingual import Words
from gklint.model.document import Document, Paragraph, Table
from gklint.model.lazy_pattern import lazy_pattern

_SEAL = re.compile(rb'<meta name="gklint-seal" content="([0-9a-f]{64})">')
_ORIGINAL = re.compile(
    rb'<script type="application/octet-stream" id="gklint-original" data-name="([^"]*)">([A-Za-z0-9+/=]*)</script>'
)
_NOTE = lazy_pattern(r'<li id="n\d+"[^>]*>(.*?)</li>', re.DOTALL)
_STYLE = """
:root{color-scheme:light dark;--error:#ffc7ce;--warning:#ffeb9c;--info:#ddebf7;--line:#888;--on:#000}
@media (prefers-color-scheme:dark){:root{--error:#8c2a36;--warning:#6b5200;--info:#27496d;--on:#fff}}
body{font:16px/1.7 "Songti SC","SimSun","Noto Serif CJK SC",serif;margin:0 auto;max-width:84em;padding:1em;
display:grid;grid-template-columns:minmax(0,3fr) minmax(16em,1fr);gap:2em}
h1{text-align:center;font-size:1.5em}h2,h3,h4,h5,h6{font-size:1.15em}
table{border-collapse:collapse;width:100%;font-size:.9em;margin:1em 0}
td{border:1px solid var(--line);padding:.2em .4em;overflow-wrap:anywhere}
mark{color:var(--on)}.error{background:var(--error)}.warning{background:var(--warning)}.info{background:var(--info)}
mark[data-n]::after{content:"["attr(data-n)"]";font:bold .7em sans-serif;vertical-align:super}
mark:target{outline:3px solid currentColor}
aside{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;font:14px/1.5 sans-serif}
aside ol{padding-left:1.8em}aside li{margin-bottom:.8em;padding:.3em .5em;white-space:pre-line}aside a{color:inherit}
@media (max-width:50em){body{display:block}aside{position:static;max-height:none}}
@media print{body{display:block}aside{position:static;max-height:none;break-before:page}}
"""


def annotate_page(data: bytes, name: str, document: Document, marks: Sequence[NoteMark], style: Style) -> bytes:
    """The page for a file of this name, read as `document`."""
    notes = [
        Numbered(number, mark.severity, mark.place.start.offset, mark.place.end.offset)
        for number, mark in enumerate(marks, 1)
    ]
    marking = Marking(notes)
    body = "".join(_body(document, marking))
    title = document.title or next((one.text for one in document.blocks if isinstance(one, Paragraph)), name)
    sha = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sha}'; base-uri 'none'; form-action 'none'"
    language = "zh-CN" if style.language == "zh" else "en"
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="gklint annotate">\n'
        f'<meta name="gklint-seal" content="{"0" * 64}">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n{body}</main>\n{_beside(marks, marking, style)}"
        f'<script type="application/octet-stream" id="gklint-original" data-name="{escape(name)}">'
        f"{b64encode(data).decode()}</script>\n</body>\n</html>\n"
    )
    made = page.encode("utf-8", "replace")
    return _SEAL.sub(b'<meta name="gklint-seal" content="%s">' % _seal(made), made, count=1)


def original_of(data: bytes) -> tuple[str, bytes] | None:
    """The name and the bytes of the file that a page of ours was made of; None for any other page."""
    match = _ORIGINAL.search(data)
    if match is None or _SEAL.search(data) is None:
        return None
    try:
        return unescape(match[1].decode("utf-8", "replace")), b64decode(match[2], validate=True)
    except Base64Error:
        return None


def is_as_written(data: bytes) -> bool:
    """Whether this is a page of ours that nobody has changed since."""
    match = _SEAL.search(data)
    return match is not None and match[1] == _seal(data)


def answers(data: bytes) -> list[Answer]:
    """Our notes on a page, each with what was written behind it."""
    texts = (unescape(re.sub(r"<[^>]*>", "", note)) for note in _NOTE.findall(data.decode("utf-8", "replace")))
    return [answer for text in texts if (answer := answer_of(text)) is not None]


def _seal(page: bytes) -> bytes:
    blank = _SEAL.sub(b'<meta name="gklint-seal" content="%s">' % (b"0" * 64), page, count=1)
    return hashlib.sha256(blank).hexdigest().encode()


def _body(document: Document, marking: Marking) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield "".join(_table(block, marking) if block.rows_known else _cells(block, marking))
        else:
            tag = f"h{block.level}" if block.level else "p"
            yield f"<{tag}>{marking.passage(block.passage)}</{tag}>\n"


def _table(table: Table, marking: Marking) -> Iterator[str]:
    yield "<table>\n"
    for row in table.rows:
        yield "<tr>"
        for cell in row:
            text, gravest = marking.cell(cell)
            spans = (f' rowspan="{cell.height}"' if cell.height > 1 else "") + (
                f' colspan="{cell.width}"' if cell.width > 1 else ""
            )
            shade = f' class="{gravest}"' if gravest else ""
            yield f"<td{spans}{shade}>{text}</td>"
        yield "</tr>\n"
    yield "</table>\n"


def _cells(table: Table, marking: Marking) -> Iterator[str]:
    """A table of which only the cells are known, one below the other, as the file has them."""
    for cell in (cell for row in table.rows for cell in row):
        yield f"<p>{marking.cell(cell)[0]}</p>\n"


def _beside(marks: Sequence[NoteMark], marking: Marking, style: Style) -> str:
    """The notes, each with a way to its words."""
    items = "".join(_item(number, mark, number in marking.placed, style) for number, mark in enumerate(marks, 1))
    heading = _HEADING.to(style.language).format(len(marks))
    by = escape(" ".join([style.author, *([f"{style.date:%Y-%m-%d}"] if style.date else [])]))
    return f'<aside aria-label="{escape(heading)}">\n<p>{escape(heading)}（{by}）</p>\n<ol>\n{items}</ol>\n</aside>\n'


def _item(number: int, mark: NoteMark, placed: bool, style: Style) -> str:
    text = escape(mark.text)
    where = f'<a href="#m{number}">{_TO_WORDS.to(style.language)}</a> ' if placed else ""
    return f'<li id="n{number}" class="{mark.severity}">{where}{text}</li>\n'


_HEADING = Words("共{}处问题", "{} findings")
_TO_WORDS = Words("↑原文", "↑text")
