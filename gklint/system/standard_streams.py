"""Standard input, output and error that whoever started the program has closed: they lead nowhere then."""

from __future__ import annotations

import os
import sys


def open_closed_streams() -> None:
    """Open what is closed on the null device, so that nothing else takes its number, and printing there is no error.

    Otherwise the next file that is opened is written into by whatever prints.
    """
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(descriptor)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != descriptor:  # a lower number was free as well, which the turns before have taken
                os.dup2(opened, descriptor)
                os.close(opened)
        if getattr(sys, name) is None:
            stream = open(descriptor, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
