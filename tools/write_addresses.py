"""Write where gklint is published into the files that name it, from `[project.urls]` of pyproject.toml.

Called by `tools/regenerate.py`; a test holds the files against it. `PLACES` are all files that may name an address.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
GITHUB = "github.com"
NOBODY = "OWNER/gklint"  # whose action it is while the repository is not on GitHub


class AddressPlace(NamedTuple):
    """Where an address stands: what is before it, what ends it, and the key of `[project.urls]`."""

    before: str
    end: str
    key: str


_HOOK = AddressPlace(r"^  - repo: ", r"$", "Repository")
PLACES: Mapping[str, AddressPlace] = {
    "README.md": _HOOK,
    "README.zh-CN.md": _HOOK,
    "SECURITY.md": AddressPlace(r"\*Security\* of the project: <", r">", "Security"),
    "integrations/github.yml": AddressPlace(r"^        uses: (?=\S+/gklint@v)", r"@", "action"),
}


def addresses(root: Path = ROOT) -> Mapping[str, str]:
    """The addresses by key; `action` is how a workflow names the action of this repository."""
    urls: dict[str, str] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    parts = urlsplit(urls["Repository"])
    on_github = parts.hostname == GITHUB
    return {**urls, "action": parts.path.strip("/").removesuffix(".git") if on_github else NOBODY}


def texts(root: Path = ROOT) -> Mapping[str, str]:
    """Each file that names an address, as it has to be. Raises ValueError where its place is gone."""
    known = addresses(root)
    found = {}
    for name, place in PLACES.items():
        pattern = re.compile(rf"({place.before})\S+?(?={place.end})", re.MULTILINE)
        text, count = pattern.subn(lambda match, key=place.key: match[1] + known[key], (root / name).read_text("utf-8"))
        if count != 1:
            raise ValueError(f"{name} names {place.key} {count} times, and has to once")
        found[name] = text
    return found
