"""Memory: no file takes 500 MB, whatever it is made of. Each of these took more: up to 1,600 MB."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_parts import p, word_parts, zipped

from gklint.config.config import Config
from gklint.engine.run import lint_bytes
from gklint.registry.registry import collect
from gklint.testing import report

MOST = 500  # MB
MAIL = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"


def word(body: str) -> bytes:
    """A Word file that is not packed: what grows on unpacking is refused for that."""
    packed = zipfile.ZipFile(io.BytesIO(zipped(word_parts(body))))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as stored:
        for name in packed.namelist():
            stored.writestr(name, packed.read(name))
    return file.getvalue()


def many_attributes() -> bytes:
    attributes = " ".join(f"a{number}='1'" for number in range(2_000_000))
    return word(f"<w:p {attributes}/>")


def many_in_each() -> bytes:
    attributes = " ".join(f'a{number}=""' for number in range(20))
    return word(f"<w:p {attributes}/>" * 450_000)


def many_headers() -> bytes:
    """A Word file with very many headers, each of a size that is read: together they took 1,500 MB."""
    parts = word_parts(p("甲"))
    names = [f"h{number}.xml" for number in range(3000)]
    relations = "".join(f'<Relationship Id="{name}" Type="x/header" Target="{name}"/>' for name in names)
    header = parts["word/document.xml"].replace("document", "hdr").replace("<w:body>", "").replace("</w:body>", "")
    one = header.replace("</w:hdr>", p("x" * 20) * 300 + "</w:hdr>")
    parts["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    return zipped({**parts, **{f"word/{name}": one for name in names}})


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "paragraphs": ("a.html", lambda: b"<p>x" * 4_000_000),
    "cells of one table": ("a.html", lambda: b"<table>" + (b"<tr>" + b"<td colspan=1>1" * 20) * 50_000),
    "tags that differ": ("a.html", lambda: "".join(f"<p a{number}>x" for number in range(800_000)).encode()),
    "references": ("a.html", lambda: b"<p>" + b"&amp" * 4_000_000),
    "signs of four bytes": ("a.html", lambda: ("\U0001f600" * 70 + "<br>").encode() * 210_000),
    "headers of a web archive": ("a.mht", lambda: MAIL + b"X: a\n" * 3_000_000 + b"\n<p>x"),
    "parts of a web archive": (
        "a.mht",
        lambda: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 2_000_000,
    ),
    "bold marks": ("a.md", lambda: "**甲**".encode() * 3_000_000),
    "comments in Markdown": ("a.md", lambda: b"<!--a-->" * 2_000_000),
    "attributes of one element": ("a.docx", many_attributes),
    "attributes of many elements": ("a.docx", many_in_each),
    "paragraphs of a Word file": ("a.docx", lambda: word(p("甲") * 600_000)),
    "headers of a Word file": ("a.docx", many_headers),
    "breaks in a Word file": (
        "a.docx",
        lambda: word("<w:p><w:r>" + "<w:t>x</w:t><w:br/>" * 1_300_000 + "</w:r></w:p>"),
    ),
}
WATCH = """
import re, sys
from pathlib import Path
from gklint.config.config import Config
from gklint.engine.run import lint_bytes
from gklint.registry.registry import collect
config = Config()
outcome = lint_bytes(Path(sys.argv[1]).read_bytes(), sys.argv[1], collect(config), config)
assert not outcome.failures and outcome.diagnostics
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of this program alone is told by Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_more_than_its_bound(tmp_path: Path, name: str) -> None:
    path, make = HOSTILE[name]
    (tmp_path / path).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", WATCH, path], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MOST


def test_a_page_that_is_cut_keeps_the_notes_made_before() -> None:
    """They spoke of the text before it was cut: a rule stopped there, and the run with it (exit code 2)."""
    config = Config()
    for text in (b"<p>\xff\xe7\x94\xb2" + b"<p>x" * 250_000, b"<td>1</td>\n" * 250_000, b"<p>" + b"&amp;" * 250_000):
        outcome = lint_bytes(text, "a.html", collect(config), config)
        assert outcome.failures == () and "GK017" in {one.rule for one in outcome.diagnostics}


def test_a_lawful_report_of_marks_is_read_whole() -> None:
    config = Config()
    text = report(form="2021", overview="**本机关**依法公开政府信息。\n\n" * 4000)
    outcome = lint_bytes(text.encode(), "a.md", collect(config), config)
    assert "GK017" not in {one.rule for one in outcome.diagnostics}
