"""The page as text: its template filled with style, scripts and assets; and the assets of a finished page taken out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from gklint.browser.fetch import Assets
from gklint.errors import UsageError
from gklint.model.lazy_pattern import lazy_pattern
from gklint.pages.shell import allowed_sources

# A page may run its own scripts and what is packed into it, and may load nothing from anywhere.
_POLICY = (
    "default-src 'none'; script-src {scripts} blob: 'wasm-unsafe-eval'; worker-src blob:; style-src {styles}; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
# One that is served may ask its own server.
_SERVED_POLICY = (
    "default-src 'none'; script-src {scripts}; connect-src 'self'; style-src {styles}; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_PROMISE = "文件只在这台电脑的浏览器里检查，<strong>不会上传</strong>；断网也能用。"
_SERVED_PROMISE = "文件只交给显示本页的这台机器上的 gklint 检查，<strong>不保存，不外传</strong>。"
_ABOUT = (
    "这个文件里有检查程序 gklint 和它用到的全部组件。它不联网：页面的安全策略不允许向任何地址发送或读取数据。"
    "关掉页面，检查过的内容就没有了，需要的结果请先下载。"
)
_SERVED_ABOUT = (
    "检查由显示本页的机器上的 gklint 完成，每份文件用一个单独的进程，查完就删去。"
    "关掉页面，检查过的内容就没有了，需要的结果请先下载。"
)
_ASSET = lazy_pattern(r'<script type="text/plain" id="asset:([^"]+)">([A-Za-z0-9+/=]*)</script>')
_LARGEST_ASSET = 64 << 20  # bytes, unpacked
_SLOT = lazy_pattern(r"\{\{(\w+)\}\}")


def page_text(assets: Assets, manifest: Mapping[str, Any]) -> str:
    """The page. Same assets and manifest, same text."""
    packed = "\n".join(_asset(name, assets[name]) for name in sorted(assets))
    slots = {"promise": _PROMISE, "about": _ABOUT, "worker": _json(_template("worker.js")), "assets": packed}
    return _fill_template(manifest, _POLICY, "browser.js", slots)[0]


def served_page_text(manifest: Mapping[str, Any]) -> tuple[str, str]:
    """The page whose files are checked by the server it comes from, and its content security policy."""
    slots = {"promise": _SERVED_PROMISE, "about": _SERVED_ABOUT, "worker": "null", "assets": ""}
    return _fill_template(manifest, _SERVED_POLICY, "served.js", slots)


def _fill_template(manifest: Mapping[str, Any], policy: str, first: str, slots: Mapping[str, str]) -> tuple[str, str]:
    """The template with everything in its place, and the policy; `first` is the script that runs before the page's."""
    shown_style, shown_script = allowed_sources()  # of the report pages that are shown inside
    style, scripts = _template("page.css"), [_template(first), _template("page.js")]
    allowed = policy.format(
        styles=f"{_hash(style)} {shown_style}", scripts=" ".join([*map(_hash, scripts), shown_script])
    )
    every = {"policy": allowed, "style": style, "first": scripts[0], "script": scripts[1], "manifest": _json(manifest)}
    values = {**every, **slots}
    return _SLOT.sub(lambda slot: values[slot[1]], _template("page.html")), allowed


def assets_of(text: str, name: str) -> Assets:
    """The assets of a page that `page_text` made; `name` is what it is called in messages. Raises UsageError."""
    found: dict[str, bytes] = {}
    for match in _ASSET.finditer(text):
        try:
            unpacking = zlib.decompressobj(wbits=31)
            found[match[1]] = unpacking.decompress(base64.b64decode(match[2]), _LARGEST_ASSET)
        except (ValueError, zlib.error):
            raise _damaged_error(name) from None
    if not found:
        raise UsageError(
            f"{name} 不是 gklint new page 制作的页面；请换一个", f"{name} is no page that `gklint new page` made"
        )
    return found


def _damaged_error(name: str) -> UsageError:
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
