"""What every request has to show before it is handled: the right host, origin, and secret."""

from __future__ import annotations

import asyncio
import base64
import binascii
import secrets
from collections.abc import Mapping
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gklint.model.light_classes import NamedTuple

TOKEN_HEADER = "x-gklint"  # one that no other site's page can send without asking
_WRONG_PASSWORD_DELAY = 1.0  # seconds
_SAFE_METHODS = ("GET", "HEAD")
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Secrets(NamedTuple):
    """`token` comes with the address that is printed; `password`, "" for none, is required from other machines."""

    token: str
    password: str = ""

    def match_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def match_password(self, authorization: str) -> bool:
        """Whether the header of HTTP Basic has the password, whatever the name."""
        kind, _, encoded = authorization.partition(" ")
        try:
            given = base64.b64decode(encoded, validate=True).partition(b":")[2]
        except (ValueError, binascii.Error):
            return False
        return kind.lower() == "basic" and secrets.compare_digest(given, self.password.encode())


class Guard:
    """Answers requests that may not be answered otherwise, and adds the headers that browsers guard pages by.

    `names` are the host names the server goes by; with `any_address` also every numeric address (it listens on all).
    """

    def __init__(self, app: ASGIApp, keys: Secrets, names: frozenset[str], any_address: bool) -> None:
        self._app, self._keys, self._names, self._any_address = app, keys, names, any_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        refusal = await self._refusal(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in _HEADERS.items())]
            await send(message)

        await (self._app if refusal is None else refusal)(scope, receive, send_guarded)

    async def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host, scope):
            return refuse(421, "请用启动时显示的地址打开本页")
        origin = headers.get("origin")
        if origin not in (None, f"http://{host}") or headers.get("sec-fetch-site", "none") not in (
            "none",
            "same-origin",
        ):
            return refuse(403, "只接受本页自己的请求")
        if self._keys.password and not self._keys.match_password(headers.get("authorization", "")):
            await asyncio.sleep(_WRONG_PASSWORD_DELAY if "authorization" in headers else 0)
            return refuse(401, "请输入密码", {"www-authenticate": 'Basic realm="gklint", charset="UTF-8"'})
        if scope["method"] not in _SAFE_METHODS and not self._keys.match_token(headers.get(TOKEN_HEADER, "")):
            return refuse(403, "请求没有本次启动的口令；请用启动时显示的地址重新打开本页")
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "80")
        if port != str(scope["server"][1]):
            return False
        return name.lower() in self._names or (self._any_address and _is_address(name))


def refuse(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal: the sentence as JSON, as the page shows it."""
    return JSONResponse({"trouble": sentence}, status, headers)


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
