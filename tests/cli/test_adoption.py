"""Taking gklint up in a folder of old reports: a configuration, a baseline, SARIF for code scanning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tomli
from commands import Run, runner

from gklint.cli.config_template import FolderSurvey, config_template
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.registry.registry import collect
from gklint.testing import report


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """gklint in a folder with reports of three years, one with two errors and one suppressed finding."""
    monkeypatch.chdir(tmp_path)
    Path("2021年报.txt").write_text(report(year=2021, **{"requests.received@total": 3}), "utf-8")
    Path("2022年报.txt").write_text(report(year=2022), "utf-8")
    remark = "<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开政府 信息。"
    Path("2023年报.md").write_text(report(year=2023, overview=remark), "utf-8")

    return runner(capsys)


def test_a_folder_with_old_findings_is_taken_up(run: Run) -> None:
    assert run(".").code == 1
    assert run("init").code == 0
    assert run("baseline", "create").out == "gklint-baseline.json: 记入3个问题\n"
    assert run(".").code == 0
    Path("2022年报.txt").write_text(report(year=2022, **{"requests.received@total": 5}), "utf-8")
    assert run(".").code == 1
    Path("2022年报.txt").write_text(report(year=2022), "utf-8")
    Path("2021年报.txt").write_text(report(year=2021), "utf-8")
    mended = run(".")
    assert mended.code == 0
    assert "基线中有2个问题已经改正" in mended.out


def test_init_tells_what_it_found(run: Run) -> None:
    assert run("init", ".").out.startswith("已写入 gklint.toml")
    text = Path("gklint.toml").read_text("utf-8")
    assert "这个文件夹：txt 2个、md 1个；年度为2021—2023年。" in text
    assert '# files = ["*2021*"]' in text
    assert set(tomli.loads(text)) == {"fail-on", "baseline"}


def test_init_writes_the_packages_wanted(run: Run) -> None:
    Path("rules-local").mkdir()
    assert run("init", "--package", "./rules-local").code == 0
    assert 'packages = ["./rules-local"]' in Path("gklint.toml").read_text("utf-8")
    assert run("init", "rules-local", "--package", "nowhere").code == 2
    assert not Path("rules-local/gklint.toml").exists()


def test_init_speaks_english(run: Run) -> None:
    assert run("init", "--lang", "en").out.startswith("gklint.toml written")
    assert "In this folder: 2 txt, 1 md; 2021 to 2023." in Path("gklint.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"), [("gklint.toml", ""), (".gklint.toml", ""), ("pyproject.toml", "[tool.gklint]\n")]
)
def test_init_overwrites_nothing(name: str, text: str, run: Run) -> None:
    Path(name).write_text(text, "utf-8")
    code, _, err = run("init")
    assert code == 2
    assert f"{name} 已存在" in err
    assert Path(name).read_text("utf-8") == text


def test_init_wants_a_folder(run: Run) -> None:
    code, _, err = run("init", "没有")
    assert (code, err) == (2, "gklint: 没有文件夹 没有\n")


def test_init_in_an_empty_folder(run: Run) -> None:
    Path("空").mkdir()
    assert run("init", "空").code == 0
    assert "还没有报告文件" in Path("空/gklint.toml").read_text("utf-8")


def test_init_for_one_report_leaves_the_baseline_out(run: Run) -> None:
    Path("甲").mkdir()
    Path("甲/年报.txt").write_text(report(), "utf-8")
    assert run("init", "甲").out == "已写入 甲/gklint.toml；下一步：gklint 甲\n"
    assert tomli.loads(Path("甲/gklint.toml").read_text("utf-8")) == {"fail-on": "error"}
    assert run("甲").out.splitlines()[-1:] == run("甲", "--config", "甲/gklint.toml").out.splitlines()


def test_init_below_a_configuration_goes_on_from_it(run: Run) -> None:
    Path("gklint.toml").write_text('ignore = ["GK2"]\nfail-on = "never"\n', "utf-8")
    Path("街道/甲").mkdir(parents=True)
    Path("2021年报.txt").rename("街道/甲/2021年报.txt")
    assert run("init", "街道/甲").code == 0
    assert tomli.loads(Path("街道/甲/gklint.toml").read_text("utf-8")) == {"extends": ["../../gklint.toml"]}
    assert run("街道").out.splitlines()[-1] == "共检查1个文件（街道/甲/2021年报.txt，某某区民政局2021年度）：未发现问题"


def test_init_in_a_folder_of_folders(run: Run) -> None:
    for number, part in enumerate(("市直", "街道", "街道/草稿箱", "模板")):
        for year in (2022, 2023):
            Path(part).mkdir(exist_ok=True)
            Path(part, f"{number}.{year}.txt").write_text(report(year=year), "utf-8")
    for name in Path().glob("*年报*"):
        name.unlink()
    assert run("init").code == 0
    text = Path("gklint.toml").read_text("utf-8")
    assert "# 各文件夹：市直 2个、模板 2个、街道 4个。\n" in text
    assert '# exclude = ["模板/", "草稿箱/"]' in text
    assert '# files = ["*2022*"]' in text
    for file in Path().rglob("*.txt"):
        file.rename(file.with_name(file.name.replace("2022", "a").replace("2023", "b")))
    Path("gklint.toml").unlink()
    run("init")
    assert '# files = ["市直/"]' in Path("gklint.toml").read_text("utf-8")


def test_init_names_the_forms_of_a_package(run: Run) -> None:
    Path("r/forms").mkdir(parents=True)
    Path("r/forms/qu.yaml").write_text('id: qu\nextends: "2021"\n', "utf-8")
    assert run("init", "--package", "./r").code == 0
    assert '# form = "qu"' in Path("gklint.toml").read_text("utf-8")


def test_what_is_commented_out_can_be_used(tmp_path: Path) -> None:
    text = config_template(FolderSurvey((("txt", 2),), (2022, 2023), ("beijing",), some="*2022*"), "b.json", "zh")
    lines = [line.removeprefix("# ") if "=" in line or line.startswith("# [") else line for line in text.splitlines()]
    (tmp_path / "gklint.toml").write_text("\n".join(line for line in lines if "packages" not in line), "utf-8")
    config = read_config(tmp_path, Layer())
    rules = collect(config).rules
    assert config.overrides[0].files == ("*2022*",)
    assert "GK608" not in {rule.id for rule in config.apply(rules).rules}


def results(run: Run, *arguments: str) -> list[Any]:
    written = run("--output-format", "sarif", "--select", "GK2,GK608", *arguments, ".").out
    return list(json.loads(written)["runs"][0]["results"])


def suppressed(found: list[Any]) -> list[str]:
    return [one["ruleId"] for one in found if one.get("suppressions")]


def test_the_archive_has_what_is_suppressed(run: Run) -> None:
    found = results(run)
    assert [one["ruleId"] for one in found] == ["GK201", "GK202", "GK608"]
    assert suppressed(found) == ["GK608"] == suppressed(results(run, "--sarif-profile", "archive"))
    reason = next(one["suppressions"][0] for one in found if one["ruleId"] == "GK608")
    assert reason["kind"] == "inSource"
    assert "照原文" in reason["justification"]


def test_code_scanning_is_not_given_what_is_suppressed(run: Run) -> None:
    found = results(run, "--sarif-profile", "github")
    assert [one["ruleId"] for one in found] == ["GK201", "GK202"]
    assert suppressed(results(run, "--sarif-profile", "github", "--sarif-include-suppressed")) == ["GK608"]
