"""Laws over all formats: the same report says the same and is found at fault for the same, whatever it is saved as.

`GKLINT_LAW_EXAMPLES=50 pytest tests/laws/test_formats.py` looks harder.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from formats import FORMATS, OF_LIBREOFFICE, Format, by_libreoffice
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from road import walk
from sound import assert_sound
from strategies import Slip, slips

from gklint.model.diagnostic import Diagnostic
from gklint.model.report import Report
from gklint.readers.libreoffice import program
from gklint.testing import LAYOUTS, compose
from gklint.testing.composed_report import Composed
from gklint.testing.national_forms import national_forms
from gklint.testing.strategies import parts

EXAMPLES = int(os.environ.get("GKLINT_LAW_EXAMPLES", "2"))
few = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller example would say no more, and takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))
ABOUT_THE_FILE = {"GK013", "GK018"}  # encoding declared wrongly, read through LibreOffice

# Parts of a report with one sentence or heading that is at fault.
FAULTS: Mapping[str, dict[str, Any]] = {
    "other figure than in the table": {"overview": "2023年，本机关共收到政府信息公开申请7件，均已按期答复。"},
    "section missing": {"drop": ["problems"]},
    "other year": {"title": "某某区民政局2017年政府信息公开工作年度报告"},
}


def said(report: Report, lines: bool) -> tuple[object, ...]:
    """All that a report says: figures with what is written, and prose; with `lines` that of each section as one."""
    figures = {figure: (fact.value, fact.raw.strip()) for figure, fact in report.facts.items()}
    if not lines:
        return figures, [(item.kind, item.section, item.text) for item in report.prose]
    texts: dict[str, str] = {}
    for item in report.prose:
        texts[item.section] = texts.get(item.section, "") + "".join(item.text.split())
    return figures, texts


def found(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, ...]]:
    return sorted(
        (d.rule, d.key, d.severity, d.fingerprint, d.words.zh) for d in diagnostics if d.rule not in ABOUT_THE_FILE
    )


def assert_same(data: bytes, name: str, report: Composed) -> list[tuple[str, ...]]:
    """The file says and is found at fault for what the text is. What that is."""
    expected, expected_findings = walk(LAYOUTS["tabs"].data(report), "报告.txt")
    read, findings = walk(data, name)
    lines = read.source.format == "pdf"  # there a line is not always known to go on the one before
    assert said(read, lines) == said(expected, lines)
    assert found(findings) == found(expected_findings)
    assert_sound(read.document)
    return found(findings)


@every_format
@few
@given(chosen=parts())
def test_the_same_report(format: Format, chosen: dict[str, Any]) -> None:
    report = compose(**chosen)
    assert_same(format.make(report), format.name, report)


@every_format
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_report_with_a_different_number_in_every_cell(format: Format, form: str) -> None:
    figures = [figure for table in national_forms()[form].tables for figure in table.figures]
    facts = {
        f"{concept}@{party}" if party else concept: (37 * at + 3) % 997 for at, (concept, party) in enumerate(figures)
    }
    report = compose(form=form, facts=facts)
    assert assert_same(format.make(report), format.name, report)


@every_format
@few
@given(slip=slips())
def test_the_same_report_with_one_cell_at_fault(format: Format, slip: Slip) -> None:
    report = compose(**slip.parts)
    assert assert_same(format.make(report), format.name, report)


@every_format
@few
@given(chosen=parts(varied=False), fault=st.sampled_from(list(FAULTS)))
def test_the_same_report_with_one_sentence_at_fault(format: Format, chosen: dict[str, Any], fault: str) -> None:
    report = compose(**{**chosen, **FAULTS[fault]})
    assert assert_same(format.make(report), format.name, report)


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", OF_LIBREOFFICE)
def test_the_same_report_saved_by_libreoffice(suffix: str) -> None:
    soffice = program()
    assert soffice is not None
    at_fault = {"requests.received@total": 7, **FAULTS["section missing"]}
    reports = [compose(form="2019"), compose(form="2021", **at_fault)]  # .doc and .rtf are converted again to be read
    for data, report in zip(by_libreoffice(soffice, suffix, reports), reports, strict=True):
        assert_same(data, f"报告.{suffix}", report)


# Libraries

HEAVY = {"turbohtml", "justhtml", "pypdfium2", "python_calamine", "openpyxl", "docx", "lxml", "xml.etree.ElementTree"}
USED = {
    ".txt": set(),
    ".md": set(),
    ".html": {"turbohtml"},
    ".docx": {"xml.etree.ElementTree"},
    ".xlsx": set(),
    ".pdf": set(),
    ".xls": set(),
}
RUN = """
import sys
from gklint.cli.main import main
code = main(["--no-config", "-j", "1", sys.argv[1]])
print(",".join(name for name in sys.argv[2].split(",") if name in sys.modules))
"""


@pytest.mark.parametrize("suffix", USED)
def test_a_library_is_loaded_only_for_files_of_its_kind(suffix: str, tmp_path: Any) -> None:
    path = tmp_path / f"报告{suffix}"
    if suffix == ".xls":
        path.write_bytes((Path(__file__).parents[1] / "fixtures" / "office" / "report.xls").read_bytes())
    else:
        path.write_bytes(next(one for one in FORMATS.values() if one.suffix == suffix).make(compose()))
    command = [sys.executable, "-c", RUN, str(path), ",".join(sorted(HEAVY))]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert not run.stderr
    assert set(filter(None, run.stdout.splitlines()[-1].split(","))) == USED[suffix]
