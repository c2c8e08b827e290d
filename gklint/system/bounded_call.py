"""Functions called in another process that may not use more than so much memory and computing time.

For code that cannot be interrupted: libraries in C and Rust that read hostile files. The bounds are kept from here, by
looking at the other process, so that they hold on every system; one process answers many calls.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from math import ceil
from pathlib import Path
from time import monotonic, process_time
from typing import IO, Any

import psutil

from gklint.model.light_classes import NamedTuple

_LOOK = 0.02  # seconds between two looks at the other process
_WORN = 0.5  # of the memory allowed: a process that keeps more between two calls is ended
_LENGTH = 8  # bytes before each message
_GRACE = 5  # seconds of computing beyond what is allowed, after which the system ends the process
MOST_ANSWER = 256 * 1024 * 1024  # bytes
_NOUNS = "gklint.model."
_PLAIN = {("decimal", "Decimal"): Decimal, ("datetime", "date"): date}


class Bounds(NamedTuple):
    """What one call may use: bytes of memory, seconds of computing, seconds by the clock."""

    memory: int
    seconds: float
    wait: float


class CallError(Exception):
    """The function raised something, or its process ended by itself. The text says what."""


class BoundedProcess:
    """One other process, started when it is first needed and again when it has ended. For one thread at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: _Running | None = None

    def call(self, function: str, arguments: Sequence[object], bounds: Bounds) -> Any:
        """What `package.module:function` returns for the arguments, both made of plain values and gklint's nouns.

        Raises MemoryError or TimeoutError beyond the bounds, RecursionError as the function does, and CallError.
        """
        with self._lock:
            running = self._running
            if running is None or not running.is_alive(os.getpid()):
                self._running = running = _Running()
            try:
                kind, value = running.answer(pickle.dumps((function, tuple(arguments), *bounds[:2])), bounds)
            except BaseException:
                self.end()
                raise
            if running.memory() > bounds.memory * _WORN:
                self.end()
        if kind == "returned":
            return value
        raise _RAISED.get(kind, CallError)(value)

    def end(self) -> None:
        """End the process, if there is one of ours."""
        if self._running is not None:
            self._running.end()
        self._running = None


_RAISED: dict[str, type[Exception]] = {one.__name__: one for one in (MemoryError, RecursionError, TimeoutError)}


class _Running:
    """A process that is there, with what it answers."""

    def __init__(self) -> None:
        path = [entry for entry in sys.path if entry]
        program = f"import sys; sys.path[:] = {json.dumps(path)}; import {__name__} as one; one.serve()"
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._parent = os.getpid()
        self._seen = psutil.Process(self._process.pid)
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(target=_collect, args=(self._process.stdout, self._answers), daemon=True).start()

    def is_alive(self, parent: int) -> bool:
        """Whether it still runs, and was started by this process and not by the one that this was forked from."""
        return self._parent == parent and self._process.poll() is None

    def memory(self) -> int:
        """Bytes it uses."""
        try:
            used: int = self._seen.memory_info().rss
        except psutil.Error:
            return 0
        return used

    def answer(self, question: bytes, bounds: Bounds) -> tuple[str, Any]:
        """Its answer: `returned` and what, or the name of an exception and its text."""
        begun, start = self._computed(), monotonic()
        self._ask(question)
        while True:
            try:
                answer = self._answers.get(timeout=_LOOK)
                break
            except queue.Empty:
                self._check(bounds, begun, start)
        if not answer:
            raise self._end_error(bounds)
        kind, value = _Nouns(BytesIO(answer)).load()
        return str(kind), value

    def _ask(self, question: bytes) -> None:
        """Send the question: whether it could be read shows in the answer."""
        assert self._process.stdin is not None
        with suppress(OSError):
            _send(self._process.stdin, question)

    def _check(self, bounds: Bounds, begun: float, start: float) -> None:
        if self.memory() > bounds.memory:
            raise MemoryError(f"more than {bounds.memory} bytes")
        if self._computed() - begun > bounds.seconds or monotonic() - start > bounds.wait:
            raise TimeoutError(f"more than {bounds.seconds:g} seconds")

    def _computed(self) -> float:
        """Seconds it has computed."""
        try:
            times = self._seen.cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _end_error(self, bounds: Bounds) -> Exception:
        """Why it has ended without an answer: a library that gets no memory often ends its process."""
        code = self._process.wait()
        return (MemoryError if code in _WITHOUT_MEMORY else CallError)(f"the process ended with {code}")

    def end(self) -> None:
        if self._parent == os.getpid():
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


_WITHOUT_MEMORY = (-6, -9)  # ended by abort(), or by the system


def _collect(stream: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Put the messages of the process into the queue, and an empty one when it has ended."""
    while message := _receive(stream):
        answers.put(message)
    answers.put(b"")


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """The next message; empty when there is none, or one that is too long."""
    try:
        length = int.from_bytes(stream.read(_LENGTH), "big")
        message = stream.read(length) if length <= MOST_ANSWER else b""
    except (OSError, ValueError):
        return b""
    return message if len(message) == length else b""


class _Nouns(pickle.Unpickler):
    """An unpickler that makes gklint's nouns only: what answers has read hostile bytes."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        found = vars(import_module(module)).get(name) if module.startswith(_NOUNS) else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def serve() -> None:
    """The loop of the other process: answer one call after another, until the caller is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_collect_or_end, args=(os.fdopen(0, "rb"), questions), daemon=True).start()
    while True:
        _send(answers, pickle.dumps(_answer(questions.get()), pickle.HIGHEST_PROTOCOL))


def _collect_or_end(stream: IO[bytes], questions: queue.SimpleQueue[bytes]) -> None:
    """Take calls; when the caller is gone, end at once, even in the middle of an answer."""
    while message := _receive(stream):
        questions.put(message)
    os._exit(0)


def _limit_this_process(memory: int, seconds: float) -> None:
    """Have the system refuse memory to this process, where it does, for what grows faster than anybody looks; and end
    it some time after the caller would: a caller that was killed cannot, and C code that keeps the interpreter's lock
    does not see that nobody waits."""
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_CPU: ceil(process_time() + seconds) + _GRACE, resource.RLIMIT_CORE: 0}
    if sys.platform == "linux":
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        limits[resource.RLIMIT_AS] = used + 2 * memory
    for kind, wanted in limits.items():
        _, most = resource.getrlimit(kind)  # stays: a later call may have wider bounds
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _answer(question: bytes) -> tuple[str, Any]:
    try:
        name, arguments, memory, seconds = pickle.loads(question)
        module, _, function = name.partition(":")
        called = getattr(import_module(module), function)
        _limit_this_process(memory, seconds)
        return "returned", called(*arguments)
    except (Exception, RecursionError) as error:
        return type(error).__name__, f"{type(error).__name__}: {error}"
