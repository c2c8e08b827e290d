"""The arguments of each command, with their help in both languages."""

from __future__ import annotations

from gklint.cli.parser import Parser


def check(parser: Parser) -> None:
    _paths(parser)
    _rule_choice(parser)
    _output(parser)
    _appearance(parser)
    parser.heading("旧问题", "Old findings")
    _baseline_file(parser)
    parser.option(
        "--strict-baseline", action="store_true",
        zh="基线中有已改正的问题时返回1，提醒更新基线", en="exit 1 when findings of the baseline are mended or gone",
    )  # fmt: skip
    _fix_options(parser)
    parser.heading("设置及其他", "Settings and more")
    _configuration(parser)
    _worker_options(parser)
    _stdin(parser)
    _cache(parser)
    parser.option(
        "--timing", action="store_true", zh="列出各阶段和各规则的用时", en="show the time of stages and rules"
    )
    _common(parser)


def _rule_choice(parser: Parser) -> None:
    _choosing_rules(parser)
    parser.option(
        "--fail-on", choices=("error", "warning", "info", "never"),
        zh="出现哪一级及以上的问题时返回1：error 错误（默认）、warning 警告、info 提示、never 从不",
        en="exit 1 from which severity on (default: error)",
    )  # fmt: skip


def _choosing_rules(parser: Parser) -> None:
    parser.heading("查什么", "What is checked")
    parser.option(
        "--select", action="append", metavar="RULES",
        zh="只检查这些规则：编号、名称或编号前缀，逗号分隔，如 GK2,GK303,row-total；ALL 为全部",
        en="check these rules only: ids, names or prefixes, separated by commas; ALL for all",
    )  # fmt: skip
    parser.option("--extend-select", action="append", metavar="RULES", zh="另外检查这些规则", en="check these as well")
    parser.option("--ignore", action="append", metavar="RULES", zh="不检查这些规则", en="leave these rules out")


def _output(parser: Parser) -> None:
    parser.heading("结果", "Results")
    parser.option(
        "--output-format", metavar="FORMAT",
        zh="输出格式：text（默认）、concise、grouped、json、sarif、github、gitlab、junit、markdown、csv、xlsx、html、"
        "district、facts、facts-csv、summaries、statistics",
        en="text (default), concise, grouped, json, sarif, github, gitlab, junit, markdown, csv, xlsx, html, "
        "district, facts, facts-csv, summaries, statistics",
    )  # fmt: skip
    parser.option(
        "--output", action="append", metavar="[FORMAT:]FILE",
        zh="结果写入文件，格式按后缀名，如 清单.xlsx；也可写作 格式:文件 并多次使用，如 --output sarif:out.sarif",
        en="write to a file in the format of its suffix; FORMAT:FILE writes one more, and may be given several times",
    )  # fmt: skip
    parser.option(
        "--statistics", action="store_true", zh="末尾列出各规则的问题数", en="count findings by rule at the end"
    )
    parser.option(
        "--sarif-profile", choices=("archive", "github"), default="archive",
        zh="sarif 格式的写法：archive 按标准写全（默认）、github 供代码扫描页面使用",
        en="how sarif is written: archive, all the standard has (default), or github, for code scanning",
    )  # fmt: skip
    parser.option(
        "--sarif-include-suppressed", action="store_true",
        zh="github 写法也写入已豁免的问题", en="write suppressed findings in the github profile too",
    )  # fmt: skip


def _appearance(parser: Parser) -> None:
    parser.option(
        "--color", choices=("auto", "always", "never"), default="auto",
        zh="是否使用颜色（默认：在终端上使用，设有 NO_COLOR 时不用）",
        en="colours (default: on a terminal, unless NO_COLOR is set)",
    )  # fmt: skip
    parser.option(
        "--ambiguous-width", type=int, choices=(1, 2), default=1,
        zh="终端上“”…①等字符占几列（默认1；指示符号 ^ 对不齐时用2）",
        en="columns of characters such as “ ” … ① on this terminal (default 1)",
    )  # fmt: skip


def _fix_options(parser: Parser) -> None:
    parser.heading("改正", "Mending")
    parser.option(
        "--fix", action="store_true",
        zh="改正不会改变原意的问题（标点、数字写法等），再检查；只改 txt、md、html 文件",
        en="apply fixes that cannot change the meaning, then check; txt, md and html files only",
    )  # fmt: skip
    parser.option(
        "--unsafe-fixes", action="store_true",
        zh="连同可能改变原意的改正（数字、补0等）一起改；请随后核对",
        en="apply the other fixes too (figures, blanks to 0); check the result",
    )  # fmt: skip
    parser.option(
        "--diff", action="store_true", zh="只显示会怎样改，不写入文件", en="show what would change, write nothing"
    )


