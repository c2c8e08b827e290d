"""Web archives (.mht, .mhtml): the page in them, decoded, is read as any page."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Address, Source
from gklint.readers.encoding import damage_notes, decode
from gklint.readers.html import read_markup
from gklint.readers.limits import cut, text_end, too_large
from gklint.readers.unreadable import unreadable

_MOST_PARTS = 2000
_MOST_LINES = 500_000
_MOST_BYTES = 16 * 1024 * 1024  # of what the library takes apart, at twenty times as much memory


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read the page of a web archive. Its text is encoded in the file, so places are those in the page."""
    if len(data) > min(_MOST_BYTES, options.max_bytes):
        return too_large(path, options._replace(max_bytes=_MOST_BYTES))
    if data.count(b"\n") + data.count(b"\r") > 2 * _MOST_LINES:  # a line ends in one of them or in both
        return unreadable(path, "too-large", _TOO_MANY_LINES, _SAVE_AS_PAGE, "mht")
    part = _page(data)
    if part is None:
        return unreadable(path, "no-page", _NO_PAGE, _SAVE_AS_PAGE, "mht")
    payload = part.get_payload(decode=True)
    decoded = decode(payload if isinstance(payload, bytes) else b"")
    end = text_end(decoded.text, options)
    source = Source(
        path, decoded.text[:end], "mht", decoded.encoding, ((0, Address("网页正文", (("part", "text/html"),))),)
    )
    notes = damage_notes(source, decoded)
    return read_markup(source, notes if end == len(decoded.text) else (*notes, cut(source)), options)


def _page(data: bytes) -> Message | None:
    """The part that is shown: the one named as the start, else the first that is a page (RFC 2387, section 3.2)."""
    message = message_from_bytes(data, policy=policy.compat32)
    pages = [
        part
        for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)
        if part.get_content_type() == "text/html"
    ]
    start = str(message.get_param("start") or "").strip()
    named = (part for part in pages if start and str(part.get("Content-ID", "")).strip() == start)
    return next(named, None) or next(iter(pages), None)


_NO_PAGE = Words("这个网页归档文件里没有网页正文", "this web archive holds no page")
_TOO_MANY_LINES = Words(
    f"这个网页归档文件超过{_MOST_LINES // 10_000}万行，未读取",
    f"this web archive has more than {_MOST_LINES} lines and was not read",
)
_SAVE_AS_PAGE = Words(
    "请在浏览器中重新打开原网页，另存为 .html。", "open the page in a browser again and save it as .html"
)
