"""The page of a report, as text: what is on it, whatever the format of the file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from formats import FORMATS
from mistaken import MISTAKEN, page_for, write_report

import gklint
from gklint.model.outcome import FileRecord
from gklint.model.transcript import GridBlock, TextBlock, Transcript
from gklint.pages.report_page import ReportView, page_of, report_page
from gklint.testing import report
from gklint.testing.report import compose

PRECISE = [name for name in FORMATS if "cut" not in name and name != "html site-word"]


class Texts(HTMLParser):
    """The texts of a page by the id or class of the element that begins them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]


@pytest.mark.parametrize("format", PRECISE)
def test_every_finding_is_marked_where_it_stands(format: str, tmp_path: Path) -> None:
    path = write_report(tmp_path, format, **MISTAKEN)
    outcome, page = gklint.lint([path]), Texts(page_for(path))
    placed = [one for one in outcome.diagnostics if one.place.end.offset]
    assert len(placed) >= 6
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert len([id for id in ids if re.fullmatch(r"m\d+", id)]) == len(placed)
    links = [str(attributes["href"])[1:] for tag, attributes in page.tags if tag == "a"]
    assert set(links) <= set(ids), "every link leads somewhere on the page"


def test_the_verdict_counts_mistakes_and_not_findings(tmp_path: Path) -> None:
    path = write_report(tmp_path, "docx", **MISTAKEN)
    errors = [one for one in gklint.lint([path]).diagnostics if one.severity == "error"]
    assert len(errors) == 2 and errors[0].cause == errors[1].cause
    assert "不能公布：2个错误，改正1处即可" in page_for(path)


def test_the_wrong_cell_its_addends_and_the_repair_are_marked(tmp_path: Path) -> None:
    page = page_for(write_report(tmp_path, "docx", **MISTAKEN))
    [cell] = re.findall(r'<td class="number error"[^>]*>16<ins>应为15</ins>', page)
    number = re.search(r'data-main="(\d+)', cell)
    assert number is not None
    addends = re.findall(rf'<td class="number figure" data-figure="[^"]*\b{number[1]}\b[^"]*">(\d+)', page)
    assert addends[:2] == ["12", "3"]


def test_tables_keep_their_merged_cells(tmp_path: Path) -> None:
    page = page_for(write_report(tmp_path, "docx", **MISTAKEN))
    assert '<th colspan="2" rowspan' not in page
    assert re.search(r'<th rowspan="8">（三）不予公开</th>', page)
    assert re.search(r'<th class="warning" colspan="7"[^>]*>申请人情况&lt;/td&gt;&lt;script&gt;', page)


def test_what_a_file_holds_stays_text(tmp_path: Path) -> None:
    page = page_for(write_report(tmp_path, "docx", **MISTAKEN))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;/td&gt;&lt;script&gt;document.title" in page
    assert page.count("<script>") == 1


def test_numbers_of_persons_are_starred(tmp_path: Path) -> None:
    page = page_for(write_report(tmp_path, "txt tabs", **MISTAKEN))
    assert "138****5678" in page and "13812345678" not in page


def test_the_policy_allows_the_own_script_and_style_only(tmp_path: Path) -> None:
    page = page_for(write_report(tmp_path, "txt tabs", **MISTAKEN))
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert re.fullmatch(
        r"default-src &#x27;none&#x27;; style-src &#x27;sha256-[\w+/=]+&#x27;; script-src &#x27;sha256-[\w+/=]+&#x27;; "
        r"base-uri &#x27;none&#x27;; form-action &#x27;none&#x27;",
        policy,
    )
    assert not re.search(r"\b(style|on\w+)=\"|https?://|url\(", page.replace("http-equiv", ""))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("unreadable", "未能核对：文件不能读取"),
        ("not-a-report", "未能核对：不是年度报告"),
        ("unsupported", "未能核对：不是年度报告"),
        ("report", "可以公布：没有发现错误"),
    ],
)
def test_files_without_findings_say_what_they_are(kind: str, words: str) -> None:
    record = FileRecord("甲.docx", "docx", None, None, None, None, kind)  # type: ignore[arg-type]
    page = report_page(ReportView(record, None, []))
    assert words in page and "没有可以显示的文字。" in page and "<title>甲.docx</title>" in page


def test_a_report_whose_checking_broke_off_is_not_called_fit() -> None:
    record = FileRecord("甲.txt", "txt", "utf-8", "甲局", 2023, "2021", "report")
    assert "未能核对：检查没有完成" in report_page(ReportView(record, None, [], complete=False))


def test_english(tmp_path: Path) -> None:
    path = write_report(tmp_path, "txt tabs", **MISTAKEN)
    outcome = gklint.lint([path])
    page = page_of(gklint.load(path), outcome.diagnostics, language="en")
    assert "Not to be published: 2 errors, from 1 mistake" in page and '<html lang="en">' in page


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write_report(tmp_path, "xlsx", **MISTAKEN)
    assert page_for(path) == page_for(path)


def test_a_transcript_gives_its_blocks_back(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(report(), "utf-8")
    read = gklint.load(path)
    blocks = Transcript.of(read).blocks
    assert [block.role for block in blocks if isinstance(block, TextBlock)][:3] == ["title", "body", "heading"]
    assert [block.name for block in blocks if isinstance(block, GridBlock)] == ["表二", "表三", "表四"]
    texts = "".join(block.text for block in blocks if isinstance(block, TextBlock))
    assert texts == "".join(block.text for block in read.document.blocks if hasattr(block, "text"))
    cells = [cell for block in blocks if isinstance(block, GridBlock) for row in block.rows for cell in row]
    assert all(read.source.text[cell.start : cell.end] == cell.text for cell in cells)
    assert len(Transcript.of(read).packed) < 6000


def test_rows_that_lack_cells_keep_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "报告.xlsx"
    path.write_bytes(FORMATS["xlsx"].make(compose(facts={"requests.received@business": None})))
    assert re.search(
        r'一、本年新收政府信息公开申请数量</th><td class="number">0</td><td class="warning"', page_for(path)
    )
