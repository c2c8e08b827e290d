"""gklint opens no connection, and has none opened."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from formats import FORMATS

from gklint.cli.main import main
from gklint.readers import libreoffice
from gklint.testing import compose

_OPEN = '<oor:items xmlns:oor="http://openoffice.org/2001/registry"/>'  # a profile without our settings
_TEXT = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>年报<draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="ADDRESS/picture.png"
 xlink:type="simple"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="ADDRESS/text.txt"/></text:section>
</office:text></office:body></office:document>
"""


def test_no_format_has_a_connection_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"a connection: {arguments[1:]}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name, form in FORMATS.items():
        (tmp_path / f"{name}{form.suffix}").write_bytes(form.make(compose()))
    monkeypatch.chdir(tmp_path)
    assert main([".", "-j", "1", "--no-cache", "--output-format", "concise"]) == 0


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address, and what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            """Of any method; it is answered that there is none of that name."""
            parsed = super().parse_request()
            asked.append(self.path)
            return parsed

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("settings", ["ours", "none"])
def test_libreoffice_fetches_nothing_that_a_report_names(
    server: tuple[str, list[str]], settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the settings it does: so the test would see it."""
    address, asked = server
    if settings == "none":
        monkeypatch.setattr(libreoffice, "_SETTINGS", _OPEN)
    data = _TEXT.replace("ADDRESS", address).encode()
    assert libreoffice.to_docx(libreoffice.program() or "", data, ".fodt", 60)
    assert (asked == []) is (settings == "ours")
