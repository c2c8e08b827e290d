"""Notes in hostile PDF files: the libraries run where they can be stopped."""

from __future__ import annotations

import sys
import time
import zlib

import pytest
from as_pdf import written
from formats import FORMATS

from gklint.annotate.copies import answers, strip_marks
from gklint.annotate.note_texts import RefusedError
from gklint.annotate.pdf import bounded
from gklint.readers.limits import DEFAULTS
from gklint.testing import compose

QUICK = DEFAULTS._replace(max_seconds=2)


def packed_thrice(size: int) -> bytes:
    """A PDF whose list of objects is packed several times over."""
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(size), 9), 9), 9)
    filters = "[/FlateDecode /FlateDecode /FlateDecode]"
    head = f"<< /Type /ObjStm /N 1000000 /First 10 /Filter {filters} /Length {len(packed)} >>"
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots 4 0 R /Contents 4 0 R >>",
            f"{head}\nstream\n{packed.decode('latin-1')}\nendstream",
        ]
    )


def many_pages(depth: int, width: int) -> bytes:
    """A tree of pages that are each other's parents many times over."""
    inner = [
        f"<< /Type /Pages /Kids [{' '.join([f'{at + 1} 0 R'] * width)}] /Count {width ** (depth - at + 2)} >>"
        for at in range(2, 2 + depth)
    ]
    last = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return written(["<< /Type /Catalog /Pages 2 0 R >>", *inner, last])


@pytest.mark.parametrize("data", [packed_thrice(2_000_000_000 // 8), many_pages(9, 9)], ids=["packed", "pages"])
@pytest.mark.parametrize("work", ["strip_pdf", "annotate_pdf", "answers"])
def test_it_is_refused_or_done_within_the_bounds(data: bytes, work: str) -> None:
    start = time.process_time()
    try:
        if work == "annotate_pdf":
            from gklint.annotate.note_texts import Style

            bounded.annotate_pdf(data, (), Style(), QUICK)
        else:
            getattr(bounded, work)(data, QUICK)
    except RefusedError as error:
        assert error.words.zh
    assert time.process_time() - start < 3


def test_no_library_for_pdf_is_loaded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    lawful = FORMATS["pdf"].make(compose())
    for module in ("pypdf", "gklint.annotate.pdf.pdf", "gklint.annotate.pdf.places"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    assert bounded.answers(lawful) == [] == answers(lawful)
    assert "pypdf" not in sys.modules
    assert strip_marks(lawful, "a.pdf").name == "a.pdf"
