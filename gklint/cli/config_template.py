"""The text of a new configuration file: every setting an office may want, those it does not yet want commented out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gklint.model.bilingual import Language, Words
from gklint.model.light_classes import NamedTuple


class FolderSurvey(NamedTuple):
    """A folder of reports, as a configuration should fit it.

    Reports by format and by the folders right below, their years, the `drafts` (folders whose reports are probably
    none), `some` of the files as a pattern; packages installed and wanted, the forms these offer for one base; and the
    configuration file `above`, as seen from the folder.
    """

    formats: tuple[tuple[str, int], ...] = ()
    years: tuple[int, ...] = ()
    installed: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    folders: tuple[tuple[str, int], ...] = ()
    drafts: tuple[str, ...] = ()
    some: str = ""
    forms: tuple[str, ...] = ()
    above: str = ""

    @property
    def alone(self) -> bool:
        """Whether there is but one report: nothing to take up by and by."""
        return sum(count for _, count in self.formats) == 1


_FAIL_ON = Words(
    "出现哪一级及以上的问题时返回1：error 错误、warning 警告、info 提示、never 从不",
    "Exit code 1 from which severity on: error, warning, info, never",
)
_BASELINE = Words(
    "基线：记下现有的问题，以后只报告新出现的。用 gklint baseline create 建立",
    "The findings there are at the start; `gklint baseline create` lists them, then only new ones count",
)
_IGNORE = Words("不检查的规则：编号、名称或编号前缀", "Rules to leave out: ids, names or prefixes")
_EXCLUDE = Words("不检查的文件，写法同 .gitignore", "Files to leave out, as in .gitignore")
_EXTENDS = Words(
    "上级文件夹已有设置。设置文件不会自动合并：写在这里才会采用，本文件只写不同之处",
    "There is a configuration above. Nothing is merged of itself: named here, it holds but for what this file says",
)
_FORM = Words("用哪种表式读报告（规则包提供了几种）", "The form to read reports by: the packages offer several")
_DEADLINE = Words("本地规定的公布期限（月-日）", "The local deadline (month-day)")
_SEVERITY = Words("某些规则的级别", "Severities of single rules")
_OVERRIDES = Words("只对某些文件生效的设置", "Settings for some files only")


def config_template(survey: FolderSurvey, baseline: str, language: Language) -> str:
    """The file. What is commented out can be used as it stands when the sign # is taken away."""
    off = "# " if survey.above else ""  # what the file above says should hold
    never = off or ("# " if survey.alone else "")
    said: list[tuple[Words, list[str]]] = [
        (_head(survey), []),
        *([(_EXTENDS, [f'extends = ["{survey.above}"]'])] if survey.above else []),
        (_FAIL_ON, [f'{off}fail-on = "error"']),
        (_BASELINE, [f'{never}baseline = "{baseline}"']),
        (_packages(survey), [_package_line(survey)]),
        *([(_FORM, [f'# form = "{survey.forms[-1]}"'])] if survey.forms else []),
        (_IGNORE, ['# ignore = ["GK608"]']),
        (_EXCLUDE, [f"# exclude = {_list(survey.drafts or ('草稿/',))}"]),
        (_DEADLINE, ['# deadline = "01-31"']),
        (_SEVERITY, ["# [severity]", '# GK104 = "warning"']),
        (_OVERRIDES, ["# [[overrides]]", f"# files = {_list((survey.some or '街道/',))}", '# ignore = ["GK412"]']),
    ]
    return "\n".join(line for words, lines in said for line in _paragraph(words, lines, language))


def _paragraph(words: Words, lines: list[str], language: Language) -> Iterator[str]:
    yield from (f"# {line}" for line in words.to(language).splitlines())
    yield from lines
    yield ""


def _head(survey: FolderSurvey) -> Words:
    """What was found in the folder."""
    zh = "、".join(f"{name} {count}个" for name, count in survey.formats) or "还没有报告文件"
    en = ", ".join(f"{count} {name}" for name, count in survey.formats) or "no reports yet"
    if survey.years:
        first, last = survey.years[0], survey.years[-1]
        zh += f"；年度为{first}" + (f"—{last}年" if last != first else "年")
        en += f"; {first}" + (f" to {last}" if last != first else "")
    if survey.folders:
        zh += "。\n各文件夹：" + "、".join(f"{name} {count}个" for name, count in survey.folders)
        en += ".\nBy folder: " + ", ".join(f"{name} {count}" for name, count in survey.folders)
    return Words(
        f"gklint 的设置。这个文件夹：{zh}。\n"
        "写错键名或规则时，gklint 会指出在哪一行；gklint config show 显示生效的设置。",
        f"Settings of gklint. In this folder: {en}.\n"
        "gklint names the line of a wrong key or rule; `gklint config show` prints what applies.",
    )


def _packages(survey: FolderSurvey) -> Words:
    zh, en = "、".join(survey.installed) or "无", ", ".join(survey.installed) or "none"
    return Words(f"启用的地方规则包（已安装：{zh}）", f"Rule packages that are active (installed: {en})")


def _package_line(survey: FolderSurvey) -> str:
    if survey.packages:
        return f"packages = {_list(survey.packages)}"
    return f"# packages = {_list(survey.installed or ('./rules-local',))}"


def _list(items: tuple[str, ...]) -> str:
    return json.dumps(list(items), ensure_ascii=False)
