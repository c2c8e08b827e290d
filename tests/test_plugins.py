"""The packages in plugins/: the examples of each hold, and the one without code works as a folder."""

import sys
import tomllib
from pathlib import Path

import pytest

from gklint.api import rules_in
from gklint.cli.main import main
from gklint.testing import forms_in, report
from gklint.testing.trial import faults_of

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"
LINHU = PLUGINS / "linhu"


@pytest.mark.parametrize("name", ["beijing", "hubei"])
def test_the_examples_of_a_package_hold(name, monkeypatch):
    monkeypatch.syspath_prepend(str(PLUGINS / name))
    before = set(sys.modules)
    try:
        rules, forms = rules_in(f"gklint_{name}"), forms_in(f"gklint_{name}")
        assert rules and len(forms) > 2
        assert [fault for rule in rules for fault in faults_of(rule, forms)] == []
    finally:
        for module in set(sys.modules) - before:
            del sys.modules[module]


@pytest.mark.parametrize("name", ["beijing", "hubei"])
def test_a_package_is_named_as_its_entry_point_says(name):
    project = tomllib.loads((PLUGINS / name / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == f"gklint-rules-{name}"
    assert project["entry-points"]["gklint"] == {name: f"gklint_{name}"}


def test_the_package_without_code_has_none():
    assert {path.suffix for path in LINHU.rglob("*") if path.is_file()} == {".yaml", ".md"}


def test_the_examples_of_the_package_without_code_hold(capsysbinary):
    assert main(["test", "--no-config", str(LINHU)]) == 0
    assert capsysbinary.readouterr().out.decode().startswith("规则 4 条")


def test_a_folder_is_a_package_and_its_options_can_be_set(tmp_path, monkeypatch, capsysbinary):
    monkeypatch.chdir(tmp_path)
    text = report(overview="到行政服务大厅提交申请。", end="某某区民政局\n2024年1月28日")
    Path("年报.txt").write_text(text, "utf-8")
    folder = LINHU.as_posix()
    settings = f'packages = ["{folder}"]\nselect = ["LH"]\nfail-on = "warning"\n'
    Path("gklint.toml").write_text(settings, "utf-8")
    assert main(["--output-format", "concise", "年报.txt"]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert all(f"LH00{number}" in told for number in (1, 2, 3)) and "LH004" not in told
    Path("gklint.toml").write_text(settings + '[rules.LH003]\nnot-after = "year+1-01-31"\n', "utf-8")
    main(["--output-format", "concise", "年报.txt"])
    assert "LH003" not in capsysbinary.readouterr().out.decode()


def test_a_preferred_wording_of_the_folder_is_mended(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("年报.txt").write_text(report(overview="到行政服务大厅提交申请。"), "utf-8")
    line = ["--no-config", "--package", LINHU.as_posix(), "--select", "LH002", "--fix", "--unsafe-fixes", "年报.txt"]
    assert main(line) == 0
    assert Path("年报.txt").read_text("utf-8") == report(overview="到政务服务中心提交申请。")
