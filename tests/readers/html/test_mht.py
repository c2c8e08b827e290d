"""Web archives: the page inside, whatever way it is encoded."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from renderers_html import WEB_LAYOUTS
from road import read as read_report

from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import LAYOUTS, compose


def archive(page: bytes, encoding: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("无")
    message.add_related(b"\x89PNG", "image", "png")
    message.add_related(page, "text", "html", cte=encoding)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_same_figures_as_in_a_text_file(encoding: str) -> None:
    report = compose(**{"requests.received": 12})
    back = read_report(archive(WEB_LAYOUTS["gbk"].data(report), encoding), "报告.mht")
    expected = read_report(LAYOUTS["tabs"].data(report), "报告.txt")
    assert {f: fact.raw for f, fact in back.facts.items()} == {f: fact.raw for f, fact in expected.facts.items()}
    address = back.facts["requests.received", "total"].span.address
    assert address is not None
    assert address.label == "网页正文"


def test_archive_without_a_page() -> None:
    for data in (
        b"MIME-Version: 1.0\n\nx",
        b"",
        b"\0\xff" * 500,
        b"Content-Type: multipart/related; boundary=x\n\n--x\n" * 300,
    ):
        (note,) = read_bytes(data, "a.mht", READERS).notes
        assert (note.kind, note.key) == ("unreadable", "no-page")
