"""An export read back by programs of others: the same findings and figures as the JSON output, exact to the digit."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gklint.cli.main import main
from gklint.export.schema import TABLES
from gklint.export.write import write_export
from gklint.testing import report


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "年报"
    folder.mkdir()
    samples = Path(__file__).parents[2] / "examples" / "reports"
    for path in sorted(samples.glob("*")):
        (folder / path.name).write_bytes(path.read_bytes())
    text = "2023年，本机关收到政府信息公开申请9件。"  # and none in the table
    (folder / "正文不符.txt").write_text(report(year=2023, overview=text), "utf-8")
    (folder / "不能读.docx").write_bytes(b"PK\x03\x04 damaged")
    return folder


def json_of(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capfd.readouterr()
    main([*arguments, "--no-config", "--output-format", "json"])
    return json.loads(capfd.readouterr().out)


def rows(file: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def test_sqlite_holds_the_findings_of_the_json_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "年报", "--output", "结果.sqlite", "--no-config"]) == 0
    wanted = json_of(capfd, "check", "年报", "--no-cache")
    found = rows(Path("结果.sqlite"), "SELECT path, rule, fingerprint, message_zh, offset FROM findings ORDER BY id")
    listed = [
        (one["path"], one["rule"], one["fingerprint"], one["message"], one["start"]["offset"])
        for one in wanted["diagnostics"]
    ]
    assert sorted(found) == sorted(listed) and listed
    files = rows(Path("结果.sqlite"), "SELECT path, errors + warnings + infos FROM files ORDER BY path")
    assert [path for path, _ in files] == sorted(one["path"] for one in wanted["files"])
    assert sum(count for _, count in files) == len(listed)
    assert rows(Path("结果.sqlite"), "SELECT files, failures FROM run") == [(len(files), 0)]


def test_figures_are_exact_and_traced_to_their_cell(capfd: pytest.CaptureFixture[str]) -> None:
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    wanted = json_of(capfd, "facts", "年报")
    found = rows(Path("结果.sqlite"), "SELECT path, concept, party, value, raw, line, column FROM facts")
    listed = [
        (
            sheet["path"],
            *(fact[name] for name in ("concept", "party")),
            fact["value"],
            fact["raw"],
            fact["line"],
            fact["column"],
        )
        for sheet in wanted["reports"]
        for fact in sheet["facts"]
    ]
    as_text = [(*row[:3], None if row[3] is None else str(row[3]), *row[4:]) for row in found]
    assert as_text == [(*row[:3], None if row[3] is None else str(row[3]), *row[4:]) for row in listed]
    assert {type(row[3]) for row in found} <= {int, str, type(None)}  # never a float
    (failed,) = rows(Path("结果.sqlite"), "SELECT count(*) FROM facts WHERE failed IS NOT NULL")
    (held,) = rows(Path("结果.sqlite"), "SELECT count(*) FROM facts WHERE identities IS NOT NULL")
    assert failed[0] and held[0] > failed[0]


def test_a_failed_sum_leads_to_its_figures() -> None:
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    question = """
        SELECT f.id, f.left, sum(r.value * r.coefficient) FILTER (WHERE r.coefficient > 0)
        FROM findings f JOIN related r ON r.finding = f.id AND r.role = 'operand'
        WHERE f.rule IN ('GK201', 'GK202') GROUP BY f.id"""
    sums = rows(Path("结果.sqlite"), question)
    assert sums and all(left == total for _, left, total in sums)


def test_parquet_and_sqlite_hold_the_same_and_duckdb_and_pandas_read_them() -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    assert main(["export", "年报", "--output", "表", "--no-config"]) == 0
    assert main(["export", "年报", "--output", "结果.sqlite", "--no-config"]) == 0
    assert {path.name for path in Path("表").iterdir()} == {f"{name}.parquet" for name in TABLES}
    for name, table in TABLES.items():
        plain = [column.name for column in table.columns if column.type != "decimal"]
        names = ", ".join(f'"{column}"' for column in plain)
        stored = rows(Path("结果.sqlite"), f'SELECT {names} FROM "{name}"')
        assert duckdb.sql(f"SELECT {names} FROM '表/{name}.parquet'").fetchall() == stored
    total = duckdb.sql("SELECT sum(value) FROM '表/facts.parquet'").fetchall()[0][0]
    assert isinstance(total, Decimal)
    (sqlite_total,) = rows(Path("结果.sqlite"), "SELECT sum(value_e4) FROM facts")
    assert total * 10_000 == sqlite_total[0]
    frame = pandas.read_parquet("表/findings.parquet")
    assert len(frame) == len(rows(Path("结果.sqlite"), "SELECT id FROM findings"))


def test_the_same_files_give_the_same_bytes() -> None:
    pytest.importorskip("pyarrow")
    for target in ("一.sqlite", "二.sqlite", "一", "二"):
        assert main(["export", "年报", "--output", target, "--no-config"]) == 0
    assert Path("一.sqlite").read_bytes() == Path("二.sqlite").read_bytes()
    for name in TABLES:
        assert Path(f"一/{name}.parquet").read_bytes() == Path(f"二/{name}.parquet").read_bytes()


def test_findings_of_comparisons_are_in_it(capfd: pytest.CaptureFixture[str]) -> None:
    for year in (2022, 2023):
        Path(f"年报/甲局{year}.txt").write_text(report(year=year, organ="甲县水利局"), "utf-8")
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    wanted = {one["rule"] for one in json_of(capfd, "check", "年报", "--no-cache")["diagnostics"]}
    found = {rule for (rule,) in rows(Path("结果.sqlite"), "SELECT DISTINCT rule FROM findings")}
    assert found == wanted


@pytest.mark.parametrize("target", ["结果.csv", "结果.json", "没有的文件夹/结果.sqlite"])
def test_what_cannot_be_written_is_refused_before_or_leaves_nothing(target: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert main(["export", "年报", "--output", target, "--no-config"]) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_an_export_that_breaks_off_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    old = Path("结果.sqlite").read_bytes()
    monkeypatch.setattr("gklint.export.sqlite.SqliteWriter.close", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_export(iter(()), (), (), Path("结果.sqlite"))
    assert Path("结果.sqlite").read_bytes() == old
    assert not list(tmp_path.glob(".gklint-export-*"))


QUESTIONS = Path(__file__).parents[2] / "docs" / "export.md"


@pytest.mark.parametrize("question", re.findall(r"```sql\n(.*?)```", QUESTIONS.read_text("utf-8"), re.DOTALL))
def test_the_questions_of_the_documentation_have_answers(question: str) -> None:
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    assert rows(Path("结果.sqlite"), question)


def test_claims_are_those_of_the_facts_command(capfd: pytest.CaptureFixture[str]) -> None:
    main(["export", "年报", "--output", "结果.sqlite", "--no-config"])
    wanted = json_of(capfd, "facts", "--claims", "年报")
    found = rows(Path("结果.sqlite"), "SELECT path, concept, relation, certain, reason, clause, line FROM claims")
    names = ("concept", "relation", "certain", "reason", "clause", "line")
    listed = [
        (sheet["path"], *(claim[name] for name in names)) for sheet in wanted["reports"] for claim in sheet["claims"]
    ]
    assert sorted(found) == sorted(listed) and any(row[3] for row in found)


def test_reports_are_compared_as_in_a_check_with_the_list_of_bodies(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """GK907 adds up the bodies of the list: without the list there is nothing to add."""
    folder = tmp_path / "区"
    folder.mkdir()
    for organ, count in (("云溪县人民政府", 5), ("云溪县民政局", 4), ("云溪县教育局", 3)):
        figures = {"requests.received": count, "requests.carried_out": count}
        (folder / f"{organ}.txt").write_text(report(organ=organ, year=2023, facts=figures), "utf-8")
    (folder / "名单.csv").write_text("单位,类别\n云溪县人民政府,本级政府\n云溪县民政局,\n云溪县教育局,\n", "utf-8")
    (folder / "gklint.toml").write_text('extend-select = ["GK907"]\n[district]\nbodies = "名单.csv"\n', "utf-8")
    chosen = ["--config", "区/gklint.toml", "区"]
    assert main(["export", *chosen, "--output", "区.sqlite"]) == 0
    capfd.readouterr()
    main(["check", *chosen, "--output-format", "json"])
    listed = [(one["rule"], one["fingerprint"]) for one in json.loads(capfd.readouterr().out)["diagnostics"]]
    assert sorted(rows(Path("区.sqlite"), "SELECT rule, fingerprint FROM findings")) == sorted(listed)
    assert "GK907" in {rule for rule, _ in listed}
