"""What a file is by its first bytes, whatever it is named."""

from __future__ import annotations

import re

from gklint.model.bilingual import Words

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole2"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?><\?xml[^>]*>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 65536  # bytes a signature is looked for in

NAMES = {
    "pdf": Words("PDF 文件", "a PDF file"),
    "zip": Words("Office 文档（docx、xlsx）或压缩包", "an Office document (docx, xlsx) or an archive"),
    "ole2": Words("旧版 Office 文档（doc、xls、wps）", "an old Office document (doc, xls, wps)"),
    "rtf": Words("RTF 文档", "an RTF document"),
    "html": Words("网页", "a web page"),
    "picture": Words("图片", "a picture"),
    "archive": Words("压缩包", "an archive"),
}


def signature(head: bytes) -> str | None:
    """One of NAMES, or None: text, or something unknown. `head` is the beginning of the file, HEAD bytes of it."""
    for mark, name in _SIGNATURES:
        if head.startswith(mark):
            return name
    return "html" if b"<" in head[:1024] and _HTML.match(head) else None
