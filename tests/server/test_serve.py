"""The server attacked as others could: every request gets the right status, and nothing is left behind."""

from __future__ import annotations

import concurrent.futures
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browsing import Browser
from formats import FORMATS
from hostile_files import FIXTURES

from gklint.cli.main import main
from gklint.readers.libreoffice import program
from gklint.server.app import shown_name
from gklint.testing import compose

pytestmark = pytest.mark.skipif(os.name == "nt", reason="looks into /proc and at signals")
REPORT = FORMATS["txt tabs"].make(compose(facts={"outcome.disclosed": 5}))


class Server(NamedTuple):
    """A server that runs in a process of its own."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path  # for its temporary files

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Status and body of the answer. `headers` are added to those of the page, or replace them."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=240)
        own = {"x-gklint": self.token} if method == "POST" else {}
        try:
            connection.request(method, path, body, {**own, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def check(self, name: str, data: bytes) -> tuple[int, Any]:
        status, body = self.ask("POST", f"/check?name={name}", data)
        return status, json.loads(body)

    @property
    def left(self) -> list[str]:
        """Its temporary files."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    @property
    def children(self) -> list[int]:
        """The processes it has started and they in turn, LibreOffice too: those with its folder for temporary files."""
        return [
            int(path.name)
            for path in Path("/proc").glob("[0-9]*")
            if int(path.name) != self.process.pid and str(self.folder) in _environment(path)
        ]


def _environment(process: Path) -> str:
    try:
        return (process / "environ").read_text("utf-8", "replace")
    except OSError:
        return ""


@contextmanager
def served(folder: Path, *options: str, **environment: str) -> Iterator[Server]:
    """`gklint serve` with these options, ended afterwards."""
    temporary = folder / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "gklint", "serve", "--port", "0", "--no-config", *options]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1", **environment},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+:(\d+)/\?token=(\S+)", line)
        assert found is not None, line
        yield Server(process, int(found[1]), found[2], temporary)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("serve")) as running:
        yield running
        assert running.left == [] and running.children == []


def test_a_report_is_checked_and_an_old_word_file_too(server: Server) -> None:
    status, answer = server.check("%E6%8A%A5%E5%91%8A.txt", REPORT)
    assert (status, answer["name"], answer["verdict"]["state"]) == (200, "报告.txt", "blocked")
    if program() is not None:
        status, answer = server.check("old.doc", (FIXTURES / "office" / "report.doc").read_bytes())
        assert (status, answer["report"]["kind"]) == (200, "report")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"host": "evil.example:{port}"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "127.0.0.1:1"}, 421),
        ({"host": "127.0.0.1.evil.example:{port}"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://127.0.0.1:{port}"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"x-gklint": ""}, 403),
        ({"x-gklint": "wrong"}, 403),
        ({"x-gklint": "\xe9"}, 403),
        ({"origin": "http://127.0.0.1:{port}"}, 200),
        ({"host": "localhost:{port}", "origin": "http://localhost:{port}"}, 200),
    ],
    ids=repr,
)
def test_only_requests_of_its_own_page_are_answered(server: Server, headers: dict[str, str], expected: int) -> None:
    filled = {key: value.format(port=server.port) for key, value in headers.items()}
    assert server.ask("POST", "/check?name=a.txt", b"", filled)[0] == expected
    if "x-gklint" not in headers and expected != 200:
        assert server.ask("GET", f"/?token={server.token}", headers=filled)[0] == expected


