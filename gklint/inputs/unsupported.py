"""Kinds of files that stand among reports and cannot be read: what people call them, and what to do with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple


class UnsupportedKind(NamedTuple):
    """A kind of file by its suffixes: its name, and what to do so that it can be checked."""

    suffixes: tuple[str, ...]
    name: Words
    help: Words


_KINDS = (
    UnsupportedKind(
        (".ofd",),
        Words("OFD文件", "OFD files"),
        Words(
            "请用 OFD 阅读器导出为 PDF，或检查原 Word 文件", "export it as PDF, or check the Word file it was made of"
        ),
    ),
    UnsupportedKind(
        (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"),
        Words("压缩包", "archives"),
        Words("请先解压，再检查其中的文件", "unpack it and check what is in it"),
    ),
    UnsupportedKind(
        (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
        Words("图片", "pictures"),
        Words("请提供可以选中文字的 Word、PDF 或网页文件", "hand in a Word, PDF or HTML file whose text can be marked"),
    ),
    UnsupportedKind(
        (".ppt", ".pptx", ".dps", ".caj", ".ceb", ".cebx", ".pages", ".numbers", ".uof", ".uot", ".xlsb"),
        Words("其他文档", "other documents"),
        Words("请另存为 .docx、.xlsx 或 PDF 后检查", "save it as .docx, .xlsx or PDF and check that"),
    ),
)
_BY_SUFFIX = {suffix: kind for kind in _KINDS for suffix in kind.suffixes}


def unsupported_kind(suffix: str) -> UnsupportedKind | None:
    """The kind of files with this suffix, in lower case; None for what nobody takes for a report."""
    return _BY_SUFFIX.get(suffix)


def advice_on(kind: UnsupportedKind) -> tuple[Words, Words]:
    """What is said of one file of the kind, and what to do with it."""
    words = Words(f"不能直接检查{kind.name.zh}", f"{kind.name.en} cannot be checked")
    return words, Words(f"{kind.help.zh}。", kind.help.en)


def count_unsupported(suffixes: Iterable[str]) -> Words | None:
    """The notice about files with these suffixes in folders; None when there are none."""
    kinds = Counter(kind for suffix in suffixes if (kind := _BY_SUFFIX.get(suffix)) is not None)
    if not kinds:
        return None
    found = sorted(kinds.items(), key=lambda item: _KINDS.index(item[0]))
    zh = "，".join(f"{kind.name.zh}{count}个（{kind.help.zh}）" for kind, count in found)
    en = ", ".join(f"{count} {kind.name.en} ({kind.help.en})" for kind, count in found)
    total = kinds.total()
    return Words(f"另有{total}个文件未检查：{zh}", f"{total} more files were not checked: {en}")
