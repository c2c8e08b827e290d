"""Files built to do harm, by name: bombs, entities, loops, passwords, broken ends."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from as_pdf import written
from formats import FORMATS
from word_parts import p, word_parts, zipped

from gklint.testing import compose

FIXTURES = Path(__file__).parents[1] / "fixtures"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006"
CANNOT_BE_READ, NOT_READ_FULLY = "GK001", "GK017"
ENTITIES = {
    "entity bomb": '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>',
    "entity of a file": '<!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/hostname">]>',
    "entity of a site": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
}


def encrypted_package() -> bytes:
    """A compound file as Office writes one for a document with a password: a stream named EncryptedPackage."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 0, end, 0, end, 0),
        *(0, *[free] * 108),
    )
    allocation = struct.pack("<128I", table, end, end, *[free] * 125)
    directory = _entry("Root Entry", 5, end, 0, child=1) + _entry("EncryptedPackage", 2, 2, 512) + bytes(256)
    return header + allocation + directory + bytes(range(256)) * 2


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", text, len(text) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, size)


def word(before: str = "", body: str = p("甲")) -> bytes:
    parts = word_parts(body)
    return zipped({**parts, "word/document.xml": before + parts["word/document.xml"]})


def book(before: str = "", cells: str = "") -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationships><Relationship Id="r" Type="{office}/%s" Target="%s"/></Relationships>'
    sheet = f'<worksheet xmlns="{SPREADSHEET}/main"><sheetData>{cells}</sheetData></worksheet>'
    sheets = f'<sheets><sheet name="甲" sheetId="1" r:id="r" xmlns:r="{office}"/></sheets>'
    return zipped(
        {
            "_rels/.rels": relation % ("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relation % ("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}/main">{sheets}</workbook>',
            "xl/worksheets/sheet1.xml": before + sheet,
        }
    )


def password_protected_pdf() -> bytes:
    key = f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    root = f"/Root 1 0 R /Encrypt {key} /ID [<41><41>]".encode()
    return FORMATS["pdf"].make(compose()).replace(b"/Root 1 0 R", root)


def whole_files() -> dict[str, bytes]:
    """A report in every format, by suffix."""
    made = {one.suffix: one.make(compose()) for name, one in reversed(FORMATS.items()) if name != "docx named doc"}
    return {**made, **{f".{kind}": (FIXTURES / "office" / f"report.{kind}").read_bytes() for kind in ("doc", "xls")}}


@cache
def hostile_files() -> Mapping[str, tuple[bytes, set[str]]]:
    """Name → content, and the rules one of which has to tell of the file."""
    blank = " " * 60_000_000
    told = {CANNOT_BE_READ}
    loop = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    return {
        "bomb.docx": (word(body=blank), told),
        "bomb.xlsx": (book(cells=blank), told),
        **{f"{name}.docx": (word(before), told) for name, before in ENTITIES.items()},
        **{f"{name}.xlsx": (book(before), told) for name, before in ENTITIES.items()},
        "deep.html": (b"<table><tr><td>" * 20_000 + b"x", {NOT_READ_FULLY}),
        "wide.html": (b"<table>" + b"<tr><td colspan=100000 rowspan=65534>1</td>" * 2000, {NOT_READ_FULLY}),
        "password.docx": (encrypted_package(), told),
        "password.xlsx": (encrypted_package(), told),
        "password.pdf": (password_protected_pdf(), told),
        "loop.pdf": (written(loop), told),
        "empty.txt": (b"", told),
        **{
            f"cut off{suffix}": (data[: len(data) // 2], told if data[:2] in (b"PK", b"\xd0\xcf") else {"GK101", *told})
            for suffix, data in whole_files().items()
        },
    }
