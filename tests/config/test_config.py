"""The configuration: where it is found, what it may say, who wins, and what it makes of the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import pytest

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.config.toml_lines import lines_of
from gklint.errors import ConfigError
from gklint.model.bilingual import Words
from gklint.model.rule import Rule


@dataclass(frozen=True)
class Options:
    tolerance: int = 0
    share: float = 0.5
    words: tuple[str, ...] = ("件",)
    mode: Literal["strict", "lenient"] = "strict"
    note: str | None = None
    deadline: str = "01-31"

    def __post_init__(self) -> None:
        if self.tolerance < 0:
            raise ValueError("不可为负")


def rule(id: str, name: str, on: bool = True, options: Any = None) -> Rule:
    return Rule(id, name, "error", Words("说明"), "依据", lambda report, options: (), on=on, options=options)


RULES = (
    rule("GK101", "section-missing"),
    rule("GK201", "row-total", options=Options()),
    rule("GK203", "column-leaves"),
    rule("GK711", "no-signature", on=False),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def written(folder: Path, text: str, name: str = "gklint.toml") -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return read_config(folder, Layer())


def chosen(config: Config) -> list[str]:
    return [rule.id for rule in config.apply(RULES).rules]


def refused(folder: Path, text: str, name: str = "gklint.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        written(folder, text, name).apply(RULES)
    return caught.value.words.zh


# Where it is found


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    config = read_config(folder, Layer())
    assert (config.fail_on, config.lang, config.output_format, config.packages) == ("error", "zh", "text", ())
    assert chosen(config) == ["GK101", "GK201", "GK203"]


def test_the_closest_file_upwards_wins_alone(folder: Path) -> None:
    inner = folder / "年报" / "2023"
    inner.mkdir(parents=True)
    (folder / "gklint.toml").write_text('fail-on = "never"\nlang = "en"')
    assert read_config(inner, Layer()).fail_on == "never"
    (folder / "年报" / ".gklint.toml").write_text('fail-on = "info"')
    config = read_config(inner, Layer())
    assert (config.fail_on, config.lang, config.root) == ("info", "zh", folder / "年报")


def test_pyproject_counts_only_with_a_table_for_us(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / "gklint.toml").write_text('lang = "en"')
    (inner / "pyproject.toml").write_text("[tool.other]\nbroken = = =")
    assert read_config(inner, Layer()).lang == "en"
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.gklint]\nfail-on = "info"')
    assert (read_config(inner, Layer()).lang, read_config(inner, Layer()).fail_on) == ("zh", "info")


def test_a_foreign_pyproject_may_be_whatever_it_is(folder: Path) -> None:
    for content in (b"[tool.gklinter]\n", "# 中\n[tool.other]".encode("gb18030"), b"tool.gklint"):
        (folder / "pyproject.toml").write_bytes(content)
        assert read_config(folder, Layer()).layers == ()
    (folder / "pyproject.toml").write_text('[tool . "gklint"]\r\nlang = "en"\r\n', newline="")
    assert read_config(folder, Layer()).lang == "en"


def test_a_file_can_be_named_and_the_search_left_out(folder: Path) -> None:
    (folder / "gklint.toml").write_text('lang = "en"')
    (folder / "other.toml").write_text('fail-on = "info"')
    assert read_config(folder, Layer(), folder / "other.toml").fail_on == "info"
    assert read_config(folder, Layer(), search=False).lang == "zh"


# Who wins


def test_the_command_line_wins_over_the_file_and_the_file_over_profiles(folder: Path) -> None:
    (folder / "gklint.toml").write_text('fail-on = "info"\nlang = "en"\n[severity]\nGK201 = "info"')
    config = read_config(folder, Layer(fail_on="never"))
    assert (config.fail_on, config.lang) == ("never", "en")
    profile = Layer("区:默认", severity={"GK201": "warning", "GK203": "warning"}, extend_select=("GK711",))
    settings = config.with_profiles([profile]).apply(RULES)
    assert settings.settings.severity == {"GK201": "info", "GK203": "warning"}
    assert "GK711" in [rule.id for rule in settings.rules]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (Layer(select=("GK2",)), ["GK201", "GK203"]),
        (Layer(select=("row-total",)), ["GK201"]),
        (Layer(select=("ALL",)), ["GK101", "GK201", "GK203", "GK711"]),
        (Layer(extend_select=("GK711",)), ["GK101", "GK201", "GK203", "GK711"]),
        (Layer(ignore=("GK2",)), ["GK101"]),
        (Layer(select=("GK2",), ignore=("GK203",)), ["GK201"]),
        (Layer(select=("GK203",), ignore=("GK2",)), ["GK203"]),
        (Layer(select=("GK201",), ignore=("GK201",)), []),
        (Layer(select=("ALL",), ignore=("GK",)), []),
    ],
)
def test_the_closest_selector_decides(line: Layer, ids: list[str]) -> None:
    assert chosen(Config(line=line)) == ids


def test_select_on_the_command_line_starts_anew(folder: Path) -> None:
    (folder / "gklint.toml").write_text('select = ["GK1"]\nignore = ["GK203"]')
    assert chosen(read_config(folder, Layer())) == ["GK101"]
    assert chosen(read_config(folder, Layer(select=("GK2",)))) == ["GK201", "GK203"]
    assert chosen(read_config(folder, Layer(extend_select=("GK203",)))) == ["GK101", "GK203"]


# Options, severities, overrides


def test_options_are_typed(folder: Path) -> None:
    config = written(
        folder,
        '[rules.GK201]\ntolerance = 2\nshare = 1\nwords = ["件", "条"]\nmode = "lenient"\nnote = "注"\n',
    )
    assert config.apply(RULES).settings.options == {"GK201": Options(2, 1.0, ("件", "条"), "lenient", "注")}


def test_a_rule_can_be_named_by_id_or_name(folder: Path) -> None:
    config = written(folder, '[rules.row-total]\ntolerance = 2\n[severity]\nrow-total = "info"')
    settings = config.apply(RULES).settings
    assert settings.options["GK201"].tolerance == 2
    assert settings.severity == {"GK201": "info"}


def test_a_deadline_reaches_every_rule_that_has_one(folder: Path) -> None:
    assert written(folder, 'deadline = "03-31"').apply(RULES).settings.options == {
        "GK201": replace(Options(), deadline="03-31")
    }


def test_overrides_are_for_matching_files_and_below_the_command_line(folder: Path) -> None:
    text = '[[overrides]]\nfiles = ["旧/**"]\nignore = ["GK1"]\n[[overrides]]\nfiles = ["*.md"]\n'
    config = written(folder, text + 'extend-select = ["GK711"]\n[overrides.severity]\nGK203 = "info"')
    old, new = config.matching_overrides(folder / "旧" / "a.md"), config.matching_overrides(folder / "新" / "a.txt")
    assert (old, new, config.matching_overrides(Path("/elsewhere/旧/a.md"))) == ((0, 1), (), (1,))
    within = config.for_overrides(old).apply(RULES)
    assert [rule.id for rule in within.rules] == ["GK201", "GK203", "GK711"]
    assert within.settings.severity == {"GK203": "info"}
    commanded = replace(config, line=Layer(select=("GK101",)))
    assert chosen(commanded.for_overrides(old)) == ["GK101"]


def test_folders_of_rules_are_relative_to_the_file(folder: Path) -> None:
    (folder / "gklint.toml").write_text('packages = ["./rules-local", "beijing:strict"]')
    inner = folder / "inner"
    inner.mkdir()
    assert read_config(inner, Layer(packages=("./other",))).packages == (
        str(folder / "rules-local"),
        "beijing:strict",
        "./other",
    )


# What is wrong is told with file, line, key and the way out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('lang = "zh"\nslect = ["GK2"]', "gklint.toml:2: slect: 没有这个设置项；是否指 select？"),
        ('fail-on = "eror"', "gklint.toml:1: fail-on: “eror”不可用，可用：error、warning、info、never；是否指 error？"),
        ("select = 3", 'gklint.toml:1: select: 应为文字列表，如 ["GK2", "GK303"]'),
        ('\nignore = [\n  "GK2",\n  "GK99",\n]', "gklint.toml:4: ignore: 没有规则“GK99”"),
        ("[rules.GK21]\nx = 1", "gklint.toml:1: rules.GK21: 没有规则“GK21”；是否指 GK"),
        (
            "[rules.GK201]\n\ntolerence = 1",
            "gklint.toml:3: rules.GK201.tolerence: GK201 没有选项“tolerence”；是否指 tolerance？",
        ),
        ('[rules.GK201]\ntolerance = "1"', "gklint.toml:2: rules.GK201.tolerance: '1' 不可用，应为整数"),
        ("[rules.GK201]\nwords = [1]", "gklint.toml:2: rules.GK201.words: [1] 不可用，应为列表，每项为文字"),
        ('[rules.GK201]\nmode = "x"', "gklint.toml:2: rules.GK201.mode: 'x' 不可用，应为strict、lenient 之一"),
        ("[rules.GK203]\nx = 1", "gklint.toml:2: rules.GK203.x: GK203 没有选项“x”，这条规则没有选项"),
        ('[severity]\nGK201 = "fatal"', "gklint.toml:2: severity.GK201: “fatal”不可用"),
        ('[severity]\nrow-totl = "info"', "gklint.toml:2: severity.row-totl: 没有规则“row-totl”；是否指 row-total？"),
        ('deadline = "31 March"', "gklint.toml:1: deadline: 应写作“月-日”，如03-31"),
        ('[[overrides]]\nignore = ["GK2"]', "gklint.toml:1: files: 缺少 files"),
        (
            '[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nignore = ["GK77"]',
            "gklint.toml:5: ignore: 没有规则“GK77”",
        ),
        ('exclude = ["a", "!"]', "gklint.toml:1: exclude: “!”不能用作文件名模式"),
        ('[[overrides]]\nfiles = "!"', "gklint.toml:2: files: “!”不能用作文件名模式"),
        ("lang = ", "gklint.toml: 不是合格的 TOML："),
        ("[rules.GK711]\nx = 1", "gklint.toml:2: rules.GK711.x: GK711 没有选项“x”，这条规则没有选项"),
        ('ignore = ["GK201"]\n[rules.GK201]\ntolerance = "1"', "gklint.toml:3: rules.GK201.tolerance: '1' 不可用"),
        ("rules = 3", "gklint.toml:1: rules: 应为一个表，写作 [rules]"),
        ("overrides = 3", "gklint.toml:1: overrides: 应写作 [[overrides]]"),
    ],
)
def test_mistakes(folder: Path, text: str, message: str) -> None:
    assert message in refused(folder, text)


def test_the_options_may_refuse_a_value_themselves(folder: Path) -> None:
    assert "gklint.toml:1: rules.GK201: 不可为负" in refused(folder, "[rules.GK201]\ntolerance = -1")


def test_mistakes_in_pyproject(folder: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.gklint]\nselect = ["GK2"]\n[tool.gklint.rules.GK201]\ntolerance = 1.5'
    assert refused(folder, text, "pyproject.toml").startswith("pyproject.toml:7: rules.GK201.tolerance: 1.5 不可用")


def test_mistakes_on_the_command_line() -> None:
    with pytest.raises(ConfigError) as caught:
        Config(line=Layer(select=("GK2", "row-totel"))).apply(RULES)
    assert caught.value.words.zh == "--select: 没有规则“row-totel”；是否指 row-total？"
    assert caught.value.words.en == "--select: there is no rule 'row-totel'; did you mean row-total?"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("GK2O1", "GK201"),
        ("gk203", "GK203"),
        ("GK21", "GK201"),
        ("GK999", ""),
        ("row_total", "row-total"),
        ("xyz", ""),
        ("column-leavel", "column-leaves"),
        ("total", "row-total"),
    ],
)
def test_the_rule_that_was_meant(folder: Path, word: str, meant: str) -> None:
    said = refused(folder, f'ignore = ["{word}"]')
    assert said.endswith(f"没有规则“{word}”；是否指 {meant}？" if meant else "；gklint rules 列出全部规则")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("slect = 1", "gklint.toml:1: slect: unknown key; did you mean select?"),
        ('fail-on = "eror"', "use one of error, warning, info, never; did you mean error?"),
        ("[rules.GK201]\ntolerence = 1", "GK201 has no option 'tolerence'; did you mean tolerance?"),
        ('ignore = ["row-totl"]', "gklint.toml:1: ignore: there is no rule 'row-totl'; did you mean row-total?"),
    ],
)
def test_mistakes_in_english(folder: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        written(folder, text).apply(RULES)
    assert message in caught.value.words.en


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "gklint.toml").write_bytes('lang = "中"'.encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        read_config(folder, Layer())
    with pytest.raises(ConfigError, match="打不开"):
        read_config(folder, Layer(), folder / "absent.toml")


def test_lines_are_found_whatever_the_spelling() -> None:
    text = '# x\n"select" = [ # GK9\n  "GK2", \'GK3\']\n[ rules . "GK201" ]\nmode.inner = "x"\n'
    text += '[[overrides]]\nfiles = "a"\n'
    lines = lines_of(text.replace("\n", "\r\n"))
    assert lines["select"] == 2
    assert (lines["select=GK2"], lines["select=GK3"]) == (3, 3)
    assert (lines["rules.GK201"], lines["rules.GK201.mode.inner"], lines["overrides[0].files"]) == (4, 5, 7)
