"""Pages opened in Chromium without a network, where the tools are installed (see .ci/browser-tools)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

TOOLS = os.environ.get("GKLINT_BROWSER_TOOLS")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
with_browser = pytest.mark.skipif(
    not TOOLS or CHROMIUM is None or shutil.which("node") is None,
    reason="GKLINT_BROWSER_TOOLS is not set, or no node or chromium",
)
SCRIPT = Path(__file__).with_name("in_chromium.mjs")


def opened(jobs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What happened with each page: requests, complaints, what was seen, barriers. See in_chromium.mjs for jobs."""
    command = ["node", str(SCRIPT), str(TOOLS), str(CHROMIUM)]
    done = subprocess.run(command, input=json.dumps(jobs).encode(), capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
