"""Documents of plain lines, and the national forms, for the tests of recognition."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gklint.match.form_files import read_form
from gklint.match.heading_wordings import Wordings, wordings
from gklint.match.recognise import recognise
from gklint.match.sections import Outline, find_outline
from gklint.model.document import Document, Paragraph
from gklint.model.form import Form
from gklint.model.report import Report
from gklint.model.source import Passage, Source

FORMS = Path(__file__).parents[2] / "rules" / "gklint_national" / "forms"


def lines_of(text: str, path: str = "报告.txt", *, joined: bool = False) -> Document:
    """One paragraph for each line that is not blank, without outer blanks."""
    source = Source(path, text, "text")
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            paragraphs.append(Paragraph(Passage.of(source, start, at + len(line.rstrip())), joined=joined))
        at += len(line) + 1
    return Document(source, tuple(paragraphs))


@pytest.fixture(scope="session")
def forms() -> Mapping[str, Form]:
    return {name: read_form((FORMS / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml") for name in ("2019", "2021")}


@pytest.fixture(scope="session")
def words(forms: Mapping[str, Form]) -> Wordings:
    return wordings(forms)


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    return lines_of


@pytest.fixture(scope="session")
def outline(words: Wordings) -> Callable[[str], Outline]:
    """The outline of a text of plain lines."""
    return lambda text: find_outline(lines_of(text).blocks, words)


@pytest.fixture(scope="session")
def recognised(forms: Mapping[str, Form]) -> Callable[..., Report]:
    """The report of a text of plain lines."""
    return lambda text, path="报告.txt", joined=False: recognise(lines_of(text, path, joined=joined), forms)
