"""YAML files as values kept from run to run: without YAML to read, its library is not loaded either.

A file is found by its whole text, so that nothing can be out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gklint.model.declaration import WrittenValue, parse_with, parse_yaml
from gklint.system.kept_items import KeptItems, file_beside_modules

_MOST = 200  # texts in the file
_LONGEST = 100_000  # code points of a text that is kept


@contextmanager
def kept_declarations() -> Iterator[None]:
    """Have YAML taken from the file meanwhile, and what had to be read put there at the end."""
    declarations = KeptDeclarations(file_beside_modules("declarations"))
    with parse_with(declarations.parse):
        yield
    declarations.save()


class KeptDeclarations:
    """The values in a file."""

    def __init__(self, file: Path | None) -> None:
        self._items = KeptItems(file, _MOST)
        self.new: dict[str, WrittenValue] = {}  # those that had to be read

    def parse(self, text: str, file: str) -> WrittenValue:
        """As `parse_yaml`."""
        kept: WrittenValue | None = self._items.get(text)
        if kept is not None:
            return kept
        value = parse_yaml(text, file)
        if len(text) <= _LONGEST:
            self.new[text] = value
        return value

    def save(self) -> None:
        """Keep the new ones."""
        self._items.save(self.new)
