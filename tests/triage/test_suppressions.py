"""Suppressions: what a comment or an entry of the list sets aside, and what is said of those of no use."""

from __future__ import annotations

import io
import json
import pickle
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from word_parts import p, word_parts, zipped

import gklint
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.config.suppression_list import read_suppression_list
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.file_linter import FileLinter
from gklint.engine.fixes.fix_file import fix_file
from gklint.engine.run import lint, lint_bytes
from gklint.errors import ConfigError
from gklint.model.diagnostic import SuppressionReason
from gklint.model.directive import directives_in
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReaderOptions, ReporterOptions
from gklint.model.report_file import File
from gklint.readers.libreoffice import program, to_docx
from gklint.readers.markdown import read as read_markdown
from gklint.registry.registry import Registry, collect
from gklint.reporters import json as json_reporter
from gklint.reporters import text as text_reporter
from gklint.testing import report

SPACE = "本机关依法公开政府 信息。"  # GK608
LINE = Layer(select=("GK608", "GK019"))
CONFIG = Config(line=LINE)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return collect(Config())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(overview: str, registry: Registry, config: Config = CONFIG) -> Outcome:
    return lint_bytes(report(overview=overview).encode(), "报告.md", registry, config)


def kept(outcome: Outcome) -> list[str]:
    return [one.rule for one in outcome.diagnostics]


def asides(outcome: Outcome) -> list[tuple[str, SuppressionReason | None]]:
    return [(one.rule, one.suppression) for one in outcome.suppressed]


AGREED = [("GK608", SuppressionReason("in-source", "照原文"))]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- gklint: ignore[GK608] 照原文 -->",
        "<!-- gklint: ignore[stray-space] 照原文 -->",
        "<!--gklint:ignore[GK608] -- 照原文-->",
        "<!-- gklint：ignore【GK608】照原文 -->",
        "<!-- Gklint: Ignore[gk608] 照原文 -->",
        "<!-- ｇｋｌｉｎｔ：　ｉｇｎｏｒｅ［ＧＫ６０８］　照原文 -->",
        "<!-- gklint: ignore（GK608）照原文 -->",
        "<!-- gklint ignore[GK608] 照原文 -->",
        "<!-- gklint:\xa0ignore\xa0[GK608] 照原文 -->",
        "<!--\n  gklint : ignore\n  [ GK608 ]\n  照原文\n-->",
    ],
)
def test_ignore_sets_the_next_block_aside(comment: str, registry: Registry) -> None:
    outcome = checked(f"{comment}\n\n{SPACE}", registry)
    assert (kept(outcome), asides(outcome)) == ([], AGREED)


TWICE = "本机关依法公开政府 信息。。"  # GK606 and GK608


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- gklint: ignore[GK608，GK606] 照原文 -->",
        "<!-- gklint: ignore[GK608、doubled-point；] 照原文 -->",
        "<!-- gklint: ignore[GK608][GK606] 照原文 -->",
        "<!-- gklint: ignore[GK608] 照原文\n     gklint: ignore[GK606] 照原文 -->",
        "<!-- gklint: ignore[GK608] 照原文 -->\n<!-- gklint: ignore[GK606] 照原文 -->",
    ],
)
def test_several_rules_are_set_aside(comment: str, registry: Registry) -> None:
    config = Config(line=Layer(select=("GK606", "GK608", "GK019")))
    outcome = checked(f"{comment}\n\n{TWICE}", registry, config)
    assert kept(outcome) == []
    assert sorted((rule, aside.reason) for rule, aside in asides(outcome) if aside) == [
        ("GK606", "照原文"),
        ("GK608", "照原文"),
    ]


@pytest.mark.parametrize("reason", ["（见附件）", "【张三】核实", "[2024]3号文如此", "，经核实，数字无误：2023年。"])
def test_a_reason_may_hold_brackets_and_marks(reason: str, registry: Registry) -> None:
    outcome = checked(f"<!-- gklint: ignore[GK608]{reason} -->\n\n{SPACE}", registry)
    assert kept(outcome) == []
    assert [aside.reason for _, aside in asides(outcome) if aside] == [reason.strip("，。")]


