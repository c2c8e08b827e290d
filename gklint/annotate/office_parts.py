"""An Office file part by part: a few are changed or added, the others keep their bytes; and the way back."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from gklint.annotate.note_texts import RefusedError
from gklint.annotate.splices import Splice, apply_splices
from gklint.annotate.xml import Tree, attribute, children
from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

RECORD = "gklint/marks.xml"  # what was put in, so that it can be taken out again to the byte
_TYPES = "[Content_Types].xml"
_MOST_BYTES = 256 * 1024 * 1024  # of all parts, unpacked
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_RECORDED = re.compile(rb'<gklint version="1" seal="([0-9a-f]{64})">([A-Za-z0-9+/=]*)</gklint>')
_SIGNED = lazy_pattern(r"(?:^|/)_xmlsignatures/", re.IGNORECASE)


class _Record(NamedTuple):
    """What it takes to undo a copy's changes: whether it was changed since, the original parts, the added ones."""

    seal: str
    undoing: Mapping[str, tuple[str, list[Splice]]]
    added: list[str]


class PackageCopy:
    """The parts of a file, to be changed and written as another file. Raises RefusedError where they cannot be read."""

    def __init__(self, data: bytes, dated: bool = True) -> None:
        """Without `dated` parts lose their dates: those of a conversion are of today."""
        self._dated = dated
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise RefusedError(DAMAGED) from None
        self._infos = {_plain(info.filename): info for info in self._zip.infolist()}
        if sum(info.file_size for info in self._infos.values()) > _MOST_BYTES:
            raise RefusedError(_TOO_LARGE)
        self._changed: dict[str, bytes] = {}  # by plain name, as are the next ones
        self._undoing: dict[str, tuple[str, list[Splice]]] = {}
        self._added: dict[str, bytes] = {}
        self._spelled: dict[str, str] = {}  # the names of added parts as they are written
        self._dropped: set[str] = set()

    @property
    def is_changed(self) -> bool:
        """Whether any part was changed, added or dropped."""
        return bool(self._changed or self._added or self._dropped)

    @property
    def is_signed(self) -> bool:
        """Whether the file is signed; any change would break the signature."""
        return any(_SIGNED.search(name) for name in self._infos)

    def has(self, name: str) -> bool:
        plain = _plain(name)
        return plain in self._added or (plain in self._infos and plain not in self._dropped)

    def part(self, name: str) -> bytes:
        """A part as it is now. Raises RefusedError when there is none, or it is broken."""
        plain = _plain(name)
        if plain in self._added:
            return self._added[plain]
        return self._changed[plain] if plain in self._changed else self._original(plain)

    def _original(self, plain: str) -> bytes:
        try:
            return self._zip.read(self._infos[plain])
        except KeyError:
            raise RefusedError(DAMAGED) from None
        except _BROKEN:
            raise RefusedError(DAMAGED) from None

    def tree(self, name: str) -> Tree:
        return Tree(self.part(name))

    def change(self, name: str, tree: Tree, splices: Iterable[Splice]) -> None:
        """Change a part, given as the tree it was read into."""
        plain = _plain(name)
        made, undoing = apply_splices(tree.data, splices)
        if made == self.part(name):
            return
        if plain in self._added:
            self._added[plain] = made
            return
        self._put(plain, made, undoing, whole=tree.data != self.part(name))

    def replace(self, name: str, splices: Iterable[Splice]) -> None:
        """Change a part that is no XML."""
        made, undoing = apply_splices(self.part(name), splices)
        self._put(_plain(name), made, undoing, whole=False)

    def _put(self, plain: str, made: bytes, undoing: list[Splice], whole: bool) -> None:
        original = self._original(plain)
        if whole or plain in self._undoing:  # changed twice, or from another encoding: all of it goes back
            undoing = [Splice(0, len(made), original)]
        self._undoing[plain] = (hashlib.sha256(original).hexdigest(), undoing)
        self._changed[plain] = made

    def add(self, name: str, data: bytes) -> None:
        """Add a part. It has no date, so that the same file is made of the same findings."""
        self._added[_plain(name)] = data
        self._spelled[_plain(name)] = name

    def drop(self, name: str) -> None:
        """Leave a part out."""
        self._dropped.add(_plain(name))
        self._added.pop(_plain(name), None)

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern (with a `{}` for a number) that no part has."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, name: str) -> str:
        """The name of the part with the relations of a part."""
        folder, _, own = name.rpartition("/")
        return f"{folder}/_rels/{own}.rels".lstrip("/")

    def relate(self, name: str, id: str, kind: str, target: str) -> None:
        """Let a part refer to another one; `kind` is the full name of the relation."""
        relations = self.relations(name)
        if not self.has(relations):
            self.add(relations, f'{_XML}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode())
        tree = self.tree(relations)
        written = f"<{tree.prefix(tree.root)}Relationship Id={attribute(id)} Type={attribute(kind)} " + (
            f"Target={attribute(target)}/>"
        )
        self.change(relations, tree, [tree.adding(tree.root, written.encode())])

    def declare(self, name: str, type: str) -> None:
        """Tell the type of a part that was added."""
        tree = self.tree(_TYPES)
        prefix = tree.prefix(tree.root)
        written = f"<{prefix}Override PartName={attribute('/' + name)} ContentType={attribute(type)}/>"
        self.change(_TYPES, tree, [tree.adding(tree.root, written.encode())])

    def declare_suffix(self, suffix: str, type: str) -> None:
        """Declare the content type of all parts with this suffix, unless it is declared already."""
        tree = self.tree(_TYPES)
        if any(_is_default(one, suffix) for one in children(tree.root, "Default")):
            return
        written = f"<{tree.prefix(tree.root)}Default Extension={attribute(suffix)} ContentType={attribute(type)}/>"
        at = tree.bounds[tree.root].inner
        self.change(_TYPES, tree, [Splice(at, 0, written.encode())])

    def written(self, record: bool = True) -> bytes:
        """The bytes of the file. With `record` it also holds what `restored` needs to take the changes back."""
        if record:
            self.declare_suffix("xml", "application/xml")
            self.add(RECORD, self._record())
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for plain, info in self._infos.items():
                if plain not in self._dropped:
                    made.writestr(_like(info, self._dated), self.part(info.filename))
            for name in sorted(self._added):
                made.writestr(zipfile.ZipInfo(self._spelled[name]), self._added[name], zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _record(self) -> bytes:
        undoing = {
            name: [sha, [[one.offset, one.removed, b64encode(one.text).decode()] for one in splices]]
            for name, (sha, splices) in sorted(self._undoing.items())
        }
        said = json.dumps({"undo": undoing, "added": sorted(self._added)}, sort_keys=True).encode()
        packed = b64encode(zlib.compress(said, 9)).decode()
        return f'{_XML}<gklint version="1" seal="{self._seal()}">{packed}</gklint>'.encode()

    def _seal(self) -> str:
        """A digest of all parts, to detect later changes."""
        names = sorted({*self._infos, *self._added} - self._dropped - {RECORD})
        return hashlib.sha256(
            b"".join(name.encode() + b"\0" + hashlib.sha256(self.part(name)).digest() for name in names)
        ).hexdigest()

    @property
    def is_as_written(self) -> bool:
        """Whether this is a copy of ours that nobody has changed since."""
        recorded = self._recorded()
        return recorded is not None and recorded.seal == self._seal()

    def restored(self) -> bool:
        """Undo the recorded changes. False, with nothing done, where the parts have been changed since."""
        recorded = self._recorded()
        if recorded is None:
            return False
        _, undoing, added = recorded
        originals: dict[str, bytes] = {}
        for name, (sha, splices) in undoing.items():
            original = self._undone(name, sha, splices)
            if original is None:
                return False
            originals[name] = original
        self._changed |= originals
        self._dropped |= {*added, RECORD}
        return True

    def _undone(self, name: str, sha: str, undoing: list[Splice]) -> bytes | None:
        """A part as it was before; None when it is not the one that was written."""
        if not self.has(name):
            return None
        original, _ = apply_splices(self.part(name), undoing)
        return original if hashlib.sha256(original).hexdigest() == sha else None

    def _recorded(self) -> _Record | None:
        """The seal and the changes in the record; None for a file without a valid record."""
        match = _RECORDED.search(self.part(RECORD)) if self.has(RECORD) else None
        if match is None:
            return None
        try:
            told = json.loads(zlib.decompressobj().decompress(b64decode(match[2]), _MOST_BYTES))
            undoing = {
                str(name): (str(sha), [Splice(int(at), int(length), b64decode(text)) for at, length, text in splices])
                for name, (sha, splices) in told["undo"].items()
            }
            return _Record(match[1].decode(), undoing, [str(name) for name in told["added"]])
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            return None


def _is_default(default: Element, suffix: str) -> bool:
    return default.get("Extension", "").lower() == suffix


def _plain(name: str) -> str:
    """The name of a part as it is looked up: some programs write it with backslashes or from the root."""
    return name.replace("\\", "/").lstrip("/").lower()


def _like(info: zipfile.ZipInfo, dated: bool) -> zipfile.ZipInfo:
    """The entry of a part as it was, for the same part in another file."""
    made = zipfile.ZipInfo(info.filename, info.date_time) if dated else zipfile.ZipInfo(info.filename)
    made.compress_type = info.compress_type
    made.external_attr, made.create_system, made.comment = info.external_attr, info.create_system, info.comment
    return made


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DAMAGED = Words(
    "文件不完整或已损坏，不能加批注；请用原软件打开核对，另存后重试",
    "the file is incomplete or damaged; open it in its own program and save it again",
)
_TOO_LARGE = Words(
    "文件解压后过大，未加批注；请压缩其中的图片，另存后重试",
    "the file is too large when unpacked; make its pictures smaller and save it again",
)
