"""Every format that gklint reads and every way of making a report in it: the table the laws over formats go through."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from as_pdf import Setting, set_report
from as_workbook import as_workbook
from renderers_docx import word_file
from renderers_html import WEB_LAYOUTS
from word_parts import zipped

from gklint.testing import LAYOUTS
from gklint.testing.composed_report import Composed

Make = Callable[[Composed], bytes]


class Format(NamedTuple):
    """A way of making a report as a file with this suffix."""

    suffix: str
    make: Make

    @property
    def name(self) -> str:
        return f"报告{self.suffix}"


def strict(data: bytes) -> bytes:
    """The Word file or workbook with the names of strict Office Open XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: _strict(archive.read(name)) for name in archive.namelist()})


def _strict(part: bytes) -> bytes:
    usual = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|spreadsheetml|officeDocument)/2006/"
    return re.sub(usual, rb"http://purl.oclc.org/ooxml/\1/", part)


def saved_page(data: bytes) -> bytes:
    """A page as browsers save it in one file."""
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head.encode() + data


FORMATS: Mapping[str, Format] = {
    **{f"txt {name}": Format(".txt", LAYOUTS[name].data) for name in ("tabs", "boxed", "gb18030")},
    **{f"md {name}": Format(".md", LAYOUTS[name].data) for name in ("markdown", "markdown-headings")},
    **{
        f"html {name}": Format(WEB_LAYOUTS[name].suffix, WEB_LAYOUTS[name].data)
        for name in ("clean", "word", "gbk", "site-word")
    },
    "mht": Format(".mht", lambda report: saved_page(WEB_LAYOUTS["clean"].data(report))),
    "docx": Format(".docx", word_file),
    "docx strict": Format(".docx", lambda report: strict(word_file(report))),
    "docx named doc": Format(".doc", word_file),
    "xlsx": Format(".xlsx", as_workbook),
    "xlsx a table a sheet": Format(".xlsx", lambda report: as_workbook(report, apart=True)),
    "xlsx as text": Format(".xlsx", lambda report: as_workbook(report, as_text=True)),
    "xlsx strict": Format(".xlsx", lambda report: strict(as_workbook(report))),
    "pdf": Format(".pdf", lambda report: set_report(report, Setting(cut=False))),
    "pdf with cut rows": Format(".pdf", lambda report: set_report(report, Setting())),
    "pdf with repeated headings": Format(".pdf", lambda report: set_report(report, Setting(repeat=True))),
    "pdf turned": Format(".pdf", lambda report: set_report(report, Setting(rotate=90, pen="filled", numbered=False))),
}

# What LibreOffice makes of a Word file or a workbook: suffix asked for → what it is made from.
OF_LIBREOFFICE: Mapping[str, Format] = {
    "docx": FORMATS["docx"],
    "doc": FORMATS["docx"],
    "rtf": FORMATS["docx"],
    "html": FORMATS["docx"],
    "pdf": FORMATS["docx"],
    "xlsx": FORMATS["xlsx"],
    "xls": FORMATS["xlsx"],
}


def by_libreoffice(soffice: str, suffix: str, reports: Sequence[Composed]) -> list[bytes]:
    """The reports as LibreOffice saves them in a format of OF_LIBREOFFICE; all in one call."""
    source = OF_LIBREOFFICE[suffix]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = [folder / f"{at}{source.suffix}" for at in range(len(reports))]
        for path, report in zip(given, reports, strict=True):
            path.write_bytes(source.make(report))
        _convert(soffice, suffix, given, folder)
        return [(folder / "made" / f"{path.stem}.{suffix}").read_bytes() for path in given]


def _convert(soffice: str, suffix: str, given: Iterable[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", folder / "made", *given]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
