"""Where a key of a declared file stands, and the error that says what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple


class DeclarationError(Exception):
    """A declared file is wrong. The text names file, line, column, key and the way out, a line for each mistake.

    `path` is the key, such as `examples.fail[0]`; `others` are the mistakes found besides the first.
    """

    def __init__(
        self,
        file: str,
        line: int,
        column: int,
        message: str,
        path: str = "",
        others: Sequence[DeclarationError] = (),
    ) -> None:
        super().__init__("\n".join((f"{file}:{line}:{column}: {message}", *map(str, others))))
        self.file, self.line, self.column, self.message = file, line, column, message
        self.path, self.others = path, tuple(others)

    @property
    def every(self) -> tuple[DeclarationError, ...]:
        """Each mistake as an error of its own."""
        alone = DeclarationError(self.file, self.line, self.column, self.message, self.path)
        return (alone, *self.others)

    @property
    def words(self) -> Words:
        """The mistake; of several their number, and each on a line of its own."""
        if not self.others:
            return Words(str(self))
        count, lines = len(self.every), "".join(f"\n  {one}" for one in self.every)
        return Words(f"有{count}处错误：{lines}", f"{count} mistakes:{lines}")


class Mistakes:
    """Mistakes gathered while reading goes on, to be raised as one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str], DeclarationError] = {}

    @contextmanager
    def collect(self) -> Iterator[None]:
        """End the body at its first mistake and keep that."""
        try:
            yield
        except DeclarationError as error:
            self.add(error)

    def add(self, error: DeclarationError) -> None:
        """Keep each mistake of the error that is not yet known."""
        for one in error.every:
            self._found.setdefault((one.file, one.line, one.column, one.message), one)

    def raise_all(self) -> None:
        """Raise one DeclarationError of all mistakes, by place; nothing when there are none."""
        if self._found:
            first, *others = (self._found[place] for place in sorted(self._found))
            raise DeclarationError(first.file, first.line, first.column, first.message, first.path, others)


class FilePlace(NamedTuple):
    """A place in a file, line and column from 1; `path` is the key it belongs to, such as `examples.fail[0]`."""

    file: str
    line: int = 1
    column: int = 1
    path: str = ""

    def error(self, message: str) -> DeclarationError:
        where = f"{self.path}: " if self.path else ""
        return DeclarationError(self.file, self.line, self.column, where + message, self.path)
