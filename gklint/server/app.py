"""The application: the page, one report checked, licences, and the end."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from gklint import __version__
from gklint.browser.licences import licence_texts
from gklint.browser.page import served_page_text
from gklint.config.config import Config
from gklint.model.archive import ReportSummary
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.server.bounds import ServerBounds
from gklint.server.checking import check
from gklint.server.guard import Guard, Secrets, refuse

_LONGEST_NAME = 200
_UNUSUAL = lazy_pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class ServerSettings(NamedTuple):
    """What reports are checked with, and what the server allows. `end` is called to stop the server."""

    config: Config
    last_year: tuple[ReportSummary, ...]
    keys: Secrets
    bounds: ServerBounds
    names: frozenset[str]
    any_address: bool
    end: Callable[[], None]


def application(settings: ServerSettings) -> Starlette:
    """The ASGI application."""
    desk = _Desk(settings)
    routes = [
        Route("/", desk.page),
        Route("/check", desk.check, methods=["POST"]),
        Route("/licences", desk.licences, methods=["POST"]),
        Route("/end", desk.end, methods=["POST"]),
    ]
    guard = Middleware(Guard, keys=settings.keys, names=settings.names, any_address=settings.any_address)
    return Starlette(routes=routes, middleware=[guard])


class _TooLargeError(Exception):
    """More bytes than the server takes."""


class _Desk:
    """What is done with requests that the guard lets through."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._places = asyncio.Semaphore(settings.bounds.at_once)
        self._present = 0

    async def page(self, request: Request) -> Response:
        """The page, for those who have the token: it is part of the address that was printed."""
        if not self._settings.keys.match_token(request.query_params.get("token", "")):
            return refuse(403, "请用启动时显示的完整地址打开本页")
        text, policy = served_page_text(self._manifest())
        return HTMLResponse(text, headers={"content-security-policy": policy})

    def _manifest(self) -> dict[str, object]:
        settings, bounds = self._settings, self._settings.bounds
        patience = bounds.seconds * 2 + bounds.upload_seconds  # of the page, which may have to wait for others
        return {
            "version": __version__,
            "packages": [*settings.config.named_packages],
            "last_year": len(settings.last_year),
            "limits": {"seconds": patience, "bytes": bounds.bytes},
            "parts": [],
            "token": settings.keys.token,
        }

    async def check(self, request: Request) -> Response:
        """The answer for the report in the body. Its name is for showing only: nothing is written under it."""
        bounds = self._settings.bounds
        if int(request.headers.get("content-length", "0")) > bounds.bytes:
            return _too_large(bounds)
        if self._present >= bounds.at_once + bounds.waiting:
            return refuse(503, "同时检查的文件太多，请过一会儿再试")
        self._present += 1
        try:
            async with self._places:
                return await self._checked(request)
        finally:
            self._present -= 1

    async def _checked(self, request: Request) -> Response:
        settings = self._settings
        try:
            async with asyncio.timeout(settings.bounds.upload_seconds):
                data = await _body(request, settings.bounds.bytes)
        except _TooLargeError:
            return _too_large(settings.bounds)
        except TimeoutError:
            return refuse(408, "文件没有传完，请重试")
        except ClientDisconnect:
            return refuse(400, "文件没有传完，请重试")
        name = shown_name(request.query_params.get("name", ""))
        done = await check(name, data, settings.config, settings.last_year, settings.bounds)
        if done.trouble:
            return refuse(done.status, done.trouble)
        return Response(done.answer, media_type="application/json")

    async def licences(self, request: Request) -> Response:
        """The licences of what is installed."""
        texts = [{"name": name, "text": text} for name, text in licence_texts()]
        return Response(json.dumps(texts, ensure_ascii=False), media_type="application/json")

    async def end(self, request: Request) -> Response:
        """End the server once this is answered."""
        self._settings.end()
        return Response(status_code=204)


def shown_name(given: str) -> str:
    """The name of a file as it is shown: without folders and unusual characters, and not too long."""
    last = re.split(r"[/\\]", unquote(given))[-1]
    plain = _UNUSUAL.sub("\ufffd", last).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:_LONGEST_NAME]}" if plain else "报告"


async def _body(request: Request, most: int) -> bytes:
    """The whole body, however it is sent. Raises _TooLargeError as soon as it has more bytes than `most`."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise _TooLargeError
    return bytes(body)


def _too_large(bounds: ServerBounds) -> Response:
    sentence = f"文件超过{bounds.bytes >> 20} MB，没有检查。请确认是不是放错了文件。"
    return refuse(413, sentence, {"connection": "close"})
