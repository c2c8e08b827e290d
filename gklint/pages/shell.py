"""A whole page: one file with everything inside, which may load nothing and run nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from gklint.model.bilingual import Language
from gklint.pages.html import Child, Html, element

_DOCTYPE = "<!doctype html>\n"


def page(title: str, language: Language, *body: Child) -> str:
    """The page with this title and body. Its policy allows its own style and script by their hashes, nothing else."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content="gklint"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", Html(style)),
    )
    whole = element("body", body, element("script", Html(script)))
    return _DOCTYPE + element("html", head, whole, lang="en" if language == "en" else "zh-CN") + "\n"


def allowed_sources() -> tuple[str, str]:
    """The style and the script of every page as sources of a policy, for a page that shows one inside itself."""
    return _hash(_asset("page.css")), _hash(_asset("page.js"))


@cache
def _asset(name: str) -> str:
    """The text of a style sheet or script."""
    return files("gklint.pages").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    """The text as a source of a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
