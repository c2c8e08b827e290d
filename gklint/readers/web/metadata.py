"""What a page says about itself in its head: title, day of publication, encoding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from html import unescape

from gklint.model.bilingual import Words
from gklint.model.document import Note
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Source, Span
from gklint.readers.web.skeleton import Skeleton

_ATTRIBUTE = lazy_pattern(r"(?<![\w:.-])([\w:.-]++)\s*+=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_TAGS = lazy_pattern(r"\A<[^>]*>|</[^>]*>\Z")
_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title")
_DATES = ("pubdate", "article:published_time", "publishdate", "og:release_date", "dc.date", "dcterms.issued", "date")
_DAY = lazy_pattern(r"(?<!\d)(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_TOLD = lazy_pattern(rf"(?:发布|公开)(?:时间|日期)\s*[：:]\s*(?={_DAY.pattern})")  # on the page, by most sites
_LINKED = lazy_pattern(r"application/ld\+json", re.IGNORECASE)
_LINKED_FIELD = lazy_pattern(r'"(headline|datePublished)"\s*:\s*("(?:[^"\\]|\\.)*")')
_CHARSET = lazy_pattern(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
_SAME |= {"utf8": "utf-8", "utf-8-sig": "utf-8", "unicode-1-1-utf-8": "utf-8"}


class Metadata(NamedTuple):
    """Title and day of publication, where the page gives them."""

    title: str | None
    published: date | None


def metadata(page: Skeleton) -> Metadata:
    """What the page's head says of title and day."""
    named = dict(reversed(list(_named_contents(page))))
    linked = dict(_linked_data(page))
    titles = [named[name] for name in _TITLES if named.get(name)]
    titles += [*filter(None, (linked.get("headline"),)), *_title_elements(page)]
    days = [day for name in _DATES if (day := _day(named.get(name, "")))]
    return Metadata(titles[0] if titles else None, days[0] if days else _day(linked.get("datePublished", "")))


def told_day(lines: Iterable[str]) -> date | None:
    """The day of publication that stands on the page itself; None when it states several."""
    text = "\n".join(lines)
    days = {_day(text[match.end() :][:20]) for match in _TOLD.finditer(text)}
    return days.pop() if len(days) == 1 else None


def charset_note(page: Skeleton, source: Source) -> Note | None:
    """The note for a declared encoding that is not the true one; either will do where all text is ASCII."""
    for tag in page.elements("meta"):
        declared = _CHARSET.search(tag)
        if declared is None:
            continue
        true = source.encoding or "utf-8"
        if _family(declared[1]) == _family(true) or source.text.isascii():
            return None
        start = page.place(tag)
        words = Words(
            f"网页声明的编码是 {declared[1]}，实际是 {true.upper()}，浏览器可能显示乱码",
            f"the page declares {declared[1]} but is {true.upper()}; browsers may garble it",
        )
        help = Words(
            f"请把 meta 中的编码改为 {true}，或按 {declared[1]} 重新保存网页。",
            f"declare {true} in the meta tag, or save the page as {declared[1]}",
        )
        return Note("charset", words, Span(source, start, start + len(tag)), "meta", help)
    return None


def _family(encoding: str) -> str:
    name = encoding.lower()
    return _SAME.get(name, name)


def _named_contents(page: Skeleton) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag."""
    for tag in page.elements("meta"):
        attributes = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(tag)}
        name = attributes.get("name") or attributes.get("property") or ""
        yield name.lower(), unescape(attributes.get("content", "")).strip()


def _linked_data(page: Skeleton) -> Iterator[tuple[str, str]]:
    """Headline and day of publication from data meant for search engines (JSON-LD)."""
    for element in page.elements("script"):
        if _LINKED.search(element[: element.find(">") + 1]):
            for name, value in _LINKED_FIELD.findall(element):
                with suppress(ValueError):
                    yield name, str(json.loads(value)).strip()


def _title_elements(page: Skeleton) -> Iterator[str]:
    for element in page.elements("title"):
        if text := " ".join(unescape(_TAGS.sub("", element)).split()):
            yield text


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    try:
        return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])) if match else None
    except ValueError:
        return None
