"""A file that cannot be read, as a document: no text, and one note that says why and what to do."""

from __future__ import annotations

from pathlib import PurePosixPath

from gklint.model.bilingual import Words
from gklint.model.current_rule import OvertimeError
from gklint.model.document import Document, Note
from gklint.model.source import Source, Span
from gklint.readers.signature import NAMES


def unreadable(path: str, key: str, words: Words, help: Words | None = None, format: str = "") -> Document:
    """The document for a file without content. `key` names the cause stably; `format` is the suffix by default."""
    source = Source(path, "", format or suffix_of(path).lstrip(".") or "unknown")
    return Document(source, (), (Note("unreadable", words, Span(source, 0, 0), key, help),))


def wrong_content(path: str, content: str, format: str = "") -> Document:
    """The document for a file that is something else than its name says. `content` is one of signature.NAMES."""
    name, english = NAMES[content]
    if content == "picture":
        words = Words(f"这是{name}，不能核对数字", f"this is {english}, in which no figure can be checked")
        return unreadable(path, "wrong-content", words, _NO_PICTURE, format)
    words = Words(f"文件内容是{name}，与后缀名不符或目前无法读取", f"the content is {english}, not what its name says")
    return unreadable(path, "wrong-content", words, SAVE_AS, format)


def locked_document(path: str, format: str) -> Document:
    """The document for a file protected by a password."""
    return unreadable(path, "encrypted", Words("文件有打开密码", "the file asks for a password"), _UNLOCK, format)


def damaged_document(path: str, format: str, cause: Words) -> Document:
    """The document for a file that is no whole file of its kind; the words of libraries are for `cause.en` only."""
    words = Words(f"文件已损坏或不完整（{cause.zh}）", f"the file is damaged or incomplete ({cause.en})")
    return unreadable(path, "damaged", words, _SAVE_AGAIN, format)


def stopped_document(path: str, words: Words, help: Words | None = None) -> Document:
    """The document for a file that was not read to the end, for the reason that `words` give."""
    return unreadable(path, "stopped", words, help or _RETRY)


def abandoned_document(path: str, error: BaseException) -> Document:
    """The document for a file beyond the limits: `error` names time, memory or depth."""
    return stopped_document(path, _too_much(error))


def _too_much(error: BaseException) -> Words:
    if isinstance(error, OvertimeError | TimeoutError):
        return Words("检查用时过长，已停止", "it took too long and was stopped")
    if isinstance(error, MemoryError):
        return Words("检查所需内存过多，已停止", "it needed too much memory and was stopped")
    return Words("内容层次过深，已停止", "its content is nested too deeply")


_RETRY = Words(
    "请确认文件是一份完好的年度报告，另存一份后重试。",
    "check that the file is one sound report; save it again and retry",
)
_UNLOCK = Words("请取消密码后另存一份再检查。", "save a copy without the password and check that")
_SAVE_AGAIN = Words(
    "请用原软件打开并另存一份；打不开的请重新报送。", "open it in its own program and save it again, or hand it in anew"
)
ENTITIES = Words(
    "文件里有办公软件不会写入的实体定义，为安全起见未读取",
    "the file holds entity definitions, which no Office program writes, and was not read",
)
_NO_PICTURE = Words(
    "请使用年度报告的 Word、PDF（文字版）或网页文件。",
    "use the report as a Word file, a PDF with text or a web page",
)
SAVE_AS = Words(
    "请另存为已支持的格式（如 .docx、.html、.txt），并使用与内容一致的后缀名。",
    "save it in a supported format (such as .docx, .html or .txt) under the suffix that fits the content",
)


def suffix_of(path: str) -> str:
    """The suffix in lower case with its dot, or nothing."""
    return PurePosixPath(path).suffix.lower()
