"""docs/python.md: its names are there, its blocks run, and the service of examples/ answers as the command does."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import fields
from pathlib import Path
from urllib.parse import quote

import pytest

import gklint
from gklint.results import Results
from gklint.testing import report

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
SERVICE, NOTEBOOK = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
WRONG = report(**{"requests.received@total": 3})


def test_every_public_name_is_listed() -> None:
    assert [name for name in gklint.__all__ if f"`gklint.{name}(" not in PAGE] == []
    methods = re.findall(r"`(\w+)[(`]", PAGE.partition("| results: ")[2].partition("|")[0])
    known = {*dir(Results), *(one.name for one in fields(Results))}
    assert len(methods) == 6 and set(methods) <= known


def test_the_service_block_gives_what_the_command_gives() -> None:
    names = {"data": WRONG.encode()}
    exec(SERVICE.replace("年报.docx", "年报.txt"), names)
    assert "GK201" in {one["rule"] for one in json.loads(str(names["answer"]))["diagnostics"]}


def test_the_notebook_block_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(NOTEBOOK, names)
    assert len(names["findings"]) == len(names["results"].diagnostics) > 0
    assert "<table" in names["results"]._repr_html_()


@pytest.mark.slow
def test_the_service_answers_as_the_library_does() -> None:
    command = [sys.executable, str(ROOT / "examples" / "service.py"), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = f"http://127.0.0.1:{server.stdout.readline().strip()}/{quote('年报.txt')}"
            with urllib.request.urlopen(address, WRONG.encode()) as answer:
                assert answer.read().decode() == gklint.lint_bytes(WRONG.encode(), "年报.txt").render("json")
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address, b"")
            assert refused.value.code == 413
        finally:
            server.terminate()
