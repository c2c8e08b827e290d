"""`gklint facts --claims`: what the text says of figures, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.testing.report import report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    text = "（一）依申请公开\n2023年，我局收到政府信息公开申请5件。收到房屋拆迁公开申请2件。"
    path.write_text(report(overview=text, facts={"requests.received": 5}), "utf-8")
    return path


def printed(path: Path, form: str, capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    assert main(["facts", "--no-config", "--claims", "--output-format", form, str(path)]) == 0
    return capsysbinary.readouterr().out.decode()


def test_json(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    [sheet] = json.loads(printed(path, "json", capsysbinary))["reports"]
    first, second = [one for one in sheet["claims"] if one["concept"] == "requests.received"]
    assert (first["value"], first["unit"], first["certain"], first["text"]) == (5, "件", True, "5件")
    assert (second["certain"], second["reason"]) == (False, "房屋拆迁")


def test_csv(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(path, "csv", capsysbinary))))
    assert [row["value"] for row in rows if row["concept"] == "requests.received"] == ["5", "2"]


def test_text(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = printed(path, "text", capsysbinary)
    assert "requests.received exactly 5件\n" in text and "requests.received exactly 2件\t? 房屋拆迁" in text


def test_figures_as_text(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["facts", "--no-config", "--output-format", "text", str(path)]) == 0
    assert "requests.received@total\t5\n" in capsysbinary.readouterr().out.decode()
