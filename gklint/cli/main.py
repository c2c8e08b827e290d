"""From the arguments to the exit code: finds command, language and configuration, and runs the command."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path

from gklint import __version__
from gklint.cli.commands import COMMANDS, help_text, start_text
from gklint.cli.output import complain, print_text
from gklint.errors import GklintError
from gklint.model.bilingual import Language, Words

CLEAN, FAILED, INTERRUPTED = 0, 2, 130  # 1 is a verdict of `check`

_BEFORE_COMMAND = ("--lang", "zh", "en", "--lang=zh", "--lang=en", "--no-config", "--verbose")
HELP = ("help", "帮助")  # words for --help that people try first
_INTERRUPTED = Words("已中断", "interrupted")
_BUG = Words(
    "gklint 内部出错（{}）；请加 --verbose 重试，并把细节反馈给开发者",
    "gklint failed ({}); run again with --verbose and report what it says",
)


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` state and return the exit code. Nothing is raised."""
    language = _language(arguments)
    _end_like_interrupted()
    try:
        name, rest = _command(arguments)
        if name in HELP:
            return print_text(help_text(_helped(rest), language) if _helped(rest) else start_text(language), CLEAN)
        if not rest and name not in arguments:
            return print_text(start_text(language), FAILED)
        if {"-h", "--help"} & set(rest):
            return print_text(help_text(name, language), CLEAN)
        given = COMMANDS[name].parser(name, language).parse_intermixed_args(rest)
        if given.version:
            return print_text(f"gklint {__version__}\n", CLEAN)
        if name == "completion":
            script: int = import_module("gklint.cli.completion").run(given, language)
            return script
        # Imported here: help and version need none of it.
        from gklint.cli.run_config import configuration

        config = configuration(given, Path.cwd())
        language = config.lang
        code: int = import_module(f"gklint.cli.{name}").run(given, config)
        return code
    except GklintError as error:
        complain(error.words.to(language))
        return FAILED
    except KeyboardInterrupt:
        complain(_INTERRUPTED.to(language))
        return INTERRUPTED
    except Exception as error:
        if "--verbose" in arguments:
            complain(traceback.format_exc())
        complain(_BUG.to(language).format(f"{type(error).__name__}: {error}"))
        return FAILED


def _end_like_interrupted() -> None:
    """Handle SIGTERM like Ctrl-C, so that workers and temporary files are removed."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for, looked up before anything can go wrong."""
    asked = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    asked += [value for option, value in pairwise(arguments) if option == "--lang"]
    return "en" if "en" in asked else "zh"


def _helped(rest: Sequence[str]) -> str:
    """The command that help is asked about, if one is named."""
    return next((word for word in rest if word in COMMANDS), "")


def _command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command and its arguments; `check` where none is named."""
    before = list(takewhile(lambda one: one in _BEFORE_COMMAND, arguments))
    rest = list(arguments[len(before) :])
    if rest and (rest[0] in COMMANDS or (rest[0] in HELP and not Path(rest[0]).exists())):
        return rest[0], [*before, *rest[1:]]
    return "check", [*before, *rest]
