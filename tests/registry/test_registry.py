"""What rule packages may offer, and every way they can be at fault: as installed distributions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packaged import put

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.errors import RegistryError
from gklint.registry.registry import Registry, collect

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a package with this source where Python finds it, as pip would."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def install_package(name: str, source: str, **fields: str) -> None:
        monkeypatch.delitem(sys.modules, put(tmp_path, name, source, **fields), raising=False)

    return install_package


def collected(*packages: str) -> Registry:
    return collect(Config(line=Layer(packages=packages)))


def refused(*packages: str) -> str:
    with pytest.raises(RegistryError) as caught:
        collected(*packages)
    return caught.value.words.zh


RULE = """
@hookimpl
def gklint_rules():
    return [made("QX001", "district-thing")]
"""


def test_the_national_rules_are_always_there() -> None:
    registry = collected()
    assert [package.name for package in registry.packages] == ["national"]
    assert list(registry.rules) == sorted(registry.rules, key=lambda rule: rule.id)
    assert {rule.origin for rule in registry.rules} == {"national"}
    assert list(registry.forms) == ["2019", "2021"]
    assert registry.suffixes[:2] == (".txt", ".md")
    assert set(registry.reporters) >= {"text", "concise", "json", "sarif"}


def test_without_the_national_rules_the_installation_is_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gklint.registry.registry.national_package", lambda: None)
    monkeypatch.setattr("gklint.registry.registry.installed_packages", lambda: ())
    assert refused() == "找不到国家规则集，gklint 没有装完整；请重新安装 gklint"


def test_an_installed_package_is_active_only_when_named(install: Install) -> None:
    install("qu", RULE)
    assert "QX001" not in {rule.id for rule in collected().rules}
    found = {rule.id: rule for rule in collected("qu").rules}
    assert found["QX001"].origin == "qu"
    assert found.keys() > {rule.id for rule in collected().rules}


def test_a_package_that_is_not_named_is_not_even_imported(install: Install) -> None:
    install("qu", "raise RuntimeError")
    collected()


def test_a_package_may_offer_readers_reporters_and_profiles(install: Install) -> None:
    install(
        "qu",
        """
        @hookimpl
        def gklint_readers():
            return [Reader("odt", (".odt",), lambda: None)]

        @hookimpl
        def gklint_reporters():
            return [Reporter("table", lambda: None)]

        @hookimpl
        def gklint_profiles():
            return [Profile("usual", ignore=("GK114",)), Profile("strict", severity={"GK114": "error"})]
        """,
    )
    registry = collected("qu")
    assert ".odt" in registry.suffixes
    assert "table" in registry.reporters
    assert [(layer.origin, layer.ignore) for layer in registry.profiles] == [("qu:usual", ("GK114",))]
    assert [(layer.origin, dict(layer.severity)) for layer in collected("qu:strict").profiles] == [
        ("qu:strict", {"GK114": "error"})
    ]
    assert "没有方案“strikt”；是否指 strict？" in refused("qu:strikt")


def test_profiles_can_be_files(install: Install, tmp_path: Path) -> None:
    (tmp_path / "usual.yaml").write_text("name: usual\nignore: GK114\nseverity: {GK201: info}\n", "utf-8")
    source = f"""
    from pathlib import Path

    @hookimpl
    def gklint_profiles():
        return [Path({str(tmp_path / "usual.yaml")!r})]
    """
    install("qu", source)
    (layer,) = collected("qu").profiles
    assert (layer.ignore, dict(layer.severity)) == (("GK114",), {"GK201": "info"})
    (tmp_path / "usual.yaml").write_text("name: usual\nseverity: {GK201: fatal}\n", "utf-8")
    assert "usual.yaml:2:" in refused("qu")


def rule_with(arguments: str) -> str:
    return (
        f"@rule('QX001', 'x', summary='甲', basis=\"依据\", examples=[fails(\"甲\")], {arguments})\n"
        "def check(report, options):\n    return ()\n"
        "@hookimpl\ndef gklint_rules():\n    return [check]\n"
    )


BROKEN = {
    "raises when imported": ("raise RuntimeError('坏了')", "RuntimeError: 坏了"),
    "leaves when imported": ("raise SystemExit('走了')", "SystemExit: 走了"),
    "raises when asked": ("@hookimpl\ndef gklint_rules():\n    raise KeyError('x')", "KeyError: 'x'"),
    "offers what is no rule": ("@hookimpl\ndef gklint_rules():\n    return [1]", "gklint_rules 应返回 Rule，却有 1"),
    "misspells a hook": (
        "@hookimpl\ndef gklint_rulse():\n    return []",
        "没有名为 gklint_rulse 的接口；是否指 gklint_rules？",
    ),
    "asks for an argument": ("@hookimpl\ndef gklint_rules(config):\n    return []", "config"),
    "gives an argument a default": (
        "@hookimpl\ndef gklint_rules(config=None):\n    return []",
        "gklint_rules 的参数 config 不能带默认值",
    ),
    "returns nothing": (
        "@hookimpl\ndef gklint_rules():\n    [made('QX001', 'x')]",
        "gklint_rules 什么也没有返回；是否漏写了 return？",
    ),
    "forgets to mark a hook": ("def gklint_rules():\n    return []", "gklint_rules 之前缺少 @hookimpl"),
    "leaves by a signal of its own": ("raise BaseException('走了')", ".py:13: BaseException: 走了"),
    "cannot be parsed": ("def (:", "SyntaxError"),
    "has one id twice": (
        "@hookimpl\ndef gklint_rules():\n    return [made('QX001', 'x'), made('QX001', 'y')]",
        "规则 QX001: ",
    ),
    "has a rule of an unknown severity": (rule_with('severity="fatal"'), "QX001 的 severity 不能是 'fatal'，应为error"),
    "has a rule for an unknown form": (
        rule_with('severity="info", forms=("2020",)'),
        "QX001 的 forms 不能是 ('2020',)，应为元组（tuple），可含 2019、2021",
    ),
    "has a rule without a firing example": (
        rule_with('severity="info"').replace('fails("甲")', ""),
        "规则 QX001 没有会报出问题的例子",
    ),
    "has a rule without a basis": (rule_with('severity="info"').replace('"依据"', '""'), "summary 和 basis 不能为空"),
    "has options that can be changed": (
        "from dataclasses import dataclass\n@dataclass\nclass Own:\n    most: int = 1\n"
        + rule_with('severity="info", options=Own'),
        "QX001 的 options 不能是",
    ),
    "has a reader of no suffix": (
        "@hookimpl\ndef gklint_readers():\n    return [Reader('odt', '.odt', lambda: None)]",
        "odt 的 suffixes 不能是 '.odt'，应为元组",
    ),
    "uses a prefix it does not reserve": (
        "@hookimpl\ndef gklint_rules():\n    return [made('BJ001', 'x')]",
        "规则 BJ001 的编号不以本包的前缀（QX）开头",
    ),
    "takes the name of a reporter": (
        "@hookimpl\ndef gklint_reporters():\n    return [Reporter('sarif', lambda: None)]",
        "输出格式 sarif 已有同名的",
    ),
    "has a broken form": (
        "import io\nfrom pathlib import Path\n@hookimpl\ndef gklint_forms():\n    return [Path(__file__)]",
        ".py:",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_told_with_package_version_and_cause(install: Install, fault: str) -> None:
    source, cause = BROKEN[fault]
    install("qu", source)
    said = refused("qu")
    assert said.startswith("规则包 qu (gklint-rules-qu 2026.1) 不能使用：")
    assert cause in said


def test_a_package_that_never_gets_ready_is_stopped(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gklint.registry.loader.LONGEST_START", 0.3)
    install("qu", "while True: pass")
    assert "_qu.py:13: 启动用时超过0.3秒，已停止" in refused("qu")


def test_what_a_package_prints_does_not_get_among_the_findings(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("qu", "print('noise')" + RULE)
    collected("qu")
    assert capsys.readouterr() == ("", "noise\n")


def test_an_exception_is_told_with_its_line_in_the_package(install: Install) -> None:
    install("qu", "import re\nre.compile('(')", head="")
    assert "_qu.py:2: error: missing )" in refused("qu")


def test_a_package_says_who_it_is(install: Install) -> None:
    install("qu", "", head="from gklint.api import hookimpl\n")
    assert "缺少 gklint_info" in refused("qu")


@pytest.mark.parametrize(
    ("info", "cause"),
    [
        ("PluginInfo('qu', ('QX',), api='2')", "它为接口版本2编写，本程序的接口版本是1"),
        ("PluginInfo('other', ('QX',))", "gklint_info 写的名称是 other，入口点的名称是 qu"),
        ("PluginInfo('qu', ('q',))", "规则编号前缀 q 应为2至6个大写字母"),
        ("PluginInfo('qu', 'QX')", "gklint_info 的 prefixes 应为元组"),
        ("None", "缺少 gklint_info"),
    ],
)
def test_what_a_package_says_of_itself_is_checked(install: Install, info: str, cause: str) -> None:
    head = f"from gklint.api import PluginInfo, hookimpl\n@hookimpl\ndef gklint_info():\n    return {info}\n"
    install("qu", "", head=head)
    assert cause in refused("qu")


def test_clashes_name_both_packages(install: Install) -> None:
    install("qu", RULE)
    install("shi", "", prefix="QX")
    install("xian", '@hookimpl\ndef gklint_rules():\n    return [made("XN001", "district-thing")]', prefix="XN")
    install("guo", "", prefix="GK")
    both = "qu (gklint-rules-qu 2026.1) 与 shi (gklint-rules-shi 2026.1)"
    assert refused("qu", "shi").startswith(f"编号前缀 QX重复：{both}")
    assert refused("qu", "xian").startswith("规则 district-thing: ")
    assert "gklint-rules-xian 2026.1" in refused("qu", "xian")
    assert refused("guo").startswith("编号前缀 GK重复：national (gklint ")


def test_one_name_in_two_distributions(install: Install) -> None:
    install("qu", "")
    install("qu", "", distribution="another-qu")
    assert refused("qu") == "两个规则包同名：qu (another-qu 2026.1) / qu (gklint-rules-qu 2026.1)；请卸载一个"


def test_a_missing_package_is_told_with_the_place_it_is_named_at(install: Install) -> None:
    install("haidian", "")
    said = refused("haidan")
    assert said.startswith("--package: 没有安装规则包“haidan”；是否指 haidian？已安装的有：")
    assert "national" in said
    layer = Layer("gklint.toml", lines={"packages": 2, "packages=haidan": 3}, packages=("haidan",))
    with pytest.raises(RegistryError, match=r"gklint\.toml:3: packages: 没有安装规则包"):
        collect(Config((layer,)))


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "没有规则文件夹" in refused(str(tmp_path / "absent"))


def test_a_dictionary_of_a_package_extends_the_national_one(install: Install, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("dictionary: wrong-words\nwords: {某某错字: 某某正字}\n", "utf-8")
    install("haidian", offering_words(tmp_path / "words.yaml"))
    rule = next(rule for rule in collected("haidian").rules if rule.id == "GK611")
    assert rule.options.dictionary.by_word["某某错字"].right == "某某正字"
    assert "布署" in rule.options.dictionary.by_word


def test_a_faulty_dictionary_is_told_with_its_package(install: Install, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("dictionary: wrong-words\nword: {}\n", "utf-8")
    install("haidian", offering_words(tmp_path / "words.yaml"))
    assert "haidian" in refused("haidian") and "是否指 words" in refused("haidian")


def offering_words(file: Path) -> str:
    return f"""
        from pathlib import Path

        @hookimpl
        def gklint_dictionaries():
            return [Path({str(file)!r})]
        """