def compare(parser: Parser) -> None:
    parser.argument(
        "summaries", nargs="*", metavar="SUMMARIES",
        zh="摘要文件（gklint 年报/ --output summaries:文件 写的），或放摘要的文件夹",
        en="files of summaries, as `gklint reports/ --output summaries:FILE` writes them, or folders of these",
    )  # fmt: skip
    _rule_choice(parser)
    _output(parser)
    _appearance(parser)
    parser.heading("设置及其他", "Settings and more")
    _baseline_file(parser)
    _configuration(parser)
    _common(parser)


def report(parser: Parser) -> None:
    _paths(parser)
    parser.option(
        "--to", metavar="FOLDER",
        zh="写入哪个文件夹：新的，或以前用本命令写的", en="the folder to write: new, or written by this command",
    )  # fmt: skip
    parser.option(
        "--output", action="append", metavar="[FORMAT:]FILE",
        zh="同时写出其他格式，可多次使用，如 --output sarif:out.sarif",
        en="write other formats from the same reading; may be given several times",
    )  # fmt: skip
    _rule_choice(parser)
    parser.heading("设置及其他", "Settings and more")
    _baseline_file(parser)
    _configuration(parser)
    _worker_options(parser)
    _cache(parser)
    _common(parser)


def annotate(parser: Parser) -> None:
    _paths(parser)
    parser.option(
        "--to", metavar="FOLDER",
        zh="副本写入这个文件夹（不能在报告文件夹里面）；原文件不动",
        en="write the copies into this folder, not one inside the reports' own; the files stay as they are",
    )  # fmt: skip
    parser.option(
        "--strip", action="store_true",
        zh="反过来：把 gklint 的批注去掉，写成没有批注的副本",
        en="the other way round: take gklint's notes off, into copies without them",
    )  # fmt: skip
    _signature(parser)
    _choosing_rules(parser)
    parser.heading("设置及其他", "Settings and more")
    _baseline_file(parser)
    _configuration(parser)
    _worker_options(parser)
    _cache(parser)
    _common(parser)


def send(parser: Parser) -> None:
    _paths(parser)
    parser.option(
        "--to", metavar="FOLDER",
        zh="写入这个新文件夹：每个单位一个子文件夹（带批注的副本和问题清单），另有台账",
        en="write into this new folder: annotated copies and a cover sheet for each body, and the ledger",
    )  # fmt: skip
    _signature(parser)
    _choosing_rules(parser)
    parser.heading("设置及其他", "Settings and more")
    _baseline_file(parser)
    _configuration(parser)
    _worker_options(parser)
    _cache(parser)
    _common(parser)


def receive(parser: Parser) -> None:
    parser.argument("folder", nargs="?", metavar="FOLDER", zh="收到的文件所在的文件夹", en="the folder that came back")
    parser.option(
        "--to", metavar="FOLDER",
        zh="写入这个新文件夹：更新的台账和去掉批注的文件", en="write the ledger and the files without notes here",
    )  # fmt: skip
    parser.option(
        "--sent", metavar="FOLDER",
        zh="gklint send 写的文件夹，台账在里面（默认就是收到的文件夹）",
        en="the folder that gklint send wrote, with the ledger (default: the one that came back)",
    )  # fmt: skip
    _choosing_rules(parser)
    parser.heading("设置及其他", "Settings and more")
    _baseline_file(parser)
    _configuration(parser)
    _worker_options(parser)
    _common(parser)


def _signature(parser: Parser) -> None:
    parser.option(
        "--author", metavar="NAME", default="gklint", zh="批注人（默认 gklint）", en="who signs (default: gklint)"
    )
    parser.option(
        "--date", metavar="DATE",
        zh="批注日期，如2024-03-01，或 today 为当天（默认不写日期）",
        en="the date of the notes, as 2024-03-01, or today (default: none)",
    )  # fmt: skip


def facts(parser: Parser) -> None:
    _paths(parser)
    parser.option(
        "--claims", action="store_true",
        zh="列出正文里关于数字的陈述；没有把握的，附原因",
        en="list what the text says of figures, with the reason where it is not certain",
    )  # fmt: skip
    parser.option(
        "--output-format", choices=("json", "csv", "text"),
        zh="输出格式：json（默认）、csv 或 text；写入文件时按后缀名",
        en="json (default), csv or text; of a file its suffix says it",
    )  # fmt: skip
    parser.option(
        "--output", metavar="FILE",
        zh="写入文件；csv 文件带 BOM，Excel 可直接打开（输出到屏幕或管道时不带）",
        en="write to a file; a CSV file gets a byte order mark for Excel, piped CSV does not",
    )  # fmt: skip
    _configuration(parser)
    _worker_options(parser)
    _stdin(parser)
    _common(parser)


