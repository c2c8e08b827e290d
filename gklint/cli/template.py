"""The text of a new configuration file: every setting an office may want, those it does not yet want commented out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from gklint.model.words import Language, Words


class Survey(NamedTuple):
    """A folder of reports: files by format, the years of the reports, packages installed and packages wanted."""

    formats: tuple[tuple[str, int], ...] = ()
    years: tuple[int, ...] = ()
    installed: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


_FAIL_ON = Words(
    "出现哪一级及以上的问题时返回 1：error 错误、warning 警告、info 提示、never 从不",
    "Exit code 1 from which severity on: error, warning, info, never",
)
_BASELINE = Words(
    "基线：记下现有的问题，以后只报告新出现的。用 gklint baseline create 建立",
    "The findings there are at the start; `gklint baseline create` lists them, then only new ones count",
)
_IGNORE = Words("不检查的规则：编号、名称或编号前缀", "Rules to leave out: ids, names or prefixes")
_EXCLUDE = Words("不检查的文件，写法同 .gitignore", "Files to leave out, as in .gitignore")
_DEADLINE = Words("本地规定的公布期限（月-日）", "The local deadline (month-day)")
_SEVERITY = Words("某些规则的级别", "Severities of single rules")
_OVERRIDES = Words("只对某些文件生效的设置", "Settings for some files only")


def template(survey: Survey, baseline: str, language: Language) -> str:
    """The file. What is commented out can be used as it stands when the sign # is taken away."""
    said: list[tuple[Words, list[str]]] = [
        (_head(survey), []),
        (_FAIL_ON, ['fail-on = "error"']),
        (_BASELINE, [f'baseline = "{baseline}"']),
        (_packages(survey), [_package_line(survey)]),
        (_IGNORE, ['# ignore = ["GK608"]']),
        (_EXCLUDE, ['# exclude = ["草稿/"]']),
        (_DEADLINE, ['# deadline = "01-31"']),
        (_SEVERITY, ["# [severity]", '# GK104 = "warning"']),
        (_OVERRIDES, ["# [[overrides]]", f"# files = {_some_files(survey)}", '# ignore = ["GK412"]']),
    ]
    return "\n".join(line for words, lines in said for line in _paragraph(words, lines, language))


def _paragraph(words: Words, lines: list[str], language: Language) -> Iterator[str]:
    yield from (f"# {line}" for line in words.to(language).splitlines())
    yield from lines
    yield ""


def _head(survey: Survey) -> Words:
    """What was found in the folder."""
    zh = "、".join(f"{name} {count} 个" for name, count in survey.formats) or "还没有报告文件"
    en = ", ".join(f"{count} {name}" for name, count in survey.formats) or "no reports yet"
    if survey.years:
        first, last = survey.years[0], survey.years[-1]
        zh += f"；年度 {first}" + (f"—{last}" if last != first else "")
        en += f"; {first}" + (f" to {last}" if last != first else "")
    return Words(
        f"gklint 的设置。这个文件夹：{zh}。\n"
        "写错键名或规则时，gklint 会指出在哪一行；gklint config show 显示生效的设置。",
        f"Settings of gklint. In this folder: {en}.\n"
        "gklint names the line of a wrong key or rule; `gklint config show` prints what applies.",
    )


def _packages(survey: Survey) -> Words:
    zh, en = "、".join(survey.installed) or "无", ", ".join(survey.installed) or "none"
    return Words(f"启用的地方规则包（已安装：{zh}）", f"Rule packages that are active (installed: {en})")


def _package_line(survey: Survey) -> str:
    if survey.packages:
        return f"packages = {_list(survey.packages)}"
    return f"# packages = {_list(survey.installed or ('./rules-local',))}"


def _some_files(survey: Survey) -> str:
    """The files of the first year, where reports of several years are kept."""
    return _list((f"*{survey.years[0]}*",) if len(survey.years) > 1 else ("街道/**",))


def _list(items: tuple[str, ...]) -> str:
    return json.dumps(list(items), ensure_ascii=False)
