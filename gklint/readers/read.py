"""A file → its document: read once, by the reader that fits its content, never raising because of bad content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.os_error_cause import cause_of
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.report_file import File, is_address
from gklint.readers.limits import DEFAULTS, too_large
from gklint.readers.signature import HEAD, signature
from gklint.readers.unreadable import SAVE_AS, abandoned_document, suffix_of, unreadable, wrong_content
from gklint.system.regular_file import NotRegularError, read_regular
from gklint.system.remote_files import read_remote


def read(file: File, readers: Sequence[Reader], options: ReaderOptions = DEFAULTS) -> Document:
    """The document of `file`. Whatever prevents it is a note `unreadable` of the document."""
    data = content(file, options)
    return data if isinstance(data, Document) else read_bytes(data, file.display, readers, options)


def content(file: File, options: ReaderOptions = DEFAULTS) -> bytes | Document:
    """The bytes of `file`, of one that is too large the first; where they cannot be had, the document that says so."""
    try:
        return _read_bytes(file, options.max_bytes + 1)
    except (NotRegularError, IsADirectoryError):
        return unreadable(file.display, "not-a-file", _NOT_A_FILE, _GIVE_A_FILE)
    except OSError as error:
        return unreadable(file.display, "cannot-open", *_why(error))


def reader_version(data: bytes, path: str, readers: Sequence[Reader]) -> str:
    """What the document of `data` depends on besides code of ours: the reader, and what that one builds on."""
    reader = _reader_for(data[:HEAD], suffix_of(path), readers)
    return _version_of(reader) if reader is not None else ""


def is_current(version: str, readers: Sequence[Reader]) -> bool:
    """Whether `reader_version` would still give this for the same content."""
    name = version.partition(" ")[0]
    return any(reader.name == name and _version_of(reader) == version for reader in readers)


def _version_of(reader: Reader) -> str:
    return f"{reader.name} {reader.versions()}"


def read_bytes(data: bytes, path: str, readers: Sequence[Reader], options: ReaderOptions = DEFAULTS) -> Document:
    """The document of `data`, which came from `path` (for standard input the name given to it)."""
    if len(data) > options.max_bytes:
        return too_large(path, options)
    head = data[:HEAD]
    reader = _reader_for(head, suffix_of(path), readers)
    return _no_reader(head, path) if reader is None else _read_guarded(reader, data, path, options)


def prepare_readers(
    files: Sequence[File], readers: Sequence[Reader], options: ReaderOptions = DEFAULTS
) -> Sequence[Reader]:
    """The readers, made ready for these files where one is quicker on many at once."""
    if len(files) < 2:
        return readers
    return [_prepare_reader(reader, files, readers, options) if reader.prepare else reader for reader in readers]


def _prepare_reader(reader: Reader, files: Sequence[File], readers: Sequence[Reader], options: ReaderOptions) -> Reader:
    """The reader made ready for those of the files that it will read; as it is when there are few, or it breaks."""
    its_own = [file for file in files if _reader_of(file, readers) is reader]
    if reader.prepare is None or len(its_own) < 2:
        return reader
    try:
        read_one = reader.prepare()(_contents(its_own, options.max_bytes), options)
    except Exception:  # whatever it is, it comes up again when the files are read one by one, and is told then
        return reader
    return reader._replace(load=lambda: read_one)


def _reader_of(file: File, readers: Sequence[Reader]) -> Reader | None:
    head = _bytes_of(file, HEAD)
    return None if head is None else _reader_for(head, suffix_of(file.display), readers)


def _contents(files: Sequence[File], most: int) -> Iterator[bytes]:
    """The bytes of files one after another, without files that cannot be read or are too large."""
    for file in files:
        data = _bytes_of(file, most + 1)
        if data is not None and len(data) <= most:
            yield data


def _read_bytes(file: File, most: int) -> bytes:
    """The first `most` bytes of the file, wherever it lies. Raises OSError."""
    if is_address(file.display):
        return read_remote(file.display, most)
    return read_regular(file.path, most) if file.place is None else read_regular(file.place, most, in_place=True)


def _bytes_of(file: File, most: int) -> bytes | None:
    try:
        return _read_bytes(file, most)
    except OSError:
        return None


def _reader_for(head: bytes, suffix: str, readers: Sequence[Reader]) -> Reader | None:
    """The reader that knows the content, by preference one for the suffix; else the one for the suffix."""
    knowing = [reader for reader in readers if _knows(reader, head)]
    named = [reader for reader in readers if suffix in reader.suffixes]
    both = [reader for reader in knowing if reader in named]
    return next(iter(both + knowing + named), None)


def _knows(reader: Reader, head: bytes) -> bool:
    """Whether the reader says so; one that breaks knows nothing."""
    try:
        return bool(reader.sniff(head))
    except Exception:
        return False


def _read_guarded(reader: Reader, data: bytes, path: str, options: ReaderOptions) -> Document:
    """What the reader makes of it. A reader that breaks says something about one file, not about the run."""
    try:
        document = reader.load()(data, path, options)
    except (TimeoutError, MemoryError, RecursionError) as error:
        return abandoned_document(path, error)
    except Exception as error:
        return _broken_reader(reader, path, f"{type(error).__name__}: {error}")
    if isinstance(document, Document):
        return document
    return _broken_reader(reader, path, f"returned {type(document).__name__}")


def _broken_reader(reader: Reader, path: str, cause: str) -> Document:
    words = Words(f"gklint 读取这个 {reader.name} 文件时出错", f"the {reader.name} reader failed ({cause})")
    help = Words(
        "请确认文件能用原软件打开，另存一份后重试；若仍出错，请用 --lang en 查看原因，连同文件反馈给开发者。",
        "check that the file opens in its own program and save it again; if it still fails, report this and the file",
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
_GIVE_A_FILE = Words("请给出报告文件；来自管道的内容用 - 读取。", "name a report; read from a pipe with -")
_CHECK_ACCESS = Words("请检查文件和磁盘是否可用。", "check that the file and its disk are available")
_CAUSES = (
    (
        TimeoutError,
        Words("读取该文件迟迟没有结果，已停止", "reading the file did not come to an end and was stopped"),
        Words("请检查文件所在的磁盘或网络盘后重新检查。", "check the disk or network drive it lies on and run again"),
    ),
    (
        FileNotFoundError,
        Words("文件不存在，可能在检查期间被移走", "the file is gone; it may have been moved during the run"),
        Words("请确认路径后重新检查。", "check the path and run again"),
    ),
    (
        PermissionError,
        Words("没有读取该文件的权限", "no permission to read the file"),
        Words(
            "请修改文件权限，或由有权限的人员检查。", "change its permissions, or have someone run it who may read it"
        ),
    ),
)
