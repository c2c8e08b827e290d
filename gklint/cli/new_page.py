"""`gklint new page`: the checker in one HTML file, with the packages and settings in force here."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gklint.cli.last_year import read_last_year
from gklint.cli.output import write_file
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.archive import ReportSummary
from gklint.model.bilingual import Words
from gklint.registry.registry import collect

_SUFFIXES = (".html", ".htm")


def new_page(given: Namespace, config: Config) -> Words:
    """Write the page; what was written. Raises UsageError; a file that exists is never written over."""
    # Imported here: no other command needs it.
    from gklint.browser.build import build

    path = Path(given.name)
    _check_name(path)
    collect(config)  # what is wrong with packages or settings is said here, and not by every page
    summaries = read_last_year(given.last_year or [], config)
    text = build(config, summaries, Path(given.finished) if given.finished else None)
    write_file(path, text.encode())
    size, carried = len(text.encode()) / 1e6, _carried_words(summaries)
    return Words(
        f"已写入 {path}（{size:.1f} MB）：用浏览器打开就能检查，不用安装，不用联网{carried.zh}",
        f"wrote {path} ({size:.1f} MB): opens in a browser, needs no installation and no network{carried.en}",
    )


def _check_name(path: Path) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            f"{path} 应以 .html 结尾：gklint new page 年报自查.html",
            f"{path} should end in .html: gklint new page FILE.html",
        )
    if path.exists():
        raise UsageError(f"{path} 已经存在；请换一个名字", f"{path} exists already; choose another name")


def _carried_words(summaries: tuple[ReportSummary, ...]) -> Words:
    if not summaries:
        return Words("", "")
    count = len(summaries)
    return Words(f"；带有上年度{count}份报告的数据", f"; it holds last year's figures of {count} reports")
