"""Rule packages as pip installs them: a module and its distribution's metadata, where Python finds both."""

from __future__ import annotations

import textwrap
from pathlib import Path

HEAD = """
from gklint.api import Finding, PluginInfo, Profile, Reader, Reporter, Rule, Words, fails, hookimpl, rule

@hookimpl
def gklint_info():
    return PluginInfo("{name}", ({prefix!r},))

def made(id, name):
    @rule(id, name, severity="info", summary="说明", basis="依据", examples=[fails("甲")])
    def check(report, options):
        return ()
    return check
"""


def put(folder: Path, name: str, source: str, *, prefix: str = "QX", head: str = HEAD, distribution: str = "") -> str:
    """Write the package `name` with this source into `folder`; returns the name of its module."""
    module = f"packaged_{len(list(folder.glob('*.py')))}_{name}"
    distribution = distribution or f"gklint-rules-{name}"
    text = head.format(name=name, prefix=prefix) + textwrap.dedent(source)
    (folder / f"{module}.py").write_text(text, "utf-8")
    metadata = folder / f"{distribution.replace('-', '_')}-2026.1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 2026.1\n")
    (metadata / "entry_points.txt").write_text(f"[gklint]\n{name} = {module}\n")
    return module