@pytest.mark.parametrize(
    "comment", ["<!-- gklint 已查 -->", "<!-- 见 gklint: ignore[GK608] 照原文 -->", "<!-- gklints: x -->"]
)
def test_other_comments_are_let_be(comment: str, registry: Registry) -> None:
    assert kept(checked(f"{comment}\n\n{SPACE}", registry)) == ["GK608"]


@pytest.mark.parametrize(
    "filler",
    ["\n" * 200_000, " " * 200_000, "gklint: " * 20_000, "gklint" + " " * 100_000, "[" * 100_000, "[a]" * 50_000],
)
def test_a_hostile_comment_costs_no_more_than_its_length(filler: str, registry: Registry) -> None:
    """Were it more than that, this test would not end."""
    for begin in ("", "gklint: ignore[GK608]"):
        assert kept(checked(f"<!-- {begin}{filler} -->\n\n{SPACE}", registry)).count("GK608") <= 1


def test_ranges_do_not_nest(registry: Registry) -> None:
    """The first enable ends every range of its rule; a second one is told to end nothing."""
    begin, end = "<!-- gklint: disable[GK608] 照原文 -->", "<!-- gklint: enable[GK608] -->"
    outcome = checked("\n\n".join([begin, begin, SPACE, end, SPACE, end]), registry)
    assert sorted(kept(outcome)) == ["GK019", "GK608"]
    assert asides(outcome) == AGREED


def test_ignore_speaks_of_one_block_only(registry: Registry) -> None:
    outcome = checked(f"<!-- gklint: ignore[GK608] 照原文 -->\n\n{SPACE}\n\n{SPACE}", registry)
    assert (kept(outcome), asides(outcome)) == (["GK608"], AGREED)


def test_a_comment_inside_a_block_speaks_of_it(registry: Registry) -> None:
    outcome = checked(f"本机关<!-- gklint: ignore[GK608] 照原文 -->{SPACE}", registry)
    assert (kept(outcome), asides(outcome)) == ([], AGREED)


def test_a_range_ends_with_enable(registry: Registry) -> None:
    inside = f"<!-- gklint: disable[GK608] 照原文 -->\n\n{SPACE}\n\n{SPACE}\n\n<!-- gklint: enable[GK608] -->"
    outcome = checked(f"{SPACE}\n\n{inside}\n\n{SPACE}", registry)
    assert (kept(outcome), asides(outcome)) == (["GK608", "GK608"], AGREED * 2)


def test_a_range_ends_for_the_rule_that_is_enabled(registry: Registry) -> None:
    begins = "<!-- gklint: disable[GK608, GK607] 照原文 -->"
    config = Config(line=Layer(select=("GK608",)))
    outcome = checked(f"{begins}\n\n<!-- gklint: enable[GK607] -->\n\n{SPACE}", registry, config)
    assert (kept(outcome), asides(outcome)) == ([], AGREED)


def test_ignore_file_speaks_of_the_whole_file(registry: Registry) -> None:
    outcome = checked(f"{SPACE}\n\n<!-- gklint: ignore-file[GK608] 照原文 -->", registry)
    assert (kept(outcome), asides(outcome)) == ([], AGREED)


