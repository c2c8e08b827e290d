"""Where a key of a declared file stands, and the error that says what is wrong there."""

from __future__ import annotations

from typing import NamedTuple


class DeclarationError(Exception):
    """A declared file is wrong. The text names file, line, column, key and the way out."""

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {message}")
        self.file, self.line, self.column, self.message = file, line, column, message


class FilePlace(NamedTuple):
    """A place in a file, line and column from 1; `path` is the key it belongs to, such as `examples.fail[0]`."""

    file: str
    line: int = 1
    column: int = 1
    path: str = ""

    def error(self, message: str) -> DeclarationError:
        where = f"{self.path}: " if self.path else ""
        return DeclarationError(self.file, self.line, self.column, where + message)
