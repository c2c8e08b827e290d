"""The commands: what each is for, and what `--help` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gklint.cli import arguments
from gklint.cli.line_wrapping import screen_columns, two_columns, wrap
from gklint.cli.parser import Parser
from gklint.model.bilingual import Language, Words
from gklint.model.light_classes import NamedTuple


class Command(NamedTuple):
    """A command: what it does, how it is called, and the arguments it takes."""

    about: Words
    usage: Words
    arguments: Callable[[Parser], None]

    def parser(self, name: str, language: Language) -> Parser:
        parser = Parser(name, language, self.about, self.usage)
        self.arguments(parser)
        return parser


COMMANDS: Mapping[str, Command] = {
    "check": Command(
        Words("检查年度报告。check 可以省略：gklint 年报/", "Check reports. `check` may be left out: gklint reports/"),
        Words("gklint [check] [选项] 文件或文件夹 …", "gklint [check] [options] PATH..."),
        arguments.check,
    ),
    "report": Command(
        Words(
            "写出总览、每个单位的网页和 Excel 清单，双击即可打开",
            "Write an overview, a page for each body and a workbook, to be opened by a double click",
        ),
        Words("gklint report [选项] 文件或文件夹 … --to 文件夹", "gklint report [options] PATH... --to FOLDER"),
        arguments.report,
    ),
    "annotate": Command(
        Words(
            "给报告加批注：每个文件写一个副本，问题批在原处",
            "Annotate reports: a copy of each file with the findings at the very words",
        ),
        Words("gklint annotate --to 文件夹 [选项] 文件或文件夹 …", "gklint annotate --to FOLDER [options] PATH..."),
        arguments.annotate,
    ),
    "send": Command(
        Words(
            "按单位写出带批注的副本、问题清单和台账，发给各单位整改",
            "Write annotated copies and a cover sheet for each body, and a ledger of all findings",
        ),
        Words("gklint send --to 文件夹 [选项] 文件或文件夹 …", "gklint send --to FOLDER [options] PATH..."),
        arguments.send,
    ),
    "receive": Command(
        Words(
            "核对寄回的文件：哪些已改、未改、已说明，更新台账",
            "Check what came back: mended, left, explained, new; bring the ledger up to date",
        ),
        Words("gklint receive --to 文件夹 [选项] 收到的文件夹", "gklint receive --to FOLDER [options] FOLDER"),
        arguments.receive,
    ),
    "facts": Command(
        Words("列出从报告表格中读出的全部数字", "List every figure read from the tables of reports"),
        Words("gklint facts [选项] 文件或文件夹 …", "gklint facts [options] PATH..."),
        arguments.facts,
    ),
    "export": Command(
        Words(
            "把问题和全部数字写成数据表（SQLite 或 Parquet）",
            "Write findings and figures as tables (SQLite or Parquet)",
        ),
        Words("gklint export [选项] 文件或文件夹 …", "gklint export [options] PATH..."),
        arguments.export,
    ),
    "compare": Command(
        Words(
            "比较分开检查的报告：年度衔接、各单位之间（用各部分写的摘要）",
            "Compare reports that were checked apart, from the summaries written then",
        ),
        Words("gklint compare [选项] 摘要文件 …", "gklint compare [options] SUMMARIES..."),
        arguments.compare,
    ),
    "rules": Command(
        Words("列出全部规则", "List the rules"), Words("gklint rules [选项]", "gklint rules [options]"), arguments.rules
    ),
    "explain": Command(
        Words("说明规则：查什么、为什么、依据和例子", "Explain rules: what, why, basis and examples"),
        Words("gklint explain 规则 …", "gklint explain RULE..."),
        arguments.explain,
    ),
    "plugins": Command(
        Words("列出已安装的规则包及其是否启用", "List installed rule packages and whether they are active"),
        Words("gklint plugins [选项]", "gklint plugins [options]"),
        arguments.plugins,
    ),
    "init": Command(
        Words("为报告文件夹写一个带说明的配置文件 gklint.toml", "Write a commented gklint.toml that fits a folder"),
        Words("gklint init [文件夹]", "gklint init [FOLDER]"),
        arguments.init,
    ),
    "baseline": Command(
        Words(
            "把现有问题记入基线，以后只报告新问题", "List the findings there are, so that only new ones are reported"
        ),
        Words(
            "gklint baseline create|prune [选项] [文件或文件夹 …]", "gklint baseline create|prune [options] [PATH...]"
        ),
        arguments.baseline,
    ),
    "test": Command(
        Words(
            "运行规则自带的例子：该报的报了没有，不该报的报了没有",
            "Run the examples of rules: what fires, what does not",
        ),
        Words("gklint test [选项] [规则包、文件夹或文件 …]", "gklint test [options] [PACKAGE|PATH...]"),
        arguments.test,
    ),
    "new": Command(
        Words(
            "写一条规则、一个表式、一个规则包的样板，或免安装的检查页面",
            "Write a rule, a form or a rule package to start from, or a page that checks without installation",
        ),
        Words(
            "gklint new 样板 文件或包名",
            "gklint new WHAT FILE|NAME",
        ),
        arguments.new,
    ),
    "serve": Command(
        Words("在本机浏览器里检查：打开显示的地址，放入文件", "Check in a browser: open the address shown, drop files"),
        Words("gklint serve [选项]", "gklint serve [options]"),
        arguments.serve,
    ),
    "config": Command(
        Words("显示对某个文件生效的设置及其出处", "Show the settings that apply to a file, and where they come from"),
        Words("gklint config show [文件]", "gklint config show [FILE]"),
        arguments.config,
    ),
    "docs": Command(
        Words("把全部规则的说明写成 Markdown 文件", "Write the pages of all rules as Markdown files"),
        Words("gklint docs 文件夹", "gklint docs FOLDER"),
        arguments.docs,
    ),
    "clean": Command(
        Words("删去缓存", "Remove the cache"), Words("gklint clean [选项]", "gklint clean [options]"), arguments.clean
    ),
    "lsp": Command(
        Words("供编辑器使用的语言服务（LSP）", "The language server for editors (LSP)"),
        Words("gklint lsp", "gklint lsp"),
        arguments.lsp,
    ),
    "completion": Command(
        Words("输出 shell 的命令补全脚本", "Print a script that lets a shell complete commands and options"),
        Words("gklint completion bash|zsh|fish", "gklint completion bash|zsh|fish"),
        arguments.completion,
    ),
}
_CODES = Words(
    "返回值：没有达到 --fail-on 级别的问题为0，有为1，检查未能进行或未能完成为2"
    "（参数、配置、规则包有误，没有可检查的文件，规则出错）",
    "Exit codes: 0 nothing at or above --fail-on, 1 something, 2 the run could not be done or completed "
    "(arguments, configuration, rule packages, no input, a rule that crashed)",
)
_OTHERS = Words("其他命令（gklint 命令 --help 查看用法）", "Other commands (gklint COMMAND --help tells more)")
_COMMAND_COLUMN = 14
_START = Words(
    """\