def test_todo_is_counted_as_debt(registry: Registry) -> None:
    outcome = checked(f"<!-- gklint: todo[GK608] 下月改 -->\n\n{SPACE}", registry)
    assert asides(outcome) == [("GK608", SuppressionReason("in-source", "下月改", debt=True))]
    assert outcome.debt == 1
    assert "另有1个已豁免，其中1个待改正" in text_reporter.report(outcome, ReporterOptions())
    assert "1 suppressed, 1 of them to be mended" in text_reporter.report(outcome, ReporterOptions(language="en"))


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- gklint: ignore[GK608] -->", "没有写原因"),
        ("<!-- gklint: ignore 照原文 -->", "没有写明豁免哪条规则"),
        ("<!-- gklint: ignore[] 照原文 -->", "没有写明豁免哪条规则"),
        ("<!-- gklint: forget[GK608] 照原文 -->", "“forget”没有这种写法"),
        ("<!-- gklint: 忽略[GK608] 照原文 -->", "“忽略”没有这种写法"),
        ("<!-- gklint: ignore_file[GK608] 照原文 -->", "“ignore_file”没有这种写法"),
        ("<!-- gklint: ignore[GK608 照原文 -->", "没有写明豁免哪条规则"),
        ("<!-- gklint: ignore[GK608] 。 -->", "没有写原因"),
        ("<!-- gklint: ignore[stray-spac] 照原文 -->", "没有规则“stray-spac”；是否指 stray-space？"),
        ("<!-- gklint: ignore[GK6] 照原文 -->", "没有规则“GK6”"),
        ("<!-- gklint: ignore[ALL] 照原文 -->", "没有规则“ALL”"),
    ],
)
def test_what_has_no_effect_is_said(comment: str, said: str, registry: Registry) -> None:
    outcome = checked(f"{comment}\n\n{SPACE}", registry)
    assert sorted(kept(outcome)) == ["GK019", "GK608"]
    useless = next(one for one in outcome.diagnostics if one.rule == "GK019")
    assert said in useless.words.zh
    assert useless.place.text == comment
    assert outcome.suppressed == ()


def test_what_is_not_used_is_said(registry: Registry) -> None:
    outcome = checked("<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开信息。", registry)
    assert [one.words.zh for one in outcome.diagnostics] == [
        "豁免“ignore[GK608]”没有用到：这里没有 GK608 的问题，可以删去这条豁免"
    ]


@pytest.mark.parametrize("ignored", ["GK019", "GK608"])
def test_nothing_is_said_of_use_when_a_rule_is_off(ignored: str, registry: Registry) -> None:
    """Neither when the rule that would tell is off, nor when the rule that would have found something is."""
    config = Config(line=Layer(select=("GK608", "GK019"), ignore=(ignored,)))
    assert kept(checked("<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开信息。", registry, config)) == []


def test_the_severity_set_for_it_is_used(registry: Registry) -> None:
    config = Config(line=Layer(select=("GK608", "GK019"), severity={"GK019": "error"}))
    outcome = checked("<!-- gklint: ignore[GK608] 照原文 -->\n\n本机关依法公开信息。", registry, config)
    assert [one.severity for one in outcome.diagnostics] == ["error"]


def test_suppressions_come_from_workers(folder: Path, registry: Registry) -> None:
    for number in range(4):
        text = report(overview=f"<!-- gklint: ignore[GK608] 照原文 -->\n\n{SPACE}", organ=f"第{number}局")
        (folder / f"{number}.md").write_text(text, "utf-8")
    one, two = (lint(["."], registry, CONFIG, jobs=jobs) for jobs in (1, 2))
    assert asides(one) == AGREED * 4
    assert (one.diagnostics, one.suppressed) == (two.diagnostics, two.suppressed)


def test_a_file_outcome_with_suppressions_can_be_pickled(registry: Registry) -> None:
    text = report(overview=f"<!-- gklint: ignore[GK608] 照原文 -->\n\n{SPACE}").encode()
    outcome = FileLinter(registry, CONFIG).lint(File(Path("报告.md"), "报告.md"), text)
    assert outcome.suppressions
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def listed(folder: Path, text: str, name: str = "gklint-suppressions.toml") -> Config:
    (folder / name).write_text(text, "utf-8")
    (folder / "年报.txt").write_text(report(overview=SPACE), "utf-8")
    return read_config(folder, LINE)


ENTRY = '[[suppress]]\nfile = "*.txt"\nrule = "{}"\nreason = "照原文"\n'


