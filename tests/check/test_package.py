from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gklint.check.rule_packages import files_in, rules_in, rules_in_folder
from gklint.model.file_place import DeclarationError

YAML = """\
id: {id}
name: {name}
severity: info
summary: 测试
basis: 测试
message: 问题
{body}
examples: {{fail: [布署]}}
"""
PYTHON = """\
from gklint.api import Finding, Words, fails, rule

@rule("{id}", "{name}", severity="info", summary="测试", basis="测试", examples=[{examples}])
def check(report, options):
    \"\"\"为什么。\"\"\"
    yield Finding(Words("甲"), report.whole, "key")
"""


def declared(id: str, name: str, body: str = "forbid: 布署") -> str:
    return YAML.format(id=id, name=name, body=body)


def written(id: str, name: str, examples: str = 'fails("甲")') -> str:
    return PYTHON.format(id=id, name=name, examples=examples)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package that can be imported as `trial_rules`."""
    folder = tmp_path / "trial_rules"
    (folder / "wording").mkdir(parents=True)
    (folder / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    for name in [name for name in sys.modules if name.startswith("trial_rules")]:
        del sys.modules[name]


def test_every_rule_file_is_a_rule(package: Path) -> None:
    (package / "wording" / "tr002-b.yaml").write_text(declared("TR002", "b"), "utf-8")
    (package / "wording" / "tr003-c.yml").write_text("\ufeff" + declared("TR003", "c"), "utf-8")
    (package / "wording" / "tr001_a.py").write_text(written("TR001", "a"), "utf-8")
    (package / "tr004_d.py").write_text(
        "from trial_rules.wording.tr001_a import check as other\n" + written("TR004", "d"), "utf-8"
    )
    for data in ("forms", "dictionaries", "profiles", ".github"):
        (package / data).mkdir()
        (package / data / "x.yaml").write_text("no: rule", "utf-8")
    found = rules_in("trial_rules")
    assert [(rule.id, rule.place) for rule in found] == [
        ("TR001", "trial_rules/wording/tr001_a.py"),
        ("TR002", "trial_rules/wording/tr002-b.yaml"),
        ("TR003", "trial_rules/wording/tr003-c.yml"),
        ("TR004", "trial_rules/tr004_d.py"),
    ]


def test_a_used_id_or_name_names_both_files(package: Path) -> None:
    (package / "a.yaml").write_text(declared("TR001", "a"), "utf-8")
    (package / "b.yaml").write_text(declared("TR001", "b"), "utf-8")
    with pytest.raises(DeclarationError, match=r"trial_rules/b.yaml:1:1: “TR001”已由 trial_rules/a.yaml 使用"):
        rules_in("trial_rules")
    (package / "b.yaml").unlink()
    (package / "c.py").write_text(written("TR002", "a"), "utf-8")
    with pytest.raises(DeclarationError, match=r"trial_rules/a.yaml:1:1: “a”已由 trial_rules/c.py 使用"):
        rules_in("trial_rules")


def test_a_python_rule_needs_a_failing_example(package: Path) -> None:
    (package / "a.py").write_text(written("TR001", "a", 'passes("甲")').replace("fails, rule", "passes, rule"), "utf-8")
    with pytest.raises(DeclarationError, match=r"trial_rules/a.py:1:1: TR001 没有会报出问题的例子"):
        rules_in("trial_rules")


def test_a_rule_may_extend_one_of_its_package_or_a_national_one(package: Path) -> None:
    (package / "a.yaml").write_text(declared("TR001", "a"), "utf-8")
    (package / "b.yaml").write_text(declared("TR002", "b", "extends: TR001\nscope: title"), "utf-8")
    (package / "c.yaml").write_text(
        "id: TR003\nname: c\nextends: GK204\nseverity: info\nexamples: {fail: [{review.total: 1}]}", "utf-8"
    )
    extended = rules_in("trial_rules")[2]
    assert extended.severity == "info" and extended.identity is not None


def test_a_folder_of_rule_files_runs_no_code(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(declared("TR001", "a"), "utf-8")
    (tmp_path / "b.py").write_text("raise SystemExit('run')", "utf-8")
    (rule,) = rules_in_folder(tmp_path)
    assert rule.place == f"{tmp_path.as_posix()}/a.yaml"


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(declared("TR001", "a").encode("gbk"))
    with pytest.raises(DeclarationError, match=r"a.yaml:1:1: 文件不是 UTF-8 编码"):
        rules_in_folder(tmp_path)


def test_files_by_pattern() -> None:
    assert [file.name for file in files_in("gklint_national", "forms/*.yaml")] == ["2019.yaml", "2021.yaml"]
