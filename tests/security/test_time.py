"""Time: what is counted is computing, and how far a stopped rule came decides nothing."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_files import SPREADSHEET, book
from word_parts import p, r, word_file_of, zipped

from gklint.api import Finding, Report, Words
from gklint.config.config import Config
from gklint.engine.run import lint, lint_bytes
from gklint.model.current_rule import CurrentRule, OvertimeError
from gklint.model.rule import Rule
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect
from gklint.system.time_limit import time_limit
from gklint.testing import report


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_waiting_is_not_computing() -> None:
    with time_limit(0.3):
        time.sleep(0.6)
        compute(0.1)


def test_computing_is_stopped_and_so_is_what_waits_for_ever() -> None:
    with pytest.raises(OvertimeError), time_limit(0.2):
        compute(5)
    start = time.monotonic()
    with pytest.raises(OvertimeError), time_limit(0.1):
        time.sleep(30)
    assert time.monotonic() - start < 5


def test_a_rule_that_waits_is_not_stopped_for_its_share() -> None:
    current = CurrentRule()
    current.rule = collect(Config()).rules[0]
    with time_limit(1.2, current):
        time.sleep(1.0)


@pytest.mark.parametrize("text", ["句" * 120_000, "全年收到申请3件，，办结 2 件。" * 12_000, "（一）甲\n" * 40_000])
def test_long_texts_end_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Whatever a text costs, it is a finding of that file: no rule of ours is stopped, no other file suffers."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "long.txt").write_text(report(form="2021", overview=text), "utf-8")
    (tmp_path / "short.txt").write_text(report(form="2021"), "utf-8")
    config = Config()
    outcome = lint(["."], collect(config), config, jobs=1)
    assert outcome.failures == () and len(outcome.files) == 2


def test_paragraphs_without_end_mark_take_linear_time(tmp_path: Path) -> None:
    """650 kB of them took a minute: whether lines are wrapped was asked for each."""
    paragraph = "<p>本机关依法公开政府信息，回应社会关切，不断提高公开质量和服务水平，推进各项工作落实</p>\n"
    config = Config()
    registry = collect(config)
    spent = []
    for count in (1500, 6000):
        before, _, behind = "".join(f"<p>{line}</p>\n" for line in report(form="2021").split("\n")).partition("二、")
        (tmp_path / "a.html").write_text(f"{before}</p>{paragraph * count}<p>二、{behind}", "utf-8")
        start = time.process_time()
        outcome = lint([tmp_path], registry, config, jobs=1, limits=DEFAULTS._replace(max_seconds=60))
        spent.append(time.process_time() - start)
        assert outcome.failures == ()
    assert spent[1] < spent[0] * 10


def test_denials_without_end_take_linear_time(tmp_path: Path) -> None:
    """Each denial was held against every claim of the text: 400 kB took the rules their whole time."""
    config = Config()
    registry = collect(config)
    spent = []
    for count in (500, 2000):
        text = "本年度未收到政府信息公开申请，未发生行政复议。收到咨询3件。\n\n" * count
        (tmp_path / "a.txt").write_text(report(form="2021", overview=text), "utf-8")
        start = time.process_time()
        outcome = lint([tmp_path], registry, config, jobs=1, limits=DEFAULTS._replace(max_seconds=60))
        spent.append(time.process_time() - start)
        assert outcome.failures == ()
    assert spent[1] < spent[0] * 8


def test_tables_in_tables_take_linear_time_in_their_depth() -> None:
    """Each table that lays out the page lifted all that stands in it again: 400 kB took ten seconds."""
    config = Config()
    registry = collect(config)
    text = "<p>甲</p>" + "<table><tr><td>1</td><td>2</td></tr><tr><td>x</td><td>" * 4000
    start = time.process_time()
    lint_bytes(text.encode(), "a.html", registry, config)
    deep = time.process_time() - start
    start = time.process_time()
    lint_bytes(
        ("<p>甲</p>" + "<table><tr><td>1</td><td>2</td></tr></table><p>x</p>" * 4000).encode(),
        "a.html",
        registry,
        config,
    )
    assert deep < 4 * (time.process_time() - start) + 0.5


def slow(report: Report, options: None) -> Iterator[Finding]:
    """A rule that yields a finding each time it has computed a while, for ever."""
    for at in range(10_000):
        compute(0.01)
        yield Finding(Words("甲"), report.whole, str(at))


def test_a_stopped_rule_gives_no_findings(tmp_path: Path) -> None:
    """How many it would have given depends on the machine."""
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    rule = Rule("XX001", "slow", "error", Words("说明"), "依据", slow)
    registry = replace(collect(Config()), rules=(rule,))
    outcome = lint([tmp_path], registry, Config(), jobs=1, limits=DEFAULTS._replace(max_seconds=1))
    assert outcome.diagnostics == () and [one.subject for one in outcome.failures] == ["XX001"]


def of_word(body: str) -> bytes:
    return word_file_of(body + p(r("7", '<w:color w:val="FFFFFF"/>')))


def of_sheet(inner: str) -> bytes:
    """A workbook whose cells are white, so that it is asked what paints them."""
    styles = (
        '<fonts><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill/></fill></fills>'
        '<numFmts><numFmt numFmtId="9999" formatCode="{}"/></numFmts><cellXfs><xf numFmtId="9999"/></cellXfs>'
    ).format(";".join(["[&gt;=1]0"] * 5000))
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = f'<worksheet xmlns="{SPREADSHEET}/main">{inner}</worksheet>'
    return zipped({**parts, "xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>"})


ROWS = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c><c r="B{at}"><v>2</v></c></row>' for at in range(1, 20_000))
UNSEEN = {
    "boxes in boxes.docx": lambda: of_word(
        "<w:p>" + "<w:r><w:pict><w:txbxContent><w:p>" * 400 + "</w:p></w:txbxContent></w:pict></w:r>" * 400 + "</w:p>"
    ),
    "styles on styles.docx": lambda: word_file_of(
        "".join(p("x", properties=f'<w:pStyle w:val="s{at}"/>') for at in range(20_000)),
        styles="".join(
            f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/>'
            '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
            for at in range(20_000)
        ),
    ),
    "painted ranges.xlsx": lambda: of_sheet(
        f"<sheetData>{ROWS}</sheetData>" + "".join(f'<conditionalFormatting sqref="Z{at}"/>' for at in range(1, 60_000))
    ),
    "one painted range of many.xlsx": lambda: of_sheet(
        f"<sheetData>{ROWS}</sheetData>" + f'<conditionalFormatting sqref="{"Z1 " * 300_000}"/>'
    ),
    "white in white.html": lambda: b'<p style="color:#fff">' * 60_000 + b"7",
    "selectors of one rule.html": lambda: (
        "<style>" + ",".join(f".a{at}" for at in range(100_000)) + "{color:#fff}</style><p class=a7>1"
    ).encode(),
    "grounds in grounds.html": lambda: b'<div style="background:red"><font color=white>' * 40_000 + b"7",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_looking_for_what_nobody_sees_takes_linear_time(name: str) -> None:
    """Text boxes in text boxes were looked through once for each way that leads to them."""
    config = Config()
    data = UNSEEN[name]()
    start = time.process_time()
    outcome = lint_bytes(data, name, collect(config), config)
    assert outcome.failures == () and time.process_time() - start < 6