@pytest.mark.parametrize("more", ["", 'by = "李四"\n', 'key = "KEY"\n', "until = 2026-03-31\n", 'until = "2026-03-31"'])
@pytest.mark.parametrize("rule", ["GK608", "stray-space"])
def test_an_entry_sets_aside(rule: str, more: str, folder: Path, registry: Registry) -> None:
    (folder / "年报.txt").write_text(report(overview=SPACE), "utf-8")
    key = lint(["年报.txt"], registry, CONFIG).diagnostics[0].key
    config = listed(folder, ENTRY.format(rule) + more.replace("KEY", key))
    outcome = lint(["年报.txt"], registry, config, suppressions=suppression_sources(config, date(2026, 3, 31)))
    assert kept(outcome) == []
    assert asides(outcome) == [("GK608", SuppressionReason("external", "照原文", "李四" if "by" in more else ""))]
    suppressed = json.loads(json_reporter.report(outcome, ReporterOptions()))["suppressed"]
    assert suppressed[0]["suppression"]["reason"] == "照原文"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.format("GK608") + "until = 2026-03-30\n", "已于 2026-03-30 到期"),
        (ENTRY.format("GK68"), "没有规则“GK68”"),
        (ENTRY.format("GK608") + 'key = "别的"\n', "没有用到"),
    ],
)
def test_an_entry_of_no_use_is_said_at_its_place(text: str, said: str, folder: Path, registry: Registry) -> None:
    config = listed(folder, "# 豁免\n" + text)
    outcome = lint(["年报.txt"], registry, config, suppressions=suppression_sources(config, date(2026, 3, 31)))
    assert sorted(kept(outcome)) == ["GK019", "GK608"]
    useless = next(one for one in outcome.diagnostics if one.rule == "GK019")
    assert said in useless.words.zh
    assert (useless.place.path, useless.place.start.line) == ("gklint-suppressions.toml", 2)
    assert said in text_reporter.report(outcome, ReporterOptions())


def test_an_entry_for_a_file_that_is_not_checked_is_let_be(folder: Path, registry: Registry) -> None:
    config = listed(folder, ENTRY.format("GK608").replace("*.txt", "别的.txt"))
    outcome = lint(["年报.txt"], registry, config, suppressions=suppression_sources(config, date(2026, 3, 31)))
    assert kept(outcome) == ["GK608"]


def test_patterns_are_seen_from_the_folder_of_the_list(folder: Path, registry: Registry) -> None:
    config = listed(folder, ENTRY.format("GK608").replace("*.txt", "/街道/*.txt"))
    (folder / "街道").mkdir()
    (folder / "街道" / "年报.txt").write_text(report(overview=SPACE), "utf-8")
    outcome = lint(["."], registry, config, suppressions=suppression_sources(config))
    assert [one.place.path for one in outcome.suppressed] == ["街道/年报.txt"]
    assert [one.place.path for one in outcome.diagnostics] == ["年报.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[suppress]]\nfile = "a.txt"\nrule = "GK608"\n', "gklint-suppressions.toml:1: reason: 缺少 reason"),
        ('[[suppress]]\nfile = "a.txt"\nrule = "GK608"\nreason = " "\n', "toml:4: reason: 缺少 reason"),
        ('[[suppress]]\nfile = "a.txt"\nreason = "x"\n', "toml:1: rule: 缺少 rule"),
        ('[[suppress]]\nrule = "GK608"\nreason = "x"\n', "toml:1: file: 缺少 file"),
        (ENTRY.format("GK608") + 'untill = "2026-01-01"\n', "toml:5: untill: 没有这个设置项；是否指 until？"),
        (ENTRY.format("GK608") + 'until = "2026-13-01"\n', "toml:5: until: 应写作日期"),
        (ENTRY.format("GK608") + "until = 2026\n", "toml:5: until: 应写作日期"),
        ("[[supress]]\n", "supress: 没有这个设置项；是否指 suppress？"),
        ("suppress = 1\n", "suppress: 应写作 [[suppress]]"),
        ("[[suppress\n", "gklint-suppressions.toml: 不是合格的 TOML"),
    ],
)
def test_a_wrong_list_is_an_error(text: str, said: str, folder: Path) -> None:
    config = listed(folder, text)
    assert config.suppression_list is not None
    with pytest.raises(ConfigError) as raised:
        read_suppression_list(config.suppression_list, folder)
    assert said in raised.value.words.zh


def test_no_list_is_read_without_a_configuration(folder: Path) -> None:
    listed(folder, ENTRY.format("GK608"))
    assert suppression_sources(read_config(folder, LINE, search=False)).entries == ()


