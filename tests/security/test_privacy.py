"""Numbers of persons are in nothing that gklint prints, however they are written and wherever they stand."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.model.redaction import redact, redact_name, redact_part
from gklint.registry.builtin import REPORTERS
from gklint.testing import report

ID = "11010519491231002X"  # the specimen of GB 11643
SEPARATED = [
    "110105 19491231 002X",
    "110105-19491231-002X",
    "1101 0519 4912 3100 2X",
    "110105.1949.12.31.002X",
    "110105\u200b19491231\u200b002X",
    "110105\u3000１９４９１２３１\u3000００２Ｘ",
    "110105—19491231—002x",
    "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
    "11010519491231 002X",
    "1101051949123100 2X",
    "一一〇一〇五一九四九一二三一〇〇二X",
    "138.0013.8000",
    "138－0013－8000",
    "138\u30000013\u30008000",
    "138 - 0013 - 8000".replace(" - ", "- "),
    "6222-0212-3456-7890-128",
    "6222.0212.3456.7890.128",
    "62220 21234 56789 0123",
]
FIGURES = [
    "总计 120 130 140 150 160 170 180 190",
    "2021 2022 2023 2024 2025 2026",
    "1,234,567,890",
    "2023年12月31日 至 2024年12月31日，共 1000 件",
    "0.00 0.00 0.00 0.00 0.00 0.00 0.00",
    "110105 19491331 002X",  # no day of any month
    "0010 5194 9123 1002 1",
]


@pytest.mark.parametrize("number", SEPARATED)
def test_numbers_in_groups_are_masked(number: str) -> None:
    shown = redact(f"证件{number}，")
    assert len(shown) == len(number) + 3
    assert sum(sign == "*" for sign in shown) >= 4
    assert not re.search(r"1949.{0,2}12.{0,2}31|0013|3456", shown)


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_not(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("start", range(1, 18))
def test_half_a_number_is_masked_as_the_whole_is(start: int) -> None:
    text = f"甲{ID}乙"
    assert redact_part(text, start, len(text)) == redact(text)[start:]
    assert redact_part(text, 0, start) == redact(text)[:start]


def test_names_of_files_keep_what_tells_them_apart() -> None:
    assert redact_name(f"d-{ID}.txt") == "d-110***********002X.txt"
    assert redact_name("张三13800138000.docx") == "张三138****8000.docx"
    for name in ("P020240130567890123456.pdf", "t20240115_9876543210123.html", "20240115123456.docx"):
        assert redact_name(name) == name


def test_many_numbers_take_linear_time() -> None:
    import time

    start = time.process_time()
    for text in (f"{SEPARATED[0]}，" * 50_000, "1 " * 500_000, "6 2" * 300_000):
        redact(text)
    assert time.process_time() - start < 15


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports with a number cut by the excerpt, in cells, headings, labels, body, title and name."""
    monkeypatch.chdir(tmp_path)
    lines = [
        f"全年{'甲' * (180 + at)}证件{ID}{'乙' * (180 - at)}取得1件2件１２件。{'丙' * 300}" for at in range(-18, 6, 4)
    ]
    cut = report(year=2023, overview="\n".join(lines))
    Path("a.txt").write_text(cut, "utf-8")
    Path("b.txt").write_text(report(year=2023, overview=f"申请人身份证号{SEPARATED[0]}，公开信息１２０条。"), "utf-8")
    Path("c.txt").write_text(report(year=2023, **{"outcome.total@business": ID}), "utf-8")
    Path("c2.txt").write_text(report(year=2023, **{"outcome.total@business": "110105194912310021"}), "utf-8")
    named = report(
        organ=f"云溪县张三{ID}审计局", year=2023, headings={"overview": f"一、总体情况{ID}"},
        labels={"第二十条第（一）项": f"第二十条{ID}"}, **{"outcome.total@business": 5},
    )  # fmt: skip
    Path(f"d-{ID}.txt").write_text(named, "utf-8")
    Path("d-110105194912310039.txt").write_text(named, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [one.name for one in REPORTERS if one.name != "xlsx"])
def test_no_format_shows_more_than_seven_digits(folder: Path, name: str) -> None:
    main([".", "--no-cache", "--no-config", "--output", f"{name}:../out"])
    text = (folder.parent / "out").read_text("utf-8-sig")
    assert ID not in text and "19491231" not in text and "1949123100" not in text and "110105194912310021" not in text
    assert not re.search(r"[0-9]{8,}002X|证件1101|0519491", text)


def test_an_export_holds_no_more_of_a_number_than_other_outputs(folder: Path) -> None:
    assert main(["export", ".", "--output", "../out.sqlite", "--no-config"]) == 0
    with closing(sqlite3.connect(folder.parent / "out.sqlite")) as connection:
        text = "\n".join(connection.iterdump())
    assert "INSERT" in text
    assert ID not in text and "19491231" not in text and "1949123100" not in text and "110105194912310021" not in text
