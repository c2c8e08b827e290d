"""Files mended end to end: fixes applied until nothing changes, and never over somebody else's change."""

import pytest

from gklint.cli.main import main
from gklint.testing import report

WRONG = report(overview="（一）主动公开情况。建立工作小组,确定专人负责。推动法制政府建设。")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fix_mends_what_is_safe_and_keeps_encoding_and_line_ends(folder):
    file = folder / "某局2023年.txt"
    file.write_bytes(WRONG.replace("\n", "\r\n").encode("gb18030"))
    main(["check", "--fix", "--fail-on", "never", str(file)])
    text = file.read_bytes().decode("gb18030")
    assert "小组，确定" in text and "法治政府" in text
    assert text.replace("\r\n", "").count("\n") == 0


def test_a_second_run_changes_nothing(folder):
    file = folder / "某局2023年.txt"
    file.write_text(WRONG, "utf-8")
    main(["check", "--fix", "--fail-on", "never", str(file)])
    once = file.read_bytes()
    main(["check", "--fix", "--fail-on", "never", str(file)])
    assert file.read_bytes() == once


def test_diff_shows_and_writes_nothing(folder, capfdbinary):
    file = folder / "某局2023年.txt"
    file.write_text(WRONG, "utf-8")
    assert main(["check", "--diff", "--fix", str(file)]) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert "+" in shown and "小组，确定" in shown
    assert file.read_text("utf-8") == WRONG


def test_only_when_asked_is_a_figure_changed(folder):
    figures = {
        "requests.received": 4,
        "outcome.disclosed": 4,
        "outcome.total@natural_person": 4,
        "outcome.total@total": 5,
    }
    file = folder / "某局2023年.txt"
    file.write_text(report(facts=figures), "utf-8")
    main(["check", "--fix", "--fail-on", "never", str(file)])
    assert main(["check", str(file)]) == 1
    main(["check", "--unsafe-fixes", "--fail-on", "never", str(file)])
    assert main(["check", str(file)]) == 0


def test_standard_input_is_not_mended(folder):
    assert main(["check", "--fix", "-"]) == 2
