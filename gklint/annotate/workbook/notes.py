"""The notes of a sheet: the part with their texts, and the drawing with their boxes, which Excel wants as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from gklint.annotate.note_texts import SIGN, RefusedError
from gklint.annotate.splices import Splice
from gklint.annotate.xml import Tree, attribute, children, escape_text
from gklint.model.lazy_pattern import lazy_pattern
from gklint.readers.workbook.sheet import position

LINE = "——— gklint ———"  # above what is added to a note that the cell has
_OURS = lazy_pattern(rf"\n?{LINE}\n.*{SIGN.pattern}", re.DOTALL)
_THREAD = lazy_pattern(r"\[(?:Threaded comment|线程批注|会话批注)\]|tc=\{")
_LINE_HEIGHT, _WIDTH, _PER_LINE = 15, 260, 20  # points; characters of Chinese in a line of a note
_VML_ROOT = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
)
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,8})")


def new_notes(namespace: str, texts: Mapping[str, str], author: str) -> bytes:
    """A part with these notes, by cell."""
    items = "".join(_item("", cell, text, 0) for cell, text in texts.items())
    authors = f"<authors><author>{escape_text(author)}</author></authors>"
    return (
        f"{_XML}<comments xmlns={attribute(namespace)}>{authors}<commentList>{items}</commentList></comments>".encode()
    )


def added_notes(tree: Tree, texts: Mapping[str, str], author: str) -> Iterator[Splice]:
    """What adds these notes to a part; a cell that has a note keeps it, and ours is written below."""
    prefix = tree.prefix(tree.root)
    authors = next(children(tree.root, "authors"), None)
    known = next(children(tree.root, "commentList"), None)
    if authors is None or known is None:
        return
    there = {one.get("ref", ""): one for one in children(known, "comment")}
    number = len(authors)
    yield tree.adding(authors, f"<{prefix}author>{escape_text(author)}</{prefix}author>".encode())
    made = ""
    for cell, text in texts.items():
        body = next(children(there[cell], "text"), None) if cell in there else None
        if body is not None:
            yield tree.adding(body, _run(prefix, f"\n{LINE}\n{text}").encode())
        elif cell not in there:
            made += _item(prefix, cell, text, number)
    yield tree.adding(known, made.encode())


def cells_with_notes(tree: Tree) -> set[str]:
    return {one.get("ref", "") for known in children(tree.root, "commentList") for one in children(known, "comment")}


def cells_with_threads(tree: Tree) -> set[str]:
    """The cells with a conversation, of which Excel shows nothing that is added to its note."""
    authors = [(one.text or "") for part in children(tree.root, "authors") for one in part]
    found = set()
    for known in children(tree.root, "commentList"):
        for one in children(known, "comment"):
            number = one.get("authorId", "")
            author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
            if author.startswith("tc=") or _THREAD.match(text(one)):
                found.add(one.get("ref", ""))
    return found


def text(comment: Element) -> str:
    """The text of a note, without readings of characters."""
    return "".join(one.text or "" for body in children(comment, "text") for run in body for one in _texts(run))


def removed_notes(tree: Tree) -> tuple[list[Splice], set[str]]:
    """What takes our notes out of a part, and the cells that have none any more."""
    splices: list[Splice] = []
    bare: set[str] = set()
    for known in children(tree.root, "commentList"):
        for one in children(known, "comment"):
            said = text(one)
            if not SIGN.search(said):
                continue
            if LINE not in said:
                splices.append(tree.removing(one))
                bare.add(one.get("ref", ""))
            else:
                splices += _without_ours(tree, one)
    return splices, bare


def _without_ours(tree: Tree, comment: Element) -> Iterator[Splice]:
    """What leaves of a note what is not ours. Programs cut a text into runs by font: ours may lie in several."""
    runs = [(run, one) for body in children(comment, "text") for run in body for one in _texts(run)]
    match = _OURS.search("".join(one.text or "" for _, one in runs))
    at = 0
    for run, one in runs if match else ():
        said, start = one.text or "", at
        at += len(said)
        first, last = (min(max(bound - start, 0), len(said)) for bound in match.span()) if match else (0, 0)
        rest = said[:first] + said[last:]
        if rest != said and not rest and run is not one:
            yield tree.removing(run)
        elif rest != said:
            bounds = tree.bounds[one]
            yield Splice(bounds.inner, bounds.inner_end - bounds.inner, escape_text(rest).encode())


def _texts(run: Element) -> list[Element]:
    """The texts of a run, or the text itself that stands in the place of one."""
    return [run] if run.tag.endswith("}t") else list(children(run, "t"))


def new_boxes(texts: Mapping[str, str]) -> bytes:
    """A drawing with the boxes of these notes."""
    layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    return f"{_VML_ROOT}{layout}{_SHAPE_TYPE}{_boxes(texts, 1025)}</xml>".encode()


def added_boxes(drawing: bytes, texts: Mapping[str, str]) -> bytes | None:
    """The drawing with boxes for these notes; None for one that does not end as a drawing does."""
    at = drawing.rfind(b"</xml>")
    if at < 0:
        return None
    first = 1 + max((int(number) for number in _SHAPE_ID.findall(drawing)), default=1024)
    kind = "" if b'"_x0000_t202"' in drawing else _SHAPE_TYPE
    return drawing[:at] + (kind + _boxes(texts, first)).encode() + drawing[at:]


def removed_boxes(drawing: bytes, cells: set[str]) -> Iterator[Splice]:
    """What takes the boxes of these cells out of a drawing; nothing where it is no whole XML, as Excel's may be."""
    try:
        tree = Tree(drawing)
    except RefusedError:
        return
    places = {position(cell) for cell in cells}
    for shape in children(tree.root, "shape"):
        for note in children(shape, "ClientData"):
            told = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in note}
            row, column = told.get("Row", ""), told.get("Column", "")
            there = (int(row), int(column)) if row.isdecimal() and column.isdecimal() else None
            if note.get("ObjectType") == "Note" and there in places:
                yield tree.removing(shape)


def _item(prefix: str, cell: str, text: str, author: int) -> str:
    p = prefix
    return f'<{p}comment ref="{cell}" authorId="{author}"><{p}text>{_run(p, text)}</{p}text></{p}comment>'


def _run(prefix: str, text: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escape_text(text)}</{prefix}t></{prefix}r>'


def _boxes(texts: Mapping[str, str], first: int) -> str:
    return "".join(_box(cell, text, number) for number, (cell, text) in enumerate(texts.items(), first))


def _box(cell: str, text: str, number: int) -> str:
    """The box of a note, as high as its text needs."""
    row, column = position(cell) or (0, 0)
    lines = sum(1 + len(line) // _PER_LINE for line in text.split("\n"))
    return (
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202"'
        f' style="position:absolute;visibility:hidden;width:{_WIDTH}pt;height:{18 + _LINE_HEIGHT * lines}pt"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
