"""The life of the server: bound to an address, announced, stopped."""

from __future__ import annotations

import logging
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import uvicorn

from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.archive import ReportSummary
from gklint.model.bilingual import Words
from gklint.model.os_error_cause import cause_of
from gklint.server.app import ServerSettings, application
from gklint.server.bounds import ServerBounds
from gklint.server.guard import Secrets

_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_SPARE_CONNECTIONS = 20
_SECONDS_TO_END = 1  # for requests that are being answered; then they are broken off


def serve(
    config: Config,
    last_year: tuple[ReportSummary, ...],
    address: tuple[str, int],
    password: str,
    tell: Callable[[Words], None],
    bounds: ServerBounds = ServerBounds(),  # noqa: B008
) -> None:
    """Serve until stopped. `tell` gets the messages for people. Raises UsageError."""
    host, port = address
    if not is_loopback(host) and not password:
        raise UsageError(
            f"--host {host} 会让别的电脑也能访问，须设密码：先设置环境变量 GKLINT_PASSWORD，再启动",
            f"--host {host} opens it to other machines, which takes a password: set GKLINT_PASSWORD first",
        )
    bound = _bind(host, port)
    stop = _Stop()
    keys = Secrets(secrets.token_urlsafe(24), password)
    settings = ServerSettings(config, last_year, keys, bounds, _names(host), _is_every_address(host), stop)
    with bound, suppress(KeyboardInterrupt):  # that is how it is told to end
        stop.server = _server(settings)
        logging.getLogger("uvicorn.error").addFilter(stop.is_worth_telling)
        shown = f"[{host}]" if ":" in host else host
        tell(_address_words(f"http://{shown}:{bound.getsockname()[1]}/?token={keys.token}", password))
        stop.server.run(sockets=[bound])


class _Stop:
    """Ends the server when called."""

    server: uvicorn.Server | None = None

    def __call__(self) -> None:
        if self.server is not None:
            self.server.should_exit = True

    def is_worth_telling(self, record: logging.LogRecord) -> bool:
        """Whether it is a fault of ours: not what clients send, nor that the end breaks off what is being done."""
        return record.levelno >= logging.ERROR and not (self.server is not None and self.server.should_exit)


def _server(settings: ServerSettings) -> uvicorn.Server:
    """The server for the application; it takes a few more connections than files may wait, to refuse them in words."""
    bounds = settings.bounds
    options = uvicorn.Config(
        application(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        http="h11",
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        limit_concurrency=bounds.at_once + bounds.waiting + _SPARE_CONNECTIONS,
    )
    return uvicorn.Server(options)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False


def _is_every_address(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_unspecified
    return False


def _names(host: str) -> frozenset[str]:
    """The names in the Host header that are ours."""
    own = f"[{host}]" if ":" in host else host
    return frozenset({*_LOCAL_NAMES, own.lower(), socket.gethostname().lower()})


def _bind(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises UsageError when there can be none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        cause = cause_of(error) if isinstance(error, OSError) else Words("端口号不对", "no such port")
        raise UsageError(
            f"不能在 {host} 的端口 {port} 上启动（{cause.zh}）；请用 --port 换一个端口",
            f"cannot serve at {host}, port {port} ({cause.en}); choose another --port",
        ) from None


def _address_words(address: str, password: str) -> Words:
    zh = f"请用浏览器打开：{address}\n文件只在这台电脑上检查，不保存；按 Ctrl-C 结束。"
    en = f"Open in a browser: {address}\nFiles are checked on this machine and not kept; Ctrl-C ends it."
    if password:
        zh += "\n别的电脑打开时要输入密码（用户名任意）；传输没有加密，只在可信的网络中使用。"
        en += (
            "\nOther machines are asked for the password (any user name); nothing is encrypted, use a trusted network."
        )
    return Words(zh, en)
