"""`python -m gklint`, and what the command `gklint` calls."""

import gc
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


if __name__ == "__main__":
    sys.exit(main())
