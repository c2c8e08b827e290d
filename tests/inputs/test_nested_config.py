"""Each report under the closest configuration: whole runs through the command line, and what is settled by it."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.cli.main import main
from gklint.config import config_files
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.engine.effective_settings import SettingsResolver
from gklint.engine.file_linter import FileLinter
from gklint.engine.run import lint
from gklint.errors import ConfigError, RegistryError
from gklint.inputs.nested_config import locate_inputs
from gklint.model.report_file import File
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect
from gklint.testing import report

LINHU = Path(__file__).parents[2] / "plugins" / "linhu" / "gklint_linhu"
FAULTY = report(
    overview="到行政服务大厅提交 申请。", end="某某区民政局\n2024年1月28日", **{"requests.received@total": 3}
)


PATHS = ("a.txt", "甲/a.txt", "甲/乙/a.txt", "甲/乙/丙/丁/a.txt", "丁/甲/a.txt", "甲乙/丙/a.txt")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports in three parts, one without a configuration of its own; a package beside them."""
    shutil.copytree(LINHU, tmp_path / "rules" / "linhu")
    here = tmp_path / "年报"
    for part in ("市直", "街道", "街道/旧", "区属/2023"):
        (here / part).mkdir(parents=True, exist_ok=True)
        (here / part / "甲.txt").write_text(FAULTY, "utf-8")
    put(here / "gklint.toml", 'select = ["GK201", "GK608"]\nfail-on = "error"\nexclude = ["草稿*"]\n')
    monkeypatch.chdir(here)
    return here


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ended]:
    def ended(*arguments: str) -> Ended:
        code = main(arguments)
        out, err = capsysbinary.readouterr()
        return Ended(code, out.decode("utf-8"), err.decode("utf-8"))

    return ended


Run = Callable[..., Ended]


def found(run: Run, *arguments: str) -> dict[str, list[str]]:
    """The rules that find something, by file."""
    listed: dict[str, list[str]] = {}
    outcome: Any = json.loads(run("--output-format", "json", *arguments).out)
    for one in outcome["diagnostics"]:
        listed.setdefault(one["path"], []).append(one["rule"])
    return {path: sorted(set(rules)) for path, rules in listed.items()}


NATIONAL = ["GK201", "GK608"]


# Which file a report is under


