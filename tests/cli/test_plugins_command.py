"""`gklint plugins`: what was found, what is active, and why the rest is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from packaged import put

from gklint.cli.main import main
from gklint.testing import report

RULE = """
@hookimpl
def gklint_rules():
    return [made("{id}", "{name}")]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def installed(folder, monkeypatch, name, source="", prefix="QX"):
    monkeypatch.delitem(sys.modules, put(folder, name, source, prefix=prefix), raising=False)


def listed(capsysbinary, *packages, code=0):
    options = [option for package in packages for option in ("--package", package)]
    assert main(["plugins", "--no-config", *options]) == code
    return capsysbinary.readouterr().out.decode().splitlines()


def line_of(lines, name):
    return next(line for line in lines if line.startswith(f"{name} ("))


def test_each_package_with_its_distribution_version_hooks_and_state(folder, monkeypatch, capsysbinary):
    installed(folder, monkeypatch, "qu", RULE.format(id="QX001", name="qx-a"))
    installed(folder, monkeypatch, "shi", "raise RuntimeError('asked though not named')", prefix="SH")
    lines = listed(capsysbinary, "qu")
    assert line_of(lines, "qu") == (
        "qu (gklint-rules-qu 2026.1)  已启用：规则1条（QX），表式0个，方案0个；接口 gklint_info gklint_rules"
    )
    assert line_of(lines, "shi").startswith("shi (gklint-rules-shi 2026.1)  未启用：在配置文件中写 packages = ['shi']")
    assert line_of(lines, "national").startswith("national (gklint ")


def test_why_a_package_cannot_be_used(folder, monkeypatch, capsysbinary):
    installed(folder, monkeypatch, "shi", "raise RuntimeError('坏了')", prefix="SH")
    lines = listed(capsysbinary, "shi", "absent", code=2)
    assert "不能使用：" in line_of(lines, "shi") and "RuntimeError: 坏了" in line_of(lines, "shi")
    assert line_of(lines, "absent").endswith("没有安装")


def test_packages_that_clash_are_told_with_both(folder, monkeypatch, capsysbinary):
    installed(folder, monkeypatch, "qu", RULE.format(id="QX001", name="same"))
    installed(folder, monkeypatch, "shi", RULE.format(id="SH001", name="same"), prefix="SH")
    lines = listed(capsysbinary, "qu", "shi", code=2)
    assert "gklint-rules-qu 2026.1" in lines[-1] and "gklint-rules-shi 2026.1" in lines[-1]
    assert lines[-1].startswith("不能使用：规则 same")


def test_code_in_a_rule_folder_is_not_run_and_that_is_said(folder, capsysbinary):
    assert main(["new", "rule", "rules-local/corner.yaml", "--no-config"]) == 0
    Path("rules-local/more").mkdir()
    Path("rules-local/more/own.py").write_text("raise SystemExit(9)\n", "utf-8")
    Path("年报.txt").write_text(report(), "utf-8")
    said = "rules-local: 规则文件夹里的 Python 文件（more/own.py 等）不会运行"
    capsysbinary.readouterr()
    assert any(said in line for line in listed(capsysbinary, "./rules-local"))
    assert main(["--no-config", "--package", "./rules-local", "--fail-on", "never", "年报.txt"]) == 0
    assert said in b"".join(capsysbinary.readouterr()).decode()
