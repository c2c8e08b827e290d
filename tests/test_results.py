"""What `gklint.lint` gives to Python, held against the command's own output, pandas and a small service."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest

import gklint
from gklint.cli.main import main
from gklint.errors import UsageError
from gklint.registry.builtin import REPORTERS
from gklint.testing import report

WRONG = report(year=2023).replace("2023年", "2032年", 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text(WRONG, "utf-8")
    Path("乙.txt").write_text(report(), "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [one.name for one in REPORTERS if not one.binary])
def test_a_rendering_is_what_the_command_writes(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    products = next(one.products for one in REPORTERS if one.name == name)
    outcome = gklint.lint(["甲.txt", "乙.txt"], products=products)
    settings = {"ambiguous": 1, "profile": "archive", "include_suppressed": False}
    rendered = outcome.render(name, **settings)
    main(["甲.txt", "乙.txt", "--no-config", "--no-cache", "--output-format", name])
    assert rendered == capfd.readouterr().out


def test_binary_formats_are_bytes() -> None:
    pytest.importorskip("xlsxwriter")
    products = next(one.products for one in REPORTERS if one.name == "xlsx")
    data = gklint.lint(["甲.txt"], products=products).render("xlsx")
    assert isinstance(data, bytes) and data.startswith(b"PK")


def test_rows_are_the_findings_of_the_json_output_and_pandas_takes_them() -> None:
    outcome = gklint.lint(["甲.txt", "乙.txt"])
    record = outcome.to_dict()
    rows = outcome.rows()
    assert rows and sorted(row["fingerprint"] for row in rows) == sorted(
        one["fingerprint"] for one in record["diagnostics"]
    )
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(rows)
    assert frame.groupby("rule").size().to_dict() == record["summary"]["rules"]


def test_a_notebook_shows_a_table_and_no_markup_of_the_report() -> None:
    outcome = gklint.lint_bytes(WRONG.replace("民政局", "<script>局").encode(), "<b>.txt")
    shown = outcome._repr_html_()
    assert "<table>" in shown and "<script>" not in shown and "<b>" not in shown


def test_bytes_give_what_the_file_gives() -> None:
    wanted = gklint.lint(["甲.txt"]).rows()
    assert gklint.lint_bytes(WRONG.encode(), "甲.txt").rows() == wanted


def test_a_format_there_is_not_or_that_needs_more_is_said() -> None:
    outcome = gklint.lint(["甲.txt"])
    with pytest.raises(UsageError, match="是否指 json"):
        outcome.render("jsn")
    with pytest.raises(UsageError, match="products="):
        outcome.render("html")


def test_a_small_service_checks_what_is_sent_to_it() -> None:
    """The example of the documentation: bytes in, JSON out, nothing on disk."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            answer = json.dumps(gklint.lint_bytes(data, "上传.txt").to_dict()).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Service) as server:
        Thread(target=server.handle_request, daemon=True).start()
        request = Request(f"http://127.0.0.1:{server.server_port}/", WRONG.encode(), method="POST")
        answer = json.loads(urlopen(request, timeout=30).read())
    assert {one["rule"] for one in answer["diagnostics"]} == {row["rule"] for row in gklint.lint(["甲.txt"]).rows()}
