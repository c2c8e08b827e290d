"""An argument parser that speaks Chinese and English, and raises UsageError in place of ending the process."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, _AppendAction
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from gklint.cli.line_wrapping import screen_columns, two_columns, wrap
from gklint.errors import UsageError
from gklint.model.bilingual import Language, Words
from gklint.model.light_classes import NamedTuple

_ARGUMENTS = Words("参数", "Arguments")
_OPTIONS = Words("选项", "Options")
_USAGE = Words("用法", "Usage")
_COLUMN = 28  # where the help of an option begins
_VALUES = {  # what stands for a value, in Chinese
    "FILE": "文件", "[FORMAT:]FILE": "[格式:]文件", "FOLDER": "文件夹", "DIR": "文件夹", "PATH": "文件或文件夹",
    "FORMAT": "格式", "RULE": "规则", "RULES": "规则", "NAME": "名称", "PACKAGE|PATH": "规则包或文件",
    "FILE|NAME": "文件或包名", "WHAT": "样板", "N": "个数", "PAGE": "页面文件", "ADDRESS": "地址", "XX": "前缀",
    "DATE": "日期", "SUMMARIES": "摘要文件",
}  # fmt: skip

# What argparse says, and how it is said here; the groups of the pattern fill the words.
_MESSAGES = (
    (r"unrecognized arguments: (.*)", Words("不认识的选项 {0}", "unknown option {0}")),
    (r"argument (\S+): expected (?:one|at least one) argument", Words("选项 {0} 后面缺少内容", "{0} needs a value")),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        Words("{0} 不能是“{1}”，可用：{2}", "{0} cannot be {1!r}, use {2}"),
    ),
    (r"argument (\S+): (.*)", Words("{0}：{1}", "{0}: {1}")),
    (r"the following arguments are required: (.*)", Words("缺少 {0}", "{0} is missing")),
)


class AcceptedArgument(NamedTuple):
    """An option (with its names) or an argument (without), as a shell completes it."""

    names: tuple[str, ...]
    choices: tuple[str, ...]
    help: str
    takes_value: bool
    value: str  # what stands for it in English, as FILE
    repeats: bool


class Parser(ArgumentParser):
    """One command's arguments. `say` gives each text in the language chosen."""

    def __init__(self, command: str, language: Language, about: Words, usage: Words) -> None:
        program = f"gklint {command}"
        super().__init__(
            program, usage=usage.to(language), description=about.to(language), add_help=False, allow_abbrev=False
        )
        self.language = language
        self._arguments = self.add_argument_group(_ARGUMENTS.to(language))
        self._options = self.add_argument_group(_OPTIONS.to(language))

    def heading(self, zh: str, en: str) -> None:
        """The options added from now on stand below this heading."""
        self._options = self.add_argument_group(Words(zh, en).to(self.language))

    def option(self, *names: str, zh: str, en: str, **settings: Any) -> None:
        """Add an option with its help in both languages."""
        self._options.add_argument(*names, help=Words(zh, en).to(self.language), **settings)

    def argument(self, name: str, *, zh: str, en: str, **settings: Any) -> None:
        """Add an argument that is no option."""
        self._arguments.add_argument(name, help=Words(zh, en).to(self.language), **settings)

    def accepted_arguments(self) -> list[AcceptedArgument]:
        """Every option and argument in order."""
        return [
            AcceptedArgument(
                names=tuple(action.option_strings),
                choices=tuple(str(choice) for choice in action.choices or ()),
                help=action.help or "",
                takes_value=action.nargs != 0,
                value=str(action.metavar or ""),
                repeats=isinstance(action, _AppendAction),
            )
            for action in self._actions
        ]

    def help_text(self) -> str:
        """The help a person reads, as wide as the terminal."""
        columns = screen_columns()
        colon = Words("：", ": ").to(self.language)
        lines = [f"{_USAGE.to(self.language)}{colon}{self.usage}", "", *wrap(self.description or "", columns)]
        for group in self._action_groups:
            if group._group_actions:
                lines += ["", f"{group.title}{colon.rstrip()}"]
                lines += [line for action in group._group_actions for line in self._help_lines(action, columns)]
        return "\n".join(lines) + "\n"

    def _help_lines(self, action: Action, columns: int) -> Iterator[str]:
        """An option or an argument with its help."""
        value = "" if action.nargs == 0 else self._value(action)
        written = f"{', '.join(action.option_strings)} {value}".strip()
        return two_columns(f"  {written}", action.help or "", _COLUMN, columns)

    def _value(self, action: Action) -> str:
        if action.choices is not None and action.metavar is None:
            return "|".join(map(str, action.choices))
        name = str(action.metavar)
        return _VALUES.get(name, name) if self.language == "zh" else name

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong as UsageError, with what was probably meant or where to look."""
        for pattern, words in _MESSAGES:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                said = [group.replace("'", "") for group in match.groups()]
                near = self._near(said)
                chinese = [_VALUES.get(one, one) for one in said]
                raise UsageError(words.zh.format(*chinese) + near.zh, words.en.format(*said) + near.en)
        raise UsageError(message)

    def _near(self, said: Sequence[str]) -> Words:
        """The option or the value that was probably meant, else where to look."""
        # Imported here: only a mistake needs it.
        from difflib import get_close_matches

        options = [name for action in self._actions for name in action.option_strings]
        written, known = (
            (said[1], said[2].split(", ")) if len(said) > 2 else (said[0].split()[0].split("=")[0], options)
        )
        near = get_close_matches(written, known, n=1)
        if near and near[0] != written:
            return Words(f"；是否指 {near[0]}？", f"; did you mean {near[0]}?")
        return Words(f"；{self.prog} --help 列出用法", f"; see {self.prog} --help")
