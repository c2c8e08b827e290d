"""Readers whose libraries are in C or Rust, called where they can be stopped: in a process with bounds."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions

if TYPE_CHECKING:
    from gklint.system.bounded_call import BoundedProcess

MEMORY = 384 * 1024 * 1024  # bytes for reading one file, the interpreter included


def read_bounded(module: str, data: bytes, path: str, options: ReaderOptions) -> Document:
    """The document that `read` of the module makes of the data. Raises as that does, MemoryError and TimeoutError."""
    document: Document = call_bounded(f"{module}:read", (data, path, options), options)
    return document


def call_bounded(function: str, arguments: Sequence[object], options: ReaderOptions) -> Any:
    """What `package.module:function` returns within the bounds. Raises as `BoundedProcess.call`."""
    if sys.platform == "emscripten":  # a page in a browser is bounded by the browser, and has no processes
        module, _, name = function.partition(":")
        return getattr(import_module(module), name)(*arguments)
    # Imported here: most runs meet no such file.
    from gklint.system.bounded_call import BoundedProcess, Bounds

    bounds = Bounds(MEMORY, options.max_seconds, options.max_wait)
    return _process(BoundedProcess, os.getpid()).call(function, arguments, bounds)


@cache
def _process(make: type[BoundedProcess], owner: int) -> BoundedProcess:
    """The process for all calls of the process `owner`: starting one takes longer than reading a file."""
    return make()
