"""The Markdown summary, read by markdown-it (the parser rich brings along) as GitHub would."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt

from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.markdown import report

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


def tables(text: str) -> list[list[list[str]]]:
    """Each table as rows of cell texts."""
    found: list[list[list[str]]] = []
    for token in (tokens := iter(PARSER.parse(text))):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            inline = next(tokens)
            assert all(child.type == "text" for child in inline.children or ()), inline.content
            found[-1][-1].append("".join(child.content for child in inline.children or ()))
    return found


def test_totals_rules_and_files(outcome: Outcome) -> None:
    totals, rules, *files = tables(report(outcome, ReporterOptions()))
    assert totals == [["错误", "警告", "提示", "基线中的旧问题", "已豁免", "文件"], ["4", "2", "1", "1", "2", "6"]]
    assert rules[1] == ["GK201", "错误", "3", "row-total的中文说明"]
    assert len(files) == 5  # files with findings
    assert files[0][1][:3] == ["第3页", "GK201", "错误"]


def test_the_run_that_failed_is_said_first(outcome: Outcome) -> None:
    text = report(outcome, ReporterOptions())
    assert "- **规则 BJ101 出错**" in text[: text.index("###")]


def test_nothing_in_a_report_is_markup(bench: Any) -> None:
    said = "a|b <b>c</b> &lt; `d` *e* _f_ [g](h) ![i](j) ~~k~~ \\ # l\n| m | https://x.cn"
    finding = bench.diagnostic(bench.text("a|`b`*.md"), "8", words=Words(said, ""), help=None)
    rows = tables(report(Outcome((finding,), (), ()), ReporterOptions()))[-1]
    assert rows[1][3] == said.replace("\n", " ")


def test_the_first_findings_of_a_file_the_gravest(bench: Any) -> None:
    source = bench.text()
    infos = [replace(bench.diagnostic(source, "3 件", "GK601"), key=str(n)) for n in range(12)]
    text = report(Outcome((*infos, bench.diagnostic(source, "8")), (), ()), ReporterOptions(settings={"findings": 3}))
    assert [row[1] for row in tables(text)[-1][1:]] == ["GK201", "GK601", "GK601"]
    assert text.endswith("另有10个问题。\n")


def test_a_comment_has_room_for_so_much(bench: Any) -> None:
    findings = tuple(bench.diagnostic(bench.text(f"{n:04}.md"), "8") for n in range(2000))
    text = report(Outcome(findings, (), ()), ReporterOptions())
    assert 50_000 < len(text) <= 60_000
    *_, last = text.rstrip().splitlines()
    assert last == f"另有{2000 - len(set(re.findall('[0-9]{4}[.]md', text)))}个文件。"


def test_a_clean_run_says_so(bench: Any) -> None:
    assert "没有发现问题。" in report(Outcome((), bench.outcome().files, ()), ReporterOptions())
