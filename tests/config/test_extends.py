"""What a configuration file takes over from others: explicit, with its origin, and never in a circle."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.engine.effective_settings import EffectiveSettings, resolve_settings
from gklint.errors import ConfigError, GklintError
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inner = tmp_path / "区"
    inner.mkdir()
    monkeypatch.chdir(inner)
    return inner


def put(name: str, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def settings(*packages: str) -> Config:
    return read_config(Path.cwd(), Layer(packages=packages))


def terms(path: str = "年报.txt") -> EffectiveSettings:
    config = settings()
    return resolve_settings(config, config.matching_overrides(Path(path)), collect(config), DEFAULTS)


def refused() -> str:
    with pytest.raises(ConfigError) as caught:
        terms()
    return caught.value.words.zh


def test_a_file_goes_on_from_those_it_extends_the_last_wins(folder: Path) -> None:
    put("../市.toml", 'ignore = ["GK608"]\nlang = "en"\nfail-on = "info"\n[severity]\nGK201 = "info"\nGK202 = "info"\n')
    put("省.toml", 'fail-on = "warning"\n[severity]\nGK202 = "warning"\n[rules.GK709]\ndeadline = "01-20"\n')
    put("gklint.toml", 'extends = ["../市.toml", "省.toml"]\nignore = ["GK2"]\nextend-select = ["GK202", "GK201"]\n')
    config = settings()
    assert (config.lang, config.fail_on) == ("en", "warning")
    found = terms()
    assert found.rule_settings.severity == {"GK201": "info", "GK202": "warning"}
    assert found.rule_settings.options["GK709"].deadline == "01-20"
    assert {"GK608", "GK203"} & {rule.id for rule in found.rules} == set()


def test_select_starts_anew(folder: Path) -> None:
    put("../市.toml", 'select = ["GK1"]\nextend-select = ["GK201"]\n')
    put("gklint.toml", 'extends = "../市.toml"\nselect = ["GK203"]\n')
    assert [rule.id for rule in terms().rules] == ["GK203"]


def test_what_is_extended_may_extend(folder: Path) -> None:
    put("../国.toml", 'lang = "en"\n')
    put("../市/gklint.toml", 'extends = ["../国.toml"]\nfail-on = "info"\n')
    put("pyproject.toml", '[tool.gklint]\nextends = ["../市/gklint.toml", "../国.toml"]\n')
    assert (settings().lang, settings().fail_on) == ("en", "info")


def test_patterns_and_paths_are_seen_from_the_file_that_has_them(folder: Path) -> None:
    put(
        "../gklint.toml",
        'packages = ["./rules"]\nbaseline = "old.json"\nexclude = ["区/草稿/"]\n'
        '[[overrides]]\nfiles = ["区/旧/*"]\nignore = ["GK201"]\n[[overrides]]\nfiles = ["*.md"]\nignore = ["GK202"]\n',
    )
    put("gklint.toml", 'extends = "../gklint.toml"\n[[overrides]]\nfiles = ["旧/*"]\nignore = ["GK203"]\n')
    config = settings()
    assert config.packages == (str(folder.parent / "rules"),)
    assert config.baseline == Path("../old.json")
    assert config.exclude == ((("区/草稿/",), folder.parent, "../gklint.toml:3: exclude"),)
    assert config.matching_overrides(Path("旧/a.md")) == (0, 1, 2)
    assert config.matching_overrides(Path("区/旧/a.txt")) == ()


def test_the_extending_file_s_overrides_win(folder: Path) -> None:
    put("../gklint.toml", '[[overrides]]\nfiles = ["*"]\nseverity = {GK201 = "info", GK202 = "info"}\n')
    put("gklint.toml", 'extends = "../gklint.toml"\n[[overrides]]\nfiles = ["*"]\nseverity = {GK201 = "warning"}\n')
    assert terms().rule_settings.severity == {"GK201": "warning", "GK202": "info"}


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package with two profiles, and one without."""
    for name, profiles in (("haidian", '[Profile("usual", severity={"GK201": "info", "GK203": "info"}), '
                            'Profile("strict", severity={"GK201": "warning"})]'), ("bare", "[]")):  # fmt: skip
        put(
            f"installed/extending_{name}.py",
            "from gklint.api import PluginInfo, Profile, hookimpl\n"
            f'@hookimpl\ndef gklint_info():\n    return PluginInfo("{name}", ("{name[:2].upper()}",))\n'
            f"@hookimpl\ndef gklint_profiles():\n    return {profiles}\n",
        )
        about = f"installed/gklint_rules_{name}-1.dist-info"
        put(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: gklint-rules-{name}\nVersion: 1\n")
        put(f"{about}/entry_points.txt", f"[gklint]\n{name} = extending_{name}\n")
    monkeypatch.syspath_prepend(str(folder / "installed"))
    return "haidian"


def test_a_profile_can_be_extended_and_wins_over_what_comes_before(package: str) -> None:
    put("../市.toml", '[severity]\nGK201 = "error"\nGK202 = "error"\n')
    put("gklint.toml", 'extends = ["../市.toml", "haidian:strict"]\n')
    assert terms().rule_settings.severity == {"GK201": "warning", "GK202": "error"}
    assert "haidian" in {one.name for one in terms().packages}
    put("gklint.toml", 'extends = ["haidian:strict", "../市.toml"]\n')
    assert terms().rule_settings.severity == {"GK201": "error", "GK202": "error"}


def test_a_package_without_a_profile_s_name_is_its_first(package: str) -> None:
    put("gklint.toml", 'extends = "haidian"\n')
    assert terms().rule_settings.severity == {"GK201": "info", "GK203": "info"}
    put("gklint.toml", 'packages = ["haidian:strict"]\n[[overrides]]\nfiles = ["旧*"]\npackages = ["haidian"]\n')
    assert terms().rule_settings.severity == terms("旧.txt").rule_settings.severity == {"GK201": "warning"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extends = "bare"', "gklint.toml:1: extends: 规则包“bare”没有方案；请写在 packages 里"),
        ('extends = "haidain:strict"', "gklint.toml:1: extends: 没有安装规则包“haidain”；是否指 haidian？"),
        (
            'extends = "haidian:strickt"',
            "gklint.toml:1: extends: 规则包 haidian (gklint-rules-haidian 1) 没有方案“strickt”；是否指 strict？",
        ),
    ],
)
def test_a_profile_that_is_not_there(package: str, text: str, message: str) -> None:
    put("gklint.toml", text)
    assert main(["rules"]) == 2
    with pytest.raises(GklintError) as caught:
        terms()
    assert message in caught.value.words.zh


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('lang = "zh"\nextends = ["none.toml"]', "gklint.toml:2: extends: 没有文件“none.toml”"),
        ('extends = [\n "../市.toml",\n "none.toml",\n]', "gklint.toml:3: extends: 没有文件“none.toml”"),
        ('extends = [".."]', "gklint.toml:1: extends: “..”是文件夹；请写出其中的设置文件，如 ../gklint.toml"),
        ("extends = 1", "gklint.toml:1: extends: 应为文字列表"),
        ('extends = "gklint.toml"', "gklint.toml:1: extends: 互相采用，成了循环：gklint.toml → gklint.toml"),
        ('extends = "b.toml"', "../c.toml:1: extends: 互相采用，成了循环：b.toml → ../c.toml → b.toml"),
        ('extends = "wrong.toml"', "wrong.toml:2: slect: 没有这个设置项；是否指 select？"),
        ('extends = "rule.toml"', "rule.toml:1: ignore: 没有规则“GK999”"),
        ('extends = "over.toml"', "over.toml:3: severity.GK999: 没有规则“GK999”"),
        ('[[overrides]]\nfiles = ["a"]\nextends = "b.toml"', "gklint.toml:3: extends: 只能写在文件开头"),
        ('[[overrides]]\nfiles = ["a"]\nfail-on = "never"', "gklint.toml:3: fail-on: 只能写在文件开头"),
        ('[[overrides]]\nfiles = ["a"]\npackage = "x"', "gklint.toml:3: package: 没有这个设置项；是否指 packages？"),
        ('package = "x"', "gklint.toml:1: package: 没有这个设置项；是否指 packages？"),
        ('files = ["x"]', "gklint.toml:1: files: 没有这个设置项"),
        ('include = "!"', "gklint.toml:1: include: “!”不能用作文件名模式"),
    ],
)
def test_mistakes_are_told_with_their_place(folder: Path, text: str, message: str) -> None:
    put("b.toml", 'extends = "../c.toml"')
    put("../c.toml", 'extends = "区/b.toml"')
    put("../市.toml", "")
    put("wrong.toml", "\nslect = 1\n")
    put("rule.toml", 'ignore = ["GK999"]\n')
    put("over.toml", '[[overrides]]\nfiles = ["x"]\nseverity = {GK999 = "info"}\n')
    put("gklint.toml", text)
    assert message in refused()


