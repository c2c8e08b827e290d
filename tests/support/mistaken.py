"""A report with mistakes of every kind, as a file of any format, and its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from formats import FORMATS

import gklint
from gklint.pages.report_page import page_of
from gklint.testing.report import compose

MISTAKEN: dict[str, Any] = {
    "organ": "云溪县民政局",
    "facts": {
        "requests.received@natural_person": 12,
        "requests.received@business": 3,
        "requests.received@total": 16,  # 15
        "requests.carried_in@natural_person": 2,
        "requests.carried_in@total": 2,
        "outcome.disclosed@natural_person": 10,
        "outcome.disclosed@business": 3,
        "outcome.disclosed@total": 13,
        "outcome.partly_disclosed@natural_person": 2,
        "outcome.partly_disclosed@total": 2,
        "outcome.total@natural_person": 12,
        "outcome.total@business": 3,
        "outcome.total@total": 15,
        "requests.carried_out@natural_person": 2,
        "requests.carried_out@total": 2,
        "normative.issued": "/",
        "normative.in_force": 4,
    },
    "overview": "2023年，本机关坚持以公开为常态、不公开为例外，，依法做好政府信息公开工作。\n"
    "（一）主动公开。全年公开信息120条，其中工作动态70条、政策文件40条，法制政府建设信息8条。\n"
    "（二）依申请公开。全年收到政府信息公开申请17件。联系电话 13812345678。\n"
    "（三）政府信息管理。<script>alert(1)</script> 严格执行信息发布审查制度。",
    "labels": {"申请人情况": "申请人情况</td><script>document.title='x'</script>"},
}


def write_report(folder: Path, format: str, **parts: Any) -> Path:
    """The report in this format (a name of FORMATS)."""
    made = FORMATS[format]
    path = folder / f"{format.replace(' ', '-')}{made.suffix}"
    path.write_bytes(made.make(compose(**parts)))
    return path


def page_for(path: Path) -> str:
    """The page of the report in this file."""
    outcome = gklint.lint([path])
    return page_of(gklint.load(path), outcome.diagnostics, aside=outcome.suppressed, rules=outcome.rules)
