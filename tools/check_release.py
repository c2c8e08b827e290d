"""Whether a tag is a release: `python tools/check_release.py TAG`, with gklint on the path and nothing else installed.

The tag is `v` and the version, CHANGELOG.md begins with it and a day, the editor's extension has it too, and the
addresses in pyproject.toml lead somewhere. `release.yml` asks this before anything is built.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import write_addresses

from gklint import __version__

ROOT = Path(__file__).parents[1]
_PLACEHOLDER = ".example"  # a domain that belongs to nobody (RFC 2606)
_HEADING = re.compile(r"^## (?P<version>\S+) \((?P<day>[^)]*)\)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def faults(tag: str, root: Path = ROOT, version: str = __version__) -> Iterator[str]:
    """What keeps the tag from being a release of the checkout at `root`, each with what to do."""
    if tag != f"v{version}":
        yield f"the tag is {tag} and gklint.__version__ {version}: set the version, or tag v{version}"
    heading = _HEADING.search((root / "CHANGELOG.md").read_text("utf-8"))
    if heading is None or heading["version"] != version:
        yield f"CHANGELOG.md does not begin with {version}: write `## {version} (YYYY-MM-DD)` above what changed"
    elif not _DAY.fullmatch(heading["day"]):
        yield f"CHANGELOG.md says {version} ({heading['day']}): write the day of the release, YYYY-MM-DD"
    extension = json.loads((root / "editors" / "vscode" / "package.json").read_text("utf-8"))["version"]
    if extension != version:
        yield f"editors/vscode/package.json says {extension}: set its version to {version}"
    for name, address in _project(root)["urls"].items():
        if (urlsplit(address).hostname or "").endswith(_PLACEHOLDER):
            yield f"[project.urls] in pyproject.toml: {name} leads nowhere ({address}): set where gklint is published"
    for file, text in write_addresses.texts(root).items():
        if (root / file).read_text("utf-8") != text:
            yield f"{file} names another place than [project.urls] in pyproject.toml: just regenerate"


def notes(version: str = __version__, root: Path = ROOT) -> str:
    """What CHANGELOG.md says of the version."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    found = next(one for one in _HEADING.finditer(text) if one["version"] == version)
    following = _HEADING.search(text, found.end())
    return text[found.end() : following.start() if following else len(text)].strip() + "\n"


def _project(root: Path) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def main() -> None:
    """Say what is wrong and exit with 1, or say nothing."""
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/check_release.py TAG")
    sys.exit("\n".join(faults(sys.argv[1])) or None)


if __name__ == "__main__":
    main()
