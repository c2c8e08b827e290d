"""A folder of everything that is built to do harm, and one lawful report in it, through the whole command."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from as_pdf import written
from formats import FORMATS
from word_parts import p, word_parts, zipped

from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import compose

FIXTURES = Path(__file__).parent / "fixtures"
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


def make_folder(folder: Path) -> Mapping[str, set[str]]:
    """Write the folder; the files by name, with the rules one of which has to tell of each."""
    special = ("deleted.txt", "sparse.txt", "pipe.txt", "round.txt")
    expected = {name: {CANNOT_BE_READ} for name in special}
    folder.mkdir()
    for name, (data, rules) in hostile_files().items():
        (folder / name).write_bytes(data)
        expected[name] = rules
    (folder / "lawful.docx").write_bytes(FORMATS["docx"].make(compose()))
    (folder / "deleted.txt").write_bytes(FORMATS["txt tabs"].make(compose()))
    os.mkfifo(folder / "pipe.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "up").symlink_to(folder)
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(2 << 30)
    return expected


# Runs the command without network and without writing anywhere but into the folder given; deletes a file on the way.
GUARDED = """
import os, sys
from pathlib import Path

import gklint.inputs.resolve
from gklint.cli.main import main

folder, allowed = sys.argv[1:]
locate = gklint.inputs.resolve.locate_inputs

def locate_and_delete(*given, **named):
    located = locate(*given, **named)
    os.remove(os.path.join(folder, "deleted.txt"))
    return located

def guard(event, details):
    if event.startswith("socket."):
        raise RuntimeError(f"network: {event}")
    if event == "open" and isinstance(details[0], str) and details[2] & (os.O_WRONLY | os.O_RDWR):
        if not os.path.abspath(details[0]).startswith((allowed, "/dev/")):
            raise RuntimeError(f"written: {details[0]}")

gklint.inputs.resolve.locate_inputs = locate_and_delete
sys.addaudithook(guard)
sys.exit(main(["--no-config", "-j", "2", "--output-format", "json", folder]))
"""


def listing(folder: Path) -> list[tuple[str, int, int]]:
    return sorted((one.name, (stat := one.lstat()).st_size, stat.st_mtime_ns) for one in folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and links")
def test_each_hostile_file_is_told_and_the_lawful_report_is_clean(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "年报", tmp_path / "elsewhere"
    elsewhere.mkdir()
    expected = make_folder(folder)
    before = [one for one in listing(folder) if one[0] != "deleted.txt"]
    homes = {name: str(elsewhere) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    run = subprocess.run(
        [sys.executable, "-c", GUARDED, str(folder), str(elsewhere)],
        capture_output=True,
        encoding="utf-8",
        cwd=elsewhere,
        env={**os.environ, **homes, "PATH": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120,
    )
    assert (run.stderr, run.returncode) == ("", 1)
    told: dict[str, set[str]] = {}
    said = json.loads(run.stdout)
    for one in said["diagnostics"]:
        told.setdefault(Path(one["path"]).name, set()).add(one["rule"])
    assert said["failures"] == []
    assert told.keys() == expected.keys()
    assert {name: rules for name, rules in told.items() if not rules & expected[name]} == {}
    assert listing(folder) == before
    assert [one.name for one in elsewhere.iterdir()] == ["gklint"]


def test_no_reader_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader opens a socket")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setenv("PATH", "")  # without LibreOffice: another program has sockets of its own
    files = [(name, data) for name, (data, _) in hostile_files().items()]
    files += [(f"报告{suffix}", data) for suffix, data in whole_files().items()]
    files += [(path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("*/*.*")) if path.suffix != ".py"]
    for name, data in files:
        assert all(note.key != "reader-failed" for note in read_bytes(data, name, READERS).notes), name
