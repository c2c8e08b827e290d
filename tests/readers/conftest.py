"""What the tests of loading share: a text read and shown as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gklint.model.document import Block, Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.markdown import read as read_markdown
from gklint.readers.text import read as read_text

Shown = list[Any]


def show(block: Block) -> Any:
    """A paragraph as its text, a table as lists of cell texts, a table without known rows as one tuple."""
    if isinstance(block, Table):
        rows = [[cell.text for cell in row] for row in block.rows]
        return rows if block.rows_known else tuple(rows[0])
    return block.text


@pytest.fixture
def text() -> Callable[[str], Document]:
    return lambda content: read_text(content.encode(), "报告.txt", ReaderOptions())


@pytest.fixture
def shown(text: Callable[[str], Document]) -> Callable[[str], Shown]:
    return lambda content: [show(block) for block in text(content).blocks]


@pytest.fixture
def markdown() -> Callable[[str], Document]:
    return lambda content: read_markdown(content.encode(), "报告.md", ReaderOptions())


@pytest.fixture
def shown_markdown(markdown: Callable[[str], Document]) -> Callable[[str], Shown]:
    return lambda content: [show(block) for block in markdown(content).blocks]
