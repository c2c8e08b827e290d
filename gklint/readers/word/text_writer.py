"""The text that stands for a Word file, written piece by piece, with the address of each piece."""

from __future__ import annotations

from gklint.model.plugin import ReaderOptions
from gklint.model.source import Address


class DocumentWriter:
    """Text and addresses as far as written; `full` when a limit is reached."""

    def __init__(self, options: ReaderOptions) -> None:
        self.at = 0
        self.full = False
        self.addresses: list[tuple[int, Address]] = []
        self._cells = 0
        self._end = ""
        self._parts: list[str] = []
        self._options = options

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def write(self, text: str) -> int:
        """Write `text`; where it begins."""
        if self._end:
            self._finish_end()
        start = self.at
        self._parts.append(text)
        self.at += len(text)
        if self.at > self._options.max_text:
            self.full = True
        return start

    def end(self, by: str) -> None:
        r"""End a line (\n) or a cell (\t); of several ends with nothing between, the last counts."""
        self._end = by
        self._count()

    def locate(self, address: Address) -> None:
        """What is written from here on stands at `address`."""
        if self._end:
            self._finish_end()
        if self.addresses:
            at, last = self.addresses[-1]
            if last is address:
                return
            if at == self.at:
                self.addresses.pop()
        self.addresses.append((self.at, address))

    def _finish_end(self) -> None:
        self._parts.append(self._end)
        self.at += len(self._end)
        self._end = ""

    def _count(self) -> None:
        """Count a line or a cell."""
        self._cells += 1
        if self._cells > self._options.max_cells:
            self.full = True
