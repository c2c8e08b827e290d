"""The packages in plugins/: the examples of each hold, and the one without code works as a folder."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gklint.api import rules_in
from gklint.cli.main import main
from gklint.testing import forms_in, report
from gklint.testing.example_faults import faults_of

ROOT = Path(__file__).parents[2]
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


@pytest.mark.parametrize("name", ["beijing", "hubei", "linhu"])
def test_a_package_is_named_as_its_entry_point_says(name):
    project = tomllib.loads((PLUGINS / name / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == f"gklint-rules-{name}"
    assert project["entry-points"]["gklint"] == {name: f"gklint_{name}"}


def test_the_package_without_code_has_none():
    assert {path.suffix for path in LINHU.rglob("*") if path.is_file()} == {".yaml", ".md", ".toml"}


def test_the_examples_of_the_package_without_code_hold(capsysbinary):
    assert main(["test", "--no-config", str(LINHU)]) == 0
    assert capsysbinary.readouterr().out.decode().startswith("规则4条")


def test_a_folder_is_a_package_and_its_options_can_be_set(tmp_path, monkeypatch, capsysbinary):
    monkeypatch.chdir(tmp_path)
    text = report(overview="到行政服务大厅提交申请。", end="某某区民政局\n2024年1月28日")
    Path("年报.txt").write_text(text, "utf-8")
    folder = LINHU.as_posix()
    settings = f'packages = ["{folder}"]\nselect = ["LH"]\nfail-on = "warning"\n'
    Path("gklint.toml").write_text(settings, "utf-8")
    assert main(["--output-format", "concise", "--config", "gklint.toml", "年报.txt"]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert all(f"LH00{number}" in told for number in (1, 2, 3)) and "LH004" not in told
    Path("gklint.toml").write_text(settings + '[rules.LH003]\nnot-after = "year+1-01-31"\n', "utf-8")
    main(["--output-format", "concise", "--config", "gklint.toml", "年报.txt"])
    assert "LH003" not in capsysbinary.readouterr().out.decode()


def test_a_preferred_wording_of_the_folder_is_mended(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("年报.txt").write_text(report(overview="到行政服务大厅提交申请。"), "utf-8")
    line = ["--no-config", "--package", LINHU.as_posix(), "--select", "LH002", "--fix", "--unsafe-fixes", "年报.txt"]
    assert main(line) == 0
    assert Path("年报.txt").read_text("utf-8") == report(overview="到政务服务中心提交申请。")


SAMPLES = Path(os.environ.get("GKLINT_SAMPLES", ROOT.parent / "shared" / "reports"))


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """gklint run as a program with both packages installed by pip."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", str(folder)]
    packages = [str(PLUGINS / name) for name in ("beijing", "hubei", "linhu")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, *packages], check=True, capture_output=True)
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments, code=0, cwd=None):
        line = [sys.executable, "-m", *map(str, arguments)]
        done = subprocess.run(line, cwd=cwd, env=environment, capture_output=True, check=False)
        out = done.stdout.decode("utf-8")
        assert done.returncode == code, out + done.stderr.decode("utf-8")
        return out

    return run


def found(program, path, package, cwd=None):
    """The rules that find something, each with how often."""
    options = ["--package", package] if package else []
    line = ("gklint", "--no-config", "--fail-on", "never", "--output-format", "json", *options, path)
    rules = [one["rule"] for one in json.loads(program(*line, cwd=cwd))["diagnostics"]]
    return {rule: rules.count(rule) for rule in rules}


@pytest.mark.parametrize("name", ["beijing", "hubei"])
def test_the_tests_of_an_installed_package_pass(program, name):
    program("pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", PLUGINS / name / "tests", cwd=ROOT)
    assert "不符的0个" in program("gklint", "test", "--no-config", name)


def test_a_package_without_code_can_be_installed(program, tmp_path):
    assert "规则4条，例子" in program("gklint", "test", "--no-config", "linhu")
    assert "linhu (gklint-rules-linhu 2026.1)  已启用：规则4条（LH）" in program(
        "gklint", "plugins", "--no-config", "--package", "linhu"
    )
    (tmp_path / "a.txt").write_text(report(overview="到行政服务大厅提交申请。"), "utf-8")
    assert {"LH001", "LH002"} <= set(found(program, "a.txt", "linhu", tmp_path))


@pytest.mark.parametrize("sample", ["000", "001", "003", "004"])
def test_with_the_package_of_beijing_its_reports_have_no_local_rows(program, sample):
    path = next(iter(SAMPLES.glob(f"{sample}*.txt")), None)
    if path is None:
        pytest.skip("the sample reports are not here")
    before, after = found(program, path, ""), found(program, path, "beijing")
    assert before.pop("GK114") == 2 and before.pop("GK403") == 1
    own = {rule: count for rule, count in after.items() if rule.startswith("BJ")}
    assert own == {"000": {"BJ002": 1}, "003": {"BJ002": 1}, "004": {"BJ001": 1}}.get(sample, {})
    assert {rule: count for rule, count in after.items() if not rule.startswith("BJ")} == before


def test_with_the_package_of_beijing_a_report_on_the_national_form_lacks_its_rows(program):
    path = next(iter(SAMPLES.glob("002*.txt")), None)
    if path is None:
        pytest.skip("the sample reports are not here")
    before, after = found(program, path, ""), found(program, path, "beijing")
    assert after == before | {"GK112": 1, "GK114": 1, "GK402": 1}


def test_with_the_package_of_hubei_its_row_and_its_headings_are_right(program, tmp_path):
    row = {"normative": "其他主动公开文件（指以本机关名义印发的文件）|3|7|21"}
    headings = {
        "disclosure": "二、行政机关主动公开政府信息情况",
        "review": "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "other": "六、其它需要报告的事项",
    }
    (tmp_path / "a.txt").write_text(report(form="2019", extra_rows=row, headings=headings), "utf-8")
    before, after = found(program, "a.txt", "", tmp_path), found(program, "a.txt", "hubei", tmp_path)
    assert (before["GK104"], before["GK114"]) == (3, 1)
    assert (after["GK104"], "GK114" in after) == (1, False)
    (tmp_path / "a.txt").write_text(report(form="2019", extra_rows={"normative": "其他主动公开文件|3|7|5"}), "utf-8")
    assert found(program, "a.txt", "hubei", tmp_path)["HUB001"] == 1


@pytest.mark.parametrize("name", ["beijing", "hubei", "linhu"])
def test_a_readme_names_every_rule(name):
    readme = (PLUGINS / name / "README.md").read_text("utf-8")
    files = [path for path in (PLUGINS / name).rglob("rules/*") if re.match(r"[a-z]+\d{3}", path.stem)]
    assert files
    assert [path.stem for path in files if re.match(r"[a-z]+\d{3}", path.stem)[0].upper() not in readme] == []