# What `gklint config show` tells of it


def test_every_value_is_shown_with_its_origin(
    package: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    put("../市.toml", 'include = ["*.txt"]\nignore = ["GK608"]\nfail-on = "info"\n[severity]\nGK203 = "error"\n')
    put(
        "gklint.toml",
        'extends = ["../市.toml", "haidian"]\nignore = ["GK1"]\ndeadline = "01-20"\n'
        '[[overrides]]\nfiles = ["旧/"]\nextend-select = ["GK711"]\nform = "2019"\n'
        "[overrides.rules.row-total]\ntolerance = 2\n",
    )
    put("内/gklint.toml", 'lang = "en"\nignore = ["GK2"]\n')
    shown = {}
    for path in ("旧/甲.txt", "内/甲.txt"):
        assert main(["config", "show", path, "--package", "bare"]) == 0
        shown[path] = capsysbinary.readouterr().out.decode().splitlines()
    old = shown["旧/甲.txt"]
    assert old[0] == (
        "出处（后面的优先）：默认 < ../市.toml < haidian:usual < gklint.toml < gklint.toml:5: files < 命令行"
    )
    for line in (
        "include = *.txt  (../市.toml:1: include)",
        "ignore = GK608  (../市.toml:2: ignore)",
        "ignore = GK1  (gklint.toml:2: ignore)",
        "packages = bare  (命令行 --package)",
        "form = 2019  (gklint.toml:7: form)",
        "fail-on = info  (../市.toml:3: fail-on)",
        "lang = zh  (默认)",
        "  GK711 no-signature: 启用  (gklint.toml:6: extend-select)",
        "  GK608 stray-space: 未启用  (../市.toml:2: ignore)",
        "  GK201 row-total: severity = info  (haidian:usual: severity.GK201)",
        "  GK201 row-total: tolerance = 2  (gklint.toml:9: rules.row-total.tolerance)",
        "  GK203 column-leaves: severity = info  (haidian:usual: severity.GK203)",
        "  GK709 published-late: deadline = 01-20  (gklint.toml:3: deadline)",
    ):
        assert line in old
    inner = shown["内/甲.txt"]
    assert inner[0] == "出处（后面的优先）：默认 < 内/gklint.toml < 命令行"
    assert "fail-on = info  (../市.toml:3: fail-on)" in inner and "include = —  (默认)" in inner
    assert "  GK201 row-total: 未启用  (内/gklint.toml:2: ignore)" in inner