def test_the_closest_file_wins_alone(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK201"]\n')
    put(folder / "街道/旧/.gklint.toml", 'select = ["GK608"]\n')
    put(folder / "区属/pyproject.toml", '[tool.gklint]\nignore = ["ALL"]\n')
    assert found(run, ".") == {
        "市直/甲.txt": NATIONAL,
        "街道/甲.txt": ["GK201"],
        "街道/旧/甲.txt": ["GK608"],
    }


def test_a_file_named_itself_has_the_configuration_of_its_folder(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK608"]\n')
    assert found(run, "街道/甲.txt") == {"街道/甲.txt": ["GK608"]}
    assert found(run, "市直/甲.txt") == {"市直/甲.txt": NATIONAL}


def test_the_way_there_does_not_matter(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK608"]\nexclude = ["旧/"]\n')
    monkeypatch.chdir(folder / "市直")
    assert found(run, "../街道") == {"../街道/甲.txt": ["GK608"]}
    assert found(run, "../市直/../街道/甲.txt") == {"../市直/../街道/甲.txt": ["GK608"]}
    assert found(run, "../区属") == {"../区属/2023/甲.txt": NATIONAL}


def test_one_file_for_all_when_the_command_line_says_so(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", "slect = 1\n")
    every = ("区属/2023/甲.txt", "市直/甲.txt", "街道/旧/甲.txt", "街道/甲.txt")
    assert found(run, "--config", "gklint.toml", ".") == dict.fromkeys(every, NATIONAL)
    assert found(run, "--no-config", "--select", "GK201", ".") == {path: ["GK201"] for path in every}


def test_the_command_line_wins_in_every_folder(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK608"]\n')
    assert set(map(tuple, found(run, "--select", "GK201", ".").values())) == {("GK201",)}


def test_a_report_outside_has_the_settings_of_the_run(run: Run, folder: Path) -> None:
    put(folder.parent / "别处/甲.txt", FAULTY)
    put(folder / "gklint.toml", 'select = ["GK608"]\n[[overrides]]\nfiles = ["甲*"]\nextend-select = ["GK201"]\n')
    assert found(run, "../别处") == {"../别处/甲.txt": NATIONAL}


def test_standard_input_has_the_configuration_of_its_name(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK608"]\n')
    for name, rules in (("街道/新.txt", ["GK608"]), ("新.txt", NATIONAL)):
        with (folder / "市直/甲.txt").open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert found(run, "-", "--stdin-filename", name) == {name: rules}


@given(st.lists(st.sampled_from(("", "甲", "甲/乙", "甲/乙/丙", "丁", "甲乙")), unique=True), st.sampled_from(PATHS))
def test_the_closest_root_upwards_is_that_of_the_file(roots: list[str], path: str) -> None:
    top = Path("/顶")
    whole = Config(root=top / "甲/乙", nested=tuple(Config(root=top / one) for one in roots if one != "甲/乙"))
    above = [root for root in (*roots, "甲/乙") if f"/{path}".startswith(f"/{root}/" if root else "/")]
    closest = max(above, key=len, default="甲/乙")
    assert whole.of(top / path).root == top / closest
    assert whole.of(top / "别/.." / path).root == top / closest


def test_each_folder_is_looked_up_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        put(folder / f"街道/{number}.txt", FAULTY)
    looked: list[Path] = []

    def counted(place: Path) -> Path | None:
        looked.append(place)
        return config_files.config_file_in(place)

    monkeypatch.setattr("gklint.inputs.nested_config.config_file_in", counted)
    config = read_config(folder, Layer())
    place = locate_inputs([".", "街道", *sorted(folder.rglob("*.txt"))], collect(config), config)
    assert sorted(looked) == sorted(folder / part for part in ("市直", "街道", "街道/旧", "区属", "区属/2023"))
    assert place.config.nested == ()


# What concerns the whole run


def test_the_verdict_and_the_language_are_the_run_s(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK201"]\nfail-on = "never"\nlang = "en"\noutput-format = "json"\n')
    assert run("街道").code == 1
    assert "错误" in run("街道").out
    monkeypatch.chdir(folder / "街道")
    assert run(".").code == 0
    assert json.loads(run(".").out)["version"] == 1


def test_a_list_of_suppressions_elsewhere_is_not_used_and_that_is_said(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK201"]\n')
    entry = '[[suppress]]\nfile = "*.txt"\nrule = "GK201"\nreason = "已核实"\n'
    put(folder / "街道/gklint-suppressions.toml", entry)
    ended = run("街道")
    assert ended.code == 1
    assert "街道/gklint-suppressions.toml: 没有用到" in ended.out
    monkeypatch.chdir(folder / "街道")
    assert run(".").code == 0


def test_suppressions_hold_whatever_path_leads_to_the_file(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "gklint-suppressions.toml", '[[suppress]]\nfile = "/街道/甲.txt"\nrule = "GK201"\nreason = "已核实"\n')
    monkeypatch.chdir(folder / "市直")
    assert found(run, "../街道/甲.txt") == {"../街道/甲.txt": ["GK608"]}


def test_exclude_holds_whatever_the_way_to_the_folder(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "gklint.toml", 'select = ["GK201"]\nexclude = ["/街道/旧/"]\n')
    monkeypatch.chdir(folder / "市直")
    assert list(found(run, "../街道")) == ["../街道/甲.txt"]


def test_a_list_reached_by_a_link_is_the_run_s(run: Run, folder: Path) -> None:
    put(folder / "gklint-suppressions.toml", '[[suppress]]\nfile = "甲.txt"\nrule = "GK201"\nreason = "已核实"\n')
    (folder.parent / "另名").symlink_to(folder)
    told = run("../另名/市直/甲.txt").out
    assert "GK608" in told and "gklint-suppressions.toml: 没有用到" not in told


# What is passed over


def test_exclude_holds_where_its_file_does(run: Run, folder: Path) -> None:
    for part in ("市直", "街道", "街道/旧"):
        put(folder / part / "草稿1.txt", FAULTY)
    put(folder / "街道/gklint.toml", 'select = ["GK201"]\nexclude = ["/甲.txt"]\n')
    assert set(found(run, ".")) == {
        "区属/2023/甲.txt",
        "市直/甲.txt",
        "街道/旧/甲.txt",
        "街道/旧/草稿1.txt",
        "街道/草稿1.txt",
    }
    put(folder / "街道/gklint.toml", 'extends = "../gklint.toml"\nexclude = ["/甲.txt", "!草稿1.txt"]\n')
    put(folder / "街道/草稿2.txt", FAULTY)
    assert {path for path in found(run, ".") if path.startswith("街道")} == {
        "街道/旧/甲.txt",
        "街道/旧/草稿1.txt",
        "街道/草稿1.txt",
    }


def test_include_names_the_only_files_of_a_folder(run: Run, folder: Path) -> None:
    for name in ("报告.txt", "草稿.txt", "报告/内.txt"):
        put(folder / "街道" / name, FAULTY)
    put(folder / "街道/gklint.toml", 'include = ["报告*", "!报告/"]\nselect = ["GK201"]\n')
    assert [path for path in found(run, ".") if path.startswith("街道")] == ["街道/报告.txt"]
    assert list(found(run, "街道/草稿.txt")) == ["街道/草稿.txt"]
    put(folder / "gklint.toml", 'include = ["市直/"]\nselect = ["GK201"]\n')
    assert list(found(run, ".")) == ["市直/甲.txt", "街道/报告.txt"]


def test_include_starts_anew_in_an_extending_file(run: Run, folder: Path) -> None:
    put(folder / "街道/乙.txt", FAULTY)
    put(folder / "gklint.toml", 'include = ["甲.txt"]\nselect = ["GK201"]\n')
    put(folder / "街道/gklint.toml", 'extends = "../gklint.toml"\ninclude = ["乙.txt"]\n')
    assert list(found(run, "街道")) == ["街道/乙.txt"]
    put(folder / "街道/gklint.toml", 'extends = "../gklint.toml"\n')
    assert list(found(run, "街道")) == ["街道/旧/甲.txt", "街道/甲.txt"]


# Packages


def test_a_rule_is_for_the_files_whose_configuration_names_its_package(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'packages = ["../../rules/linhu"]\nselect = ["LH", "GK201"]\n')
    listed = found(run, ".")
    assert listed["市直/甲.txt"] == NATIONAL
    assert listed["街道/甲.txt"] == listed["街道/旧/甲.txt"] == ["GK201", "LH001", "LH002", "LH003"]


def test_the_same_folder_of_rules_may_be_named_from_everywhere(run: Run, folder: Path) -> None:
    put(folder / "gklint.toml", 'packages = ["../rules/linhu"]\nselect = ["LH002"]\n')
    put(folder / "街道/gklint.toml", 'packages = ["../../rules/linhu"]\nselect = ["LH003"]\n')
    assert found(run, "--package", "../rules/linhu", "市直", "街道/甲.txt") == {
        "市直/甲.txt": ["LH002"],
        "街道/甲.txt": ["LH003"],
    }


def test_an_override_may_name_a_package(run: Run, folder: Path) -> None:
    put(
        folder / "gklint.toml",
        'select = ["GK201"]\n[severity]\nLH002 = "info"\n'
        '[[overrides]]\nfiles = ["街道/"]\npackages = ["../rules/linhu"]\nextend-select = ["LH002"]\n',
    )
    listed = found(run, ".")
    assert (listed["市直/甲.txt"], listed["街道/旧/甲.txt"]) == (["GK201"], ["GK201", "LH002"])
    put(folder / "gklint.toml", 'select = ["LH002"]\n')
    assert "gklint.toml:1: select: 没有规则“LH002”" in run(".").err


@pytest.fixture
def offering(folder: Path) -> Path:
    """A package without rules: a form, two profiles and words."""
    package = folder.parent / "rules" / "qu"
    put(package / "forms/qu.yaml", 'id: qu-2021\nextends: "2021"\ntitle: 区表式\n')
    put(package / "dictionaries/words.yaml", "dictionary: wrong-words\nwords:\n  某某区: 某区\n")
    put(package / "profiles/usual.yaml", "name: usual\nseverity: {GK201: info}\n")
    return package


def test_forms_words_and_profiles_are_for_the_files_of_their_package(folder: Path, offering: Path) -> None:
    put(folder / "gklint.toml", 'select = ["GK201", "GK611"]\n')
    put(folder / "街道/gklint.toml", 'packages = "../../rules/qu"\nselect = ["GK201", "GK611"]\nform = "qu-2021"\n')
    put(
        folder / "区属/gklint.toml",
        'select = ["GK201"]\n[[overrides]]\nfiles = ["2023/"]\npackages = "../../rules/qu"\nform = "qu-2021"\n',
    )
    config = read_config(folder, Layer())
    outcome = lint(["."], collect(config), config)
    told = {(one.place.path, one.rule, one.severity) for one in outcome.diagnostics}
    assert {(path, severity) for path, rule, severity in told if rule == "GK201"} == {
        ("市直/甲.txt", "error"),
        ("街道/甲.txt", "info"),
        ("街道/旧/甲.txt", "info"),
        ("区属/2023/甲.txt", "info"),
    }
    assert {path for path, rule, _ in told if rule == "GK611"} == {"街道/甲.txt", "街道/旧/甲.txt"}
    assert {record.path: record.form for record in outcome.files} == {
        "市直/甲.txt": "2021",
        "街道/甲.txt": "qu-2021",
        "街道/旧/甲.txt": "qu-2021",
        "区属/2023/甲.txt": "qu-2021",
    }


def test_a_linter_gives_the_settings_of_each_file(folder: Path, offering: Path) -> None:
    put(folder / "街道/gklint.toml", 'packages = "../../rules/qu"\nform = "qu-2021"\n[severity]\nGK202 = "info"\n')
    config = read_config(folder, Layer())
    found, config, registry, _ = locate_inputs(["."], collect(config), config)
    linter = FileLinter(registry, config)
    settings = {file.display: linter.settings(file) for file in found.files}
    assert settings["市直/甲.txt"] is settings["区属/2023/甲.txt"]
    assert [rule.id for rule in settings["市直/甲.txt"].rules] == NATIONAL
    town = settings["街道/旧/甲.txt"]
    assert dict(town.rule_settings.severity) == {"GK201": "info", "GK202": "info"}
    assert ("qu-2021" in town.forms, "2021" in town.forms) == (True, False)
    assert [package.name for package in town.packages] == ["national", "qu"]
    assert linter.settings(File(Path("新.txt"), "新.txt")) is settings["市直/甲.txt"]


def test_terms_are_worked_out_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "gklint.toml", '[[overrides]]\nfiles = ["甲.txt"]\nignore = ["GK2"]\n')
    config = read_config(folder, Layer())
    settings = SettingsResolver(collect(config), config, DEFAULTS, timing=False)
    known = list(settings)
    assert settings.of(folder / "甲.txt") is settings.of(folder / "街道/甲.txt") is known[1]
    assert settings.of(folder / "乙.txt") is settings.default_settings is known[0]
    assert len(list(settings)) == 2


# Mistakes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("slect = 1", "街道/gklint.toml:1: slect: 没有这个设置项；是否指 select？"),
        ('\nignore = ["row-totl"]', "街道/gklint.toml:2: ignore: 没有规则“row-totl”；是否指 row-total？"),
        ('packages = ["biejing"]', "街道/gklint.toml:1: packages: 没有安装规则包“biejing”"),
        ('packages = ["./none"]', "街道/gklint.toml:1: packages: 没有规则文件夹 街道/none"),
        ('form = "2012"', "街道/gklint.toml:1: form: 没有表式“2012”；是否指 2021？"),
        ('[[overrides]]\nfiles = ["x"]\nform = "2012"', "街道/gklint.toml:3: form: 没有表式“2012”"),
        ('[[overrides]]\nfiles = ["x"]\npackages = "biejing"', "街道/gklint.toml:3: packages: 没有安装规则包“biejing”"),
        (
            '[[overrides]]\nfiles = ["x"]\n[overrides.rules.GK709]\ndeadlin = "01-02"',
            "gklint.toml:4: rules.GK709.deadlin",
        ),
        ("[rules.GK711]\nx = 1", "街道/gklint.toml:2: rules.GK711.x: GK711 没有选项“x”"),
        ("lang = ", "街道/gklint.toml: 不是合格的 TOML"),
        ('extends = "none.toml"', "街道/gklint.toml:1: extends: 没有文件“none.toml”"),
    ],
)
def test_a_mistake_in_a_nested_file_ends_the_run(run: Run, folder: Path, text: str, message: str) -> None:
    put(folder / "街道/gklint.toml", text)
    ended = run(".")
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_an_output_format_that_is_not_there_is_told_with_its_place(run: Run, folder: Path) -> None:
    put(folder / "gklint.toml", '\noutput-format = "jsn"\n')
    assert run(".").err.startswith("gklint: gklint.toml:2: output-format: 没有输出格式“jsn”；是否指 json？可用：text、")
    assert run("--output-format", "jsn", ".").err.startswith("gklint: --output-format: 没有输出格式“jsn”")
    assert run("--output-format", "text", "--output", "jsn:x", ".").err.startswith("gklint: --output: 没有输出格式")


def test_what_is_passed_over_may_be_wrong(run: Run, folder: Path) -> None:
    put(folder / "草稿箱/gklint.toml", "slect = 1")
    put(folder / "草稿箱/甲.txt", FAULTY)
    assert set(found(run, ".")) == {"区属/2023/甲.txt", "市直/甲.txt", "街道/旧/甲.txt", "街道/甲.txt"}
    assert run("草稿箱/甲.txt").code == 2


# Workers


def test_workers_settle_the_same_for_every_file(run: Run, folder: Path, offering: Path) -> None:
    put(
        folder / "街道/gklint.toml",
        'extends = "../gklint.toml"\npackages = ["../../rules/linhu"]\nextend-select = ["LH"]\n',
    )
    put(folder / "街道/旧/gklint.toml", 'packages = ["../../../rules/qu"]\nform = "qu-2021"\n')
    put(
        folder / "区属/gklint.toml",
        '[[overrides]]\nfiles = ["2023/"]\nselect = ["GK2"]\nseverity = {GK2 = "info"}\n'.replace("GK2 =", "GK201 ="),
    )
    for number in range(12):
        put(folder / ("市直", "街道", "街道/旧", "区属/2023")[number % 4] / f"{number}.txt", FAULTY)
    for form in ("json", "text"):
        alone = run("-j", "1", "--output-format", form, ".")
        assert (alone.code, alone.err) == (1, "")
        assert run("-j", "2", "--output-format", form, ".") == alone
    config = read_config(folder, Layer())
    registry = collect(config)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as spawned:
        elsewhere = lint(["."], registry, config, executor=spawned)
    here = lint(["."], registry, config, jobs=1)
    assert (elsewhere.diagnostics, elsewhere.files) == (here.diagnostics, here.files)
    assert len({one.rule for one in here.diagnostics}) > 4


def test_overrides_that_come_together_are_settled_before_the_work_begins(run: Run, folder: Path) -> None:
    one = '[[overrides]]\nfiles = ["街道/"]\npackages = "../rules/qu"\n'
    two = '[[overrides]]\nfiles = ["甲.txt"]\nextend-select = ["XQ001"]\n'
    rule = (folder.parent / "rules/linhu/rules/lh001-public-corner.yaml").read_text("utf-8")
    rule = rule.replace("LH001", "XQ001").replace("name: ", "name: qu-") + "on: false\n"
    put(folder.parent / "rules/qu/rules/xq001.yaml", rule)
    put(folder / "gklint.toml", f'select = ["GK201"]\n{one}{two}')
    alone = run("-j", "1", "--output-format", "sarif", ".")
    assert "XQ001" in alone.out
    assert run("-j", "2", "--output-format", "sarif", ".") == alone


def test_figures_are_read_by_the_forms_of_the_folder(run: Run, folder: Path, offering: Path) -> None:
    put(folder / "街道/gklint.toml", 'packages = "../../rules/qu"\nform = "qu-2021"\n')
    sheets = json.loads(run("facts", ".").out)
    listed = {sheet["path"]: sheet["form"] for sheet in sheets["reports"]}
    assert (listed["街道/甲.txt"], listed["市直/甲.txt"]) == ("qu-2021", "2021")


def test_mending_and_the_baseline_follow_the_closest_file(run: Run, folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'select = ["GK201"]\n')
    run("--fix", ".")
    assert "提交 申请" in (folder / "街道/甲.txt").read_text("utf-8")
    assert "提交申请" in (folder / "市直/甲.txt").read_text("utf-8")
    assert run("baseline", "create").code == 0
    assert run("--baseline", "gklint-baseline.json", ".").code == 0


def test_errors_are_of_the_configuration_or_of_a_package(folder: Path) -> None:
    put(folder / "街道/gklint.toml", 'packages = ["nowhere"]\n')
    config = read_config(folder, Layer())
    registry = collect(config)
    with pytest.raises(RegistryError, match="nowhere"):
        lint(["."], registry, config)
    put(folder / "街道/gklint.toml", "x = 1\n")
    with pytest.raises(ConfigError, match=r"街道/gklint\.toml:1"):
        lint(["."], registry, config)
