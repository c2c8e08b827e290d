"""`python -m gklint`, and what the command `gklint` calls."""

import sys

from gklint.system.standard_streams import open_closed_streams


def main() -> int:
    """Run the command line; `--version` alone is answered before anything else is imported."""
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
