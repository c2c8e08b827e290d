"""The lowest and the newest pluggy that pyproject.toml allows: the tests of the toolbox pass with both."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
ALLOWED = next(one for one in DEPENDENCIES if one.startswith("pluggy"))
LOWEST = re.sub(r"pluggy>=([\d.]+),<\d+", r"pluggy==\1", ALLOWED)


def test_the_range_is_understood():
    assert re.fullmatch(r"pluggy==[\d.]+", LOWEST)


@pytest.mark.parametrize("wanted", [LOWEST, ALLOWED], ids=["lowest", "newest"])
def test_hooks_work_with(wanted, tmp_path):
    target = tmp_path / "pluggy"
    options = ["--quiet", "--no-deps", "--retries", "0", "--timeout", "10", "--target", str(target)]
    got = subprocess.run([sys.executable, "-m", "pip", "install", *options, wanted], capture_output=True, check=False)
    if got.returncode:
        pytest.skip(f"no {wanted} to be had here: {got.stderr.decode('utf-8', 'replace').strip()[-200:]}")
    environment = os.environ | {"PYTHONPATH": str(target), "PYTEST_ADDOPTS": ""}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_XDIST")}
    version = run(["-c", "import pluggy; print(pluggy.__file__, pluggy.__version__)"], environment)
    assert str(target) in version and (wanted == ALLOWED or LOWEST.partition("==")[2] in version)
    told = run(
        ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/registry/test_registry.py"],
        environment,
    )
    assert re.search(r"\d\d passed", told) or "100%" in told, told


def run(arguments, environment):
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
    out = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, out
    return out
