"""What any reader of a format has to do, and nothing more: the floors that `formats.py` measures against.

Each floor takes the path of a file and returns how much it touched, so that nothing can be left out unseen.
"""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

Floor = Callable[[Path], int]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text(path: Path) -> int:
    """Read, decode, split into lines."""
    return len(path.read_bytes().decode("utf-8").split("\n"))


def markdown(path: Path) -> int:
    """The same, with every line split into cells."""
    return sum(len(line.split("|")) for line in path.read_bytes().decode("utf-8").split("\n"))


def html(path: Path) -> int:
    """Parse with turbohtml; text, line and column of every cell."""
    import turbohtml

    page = turbohtml.parse(path.read_bytes().decode("gb18030" if path.stem.endswith(("gbk", "word")) else "utf-8"))
    return sum(len(cell.text) + cell.source_line + cell.source_col for cell in page.find_all(["td", "th"]))


def docx(path: Path) -> int:
    """Unzip, parse the body with ElementTree, put together the text of every cell and paragraph."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    cells = sum(len("".join(cell.itertext())) for cell in root.iter(f"{_WORD}tc"))
    return cells + sum(len("".join(paragraph.itertext())) for paragraph in root[0].iterfind(f"{_WORD}p"))


def workbook(path: Path) -> int:
    """All sheets with calamine: values and merged ranges."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    sheets = [book.get_sheet_by_index(at) for at in range(len(book.sheet_names))]
    return sum(len(sheet.to_python(skip_empty_area=False)) + len(sheet.merged_cell_ranges or ()) for sheet in sheets)


def workbook_xml(path: Path) -> int:
    """Unzip the parts of an xlsx that hold its cells, and hear each element of them from expat."""
    heard = 0

    def start(_: str, attributes: dict[str, str]) -> None:
        nonlocal heard
        heard += len(attributes)

    def other(_: str) -> None:
        nonlocal heard
        heard += 1

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(("xl/worksheets/sheet", "xl/sharedStrings", "xl/styles", "xl/workbook")):
                parser = expat.ParserCreate()
                parser.buffer_text = True
                parser.StartElementHandler = start
                parser.EndElementHandler = parser.CharacterDataHandler = other
                parser.Parse(package.read(name), True)
    return heard


def pdf(path: Path) -> int:
    """With pdfium: the text of each page at once, the box of each character, each segment of each path."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    touched = sum(map(_page, document))
    document.close()
    return touched


def _page(page: Any) -> int:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text.raw)
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text.raw, 0, count, buffer)
    box = ctypes.byref(raw.FS_RECTF())
    boxed = sum(raw.FPDFText_GetLooseCharBox(text.raw, at, box) for at in range(count))
    segments = sum(_segments(path) for path in _paths(page.raw))
    text.close()
    page.close()
    return count + boxed + segments


def _paths(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as raw

    for at in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            yield drawn


def _segments(path: Any) -> int:
    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    count = raw.FPDFPath_CountSegments(path)
    return sum(raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, at), to_x, to_y) for at in range(count))
