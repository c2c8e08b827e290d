"""GK111: a header of table two or three differs from the form's, or is cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from gklint.api import (
    Finding,
    FormTable,
    NamedTuple,
    Related,
    Report,
    Span,
    TableReading,
    Words,
    fails,
    lazy_pattern,
    passes,
    rule,
    simplified,
)
from gklint_national.tables import list_clauses, list_words, plain, settled_tables, table_name

_SHORTEST, _LONGEST = 3, 20
_ALIKE = 0.6
# The kinds of applicants as table three prints them, each with its neighbours.
_PARTIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_LONGEST_PARTY = 12  # characters of a header of table three
_UNIT = lazy_pattern(r"\((?:单位)?:?(?P<unit>[^(),，]{0,6}元)[^()]*\)")
_BARE_UNIT = lazy_pattern(r"(?:金额|单位):?(?P<unit>[^(),，]{0,3}元)$")  # 本年收费金额：元
_TOKEN = lazy_pattern(r"\S+")


class _Altered(NamedTuple):
    text: str
    right: str
    span: Span


class _Headers(NamedTuple):
    """The form's headers by their plain text, the accepted other wordings, and every other text of the table."""

    right: dict[str, str]
    variants: dict[str, str]
    known: frozenset[str]


@rule(
    "GK111",
    "table-header-altered",
    severity="info",
    summary=("表头与格式不一致或被截断", "a table header differs from the form's or is cut"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=("请恢复格式规定的表头。", "Restore the form's header"),
    examples=[
        fails(labels={"本年制发件数": "本年度制发数"}, count=1, message="“本年度制发数”应为“本年制发件数”"),
        fails(form="2019", labels={"对外公开总数量": "对外公开总数"}, message="对外公开总数量"),
        fails(
            form="2019", labels={"本年新制作数量": "本年新", "本年新公开数量": "本年新"}, count=1, comment="表头被截断"
        ),
        fails(labels={"本年收费金额（单位：万元）": "本年收费金额（单位：0万元）"}, message="单位：0万元"),
        fails(labels={"本年收费金额（单位：万元）": "本年收费金额（元）"}, message="“本年收费金额（元）”应为"),
        fails(
            labels={"本年废止件数": "历年清理总数"}, message="“历年清理总数”应为“本年废止件数”", comment="按位置认出"
        ),
        passes(labels={"本年收费金额（单位：万元）": "本年收费金额(万元)"}, comment="单位相同"),
        fails(
            labels={"社会公益组织": "街道社区"}, at="街道社区", message="“街道社区”应为“社会公益组织”", comment="表三"
        ),
        fails(layout="spaces", labels={"科研机构": "院校"}, at="院校", message="表三"),
        passes(labels={"法律服务机构": "法律服务 机构", "其他": "其它"}, comment="中间有空格；一字之差由 GK611 提示"),
        passes(comment="表头与格式一致"),
        passes(
            form="2019",
            labels={"采购总金额": "采购总金额（万元，保留四位小数）"},
            comment="括号里的说明不算改动",
        ),
        passes(form="2019", labels={"本年新制作数量": "本年新\n制作数量"}, comment="表头分成两行"),
    ],
)
def table_header_altered(report: Report, options: None) -> Iterator[Finding]:
    """表二的表头与格式规定的文字不同，或者只剩前半截；表三的申请人类别换成了别的名称。

    表头决定数字的含义。“本年度制发数”与“本年制发件数”意思相近，汇总程序却未必认得；截断成“本年新”就分不清是新制作还是新公开。
    表头中间换行、加空格、加括号说明都不算改动。

    错误写法：`信息内容 本年新 本年新 对外公开总数`

    正确写法：`信息内容 本年新制作数量 本年新公开数量 对外公开总数量`
    """
    for table in settled_tables(report):
        altered = _altered_headers(table) if table.form.key == "two" else list(_altered_party(table))
        if altered:
            yield _finding(table_name(table.form), altered)


def _altered_headers(table: TableReading) -> list[_Altered]:
    headers = _headers(table.form)
    texts = list(_texts(table, headers))
    strange = [item for item in texts if _SHORTEST <= len(item[0]) <= _LONGEST and item[0] not in headers.known]
    pieces = {word for word, _, _ in texts if word not in headers.known}
    found: list[_Altered] = []
    for word, text, span in texts:
        right = headers.right.get(word) or headers.variants.get(word)
        if right is not None and _has_other_unit(text, right):
            found.append(_Altered(text, right, span))
    standing = _by_place(table.form, texts, headers) if strange else {}
    for word, text, span in strange:
        right = headers.variants.get(word) or _cut(word, pieces, headers) or _alike(word, headers)
        right = right or standing.get(span.start)
        if right is not None:
            found.append(_Altered(text, right, span))
    return found


def _altered_party(table: TableReading) -> Iterator[_Altered]:
    """In table three: the one header that is none of the form's, where its neighbours say which one it stands for."""
    if table.form.key != "three":
        return
    headers = _headers(table.form)
    texts = list(_texts(table, headers))
    words = [item.word for item in texts]
    strange = [at for at, word in enumerate(words) if word and word not in headers.known]
    if len(strange) != 1 or not _is_party(words[strange[0]], headers.known):
        return
    at = strange[0]
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    for left, party, right in zip(_PARTIES, _PARTIES[1:], _PARTIES[2:], strict=False):
        if party not in words and (left, right) == (before, after):
            yield _Altered(texts[at].text, party, texts[at].span)


def _is_party(word: str, known: frozenset[str]) -> bool:
    """Whether a word can stand for a header, being no part of one of the form's texts, and none with more."""
    whole = 1 < len(word) <= _LONGEST_PARTY and not re.search("[0-9，。；]", word)
    return whole and not any(word in text or text in word for text in known if len(text) > 1)


class _HeaderText(NamedTuple):
    """A header of the table: its plain text, as printed, and its place."""

    word: str
    text: str
    span: Span


def _texts(table: TableReading, headers: _Headers) -> Iterator[_HeaderText]:
    """The headers in reading order; those of one line, with blanks between, one by one where the line opens so."""
    for text, span in table.headers:
        word = plain(text)
        if word in headers.known or not _opens_with_header(text, headers) or span.text != text:
            yield _HeaderText(word, text.strip(), span)
            continue
        for token in _TOKEN.finditer(text):
            inside = Span(span.source, span.start + token.start(), span.start + token.end())
            yield _HeaderText(plain(token[0]), token[0], inside)


def _opens_with_header(text: str, headers: _Headers) -> bool:
    """Whether the first of several words is a header."""
    words = text.split(maxsplit=1)
    return len(words) > 1 and plain(words[0]) in headers.known


def _by_place(form: FormTable, texts: list[_HeaderText], headers: _Headers) -> dict[int, str]:
    """What the form has where a strange header stands: in a block with as many headers as the form's, by its place.

    The key is where the header begins in the file.
    """
    blocks = {_block(row.block): row.headers for row in form.rows if row.block and row.headers}
    found: dict[int, str] = {}
    starts = [index for index, item in enumerate(texts) if _block(item.text) in blocks]
    for start, end in pairwise([*starts, len(texts)]):
        wanted = blocks[_block(texts[start].text)]
        below = [item for item in texts[start + 1 : end] if item.word not in _spanning(form)]
        if len(below) == len(wanted):
            have = {headers.variants.get(item.word, headers.right.get(item.word)) for item in below}
            for item, right in zip(below, wanted, strict=True):
                if item.word not in headers.known and right not in have and _is_header(item.word):
                    found[item.span.start] = right
    return found


def _block(text: str) -> str:
    """A block's label (第二十条第（五）项) for comparison, the numeral in its brackets kept."""
    return plain(_half_width(text).replace("(", "").replace(")", ""))


def _spanning(form: FormTable) -> frozenset[str]:
    return frozenset(plain(text) for text in form.spanning)


def _is_header(word: str) -> bool:
    """Whether a plain text can be a header: words, no figure and no part of a sentence."""
    return _SHORTEST <= len(word) <= _LONGEST and not re.search("[0-9，。；]", word)


@lru_cache(maxsize=32)
def _headers(table: FormTable) -> _Headers:
    right: dict[str, str] = {}
    variants: dict[str, str] = {}
    known: set[str] = {plain(text) for text in table.spanning}
    for row in table.rows:
        known.update(plain(text) for text in (row.label, row.block, row.group, *row.variants, *row.old_labels))
        for header, others in zip(row.headers, row.header_variants, strict=True):
            right.setdefault(plain(header), header)
            for other in others:
                variants.setdefault(plain(other), header)
    return _Headers(right, variants, frozenset(known | right.keys()))


def _has_other_unit(text: str, right: str) -> bool:
    """Whether the unit in the header's brackets is another than the form's: （单位：0万元）."""
    own = _half_width(text)
    written, wanted = _UNIT.search(own) or _BARE_UNIT.search(own), _UNIT.search(_half_width(right))
    return written is not None and wanted is not None and written["unit"] != wanted["unit"]


@lru_cache(maxsize=1024)
def _half_width(text: str) -> str:
    return "".join(simplified(unicodedata.normalize("NFKC", text)).split())


def _cut(word: str, pieces: set[str], headers: _Headers) -> str | None:
    """The header that begins with `word`, unless its rest stands in other cells: then it was only wrapped."""
    for whole, header in headers.right.items():
        if whole.startswith(word):
            rest = whole[len(word) :]
            if not any(len(piece) > 1 and piece in rest for piece in pieces if piece != word):
                return header
    return None


def _alike(word: str, headers: _Headers) -> str | None:
    """The header that `word` most resembles; a part of a header, or a header with more, is none."""
    if any(word in whole or whole in word for whole in headers.right):
        return None
    from difflib import SequenceMatcher  # imported here: most headers are as they should be

    ratio, header = max((SequenceMatcher(None, word, whole).ratio(), right) for whole, right in headers.right.items())
    return header if ratio >= _ALIKE else None


def _help(altered: list[_Altered]) -> Words:
    if len({(item.text, item.right) for item in altered}) > 1:
        return Words("请照此改正表头，并核对这几列的数字。", "Restore the form's headers and check the figures")
    right = altered[0].right
    return Words(f"请改为“{right}”，并核对本列的数字。", f"Write “{right}” and check the figures below it")


def _finding(table: Words, altered: list[_Altered]) -> Finding:
    told = list_clauses([f"“{item.text}”应为“{item.right}”" for item in altered])
    names = list_words(list(dict.fromkeys(f"“{item.text}” is “{item.right}”" for item in altered)), "en")
    return Finding(
        Words(f"{table.zh}的表头与格式不一致：{told}", f"Headers of {table.en.lower()} differ from the form: {names}"),
        altered[0].span,
        "two" if table.zh == "表二" else "three",
        help=_help(altered),
        related=tuple(
            Related(Words(f"应为“{item.right}”", f"“{item.right}”"), item.span)
            for item in altered[1:]
            if item.span.line != altered[0].span.line  # else it stands in the message, at the same line
        ),
    )
