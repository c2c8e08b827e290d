"""A page made once for all tests, and Chromium to open it in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from browsing import browser

from gklint.browser.build import build
from gklint.browser.fetch import Assets, check_pinned
from gklint.browser.page import assets_of
from gklint.config.config import Config

__all__ = ["assets", "browser", "page"]


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything usual, its assets from npm and PyPI; all test processes share it."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "年报自查.html"
    if not shared.exists():
        made = base / "made.html"
        made.write_bytes(build(Config()).encode())
        made.replace(shared)
    return shared


@pytest.fixture(scope="session")
def assets(page: Path) -> Assets:
    """What was fetched for it."""
    return check_pinned(assets_of(page.read_text("utf-8"), page.name))
