"""A hand-made outcome with one of everything a reporter can meet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from gklint.model.bilingual import Words
from gklint.model.diagnostic import (
    Diagnostic,
    Place,
    Point,
    Repair,
    SettledEdit,
    SettledFix,
    SettledIdentity,
    SettledOperand,
    SettledRelated,
    SuppressionReason,
)
from gklint.model.outcome import Failure, FileRecord, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.rule import Rule
from gklint.model.source import Address, Source

# What a text file holds after its byte order mark: CRLF, a lone CR, a character outside the basic plane.
MARKDOWN = "# 甲区𠀀局2023年年度报告\r\n\r\n一、总体情况\r本年共受理3 件。[见附件](1)\n| 受理 | 3 | 4 | 8 |\r\n"
CELLS = "本年新收\t3\t4\t8\n"


def rule(
    id: str, name: str, severity: str = "error", basis: str = "国办公开办函〔2021〕30号 表三", **more: Any
) -> Rule:
    summary = Words(f"{name}的中文说明", f"what {name} checks")
    return Rule(id, name, severity, summary, basis, lambda report, options: (), **more)  # type: ignore[arg-type]


RULES = (
    rule("GK001", "unreadable-file", basis="逻辑"),
    rule(
        "GK201",
        "row-total",
        basis="《政府信息公开条例》第四十九条、第五十条第（三）项；国办公开办函〔2021〕30号 表三",
        explanation=Words(
            "本行各类申请人之和应等于总计。\n\n<b>为什么</b>：表三印有此关系。", "The parties add up to the total."
        ),
        help=Words("核对本行各项", "Check the row"),
    ),
    rule("GK401", "legal-basis-missing", "warning", basis="条例第50条"),
    rule("GK601", "half-width-mark", "info", basis="GB/T 15834", fix="safe"),
    rule("BJ101", "district-row", "warning", basis="《机关事务管理条例》第八条", origin="gklint-beijing"),
)


class Bench:
    """Makes diagnostics as the engine settles them: places come from sources, never from numbers."""

    rules = RULES
    markdown = MARKDOWN

    def place(self, source: Source, text: str) -> Place:
        start = source.text.index(text)
        return Place.of(source.span(start, start + len(text)))

    def text(self, path: str = "报告/甲区 2023年.md", text: str = MARKDOWN) -> Source:
        return Source(path, text, "markdown", "utf-8-sig")

    def docx(self) -> Source:
        parts = (
            ("section", "三、收到和处理政府信息公开申请情况"),
            ("table", "表三"),
            ("row", "第5行"),
            ("cell", "第2列"),
        )
        properties = (("paragraph", 41), ("part", "word/document.xml"))
        return Source("乙区.docx", CELLS, "docx", addresses=((0, Address("表三 第5行第2列", parts, properties)),))

    def xlsx(self) -> Source:
        addresses = tuple(
            (offset, Address(f"Sheet1!{cell}", (("sheet", "Sheet1"), ("cell", cell)), (("row", 7),)))
            for offset, cell in ((0, "A7"), (5, "B7"), (7, "C7"), (9, "D7"))
        )
        return Source("丙区.xlsx", CELLS, "xlsx", addresses=addresses)

    def pdf(self) -> Source:
        address = Address("第3页", (("page", "page 3"),), (("page", 3), ("bbox", (72.0, 80.5, 120.0, 92.5))))
        return Source("丁区.pdf", CELLS, "pdf", addresses=((0, address),))

    def diagnostic(self, source: Source, text: str, of: str = "GK201", **parts: Any) -> Diagnostic:
        known = next(rule for rule in RULES if rule.id == of)
        settled: dict[str, Any] = {
            "rule": of,
            "name": known.name,
            "severity": known.severity,
            "words": Words("各项之和 7 不等于总计 8", "The addends give 7, the total says 8"),
            "help": Words("核对本行各项；见[附件](附件一)", "Check the row"),
            "place": self.place(source, text),
            "key": "requests.received",
            "fingerprint": hashlib.sha256(f"{of}|甲区|2023|{text!a}".encode()).hexdigest()[:16],
        }
        return Diagnostic(**{**settled, **parts})

    def tally(self, source: Source) -> SettledIdentity:
        operands = tuple(
            SettledOperand(
                f"requests.{text}", "total", Words(f"本年新收[{text}]"), int(text), weight, self.place(source, text)
            )
            for text, weight in (("3", 1), ("4", 1), ("8", -1))
        )
        blank = SettledOperand("requests.blank", "total", Words("空白项", "blank"), 0, 1, None)
        return SettledIdentity((*operands, blank), 7, 8, "==", -1)

    def repair(self, source: Source) -> Repair:
        return Repair(
            "requests.received",
            "total",
            Words("总计", "total"),
            8,
            7,
            ("GK201:r1", "GK202:c1"),
            self.place(source, "8"),
        )

    def fix(self, source: Source) -> SettledFix:
        place = self.place(source, "3 件")
        start, end = place.start, place.end
        removed = SettledEdit(
            Point(start.line, start.column + 1, start.offset + 1), Point(end.line, end.column - 1, end.offset - 1), ""
        )
        added = SettledEdit(end, end, "。")
        return SettledFix(Words("删去空格", "Delete the blank"), (removed, added), safe=True)

    def record(self, source: Source, organ: str | None, **parts: Any) -> FileRecord:
        record = FileRecord(
            source.path, source.format, source.encoding, organ, 2023, "2021", "report", len(source.text)
        )
        return record._replace(**parts)

    def outcome(self, **parts: Any) -> Outcome:
        """One of everything; `parts` replace members."""
        text, docx, xlsx, pdf = self.text(), self.docx(), self.xlsx(), self.pdf()
        broken = Source("坏.txt", "", "text")
        added = SettledRelated(Words("正文写作 3 件", "the text says 3"), self.place(text, "3 件"))
        diagnostics = (
            self.diagnostic(text, "8", tally=self.tally(text), repair=self.repair(text), related=(added,), cause="r1"),
            self.diagnostic(text, "3 件", "GK601", fix=self.fix(text), key="half|width"),
            self.diagnostic(text, "# 甲区𠀀局2023年年度报告\r\n\r\n一、总体情况\r本", "GK401", help=None),
            self.diagnostic(docx, "3", tally=self.tally(docx), fix=self.fix(text)),
            self.diagnostic(xlsx, "4", "BJ101", words=Words("{区}本行<b>不在</b>国家表式内 =A1|B")),
            self.diagnostic(pdf, "4", "GK201"),
            self.diagnostic(broken, "", "GK001", words=Words("文件无法读取", "cannot be read"), key="unreadable"),
        )
        asides = (
            replace(self.diagnostic(text, "4"), suppression=SuppressionReason("in-source", "经核实无误", "张三")),
            replace(self.diagnostic(docx, "4"), suppression=SuppressionReason("external", "上级口径不同")),
            replace(self.diagnostic(pdf, "8"), suppression=SuppressionReason("baseline", "")),
        )
        crash = 'Traceback (most recent call last):\n  File "/home/x/rule.py", line 3, in check\nValueError: at 0x7f00'
        files = (
            self.record(text, "甲区局"),
            self.record(docx, "乙区局"),
            self.record(xlsx, None),
            self.record(pdf, "甲区局"),
            self.record(broken, None, kind="unreadable", encoding=None, year=None, form=None),
            FileRecord("净.txt", "text", "gb18030", "丁区局", 2022, "2021", "report", 100),
        )
        whole: dict[str, Any] = {
            "diagnostics": diagnostics,
            "files": files,
            "rules": RULES,
            "suppressed": asides,
            "failures": (
                Failure("BJ101", "丙区.xlsx", Words("规则 BJ101 出错", "rule BJ101 failed"), crash, "gklint-beijing"),
            ),
            "notices": (Words("基线中有 1 条已不存在", "1 stale baseline entry"),),
        }
        return Outcome(**{**whole, **parts})


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench()


@pytest.fixture(scope="session")
def outcome(bench: Bench) -> Outcome:
    return bench.outcome()


@pytest.fixture(scope="session")
def shuffled(outcome: Outcome) -> Outcome:
    """The same findings, as another machine with more workers might have come to them."""
    return Outcome(
        diagnostics=outcome.diagnostics[::-1],
        files=outcome.files[::-1],
        rules=outcome.rules[::-1],
        suppressed=outcome.suppressed[::-1],
        failures=outcome.failures[::-1],
        notices=outcome.notices,
    )


@pytest.fixture(scope="session")
def chinese() -> ReporterOptions:
    return ReporterOptions()


@pytest.fixture(scope="session")
def english() -> ReporterOptions:
    return ReporterOptions(language="en")
