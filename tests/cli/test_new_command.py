"""`gklint new`: what it writes passes its own tests, installed for real."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from gklint.cli.main import main
from gklint.cli.new import schema_text
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.engine.run import lint
from gklint.registry.registry import collect
from gklint.testing import report
from gklint.testing.forms import forms_with


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["rules-local/corner_open.yaml", "rules-local/专区.yml"])
def test_a_new_rule_passes_its_examples(name):
    assert main(["new", "rule", name, "--no-config"]) == 0
    assert main(["test", name, "--no-config"]) == 0


def test_a_new_rule_is_numbered_after_those_beside_it():
    for name in ("a.yaml", "b.py", "c.yaml"):
        assert main(["new", "rule", f"r/{name}", "--prefix", "QH", "--no-config"]) == 0
    assert main(["new", "rule", "r/d.yaml", "--no-config"]) == 0
    texts = [Path("r", name).read_text("utf-8") for name in ("a.yaml", "b.py", "c.yaml", "d.yaml")]
    assert all(f"QH00{number}" in text for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("gk122_corner_missing.yaml", "gk122-corner-missing.yaml"),
        ("gkNNN_corner_missing.py", "gk122_corner_missing.py"),
        ("gk101-corner-missing.py", "gk122_corner_missing.py"),
        ("corner_missing.yaml", "gk122-corner-missing.yaml"),
    ],
)
def test_a_new_national_rule_takes_the_next_number_of_its_family(name, written, capsys):
    folder = Path("rules/gklint_national/structure")
    folder.mkdir(parents=True)
    (folder / "gk121_last.yaml").write_text("id: GK121\n", "utf-8")
    assert main(["new", "rule", str(folder / name)]) == 0
    text, said = (folder / written).read_text("utf-8"), capsys.readouterr().out
    assert "GK122" in text and "corner-missing" in text and "gk122-corner" not in text
    assert written in said and "just regenerate" in said


def test_a_new_national_rule_wants_the_folder_of_a_family(capsys):
    folder = Path("rules/gklint_national/new")
    folder.mkdir(parents=True)
    assert main(["new", "rule", str(folder / "gk122_corner.yaml")]) == 2
    assert "没有国家规则" in capsys.readouterr().err and not any(folder.iterdir())


@pytest.mark.parametrize(
    "line",
    [
        "rule a.txt",
        "rule a.yaml --prefix GK",
        "rule a.yaml --prefix x1",
        "plugin Hai_dian",
        "plugin haidian --prefix TOOLONGER",
        "rule taken.yaml",
        "plugin other --folder full",
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_written(line, folder):
    Path("taken.yaml").write_text("mine", "utf-8")
    Path("full").mkdir()
    Path("full/pyproject.toml").write_text("mine", "utf-8")
    before = sorted(folder.rglob("*"))
    assert main(["new", *line.split(), "--no-config"]) == 2
    assert sorted(folder.rglob("*")) == before
    assert Path("taken.yaml").read_text("utf-8") == "mine"


def ran(*command: str, path: str) -> str:
    environment = os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, check=False)
    out = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert done.returncode == 0, out
    return out


def test_a_new_package_installs_passes_its_tests_and_lints():
    assert main(["new", "plugin", "lin-shan", "--prefix", "LIS", "--no-config"]) == 0
    package, target = "gklint-rules-lin-shan", str(Path("installed").resolve())
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", target)
    ran("-m", "pip", "install", *options, f"./{package}", path="")
    assert "不符的0个" in ran("-m", "gklint", "test", "--coverage", "lin-shan", path=target)
    ran("-m", "pytest", "-q", f"{package}/tests", path=target)
    Path("年报.txt").write_text(report(), "utf-8")
    checked = ran("-m", "gklint", "--package", "lin-shan", "--fail-on", "never", "年报.txt", path=target)
    assert "LIS001" in checked


def test_the_schema_is_written():
    assert main(["new", "schema", "rules-local/rule.schema.json", "--no-config"]) == 0
    assert Path("rules-local/rule.schema.json").read_text("utf-8") == schema_text()


def test_the_files_for_other_programs_are_sound():
    """The workflow and the pre-commit file say what the README says; both are YAML as their readers have it."""
    assert main(["new", "plugin", "lin-shan", "--no-config"]) == 0
    package = Path("gklint-rules-lin-shan")
    workflow = yaml.safe_load((package / ".github/workflows/test.yml").read_text("utf-8"))
    job = workflow["jobs"]["test"]
    assert job["steps"][1]["with"] == {"python-version": "${{ matrix.python }}"}
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs == ['pip install -e ".[dev]"', "gklint test --coverage lin-shan", "pytest -q"]
    (hook,) = yaml.safe_load((package / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert (hook["entry"], hook["files"]) == ("gklint test lin-shan", r"\.(ya?ml|py)$")
    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["gklint"] == {"lin-shan": "gklint_lin_shan"}
    assert "$" not in (package / "README.md").read_text("utf-8")


DATA_FILES = {"form": "forms/qu-2021.yaml", "profile": "profiles/streets.yaml", "dictionary": "dictionaries/words.yaml"}


def new_data_files(package: str) -> None:
    for what, name in DATA_FILES.items():
        assert main(["new", what, f"{package}/{name}", "--no-config"]) == 0


def test_new_forms_profiles_and_dictionaries_are_read_and_used(capsys):
    new_data_files("local")
    assert main(["test", "local", "--no-config"]) == 0
    assert "表式1个，方案1个，词典1个，读入无误" in capsys.readouterr().out
    form = forms_with([Path("local/forms/qu-2021.yaml")])["qu-2021"]
    text = report(form=form, facts={"other_files.issued": 7}, overview="某某区人民政府办做好公开工作。")
    Path("年报.txt").write_text(text, "utf-8")
    config = read_config(Path(), Layer(packages=("./local",)))
    outcome = lint(["年报.txt"], collect(config), config)
    [wrong] = [one for one in outcome.diagnostics if one.rule == "GK611"]
    assert "某某区人民政府办公室" in wrong.words.zh
    (file,) = outcome.files
    assert file.form == "qu-2021"
    assert main(["facts", "--package", "./local", "--no-config", "年报.txt"]) == 0
    assert '"concept": "other_files.issued", "party": null, "value": 7' in capsys.readouterr().out


def test_new_data_files_of_an_installed_package_are_taken_up(capsys):
    assert main(["new", "plugin", "lin-shan", "--prefix", "LIS", "--no-config"]) == 0
    new_data_files("gklint-rules-lin-shan/gklint_lin_shan")
    target = str(Path("installed").resolve())
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", target)
    ran("-m", "pip", "install", *options, "./gklint-rules-lin-shan", path="")
    assert "表式1个，方案1个，词典1个" in ran("-m", "gklint", "test", "lin-shan", path=target)


@pytest.mark.parametrize("line", ["form qu.yaml", "profile forms/qu.yaml", "dictionary dictionaries/qu.yml"])
def test_a_data_file_goes_where_it_is_looked_for(line, folder, capsys):
    assert main(["new", *line.split(), "--no-config"]) == 2
    what = line.split()[0]
    assert f"gklint new {what} 规则包/{DATA_FILES[what].split('/')[0]}/名称.yaml" in capsys.readouterr().err
    assert not any(folder.iterdir())
