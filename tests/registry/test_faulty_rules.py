"""Rules of installed packages that go wrong: each is named, nothing else that was found is lost, exit code 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from packaged import put

from gklint.cli.main import main
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.engine.run import lint
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect
from gklint.testing import report

RULES = """
@rule("QX001", "qx-faulty", severity="warning", summary="说明", basis="依据", examples=[fails("甲")])
def faulty(report, options):
    yield Finding(Words("先报的"), report.whole, "before")
    {body}
    yield

@rule("QX002", "qx-sound", severity="info", summary="说明", basis="依据", examples=[fails("甲")])
def sound(report, options):
    assert report.fact("requests.received", "total").value == 0
    yield Finding(Words("另一条"), report.whole, "k")

@hookimpl
def gklint_rules():
    return [faulty, sound]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "a.txt").write_text(report(), "utf-8")
    (tmp_path / "b.txt").write_text(report(drop=["other"]), "utf-8")
    return tmp_path


def install(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, put(folder, "qu", RULES.format(body=body)), raising=False)


FAULTS = {
    "raise KeyError('坏了')": "KeyError: '坏了'",
    "raise SystemExit(0)": "SystemExit: 0",
    "raise BaseException('走了')": "BaseException: 走了",
    "faulty.check(faulty.check, 1)\n    (lambda f: f(f))(lambda f: f(f))": "RecursionError",
    "yield 42": "TypeError: yielded int, not a Finding",
    "yield 'GK201'": "TypeError: yielded str, not a Finding",
    "yield Finding('甲', report.whole, 'k')": "should be Words",
    "yield Finding(Words(3), report.whole, 'k')": "should be Words of two texts",
    "yield Finding(Words('甲'), 'a.txt:1', 'k')": "ValueError: yielded a span of another source",
    "yield Finding(Words('甲'), report.whole, 'k', severity='fatal')": "severity 'fatal'",
    "yield Finding(Words('甲'), report.whole, 'k', fix='改')": "'改' should be Fix",
    "yield Finding(Words('甲'), report.whole, 'k', claim='甲')": "'甲' should be StatedFigure",
    "report.facts['requests.received', 'total'] = None": "a report cannot be changed",
    "report.facts.clear()": "a report cannot be changed",
    "report.values.update({})": "a report cannot be changed",
    "report.form.rows_by_concept.popitem()": "a report cannot be changed",
    "report.form = None": "FrozenInstanceError",
    "report.prose[0].text = '甲'": "AttributeError",
    "report.prose.append(1)": "AttributeError",
}  # fmt: skip


@pytest.mark.parametrize("body", FAULTS, ids=lambda body: ascii(body)[:40])
def test_a_faulty_rule_is_named_and_costs_no_other_finding(body, folder, monkeypatch, capsysbinary):
    install(folder, body, monkeypatch)
    assert main(["--no-config", "--package", "qu", "--output-format", "concise", "a.txt", "b.txt"]) == 2
    told = capsysbinary.readouterr().out.decode().splitlines()
    crashed = [line for line in told if "规则 QX001（规则包 qu）出错，未能检查：" in line]
    assert [line.partition(":")[0] for line in crashed] == ["a.txt", "b.txt"]
    assert all(FAULTS[body] in line for line in crashed)
    assert sum("QX002 提示 另一条" in line for line in told) == 2
    assert sum("QX001 警告 先报的" in line for line in told) == 2
    assert any(line.startswith("b.txt") and "GK101" in line for line in told)


