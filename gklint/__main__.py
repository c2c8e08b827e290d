"""`python -m gklint`, and the command `gklint`."""

import atexit
import gc
import os
import sys

from gklint.system.standard_streams import open_closed_streams

# Objects between two searches for cycles, a hundred reports' worth: neither reports nor modules being loaded hold any
# to speak of, so that looking more often frees nothing.
_OBJECTS = 200_000


def main() -> int:
    """Run the command line; `--version` alone is answered before anything else is imported."""
    gc.set_threshold(_OBJECTS)
    open_closed_streams()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from gklint import __version__

        print(f"gklint {__version__}")
        return 0
    from gklint.cli.main import main as run

    return run(arguments)


def command() -> None:
    """The command `gklint`: run the command line and end the process with its code.

    As mypy does, the process ends without taking all its objects apart: that would take as long as to check a report.
    """
    codes: list[int] = []
    atexit.register(_leave, codes)  # the first to be registered is the last to be called
    codes.append(main())
    sys.exit(codes[0])


def _leave(codes: list[int]) -> None:
    """End the process with the code of the run, once all that is printed is written."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # Python says what is wrong, and has a code of its own for it
        return
    for code in codes:
        os._exit(code)


if __name__ == "__main__":
    command()
