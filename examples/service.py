"""A service that checks reports: `python examples/service.py 8000`, then

    curl --data-binary @年报.docx "http://127.0.0.1:8000/年报.docx"

answers with the findings as JSON. It listens on this machine only; whoever opens it to others puts it behind a proxy.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import unquote

import gklint
from gklint.errors import GklintError

LARGEST = 50_000_000  # bytes


def check(data: bytes, name: str) -> tuple[int, str]:
    """The status and the JSON text for one report. Runs in a worker process."""
    try:
        return 200, str(gklint.lint_bytes(data, name).render("json"))
    except GklintError as error:
        return 400, json.dumps({"error": error.words.zh}, ensure_ascii=False)


class Handler(BaseHTTPRequestHandler):
    """POST /NAME with the bytes of the report as the body."""

    workers: ProcessPoolExecutor

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        if not 0 < size <= LARGEST:
            self._answer(413, json.dumps({"error": "没有内容，或文件太大"}, ensure_ascii=False))
            return
        name = PurePosixPath(unquote(self.path)).name or "年报.txt"
        self._answer(*self.workers.submit(check, self.rfile.read(size), name).result())

    def _answer(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(port: int) -> None:
    """Serve until interrupted; the port is printed, since 0 takes a free one."""
    with ProcessPoolExecutor() as Handler.workers:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
