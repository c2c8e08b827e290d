"""The page as text: its template filled with style, scripts and assets; and the assets of a finished page taken out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from gklint.browser.fetch import Assets
from gklint.errors import UsageError
from gklint.pages.shell import allowed_sources

# A page may run its own scripts and what is packed into it, and may load nothing from anywhere.
_POLICY = (
    "default-src 'none'; script-src {scripts} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src {styles}; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_ASSET = re.compile(r'<script type="text/plain" id="asset:([^"]+)">([A-Za-z0-9+/=]*)</script>')
_LARGEST_ASSET = 64 << 20  # bytes, unpacked
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def page_text(assets: Assets, manifest: Mapping[str, Any]) -> str:
    """The page. Same assets and manifest, same text."""
    style, look, script = _template("page.css"), _template("browser.js"), _template("page.js")
    slots = {
        "policy": _policy([style], [look, script]),
        "style": style,
        "browser": look,
        "script": script,
        "manifest": _json(manifest),
        "worker": _json(_template("worker.js")),
        "assets": "\n".join(_asset(name, assets[name]) for name in sorted(assets)),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _template("page.html"))


def _policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The policy for the page's own styles and scripts, and for those of the report pages it shows inside."""
    shown_style, shown_script = allowed_sources()
    return _POLICY.format(
        styles=" ".join([*map(_hash, styles), shown_style]), scripts=" ".join([*map(_hash, scripts), shown_script])
    )


def assets_of(text: str, name: str) -> Assets:
    """The assets of a page that `page_text` made; `name` is what it is called in messages. Raises UsageError."""
    found: dict[str, bytes] = {}
    for match in _ASSET.finditer(text):
        try:
            unpacking = zlib.decompressobj(wbits=31)
            found[match[1]] = unpacking.decompress(base64.b64decode(match[2]), _LARGEST_ASSET)
        except (ValueError, zlib.error):
            raise _damaged(name) from None
    if not found:
        raise UsageError(
            f"{name} 不是 gklint new page 制作的页面；请换一个", f"{name} is no page that `gklint new page` made"
        )
    return found


def _damaged(name: str) -> UsageError:
    return UsageError(f"{name} 已损坏，请重新取得该文件", f"{name} is damaged; get it anew")


def _asset(name: str, data: bytes) -> str:
    packed = base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()
    return f'<script type="text/plain" id="asset:{name}">{packed}</script>'


def _json(value: Any) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _hash(text: str) -> str:
    """How a content security policy names a script or style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _template(name: str) -> str:
    return (files("gklint") / "browser" / "template" / name).read_text("utf-8")
