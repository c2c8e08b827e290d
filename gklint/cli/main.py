"""From the arguments to the exit code: finds command, language and configuration, and runs the command."""

from __future__ import annotations

import os
import signal
import threading
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path

from gklint import __version__
from gklint.cli.commands import COMMANDS, help_text, start_text
from gklint.cli.output import complain, print_text
from gklint.errors import GklintError, UsageError
from gklint.model.bilingual import Language, Words

CLEAN, FAILED, INTERRUPTED = 0, 2, 130  # 1 is a verdict of `check`

_BEFORE_COMMAND = ("--lang", "zh", "en", "--lang=zh", "--lang=en", "--no-config", "--isolated", "--verbose")
_STAND_IN = "\0"  # for the paths behind `--`; no path has such a name
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
        options = list(takewhile(lambda one: one != "--", rest))
        _refuse_files_named_like_options(options)
        if name in HELP:
            return print_text(
                help_text(_help_topic(rest), language) if _help_topic(rest) else start_text(language), CLEAN
            )
        if not rest and name not in arguments:
            return print_text(start_text(language), FAILED)
        if {"-h", "--help"} & set(options):
            return print_text(help_text(name, language), CLEAN)
        given = _parse(name, language, options, rest[len(options) + 1 :])
        if given.version:
            return print_text(f"gklint {__version__}\n", CLEAN)
        if name == "completion":
            script: int = import_module("gklint.cli.completion").run(given, language)
            return script
        # Imported here: help and version need none of it.
        from gklint.cli.run_config import configuration
        from gklint.system.kept_declarations import kept_declarations
        from gklint.system.kept_patterns import kept_patterns

        with kept_patterns(), kept_declarations():
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
            from traceback import format_exc  # imported here: nothing else at the start needs it

            complain(format_exc())
        complain(_BUG.to(language).format(f"{type(error).__name__}: {error}"))
        return FAILED


def _parse(name: str, language: Language, options: Sequence[str], paths: Sequence[str]) -> Namespace:
    """The arguments of a command; `paths` are those behind `--`, which are no options whatever they look like."""
    parser = COMMANDS[name].parser(name, language)
    if not paths:
        return parser.parse_intermixed_args(options)
    given = parser.parse_intermixed_args([*options, _STAND_IN])
    listed = given.paths if "paths" in given else None
    if not listed or listed[-1] != _STAND_IN:
        return parser.parse_args([*options, "--", *paths])
    given.paths = [*listed[:-1], *paths]
    return given


def _refuse_files_named_like_options(options: Sequence[str]) -> None:
    """Raise UsageError for an option that is also the name of a file here: whoever made the file may have meant it.

    Lists of files that others have named reach the command line (a hook, a wildcard of the shell).
    """
    for one in options:
        if one.startswith("-") and one != "-" and os.path.lexists(one):
            raise UsageError(
                f"“{one}”既像选项，又是这里的文件名；文件请写作 ./{one}，或放在 -- 之后",
                f"{one!r} looks like an option and names a file here; write ./{one} for that, or put it after --",
            )


def _end_like_interrupted() -> None:
    """Handle SIGTERM like Ctrl-C, so that workers and temporary files are removed."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _language(arguments: Sequence[str]) -> Language:
    """The requested language, read before anything can go wrong."""
    asked = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    asked += [value for option, value in pairwise(arguments) if option == "--lang"]
    return "en" if "en" in asked else "zh"


def _help_topic(rest: Sequence[str]) -> str:
    """The command whose help is requested, if any."""
    return next((word for word in rest if word in COMMANDS), "")


def _command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command and its arguments; `check` where none is named."""
    before = list(takewhile(lambda one: one in _BEFORE_COMMAND, arguments))
    rest = list(arguments[len(before) :])
    if rest and (rest[0] in COMMANDS or (rest[0] in HELP and not Path(rest[0]).exists())):
        return rest[0], [*before, *rest[1:]]
    return "check", [*before, *rest]
