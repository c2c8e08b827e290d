"""What a page is made of besides gklint, from `pins.toml`: the exact files with their hashes and licences."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from gklint.model.light_classes import NamedTuple

PYODIDE = "pyodide"


class Pin(NamedTuple):
    """A file that goes into the page. `platform` is the platform tag of a wheel that is not for all of them."""

    name: str
    version: str
    licence: str
    file: str
    sha256: str
    platform: str = ""


@cache
def _table() -> dict[str, Any]:
    return tomli.loads((files("gklint") / "browser" / "pins.toml").read_text("utf-8"))


@cache
def pins() -> tuple[Pin, ...]:
    """Every file, those of Pyodide first."""
    pyodide = _table()[PYODIDE]
    own = (
        Pin(PYODIDE, pyodide["version"], pyodide["licence"], file, sha256) for file, sha256 in pyodide["files"].items()
    )
    return (*own, *(Pin(**wheel) for wheel in _table()["wheels"]))


def python_version() -> str:
    """The version of Python that Pyodide is, as `3.14`."""
    version: str = _table()[PYODIDE]["python"]
    return version


def lock() -> str:
    """The lock file that Pyodide starts with: what it is built for, and no package of its own distribution."""
    return json.dumps({"info": _table()[PYODIDE]["lock"], "packages": {}})
