"""A file → its document: read once, given to the reader its content asks for, never raising for bad content."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from gklint.model.cause import cause_of
from gklint.model.document import Document
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.words import Words
from gklint.readers.discover import File
from gklint.readers.limits import DEFAULTS, too_large
from gklint.readers.signature import HEAD, signature
from gklint.readers.unreadable import SAVE_AS, suffix_of, unreadable, wrong_content


def read(file: File, readers: Sequence[Reader], options: ReaderOptions = DEFAULTS) -> Document:
    """The document of `file`. Whatever prevents it is a note `unreadable` of the document."""
    try:
        if not stat.S_ISREG(file.path.stat().st_mode):
            return unreadable(file.display, "not-a-file", _NOT_A_FILE, _GIVE_A_FILE)
        data = _first_bytes(file.path, options.max_bytes + 1)
    except OSError as error:
        return unreadable(file.display, "cannot-open", *_why(error))
    return read_bytes(data, file.display, readers, options)


def read_bytes(data: bytes, path: str, readers: Sequence[Reader], options: ReaderOptions = DEFAULTS) -> Document:
    """The document of `data`, which came from `path` (for standard input the name given to it)."""
    if len(data) > options.max_bytes:
        return too_large(path, options)
    head = data[:HEAD]
    reader = _reader_for(head, suffix_of(path), readers)
    return _no_reader(head, path) if reader is None else _guarded(reader, data, path, options)


def _first_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)


def _reader_for(head: bytes, suffix: str, readers: Sequence[Reader]) -> Reader | None:
    """The reader that knows the content, by preference one for the suffix; else the one for the suffix."""
    knowing = [reader for reader in readers if reader.sniff(head)]
    named = [reader for reader in readers if suffix in reader.suffixes]
    both = [reader for reader in knowing if reader in named]
    return next(iter(both + knowing + named), None)


def _guarded(reader: Reader, data: bytes, path: str, options: ReaderOptions) -> Document:
    """What the reader makes of it. A reader that breaks says something about one file, not about the run."""
    try:
        document = reader.load()(data, path, options)
    except Exception as error:
        return _broken(reader, path, f"{type(error).__name__}: {error}")
    if isinstance(document, Document):
        return document
    return _broken(reader, path, f"returned {type(document).__name__}")


def _broken(reader: Reader, path: str, cause: str) -> Document:
    words = Words(f"读取 {reader.name} 时出错（{cause}）", f"the {reader.name} reader failed ({cause})")
    help = Words(
        "请确认文件能用原软件打开，另存一份后重试；若仍出错，请把文件反馈给开发者",
        "check that the file opens in its own program and save it again; if it still fails, report the file",
    )
    return unreadable(path, "reader-failed", words, help)


def _no_reader(head: bytes, path: str) -> Document:
    content = signature(head)
    if content is not None:
        return wrong_content(path, content)
    suffix = suffix_of(path)
    words = Words(
        f"不支持的文件类型 {suffix or '（无后缀）'}", f"no reader for files of type {suffix or '(no suffix)'}"
    )
    return unreadable(path, "no-reader", words, SAVE_AS)


def _why(error: OSError) -> tuple[Words, Words]:
    """What stands in the way of opening a file, and what to do."""
    for kind, words, help in _CAUSES:
        if isinstance(error, kind):
            return words, help
    cause = cause_of(error)
    return Words(f"文件打不开（{cause.zh}）", f"the file cannot be opened ({cause.en})"), _CHECK_ACCESS


_NOT_A_FILE = Words("这不是普通文件", "this is not a regular file")
_GIVE_A_FILE = Words("请给出报告文件；来自管道的内容用 - 读取", "name a report; read from a pipe with -")
_CHECK_ACCESS = Words("请检查文件和磁盘是否可用", "check that the file and its disk are available")
_CAUSES = (
    (
        FileNotFoundError,
        Words("文件不存在，可能在检查期间被移走", "the file is gone; it may have been moved during the run"),
        Words("请确认路径后重新检查", "check the path and run again"),
    ),
    (
        PermissionError,
        Words("没有读取该文件的权限", "no permission to read the file"),
        Words("请修改文件权限，或由有权限的人员检查", "change its permissions, or have someone run it who may read it"),
    ),
)
