"""The program's output.

UTF-8 on standard output whatever the locale, files replaced whole, messages on standard error.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from gklint.errors import UsageError
from gklint.model.os_error_cause import cause_of
from gklint.reporters.printable import disarm_commands, replace_unprintable
from gklint.system.atomic_write import write_pieces_atomically
from gklint.system.links import link_on_the_way


def print_text(text: str, code: int) -> int:
    """Print to standard output and return the exit code; when nobody reads on, that is no error.

    Nothing in the text acts on a terminal or a CI service.
    """
    return print_styled(replace_unprintable(text), code)


def print_styled(text: str, code: int) -> int:
    """The same for a text whose parts are clean and which has colours."""
    print_pieces((encode_for_people(disarm_commands(text), sys.stdout),))
    return code


def encode_for_people(text: str, stream: TextIO) -> bytes:
    """A text for people: see encoder_for_people."""
    return encoder_for_people(stream)(text)


def encoder_for_people(stream: TextIO) -> Callable[[str], bytes]:
    """Encodes in the encoding that the programs of a console expect of a pipe or a redirected file.

    That is UTF-8, but on Windows the console's code page (936 where it is Chinese), unless PYTHONUTF8 or
    PYTHONIOENCODING says otherwise. What the encoding lacks is written `?`; a code page that Python does not know is
    no reason to fail. Formats for programs are UTF-8 everywhere: see `encode_text`.
    """
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    if stream.isatty() or (os.environ.get("PYTHONUTF8") == "1" and not asked):
        return encode_text
    encoding = _known_encoding(asked or _name_of_page(console_code_page()))
    return encode_text if encoding == "utf-8" else lambda text: text.encode(encoding, "replace")


def _name_of_page(page: int) -> str:
    return {0: "utf-8", 65001: "utf-8", 54936: "gb18030", 20936: "gb2312"}.get(page, f"cp{page}")


def _known_encoding(name: str) -> str:
    """The encoding as Python calls it; UTF-8 for one that it does not know, or in which no Chinese can be written."""
    try:
        "错误".encode(name)
        return codecs.lookup(name).name
    except (LookupError, UnicodeEncodeError):
        return "utf-8"


def console_code_page() -> int:
    """The code page of a Windows console; 0 elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetConsoleOutputCP())
    return 0


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output. Raises UsageError when there is no room for them."""
    print_pieces((data,))


def print_pieces(pieces: Iterable[bytes]) -> None:
    """The same for bytes in pieces, each written when it is there."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard()
    except OSError as error:
        _discard()
        cause = cause_of(error)
        raise UsageError(
            f"结果不能写到标准输出（{cause.zh}）", f"cannot write to standard output ({cause.en})"
        ) from None


def _discard() -> None:
    """Redirect standard output to nowhere, since Python flushes it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encode_text(text: str) -> bytes:
    r"""The text in UTF-8; halves of characters, as in file names that could not be decoded, as \udc80."""
    return text.encode("utf-8", "backslashreplace")


def complain(text: str) -> None:
    """One message to standard error."""
    with suppress(OSError):
        sys.stderr.flush()
        lines = replace_unprintable(text.replace("\r", "\n")).rstrip().split("\n")
        said = "gklint: " + "\n  | ".join(lines) + "\n"  # a mark before each line: none is a command to a CI service
        sys.stderr.buffer.write(encode_for_people(disarm_commands(said), sys.stderr))
        sys.stderr.buffer.flush()


def refuse_links(path: Path) -> None:
    """Raise UsageError where the file, or a folder on the way to it from the working folder, is a link.

    Whoever brought the link could have any file written over.
    """
    link = None if path.as_posix().startswith("/dev/") else link_on_the_way(path, Path.cwd())
    if link is not None:
        raise UsageError(
            f"不能写入 {path}：{link} 是链接；请写明真正的位置，或删去链接",
            f"cannot write {path}: {link} is a link; name the real place, or remove the link",
        )


def write_file(path: Path, data: bytes) -> None:
    """Put `data` into the file, all or nothing: a reader never meets half of it. Raises UsageError."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for bytes in pieces, each written when it is there."""
    refuse_links(path)
    try:
        if _is_stream(path):
            _write_stream(path, pieces)
        else:
            write_pieces_atomically(path, pieces)
    except OSError as error:
        cause = cause_of(error)
        raise UsageError(
            f"不能写入 {path}（{cause.zh}）；请换一个位置", f"cannot write {path} ({cause.en}); choose another place"
        ) from None


def _is_stream(path: Path) -> bool:
    """Whether a device or a pipe is there."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _write_stream(path: Path, pieces: Iterable[bytes]) -> None:
    """Write into a device, or a pipe that somebody reads: to one that nobody reads is an error, not a wait."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "wb") as stream:
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        stream.writelines(pieces)
