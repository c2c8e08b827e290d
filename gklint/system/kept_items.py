"""What is derived from source text and kept from run to run, in files beside the compiled modules.

Such a file lies where Python keeps its compiled modules and is written when Python would write these: who can change it
can change gklint itself. It is for one version of Python alone.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

TROUBLE = (OSError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError, ImportError, RuntimeError)


def file_beside_modules(name: str) -> Path | None:
    """The file of that name where compiled modules lie; None for a Python that keeps none."""
    try:
        compiled = Path(cache_from_source(__file__))
    except NotImplementedError:
        return None
    return compiled.with_name(compiled.name.replace("kept_items", name)).with_suffix(".kept")


class KeptItems:
    """Plain values by plain keys. Never raises for the file: a missing or damaged one only makes a run slower.

    Where the file comes to more than `most` items, those that this run has not asked for are dropped.
    """

    def __init__(self, file: Path | None, most: int) -> None:
        self._file, self._most = file, most
        self._asked: dict[Any, Any] = {}

    @cached_property
    def _kept(self) -> dict[Any, Any]:
        """What the file holds; nothing where another version of Python has written it."""
        with suppress(*TROUBLE):
            python, kept = marshal.loads(self._file.read_bytes() if self._file is not None else b"")
            if python == _python() and isinstance(kept, dict):
                return kept
        return {}

    def get(self, key: Any) -> Any:
        """The value; None where there is none."""
        value = self._kept.get(key)
        if value is not None:
            self._asked[key] = value
        return value

    def save(self, new: dict[Any, Any]) -> None:
        """Write the file anew with what is `new`, if anything is. Where that cannot be, nothing happens."""
        if not new or self._file is None or sys.dont_write_bytecode:
            return
        with suppress(*TROUBLE):
            from gklint.system.atomic_write import write_atomically  # imported here: most runs write nothing

            whole = {**self._kept, **new}
            self._file.parent.mkdir(parents=True, exist_ok=True)
            data = marshal.dumps((_python(), whole if len(whole) <= self._most else {**self._asked, **new}))
            write_atomically(self._file, data)


def _python() -> tuple[str, str]:
    return sys.version, sys.byteorder
