"""The documentation site: built as in CI, its links followed, loaded and searched in a browser without network."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browsing import Browser

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]
_SEARCH = "[...document.querySelectorAll('*')].map(one => one.shadowRoot?.textContent ?? '').join(' ').trim()"
START = ("clerk", "reviewer", "rule-author", "engineer")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a page standing in for the checker, which tests/browser builds and tries."""
    folder = tmp_path_factory.mktemp("site")
    checker = folder / "checker.html"
    checker.write_text("<!DOCTYPE html><title>checker</title>", "utf-8")
    command = [sys.executable, ROOT / "tools" / "build_site.py", folder / "built", "--checker", checker]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("No issues found") == 2, done.stderr
    return folder / "built"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"  # in a folder, as sites of projects are
    server.shutdown()


def test_every_link_leads_somewhere(address: str, tmp_path: Path) -> None:
    """Followed by LinkChecker from the start page."""
    settings = tmp_path / "linkcheckerrc"
    settings.write_text("[checking]\nmaxrequestspersecond=1000\nthreads=4\n", "utf-8")
    command = [sys.executable, "-m", "linkcheck", "-f", str(settings), "--no-status", "-o", "text", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "0 errors found" in done.stdout


def test_every_anchor_is_there(site: Path) -> None:
    pages = {page.parent: page.read_text("utf-8") for page in site.rglob("index.html")}
    anchors = {folder: set(re.findall(r'\bid="([^"]+)"', text)) for folder, text in pages.items()}
    links = [
        (folder, (folder / path).resolve(), unquote(anchor))
        for folder, text in pages.items()
        for path, anchor in re.findall(r'href="([^":#]*)#([^"]+)"', text)
    ]
    assert len(links) > 500
    assert [link for link in links if link[2] not in anchors.get(link[1], ())] == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_of_four_people_has_a_first_page_with_a_command(site: Path, language: str) -> None:
    start = (site / language / "index.html").read_text("utf-8")
    for name in START:
        assert f'href="start/{name}/"' in start
        text = (site / language / "start" / name / "index.html").read_text("utf-8")
        assert "gklint" in text and "<code" in text


def test_the_checker_is_offered_where_it_is_built(site: Path) -> None:
    for language, way in (("", "../../checker.html"), ("en", "../../../checker.html")):
        assert f'href="{way}"' in (site / language / "start" / "clerk" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("page", ["", "rules/GK201/", "changelog/", "en/", "en/rule-packages/"])
def test_a_page_loads_nothing_from_elsewhere(page: str, address: str, browser: Browser) -> None:
    browser.driver.get(f"{address}{page}")
    browser.wait("document.readyState === 'complete'")
    browser.complaints()
    hosts = {urlsplit(one).netloc for one in browser.requests()}
    assert hosts == {urlsplit(address).netloc}
    policy = browser.run("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    assert policy.startswith("default-src 'self'")


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [("", "勾稽关系", "GK202"), ("", "结转下年度", "GK304"), ("en/", "baseline", "gklint")],
)
def test_the_search_finds_words(language: str, words: str, found: str, address: str, browser: Browser) -> None:
    """A Chinese word has no blanks around it; a search made for English finds it nowhere."""
    browser.driver.get(f"{address}{language}")
    browser.wait("document.querySelector('.md-search__button')").click()
    browser.wait(_SEARCH)  # the box, in a shadow root of its own
    browser.driver.switch_to.active_element.send_keys(words)
    shown = browser.wait(f"((text) => text.includes('{words}') && text.includes('{found}') && text)({_SEARCH})")
    assert words in shown