def test_the_page_is_for_those_with_the_address_only(server: Server) -> None:
    status, text = server.ask("GET", f"/?token={server.token}")
    assert status == 200 and server.token.encode() in text
    for path in ("/", "/?token=", "/?token=wrong"):
        status, text = server.ask("GET", path)
        assert status == 403 and server.token.encode() not in text


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/check", 405),
        ("PUT", "/check", 405),
        ("POST", "/../etc/passwd", 404),
        ("POST", "/check/../../etc/passwd", 404),
        ("GET", "/static/%2e%2e/%2e%2e/etc/passwd", 404),
        ("GET", "/end", 405),
    ],
)
def test_there_is_nothing_else_to_ask_for(server: Server, method: str, path: str, expected: int) -> None:
    assert server.ask(method, path, headers={"x-gklint": server.token})[0] == expected


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("/", "报告"),
        ("..", "报告"),
        ("", "报告"),
        ("%2e%2e%2fa.txt", "a.txt"),
        ("a\x00\x1b[31m.txt", "a\ufffd\ufffd[31m.txt"),
        ("长" * 5000 + ".docx", "长" * 200 + ".docx"),
        ("\udc80.txt", "\ufffd.txt"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_a_name_is_for_showing_only(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_too_many_bytes_are_refused_whether_announced_or_not(server: Server) -> None:
    most = 64 << 20
    status, body = server.ask("POST", "/check?name=a.txt", b"", {"content-length": str(most + 1)})
    assert status == 413 and "超过64 MB" in json.loads(body)["trouble"]
    pieces = (b"x" * (1 << 20) for _ in range(70))
    try:
        status, _ = server.ask("POST", "/check?name=a.txt", pieces, {"transfer-encoding": "chunked"})
        assert status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # refused while still sending
    assert server.check("a.txt", REPORT)[0] == 200


def test_what_is_no_http_is_refused(server: Server) -> None:
    for sent in (
        b"\x16\x03\x01\x00\x00",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /check HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(1000)
        assert not answer or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 421"))


def test_fifty_at_once_are_all_answered(server: Server) -> None:
    ways: list[tuple[dict[str, str], bytes, int]] = [
        ({}, REPORT, 200),
        ({"x-gklint": ""}, REPORT, 403),
        ({"host": "evil.example"}, REPORT, 421),
        ({"origin": "http://evil.example"}, REPORT, 403),
        ({"content-length": "100000000"}, b"", 413),
    ]
    chosen = [ways[number % len(ways)] for number in range(50)]
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = pool.map(lambda way: server.ask("POST", "/check?name=a.txt", way[1], way[0])[0], chosen)
        assert list(answers) == [expected for _, _, expected in chosen]
    assert server.left == [] and server.children == []


def test_somebody_who_leaves_in_the_middle_leaves_nothing(server: Server) -> None:
    data = "一、总体情况，今年的工作。\n".encode() * 300_000
    head = f"POST /check?name=a.txt HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\nx-gklint: {server.token}\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"{head}content-length: {len(data)}\r\n\r\n".encode() + data[: len(data) // 2])
    assert server.check("b.txt", REPORT)[0] == 200
    assert server.left == [] and server.children == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_killed_in_the_middle_it_leaves_no_process_and_no_file(tmp_path: Path, how: signal.Signals) -> None:
    slow = "一、总体情况，今年的工作。\n".encode() * 500_000
    with served(tmp_path) as server, concurrent.futures.ThreadPoolExecutor(1) as pool:
        asked = pool.submit(server.check, "a.txt", slow)
        _wait_until(lambda: bool(server.children) and bool(server.left))
        server.process.send_signal(how)
        server.process.wait(30)
        _wait_until(lambda: not server.children)
        assert asked.exception() is not None
        if how is not signal.SIGKILL:
            assert server.process.returncode == 0
        _wait_until(lambda: not server.left)


def _wait_until(done: Any) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_page_ends_it(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        assert server.ask("POST", "/end")[0] == 204
        assert server.process.wait(30) == 0


def test_other_machines_take_a_password(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.delenv("GKLINT_PASSWORD", raising=False)
    for host in ("0.0.0.0", "192.0.2.7", "::"):
        assert main(["serve", "--host", host, "--no-config"]) == 2
        assert "须设密码" in capsys.readouterr().err
    monkeypatch.setenv("GKLINT_PASSWORD", "short")
    assert main(["serve", "--host", "0.0.0.0", "--no-config"]) == 2
    assert "太短" in capsys.readouterr().err
    with served(tmp_path, "--host", "0.0.0.0", GKLINT_PASSWORD="correct horse") as server:
        right = {"authorization": "Basic OmNvcnJlY3QgaG9yc2U="}
        wrong = [{"authorization": text} for text in ("Basic eDp5", "Basic ?", "Bearer x")]
        for headers, expected in (({}, 401), *((one, 401) for one in wrong), (right, 200)):
            assert server.ask("POST", "/check?name=a.txt", b"", headers)[0] == expected
        assert server.ask("POST", "/check?name=a.txt", b"", {**right, "host": f"evil.example:{server.port}"})[0] == 421
        assert server.ask("POST", "/check?name=a.txt", b"", {**right, "x-gklint": ""})[0] == 403


def test_a_port_that_is_taken_is_said(capsys) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--no-config"]) == 2
    assert f"端口 {port} 上启动（已被别的程序占用）" in capsys.readouterr().err


def test_the_served_page_checks_in_a_browser(server: Server, browser: Browser, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_bytes(REPORT)
    browser.driver.get(f"http://127.0.0.1:{server.port}/?token={server.token}")
    browser.wait("document.documentElement.dataset.startMs")
    (checked,) = browser.check([report])
    assert checked["answer"]["verdict"]["state"] == "blocked"
    assert browser.text("#result").startswith("不能公布：")
    browser.driver.find_element("css selector", "#about summary").click()
    browser.wait("document.querySelectorAll('#licences details').length > 3")
    assert browser.complaints() == []
    big = tmp_path / "大.txt"
    big.write_bytes(b"")
    browser.run("gklintLimits.bytes = -1")
    (checked,) = browser.check([big])
    assert "没有检查" in checked["trouble"]
