"""`gklint lsp`: the language server on standard input and output, for editors."""

from __future__ import annotations

from argparse import Namespace

from gklint.config.config import Config
from gklint.errors import UsageError


def run(given: Namespace, config: Config) -> int:
    """Serve until the editor ends it; 0. Raises UsageError when what it needs is not installed."""
    try:
        from gklint.lsp.server import build_server
    except ImportError:
        raise UsageError(
            "编辑器服务需要 pygls：pip install 'gklint[lsp]'",
            "the language server needs pygls: pip install 'gklint[lsp]'",
        ) from None
    build_server(config.lang).start_io()
    return 0
