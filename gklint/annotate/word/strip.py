"""Our comments taken off a Word file again, whatever program has saved it since; what others wrote stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from xml.etree.ElementTree import Element

from gklint.annotate.note_texts import Answer, RefusedError
from gklint.annotate.office_parts import DAMAGED, RECORD, PackageCopy
from gklint.annotate.splices import Splice
from gklint.annotate.word.comments import ID, Comment, comments_in, related_part
from gklint.annotate.xml import Tree
from gklint.model.lazy_pattern import lazy_pattern
from gklint.readers.word.names import PARAGRAPH, RUN, RUN_PROPERTIES, W
from gklint.readers.zip_package import PackageError, ZipPackage

_BOUNDS = (W + "commentRangeStart", W + "commentRangeEnd")
_SIGN = W + "commentReference"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_OWN_ID, _PARENT = lazy_pattern(r"\}paraId$"), lazy_pattern(r"\}paraIdParent$")
_BESIDE = ("commentsExtended", "commentsIds")  # what Word writes of comments into parts of their own


def strip_word(data: bytes) -> bytes:
    """The file without our comments: with its parts as they were, where nobody has changed it. Raises RefusedError."""
    copy = PackageCopy(data)
    if not copy.restored():
        _strip(copy, main_part(data))
    return copy.written(record=False) if copy.is_changed else data


def answers(data: bytes) -> list[Answer]:
    """Our comments in the file, each with what people answered: replies, and what was written into it.

    Raises RefusedError.
    """
    copy, main = PackageCopy(data), main_part(data)
    name = related_part(copy, main, "comments")
    if not name:
        return []
    comments = comments_in(copy.tree(name))
    threads = _threads(copy, main, comments)
    ranges = _ranges(copy.tree(main))
    found = []
    for comment in comments:
        if comment.ours is not None:
            replies = [one.text.strip() for one in comments if _replies(one, comment, threads, ranges)]
            texts = list(filter(None, [comment.ours.text, *replies]))
            found.append(comment.ours._replace(text="\n".join(texts)))
    return found


def main_part(data: bytes) -> str:
    """The name of the part that holds the document. Raises RefusedError."""
    try:
        return ZipPackage(data).main("word/document.xml")
    except PackageError:
        raise RefusedError(DAMAGED) from None


def _strip(copy: PackageCopy, main: str) -> None:
    if copy.has(RECORD):
        copy.drop(RECORD)
    name = related_part(copy, main, "comments")
    if not name:
        return
    tree = copy.tree(name)
    ours = [comment for comment in comments_in(tree) if comment.ours is not None]
    if not ours:
        return
    copy.change(name, tree, [tree.removing(comment.element) for comment in ours])
    document = copy.tree(main)
    copy.change(main, document, _signs(document, {comment.id for comment in ours}))
    paragraphs = {id for comment in ours for id in _paragraph_ids(comment.element)}
    for kind in _BESIDE:
        beside = related_part(copy, main, kind)
        if beside:
            told = copy.tree(beside)
            copy.change(beside, told, _without(told, paragraphs))


def _signs(tree: Tree, ids: Collection[str]) -> Iterator[Splice]:
    """What takes out the bounds and the signs of these comments; a run that holds a sign only goes with it."""
    for element in tree.root.iter():
        if element.get(ID) not in ids or not (element.tag in _BOUNDS or element.tag == _SIGN):
            continue
        run = tree.parents.get(element)
        if element.tag == _SIGN and run is not None and run.tag == RUN:
            alone = all(child is element or child.tag == RUN_PROPERTIES for child in run)
            yield tree.removing(run if alone else element)
        else:
            yield tree.removing(element)


def _without(tree: Tree, paragraphs: Collection[str]) -> Iterator[Splice]:
    """What takes these comments out of a list of comments, and lets those that reply to them stand alone."""
    for element in tree.root:
        if _attribute(element, _OWN_ID) in paragraphs:
            yield tree.removing(element)
        elif _attribute(element, _PARENT) in paragraphs:
            written = tree.tag(element)
            match = re.search(rb"""\s[\w:]*paraIdParent\s*=\s*(?:"[^"]*"|'[^']*')""", written)
            if match:
                yield Splice(tree.bounds[element].start + match.start(), match.end() - match.start(), b"")


def _attribute(element: Element, name: re.Pattern[str]) -> str | None:
    return next((value for key, value in element.attrib.items() if name.search(key)), None)


def _paragraph_ids(comment: Element) -> list[str]:
    """The ids of the paragraphs of a comment, by the last of which Word knows it."""
    return [id for paragraph in comment.iter(PARAGRAPH) if (id := paragraph.get(_PARAGRAPH_ID))]


def _threads(copy: PackageCopy, main: str, comments: Sequence[Comment]) -> dict[str, str]:
    """The id of the comment that each reply belongs to, as Word records it."""
    name = related_part(copy, main, "commentsExtended")
    if not name:
        return {}
    known = {id: comment.id for comment in comments for id in _paragraph_ids(comment.element)}
    told = {}
    for element in copy.tree(name).root:
        own, parent = _attribute(element, _OWN_ID), _attribute(element, _PARENT)
        if own in known and parent in known:
            told[known[own]] = known[parent]
    return told


def _ranges(tree: Tree) -> dict[str, tuple[int, int]]:
    """Where the sign of each comment stands: after how many runs, and in how many the comment began."""
    found: dict[str, tuple[int, int]] = {}
    runs = 0
    for element in tree.root.iter():
        if element.tag == RUN and element.find(_SIGN) is None:
            runs += 1
        elif element.tag in _BOUNDS:
            id = element.get(ID, "")
            found[id] = (found[id][0], runs) if id in found else (runs, runs)
    return found


def _replies(one: Comment, to: Comment, threads: dict[str, str], ranges: dict[str, tuple[int, int]]) -> bool:
    """Whether a comment answers ours: by Word's record of replies or, without one, by its place."""
    if one.ours is not None:
        return False
    if one.id in threads:
        return threads[one.id] == to.id
    return one.id in ranges and to.id in ranges and ranges[one.id] == ranges[to.id]