def line_of(folder, code):
    """The place of the line of the package that holds this code, as messages have it."""
    [file] = folder.glob("packaged_*_qu.py")
    at = next(number for number, line in enumerate(file.read_text("utf-8").splitlines(), 1) if code in line)
    return f"({file.name}:{at})"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("raise KeyError('坏了')", "raise KeyError"),
        ("report.prose_in('甲')", "report.prose_in"),
        ("yield 42", '@rule("QX001"'),
        ("int('甲')", "int("),
    ],
)
def test_the_authors_own_line_is_named(body, line, folder, monkeypatch, capsysbinary):
    """A message of Python alone does not say which of the author's lines is meant."""
    install(folder, body, monkeypatch)
    main(["--no-config", "--package", "qu", "--output-format", "concise", "a.txt"])
    assert f"{line_of(folder, line)}\n" in capsysbinary.readouterr().out.decode()
    main(["test", "--no-config", "qu"])
    told = capsysbinary.readouterr().out.decode()
    assert line_of(folder, line) in told or "not a Finding" in told


def test_verbose_tells_the_traceback(folder, monkeypatch, capsysbinary):
    install(folder, "raise KeyError('坏了')", monkeypatch)
    assert main(["--no-config", "--package", "qu", "--verbose", "a.txt"]) == 2
    out = b"".join(capsysbinary.readouterr()).decode()
    assert "Traceback" in out and "_qu.py" in out


def test_what_a_rule_prints_does_not_get_into_the_output(folder, monkeypatch, capsysbinary):
    install(folder, "print('noise'); return", monkeypatch)
    main(["--no-config", "--package", "qu", "--output-format", "json", "a.txt"])
    out, err = capsysbinary.readouterr()
    assert json.loads(out)["version"] == 1 and b"noise" in err


LOOPS = (  # what waits instead of computing is ended by the outer bound: tests/security/test_time.py
    "while True: pass",
    "while True:\n        try:\n            while True: pass\n        except Exception: pass",
    "import re; re.match('(a+)+b', 'a' * 60)",
)


@pytest.mark.parametrize("body", LOOPS, ids=lambda body: ascii(body)[:40])
def test_a_rule_that_never_ends_is_stopped_alone(body, folder, monkeypatch):
    """It has a sixth of the time a file has, so that the others still have their turn."""
    install(folder, body, monkeypatch)
    config = Config(line=Layer(packages=("qu",)))
    outcome = lint(["a.txt"], collect(config), config, limits=DEFAULTS._replace(max_seconds=6))
    assert [failure.words.zh for failure in outcome.failures] == [
        "规则 QX001（规则包 qu）用时超过1秒，已停止，未检查完"
    ]
    assert [one.rule for one in outcome.diagnostics] == ["QX002"]
    assert outcome.files[0].kind == "report"


def test_a_rule_that_yields_for_ever_is_stopped(folder, monkeypatch):
    monkeypatch.setattr("gklint.check.run_rules.MOST_FINDINGS", 50)
    install(folder, "while True: yield Finding(Words('又一条'), report.whole, 'k')", monkeypatch)
    config = Config(line=Layer(packages=("qu",)))
    outcome = lint(["a.txt"], collect(config), config)
    assert "ValueError: more than 50 findings" in outcome.failures[0].words.zh
    assert {one.rule for one in outcome.diagnostics} == {"QX001", "QX002"}


def test_a_faulty_package_installed_by_pip_is_named_with_its_version(folder):
    """The whole way once: built and installed by pip, run as a program."""
    package = folder / "gklint-rules-shi"
    package.mkdir()
    (package / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "gklint-rules-shi"\nversion = "2026.3"\n'
        '[project.entry-points.gklint]\nshi = "gklint_shi"\n'
        '[tool.hatch.build.targets.wheel]\ninclude = ["gklint_shi.py"]\n',
        "utf-8",
    )
    (package / "gklint_shi.py").write_text("raise RuntimeError('坏了')\n", "utf-8")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", "installed"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "./gklint-rules-shi"], cwd=folder, check=True)
    line = [sys.executable, "-m", "gklint", "--no-config", "--package", "shi", "a.txt"]
    done = subprocess.run(line, cwd=folder, env={"PYTHONPATH": "installed", "PATH": ""}, capture_output=True)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert said.startswith("gklint: 规则包 shi (gklint-rules-shi 2026.3) 不能使用：")
    assert "gklint_shi.py:1: RuntimeError: 坏了" in said