def test_what_is_set_aside_is_not_mended(folder: Path, registry: Registry) -> None:
    comment = f"<!-- gklint: ignore[GK608] 照原文 -->\n\n{SPACE}"
    (folder / "注释.md").write_text(report(overview=comment), "utf-8")
    config = listed(folder, ENTRY.format("GK608"))
    road, known = FileLinter(registry, config), suppression_sources(config)
    for name in ("注释.md", "年报.txt"):
        assert not fix_file(File(Path(name), name), road, unsafe=True, suppressions=known).changed
    assert fix_file(File(Path("年报.txt"), "年报.txt"), road, unsafe=True).changed


def test_a_word_comment_sets_aside(registry: Registry) -> None:
    """The sentence commented on, and no other."""
    marked = p('<w:commentRangeStart w:id="3"/>', SPACE, '<w:commentRangeEnd w:id="3"/>')
    body = "".join(marked if line == SPACE else p(line) for line in report(overview=SPACE).split("\n"))
    comment = f'<w:comment w:id="3">{p("gklint: ignore[GK608] 照原文")}</w:comment>'
    data = zipped(word_parts(body + p(SPACE), comments=comment))
    outcome = lint_bytes(data, "年报.docx", registry, CONFIG)
    assert (kept(outcome), asides(outcome)) == (["GK608"], AGREED)


def commented() -> bytes:
    """A Word file in which a sentence has a comment with two directives, one of them with the capital Word makes."""
    document = docx.Document()
    for line in report(overview=TWICE).split("\n"):
        paragraph = document.add_paragraph(line)
        if line == TWICE:
            comment = document.add_comment(paragraph.runs, "Gklint: ignore[GK608] 照原文", author="张三")
            comment.add_paragraph("gklint：ignore［GK606］ 照原文")
    document.add_paragraph(TWICE)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("saved_by", ["python-docx", "LibreOffice"])
def test_a_word_comment_of_two_lines_sets_aside_whoever_saved_it(saved_by: str, registry: Registry) -> None:
    data, soffice = commented(), program()
    if saved_by == "LibreOffice":
        if soffice is None:
            pytest.skip("no LibreOffice here")
        data = to_docx(soffice, data, ".docx", 120)
        assert b"LibreOffice" in zipfile.ZipFile(io.BytesIO(data)).read("docProps/app.xml")
    config = Config(line=Layer(select=("GK606", "GK608", "GK019")))
    outcome = lint_bytes(data, "年报.docx", registry, config)
    assert sorted(kept(outcome)) == ["GK606", "GK608"]  # those of the sentence without a comment
    assert sorted(asides(outcome)) == [(rule, SuppressionReason("in-source", "照原文")) for rule in ("GK606", "GK608")]


def test_the_python_face_sets_aside(folder: Path) -> None:
    listed(folder, ENTRY.format("GK608") + "until = 2026-03-31\n")
    (folder / "gklint.toml").write_text('select = ["GK608", "GK019"]', "utf-8")
    assert asides(gklint.lint(["年报.txt"], config="gklint.toml")) == [
        ("GK608", SuppressionReason("external", "照原文"))
    ]
    assert len(gklint.lint(["年报.txt"], config="gklint.toml", today=date(2026, 4, 1)).diagnostics) == 2
    assert kept(gklint.lint(["年报.txt"], select=["GK608"])) == ["GK608"]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_examples_of_the_readme_hold(name: str, folder: Path) -> None:
    text = (Path(__file__).parents[2] / name).read_text("utf-8")
    (example,) = (block for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "[[suppress]]" in block)
    (folder / "list.toml").write_text(example, "utf-8")
    assert len(read_suppression_list(folder / "list.toml", folder)) == 1
    (comments,) = re.findall(r"```html\n(.*?)```", text, re.DOTALL)
    found = list(directives_in(read_markdown(comments.encode(), "a.md", ReaderOptions())))
    assert [one.verb for one in found] == ["ignore", "todo", "disable", "enable", "ignore-file"]
    assert all(one.complete for one in found)


def test_thousands_of_comments_are_no_burden(registry: Registry) -> None:
    """Every comment sets its own block aside, and none is told to be useless."""
    many = "\n\n".join([f"<!-- gklint: ignore[GK608] 照原文 -->\n\n{SPACE}"] * 2000)
    outcome = checked(many, registry)
    assert kept(outcome) == []
    assert asides(outcome) == AGREED * 2000