gklint：发布前检查政府信息公开工作年度报告

  gklint 年报.docx                     检查一份报告（Word、Excel、PDF、网页等）
  gklint 年报文件夹                    检查文件夹里的全部报告
  gklint --output xlsx:清单.xlsx 年报文件夹
                                       把问题写成 Excel 清单
  gklint report 年报文件夹 --to 检查结果
                                       写成网页：总览、每个单位一页，双击打开
  gklint explain GK201                 说明一条规则：查什么、依据、例子
  gklint --help                        全部用法
""",
    """\
gklint checks annual reports on government information disclosure before they are published

  gklint report.docx                   check a report (Word, Excel, PDF, web page, text)
  gklint reports/                      check every report of a folder
  gklint --output xlsx:list.xlsx reports/
                                       write the findings as an Excel list
  gklint report reports/ --to results  write pages: an overview, and one for each body
  gklint explain GK201                 explain a rule: what, basis, examples
  gklint --help                        everything there is
""",
)


def start_text(language: Language) -> str:
    """The text for `gklint` without arguments."""
    return _START.to(language)


def help_text(name: str, language: Language) -> str:
    """The help of a command; that of `check` names the other commands and the exit codes."""
    text = COMMANDS[name].parser(name, language).help_text()
    if name != "check":
        return text
    columns = screen_columns()
    others = [
        line
        for other in COMMANDS
        if other != name
        for line in two_columns(f"  {other}", COMMANDS[other].about.to(language), _COMMAND_COLUMN, columns)
    ]
    return "\n".join([text, _OTHERS.to(language), *others, "", *wrap(_CODES.to(language), columns), ""])


def near_command(written: str) -> str | None:
    """The command that was probably meant."""
    # Imported here: only a mistake needs it.
    from difflib import get_close_matches

    return next(iter(get_close_matches(written, COMMANDS, n=1, cutoff=0.78)), None)
