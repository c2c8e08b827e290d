"""`gklint serve`: the page for a shared machine, answered by gklint itself."""

from __future__ import annotations

import os
from argparse import Namespace

from gklint.cli.last_year import read_last_year
from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.registry.registry import collect

_PASSWORD = "GKLINT_PASSWORD"
_SHORTEST_PASSWORD = 8
_LIBRARIES = ("starlette", "uvicorn")
_ENDED = Words("已结束", "ended")


def run(given: Namespace, config: Config) -> int:
    """Serve until stopped; 0. Raises UsageError."""
    try:
        # Imported here: no other command needs it, and its libraries are an extra.
        from gklint.server.listen import is_loopback, serve
    except ModuleNotFoundError as error:
        if error.name not in _LIBRARIES:
            raise
        raise UsageError(
            "gklint serve 需要另外的组件，请运行：pip install 'gklint[serve]'",
            "gklint serve needs more libraries: pip install 'gklint[serve]'",
        ) from None
    collect(config)  # what is wrong with packages or settings is said here, and not with every file
    last_year = read_last_year(given.last_year or [], config)
    password = "" if is_loopback(given.host) else _password()
    serve(config, last_year, (given.host, given.port), password, lambda words: _tell(words, config))
    return print_text(_ENDED.to(config.lang) + "\n", 0)


def _tell(words: Words, config: Config) -> None:
    print_text(words.to(config.lang) + "\n", 0)


def _password() -> str:
    """The password for other machines, "" for none. Raises UsageError for one that is too short."""
    password = os.environ.get(_PASSWORD, "")
    if password and len(password) < _SHORTEST_PASSWORD:
        raise UsageError(
            f"{_PASSWORD} 太短，至少{_SHORTEST_PASSWORD}个字符",
            f"{_PASSWORD} is too short: at least {_SHORTEST_PASSWORD} characters",
        )
    return password