def export(parser: Parser) -> None:
    _paths(parser)
    parser.option(
        "--output", metavar="FILE", required=True,
        zh="写入哪里：.sqlite 文件，或一个文件夹（每张表一个 Parquet 文件）",
        en="where to write: a .sqlite file, or a folder, which gets a Parquet file for each table",
    )  # fmt: skip
    _configuration(parser)
    _worker_options(parser)
    _common(parser)


def lsp(parser: Parser) -> None:
    _common(parser)


def rules(parser: Parser) -> None:
    parser.option(
        "--output-format", choices=("text", "json", "ids"), default="text",
        zh="输出格式：text（默认）、json、ids（一行一条：编号、制表符、说明）",
        en="text (default), json, or ids: a line a rule, with its id, a tab and what it checks",
    )  # fmt: skip
    _configuration(parser)
    _common(parser)


def explain(parser: Parser) -> None:
    parser.argument("rules", nargs="+", metavar="RULE", zh="规则编号或名称", en="ids or names of rules")
    _configuration(parser)
    _common(parser)


def plugins(parser: Parser) -> None:
    _configuration(parser)
    _common(parser)


def config(parser: Parser) -> None:
    parser.argument("action", choices=("show",), zh="show：显示", en="show: print it")
    parser.argument("file", nargs="?", metavar="FILE", zh="要看的报告文件", en="the report file in question")
    _configuration(parser)
    _common(parser)


def docs(parser: Parser) -> None:
    parser.argument("folder", metavar="FOLDER", zh="写入哪个文件夹", en="the folder to write into")
    _configuration(parser)
    _common(parser)


def test(parser: Parser) -> None:
    parser.argument(
        "targets", nargs="*", metavar="PACKAGE|PATH",
        zh="已安装的规则包名、YAML 规则文件夹或规则文件；不写时为配置文件中的规则包",
        en="installed packages, folders of YAML rules, or rule files; the packages of the configuration by default",
    )  # fmt: skip
    parser.option(
        "--coverage", action="store_true",
        zh="列出每条规则有几个例子、哪些选项没有例子用到",
        en="list how many examples each rule has, and the options none of them sets",
    )  # fmt: skip
    _configuration(parser)
    _common(parser)


def new(parser: Parser) -> None:
    parser.argument(
        "what", metavar="WHAT",
        choices=("rule", "plugin", "form", "profile", "dictionary", "schema", "config-schema", "page"),
        zh="rule：一条规则；plugin：一个规则包；form、profile、dictionary：规则包里的一个表式、方案、词典；"
        "schema、config-schema：供编辑器用的规则文件、设置文件 JSON Schema；"
        "page：一个网页文件，不安装任何东西，用浏览器打开就能检查",
        en="rule: one rule; plugin: a rule package; form, profile, dictionary: one of these for a package; "
        "schema, config-schema: JSON Schemas of rule files and of configuration files, for editors; "
        "page: the checker in one HTML file, nothing to install",
    )  # fmt: skip
    parser.argument(
        "name", metavar="FILE|NAME",
        zh="要写的文件（规则为 .yaml 或 .py；表式写在规则包的 forms/ 里，方案 profiles/，词典 dictionaries/），"
        "或规则包名（如 haidian）",
        en="the file to write (.yaml or .py for a rule; in forms/, profiles/ or dictionaries/ of a package for those), "
        "or the package",
    )  # fmt: skip
    parser.option(
        "--prefix", metavar="XX",
        zh="规则编号前缀，2至6个大写字母，如 BJHD", en="what the ids of its rules begin with: 2 to 6 capitals",
    )  # fmt: skip
    parser.option(
        "--folder", metavar="DIR",
        zh="规则包写入哪个文件夹（默认 gklint-rules-包名）", en="where the package goes (default: gklint-rules-NAME)",
    )  # fmt: skip
    parser.option(
        "--from", dest="finished", metavar="PAGE",
        zh="page 的组件从这个做好的页面中取用，不用 npm 和网络",
        en="take what a page is made of from this finished page: no npm, no network",
    )  # fmt: skip
    _last_year(parser)
    _configuration(parser)
    _common(parser)


