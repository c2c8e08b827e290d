"""Chromium, headless and without network, with a page of ours in it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_SECONDS = 240  # until a page has done what is waited for
_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip

_SEVERAL_DOWNLOADS = {"profile.default_content_setting_values.automatic_downloads": 1}


class Browser:
    """A window of Chromium."""

    def __init__(self, driver: webdriver.Chrome, downloads: Path) -> None:
        self.driver = driver
        self.downloads = downloads

    def open(self, page: Path) -> None:
        """Open the page from the disk and wait until it can check, or says that it cannot; keep one that is open."""
        if self.driver.current_url == page.as_uri() and not self.run("document.querySelector('#state.trouble')"):
            return
        self.driver.get(page.as_uri())
        self.wait("document.documentElement.dataset.startMs || document.querySelector('#state.trouble')")

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Pages opened meanwhile find nothing of that name in the browser."""
        source = {"source": f"delete window.{name}"}
        added = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
        yield
        self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(f"return {script}")

    def wait(self, script: str) -> Any:
        """The value of the expression once it is true."""
        return waited(lambda: self.run(script), lambda: f"{script}: {self.run('document.body.innerText')[:500]}")

    def check(self, files: Sequence[Path]) -> list[Mapping[str, Any]]:
        """Choose the files, all at once, and return what the page has of each when it is done with them."""
        before = self.run("gklintReports.length")
        self.driver.find_element("id", "choose").send_keys("\n".join(map(str, files)))
        count = before + len(files)
        ended = "gklintReports.every(one => one.state === 'done' || one.state === 'stopped')"
        self.wait(f"gklintReports.length === {count} && {ended}")
        found: list[Mapping[str, Any]] = self.run(f"gklintReports.slice({before})")
        return found

    def text(self, selector: str) -> str:
        """All text that is seen there."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def requests(self) -> list[str]:
        """The addresses asked for since this was last asked."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]
        return [address for address in sent if not address.startswith(("blob:", "data:", "chrome:"))]

    def complaints(self) -> list[str]:
        """What the browser has to say on its console since this was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


def waited(done: Callable[[], Any], about: Callable[[], str]) -> Any:
    """The first true value of `done`; raises TimeoutError with what it is about."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if value := done():
            return value
        time.sleep(0.05)
    raise TimeoutError(about())


@contextmanager
def chromium(folder: Path, *options: str) -> Iterator[Browser]:
    """Chromium with its profile and its downloads in the folder."""
    downloads = folder / "downloads"
    downloads.mkdir()
    chosen = webdriver.ChromeOptions()
    chosen.binary_location = shutil.which("chromium") or ""
    for option in (*_OPTIONS, f"--user-data-dir={folder / 'profile'}", "--window-size=1100,1400", *options):
        chosen.add_argument(option)
    chosen.add_experimental_option("prefs", {"download.default_directory": str(downloads), **_SEVERAL_DOWNLOADS})
    chosen.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=chosen, service=Service(shutil.which("chromedriver")))
    try:
        yield Browser(driver, downloads)
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with a profile and a download folder of its own, which a test process starts once."""
    if shutil.which("chromium") is None or shutil.which("chromedriver") is None:
        pytest.skip("Chromium and its driver are not installed")
    with chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened
