"""`gklint test`: which example of which rule does not hold, in words, and the exit codes."""

import sys
from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.testing import check_package

ROOT = Path(__file__).parents[2]
RULE = """\
id: LOC001
name: hall-name
severity: warning
summary: 应写政务服务中心
basis: 本地通知
forbid: 办事大厅
message: 不应写“{text}”
examples:
  pass: [政务服务中心办理公开申请。]
  fail: [办事大厅办理公开申请。]
"""


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    path = tmp_path / "rules-local" / "hall.yaml"
    path.parent.mkdir()
    path.write_text(RULE, "utf-8")
    return path


def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, err = capsysbinary.readouterr()
    return out.decode(), err.decode()


@pytest.mark.parametrize("whole", [True, False])
def test_a_folder_and_a_file_are_tested(rule, whole, capsysbinary):
    assert main(["test", "--no-config", str(rule.parent if whole else rule)]) == 0
    assert printed(capsysbinary)[0] == "规则1条，例子2个，不符的0个\n"


def test_an_example_that_does_not_fire_is_named(rule, capsysbinary):
    rule.write_text(RULE.replace("forbid: 办事大厅", "forbid: 办公大厅"), "utf-8")
    assert main(["test", "--no-config", str(rule)]) == 1
    out, _ = printed(capsysbinary)
    assert "LOC001 hall-name  会报告的例子（fail）第1个" in out
    assert "办事大厅办理公开申请" in out and "应当：报出问题；实际：没有报出问题" in out


def test_an_example_that_fires_against_its_word_is_named(rule, capsysbinary):
    rule.write_text(RULE.replace("pass: [政务服务中心", "pass: [区办事大厅"), "utf-8")
    assert main(["test", "--no-config", "--lang", "en", str(rule)]) == 1
    out, _ = printed(capsysbinary)
    assert "passing example 1" in out and "expected nothing; found 不应写“办事大厅” at '办事大厅'" in out
    assert "1 rules, 2 examples, 1 faults" in out


@pytest.mark.parametrize("wanted", ["at: 大厅", "message: 请改正", "count: 2", "severity: error", "fixed: 大堂"])
def test_what_an_example_expects_is_compared(rule, wanted, capsysbinary):
    rule.write_text(RULE.replace("[办事大厅办理公开申请。]", f"[{{overview: 办事大厅办理。, {wanted}}}]"), "utf-8")
    assert main(["test", "--no-config", str(rule)]) == 1
    assert "会报告的例子（fail）第1个" in printed(capsysbinary)[0]


def test_a_rule_without_a_firing_example_is_refused(rule, capsysbinary):
    rule.write_text(RULE.replace("  fail: [办事大厅办理公开申请。]\n", ""), "utf-8")
    assert main(["test", "--no-config", str(rule)]) == 2
    assert "hall.yaml:9:3" in printed(capsysbinary)[1]


def test_coverage_tells_examples_and_untried_options(rule, capsysbinary):
    assert main(["test", "--no-config", "--coverage", str(rule)]) == 0
    assert "不报告的例子1个，会报告的1个；没有例子用到的选项：allow" in printed(capsysbinary)[0]


def test_an_option_that_an_example_sets_is_tried(rule, capsysbinary):
    tried = "pass: [{overview: 办事大厅办理。, options: {allow: [办事大厅]}}]"
    rule.write_text(RULE.replace("pass: [政务服务中心办理公开申请。]", tried), "utf-8")
    assert main(["test", "--no-config", "--coverage", str(rule)]) == 0
    assert "没有例子用到" not in printed(capsysbinary)[0]


def test_an_installed_package_is_tested_by_name(capsysbinary):
    assert main(["test", "--no-config", "national"]) == 0
    assert "不符的0个" in printed(capsysbinary)[0]


def test_the_packages_of_the_configuration_are_tested_by_default(rule, monkeypatch, capsysbinary):
    monkeypatch.chdir(rule.parent.parent)
    Path("gklint.toml").write_text('packages = ["./rules-local"]\n', "utf-8")
    assert main(["test"]) == 0
    assert "规则1条" in printed(capsysbinary)[0]


def test_code_in_a_folder_is_not_run_and_that_is_said(rule, capsysbinary):
    (rule.parent / "more.py").write_text("raise SystemExit(9)\n", "utf-8")
    assert main(["test", "--no-config", str(rule.parent)]) == 0
    assert "不会运行" in printed(capsysbinary)[0]


def test_the_forms_of_a_folder_are_known(capsysbinary):
    assert main(["test", "--no-config", str(ROOT / "plugins" / "hubei")]) == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [("natonal", "是否指 national"), ("rule.py", "Python 规则属于规则包"), ("empty", "里没有规则"), (None, "请写明")],
)
def test_what_cannot_be_tested_is_said(name, told, tmp_path, monkeypatch, capsysbinary):
    monkeypatch.chdir(tmp_path)
    Path("rule.py").touch()
    Path("empty").mkdir()
    assert main(["test", "--no-config", *([name] if name else [])]) == 2
    assert told in printed(capsysbinary)[1]


def test_a_profile_that_names_no_rule_is_refused(rule, capsysbinary):
    """Installed and enabled, it would stop every run; its author hears of it first."""
    profile = rule.parent / "profiles" / "streets.yaml"
    profile.parent.mkdir()
    profile.write_text("name: streets\nseverity: {LOC002: info}\n", "utf-8")
    assert main(["test", "--no-config", str(rule.parent)]) == 2
    assert "streets: severity.LOC002: 没有规则“LOC002”；是否指 LOC001？" in printed(capsysbinary)[1]
    profile.write_text("name: streets\noptions: {GK709: {deadlin: 01-25}}\n", "utf-8")
    assert main(["test", "--no-config", str(rule.parent)]) == 2
    assert "deadline" in printed(capsysbinary)[1]


def test_a_data_file_is_tested_with_its_package(rule, capsysbinary):
    form = rule.parent / "forms" / "qu.yaml"
    form.parent.mkdir()
    form.write_text('id: qu-2021\nextends: "2021"\n', "utf-8")
    assert main(["test", "--no-config", str(form)]) == 2
    assert f"不是规则；请测试它所在的规则包：gklint test {rule.parent}" in printed(capsysbinary)[1]
    assert main(["test", "--no-config", str(rule.parent)]) == 0
    assert "表式1个" in printed(capsysbinary)[0]


FOLDER_WITHOUT_HOOK = """
from gklint.api import PluginInfo, hookimpl

@hookimpl
def gklint_info():
    return PluginInfo("qu", ("QX",))
"""


def test_a_folder_that_no_hook_offers_fails_the_test_and_check_package_alike(tmp_path, monkeypatch, capsysbinary):
    """Its author would believe that the form counts; a run says it too and goes on."""
    package = tmp_path / "qu_rules"
    (package / "forms").mkdir(parents=True)
    (package / "__init__.py").write_text(FOLDER_WITHOUT_HOOK, "utf-8")
    (package / "forms" / "qu.yaml").write_text('id: qu-2021\nextends: "2021"\n', "utf-8")
    metadata = tmp_path / "gklint_rules_qu-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: gklint-rules-qu\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[gklint]\nqu = qu_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert main(["test", "--no-config", "qu"]) == 1
    assert "forms/ 文件夹没有用到：请在包里实现 gklint_forms" in printed(capsysbinary)[0]
    with pytest.raises(AssertionError, match="implement gklint_forms"):
        check_package("qu")
    source = FOLDER_WITHOUT_HOOK + (
        "from importlib.resources import files\n@hookimpl\ndef gklint_forms():\n"
        "    return [files('qu_rules') / 'forms' / 'qu.yaml']\n"
    )
    (package / "__init__.py").write_text(source, "utf-8")
    monkeypatch.delitem(sys.modules, "qu_rules")
    assert main(["test", "--no-config", "qu"]) == 0
    check_package("qu")