def serve(parser: Parser) -> None:
    parser.option("--port", type=int, default=8765, metavar="N", zh="端口（默认8765）", en="the port (default: 8765)")
    parser.option(
        "--host", default="127.0.0.1", metavar="ADDRESS",
        zh="在哪个地址上提供（默认127.0.0.1，只有本机能访问）；别的地址须用环境变量 GKLINT_PASSWORD 设密码",
        en="the address (default: 127.0.0.1, for this machine only); others take a password in GKLINT_PASSWORD",
    )  # fmt: skip
    _last_year(parser)
    _configuration(parser)
    _common(parser)


def _last_year(parser: Parser) -> None:
    parser.option(
        "--last-year", action="append", metavar="PATH",
        zh="这些上年度的报告（文件或文件夹），用来在交之前核对结转数；可多次使用",
        en="last year's reports (files or folders), which carry-overs are checked against; may be given several times",
    )  # fmt: skip


def baseline(parser: Parser) -> None:
    parser.argument(
        "action", choices=("create", "prune"),
        zh="create：把现有问题记入基线；prune：从基线中删去已改正的问题",
        en="create: list the findings there are; prune: remove those that are mended",
    )  # fmt: skip
    _paths(parser)
    _baseline_file(parser)
    _configuration(parser)
    _worker_options(parser)
    _common(parser)


def _baseline_file(parser: Parser) -> None:
    parser.option(
        "--baseline", metavar="FILE",
        zh="基线文件：其中的问题不再报告，只报告新出现的", en="the baseline: findings in it are not reported again",
    )  # fmt: skip


def clean(parser: Parser) -> None:
    _cache_folder(parser)
    _configuration(parser)
    _common(parser)


def completion(parser: Parser) -> None:
    parser.argument("shell", choices=("bash", "zsh", "fish"), zh="所用的 shell", en="the shell in use")
    _common(parser)


def _paths(parser: Parser) -> None:
    zh = "报告文件或文件夹，或s3://等地址；- 为标准输入"
    en = "files or folders, or addresses such as s3://; - for standard input"
    parser.argument("paths", nargs="*", metavar="PATH", zh=zh, en=en)


def init(parser: Parser) -> None:
    parser.argument(
        "folder", nargs="?", default=".", metavar="FOLDER", zh="报告文件夹（默认：当前文件夹）",
        en="the folder of the reports (default: this one)",
    )  # fmt: skip
    _package(parser)
    _common(parser)


def _configuration(parser: Parser) -> None:
    parser.option("--config", metavar="FILE", zh="使用这个配置文件", en="use this configuration file")
    parser.option("--no-config", action="store_true", zh="不使用任何配置文件", en="use no configuration file")
    parser.option(
        "--isolated", action="store_true",
        zh="检查什么只由命令行和 --config 决定：不看找到的设置文件、.gitignore、豁免清单和文中豁免",
        en="let only the command line and --config say what is checked: no configuration, .gitignore, list of "
        "suppressions or comment that is found among the reports does",
    )  # fmt: skip
    _package(parser)


def _package(parser: Parser) -> None:
    parser.option(
        "--package", action="append", metavar="NAME", zh="启用规则包（名称或 ./文件夹），可多次使用",
        en="activate a rule package (name or ./folder); may be given several times",
    )  # fmt: skip


def _worker_options(parser: Parser) -> None:
    parser.option(
        "-j", "--jobs", type=int, metavar="N", zh="同时检查的进程数（默认按文件多少和处理器核数）",
        en="worker processes (default: by the amount of work and the cores)",
    )  # fmt: skip


def _cache(parser: Parser) -> None:
    parser.option(
        "--no-cache", action="store_true",
        zh="不使用缓存：内容没有变化的文件也重新检查", en="use no cache: check unchanged files again too",
    )  # fmt: skip
    _cache_folder(parser)


def _cache_folder(parser: Parser) -> None:
    parser.option(
        "--cache-dir", metavar="DIR", zh="缓存放在哪个文件夹（默认：用户的缓存文件夹）",
        en="where the cache is kept (default: the user's cache folder)",
    )  # fmt: skip


def _stdin(parser: Parser) -> None:
    parser.option(
        "--stdin-filename", metavar="NAME", zh="标准输入内容的文件名，用来判断格式和年度",
        en="the file name for what comes from standard input",
    )  # fmt: skip


def _common(parser: Parser) -> None:
    parser.option(
        "--lang", choices=("zh", "en"), zh="语言：zh 中文（默认）、en 英文", en="language: zh (default) or en"
    )
    parser.option(
        "--verbose", action="store_true", zh="显示更多内容，包括出错时的细节", en="say more, with details of errors"
    )
    parser.option("--version", action="store_true", zh="显示版本", en="show the version")
    parser.option("-h", "--help", action="store_true", zh="显示本说明", en="show this help")
