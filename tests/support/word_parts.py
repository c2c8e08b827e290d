"""Small Word files written by hand, part by part, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_ROOTS = {"styles": "styles", "numbering": "numbering", "comments": "comments", "header": "hdr", "footer": "ftr"}


def word_file_of(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` (styles, numbering, comments, header, footer) hold the inner XML."""
    return zipped(word_parts(body, **parts))


def word_parts(body: str, **parts: str) -> dict[str, str]:
    relations = "".join(_relation(kind, f"{kind}.xml") for kind in parts)
    files = {
        "_rels/.rels": _relations(_relation("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, inner in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{_ROOTS[kind]} {_SPACES}>{inner}</w:{_ROOTS[kind]}>"
    return files


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no markup is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", properties: str = "") -> str:
    """A cell; content that is no markup is one paragraph of text."""
    inner = content if content.startswith("<") else p(content) if content else p()
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
