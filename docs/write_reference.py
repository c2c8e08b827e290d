"""Writes docs/reference from the source: hooks, rule files, forms and dictionaries, the API, the testing helpers.

Run `python docs/write_reference.py` after a change of any of them. tests/test_reference.py holds the pages against
the source; what has no Chinese explanation here is a KeyError.
"""

from __future__ import annotations

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import gklint.api
import gklint.testing
from gklint import hookspecs
from gklint import profile as profiles
from gklint.check.arithmetic import LONGEST_EXPRESSION
from gklint.check.backtracking import LONGEST, MOST_WAYS
from gklint.check.declared import COMMON_KEYS, REQUIRED_KEYS
from gklint.check.example import EXAMPLE_KEYS, OUTCOME_KEYS
from gklint.check.keys import EXAMPLE_WORDS, KEYS, SCOPE_WORDS
from gklint.check.kinds import KINDS
from gklint.check.package import rules_in_folder
from gklint.check.pattern import LONGEST_PATTERN
from gklint.check.scope import SCOPES
from gklint.match import forms
from gklint.model import dictionary
from gklint.model.declaration import DeclarationError, read_declaration
from gklint.model.form import PARTIES, PARTY_LABELS, Form
from gklint.model.rule import EXAMPLE_PARTS, Rule
from gklint.testing import strategies
from gklint.testing.national import national_forms

FOLDER = Path(__file__).parent / "reference"
_HEAD = "<!-- 由 docs/write_reference.py 从源代码写出，请勿手改。 -->\n"

HOOKS = {
    "gklint_info": "规则包的名称、编号前缀和接口版本。必须有，写错时本包不能使用",
    "gklint_rules": "规则；通常写 `return rules_in(__name__)`，包里的 YAML 规则和 Python 规则就都找到了",
    "gklint_forms": "表式文件，或 Form；可以在国家格式上加行、换表头",
    "gklint_profiles": "方案：规则的启用、级别和选项；启用本包时第一个生效，`包名:方案名` 可另选",
    "gklint_dictionaries": "词典文件：给国家规则的词典加词",
    "gklint_readers": "别的文件格式的读取器",
    "gklint_reporters": "别的输出格式",
}

API = {
    "API_VERSION": "接口版本；`PluginInfo` 默认就用它",
    "PARTIES": "表三的七列",
    "PARTY_LABELS": "各列在格式里的名称",
    "SECTION_KEYS": "法定六个部分的名称",
    "VERBS": "文件里的注释（`gklint: ignore[…]` 等）可用的动词",
    "Archive": "一次检查的全部报告，给 `scope=\"archive\"` 的规则",
    "Cell": "读取器读出的一格",
    "Claim": "正文对表中某数的另一种说法，用作判断哪个数错了的证据",
    "Count": "正文里的一个数：值、单位、是否约数",
    "Dictionary": "一部词典",
    "DictionaryEntry": "词典里的一个词",
    "DictionaryWord": "在文字里找到的词典里的词",
    "Directive": "文件里的一条注释指令",
    "Document": "读取器交出的文件：段落、表格和读取时的情况",
    "Edit": "一处改动：把 `span` 的文字换成 `text`",
    "Example": "规则的一个例子；用 `fails(…)`、`passes(…)` 写",
    "Fact": "表中的一个数，连同它的原文和位置",
    "Finding": "规则报出的一个问题",
    "Fix": "怎么改：标题、几处改动、是否可直接改",
    "Form": "一版格式：部分、表格、行和列",
    "FormRow": "格式里的一行",
    "FormTable": "格式里的一张表",
    "Heading": "一个标题",
    "Masthead": "标题、机关、年度、落款",
    "Note": "读取时注明的一种情况",
    "Number": "数的类型：整数或 Decimal",
    "Operand": "算式里的一个数",
    "Passage": "一段文字，记得每个字在原文的位置",
    "PluginInfo": "规则包的自我介绍",
    "Profile": "一个方案",
    "Prose": "正文的一段",
    "Reader": "一个读取器",
    "Related": "与问题有关的另一处",
    "Report": "认出的一份报告：规则读的就是它，不能改动",
    "Reporter": "一种输出格式",
    "RowReading": "表里读到的一行",
    "Rule": "一条规则",
    "Section": "一个部分，连同其下的各级",
    "Severity": "级别的类型：error、warning、info",
    "Span": "原文的一段位置",
    "Table": "读取器读出的一张表",
    "TableReading": "认出的一张法定表",
    "Tally": "一个不成立的算式：各数、两边的值",
    "ValueCell": "认出的一行里的一个数字格",
    "Words": "给人看的话：中文和英文",
    "chinese_number": "把中文数字读成数",
    "counts_in": "一段文字里的各个数，按次序",
    "dictionary_in": "规则包的一部词典，作规则的选项用",
    "directives_in": "一段文字里的注释指令",
    "fails": "会报出问题的例子",
    "files_in": "规则包里符合式样的文件",
    "hookimpl": "写在每个接口函数之前的标记",
    "passes": "不报问题的例子",
    "rule": "把函数变成一条规则",
    "rules_in": "规则包的全部规则",
    "simplified": "繁体转简体，字数不变",
    "widest": "几个位置合起来的位置",
}

TESTING = {
    "LAYOUTS": "报告的各种排版，按名称",
    "Layout": "一种排版",
    "MismatchError": "例子与规则不符；是一种 AssertionError",
    "RuleTester": "一条规则的测试：重复的例子、没有核对的说明、改动报告等都算错",
    "bad": "断言规则报出问题",
    "check_clean_and_one_change": "断言：合格的报告不报，改动一个数就报",
    "check_package": "断言一个已安装的规则包可靠",
    "compose": "同 `report`，但还没有排版",
    "facts_of": "一个部分有数的报告里各格的数",
    "forms_in": "国家格式和一个规则包的表式",
    "ok": "断言规则不报",
    "report": "一份合格报告的文字，可以换掉任何部分",
    "run_example": "把规则的一个例子当测试运行",
    "parts": "随机的合格报告，作 `report(**parts)` 的参数",
    "composed": "随机的合格报告，还没有排版",
    "reports": "随机的合格报告的文字",
    "changed": "随机的合格报告，连同改动了一个数的同一份报告",
}

FORM_KEYS = {
    "id": "表式的名称，如 `beijing-2019`",
    "extends": "在哪个表式上改：`\"2019\"`、`\"2021\"` 或前面的表式；没有写的都照它的",
    "title": "表式的标题：一段文字或 `{zh:, en:}`",
    "notice": "发布格式的文件",
    "years": "用于哪些年度：`{from: 2019, to: 2020}`",
    "sections": "要改的部分：`{overview: {…}}`",
    "tables": "要改的表：`{two: {…}, three: {…}, four: {…}}`",
}
SECTION_WORDS = {
    "number": "第几部分",
    "heading": "标题（不带序号）；换掉的原标题仍然认得",
    "variants": "也认得的写法",
    "keywords": "标题里有这些词就认得出",
}
TABLE_WORDS = {
    "title": "表名",
    "section": "在哪个部分",
    "marks": "只有这一版才有的文字",
    "spanning": "横跨各列的表头",
    "blocks": "表二的各块，每块有 `label`、`columns`、`rows`",
    "rows": "要加的行",
    "columns": "各列",
    "figures": "各格的数的名称",
    "drop": "去掉的行（行号的列表）",
}
BLOCK_WORDS = {"label": "块名，如 第二十条第（一）项", "columns": "各列", "rows": "各行"}
COLUMN_WORDS = {
    "figure": "这一列的数的名称，接在行的 `concept` 之后",
    "header": "表头",
    "unit": "`count` 件数、`change` 增减、`money` 金额（万元）",
    "variants": "也认得的表头",
}
ROW_WORDS = {
    "id": "行号；不写时用 `concept`",
    "concept": "这一行的数的名称",
    "label": "行名；括号里的说明不影响辨认",
    "ordinal": "行名前的序号",
    "group": "左边一栏的大类",
    "variants": "也认得的行名",
    "old": "旧的行名；写成旧的另有规则提示",
    "local": "`true` 表示地方加的行，可有可无",
    "replaces": "代替哪一行（行号）",
    "after": "加在哪一行（行号）之后",
}
PROFILE_WORDS = {
    "name": "方案名；启用规则包时用第一个，`包名:方案名` 选别的",
    "title": "给谁用",
    "select": "另外启用的规则：编号、名称或前缀",
    "ignore": "不查的规则",
    "severity": "改级别：`{GK104: info}`",
    "options": "改选项：`{GK709: {deadline: 01-25}}`",
}
DICTIONARY_WORDS = {
    "dictionary": "给哪部词典加词；同名的词典合在一起，后面的优先",
    "severity": "这些词的级别",
    "words": "`{错: 对}`；要看上下文时写成 `{错: {right: 对, …}}`；只有词、没有对应写法时写列表",
}
ENTRY_WORDS = {
    "right": "应写成什么",
    "near": "前后十个字内有其中之一才算",
    "unless": "在这些词里面时不算",
    "severity": "这个词的级别",
}
CLASSES_OF_OPTIONS = "选项（用户可在配置文件的 `[rules.编号]` 下改，名称里的 `_` 写作 `-`）"


def pages() -> dict[str, str]:
    """File name → text of every page."""
    return {
        "README.md": _index(),
        "rule-files.md": _rule_files(),
        "hooks.md": _hooks(),
        "forms-profiles-dictionaries.md": _data_files(),
        "api.md": _api(),
        "testing.md": _testing(),
    }


def _index() -> str:
    return _HEAD + """
# 规则包参考

从源代码写出，与所装版本一致。先看教程 [docs/rule-packages.md](../rule-packages.md)，要查某个键、某个函数再来这里。

- [规则文件](rule-files.md)：YAML 规则的每个键、每种检查、范围、算式、表中各数的名称、例子的键
- [接口](hooks.md)：规则包可以提供什么，怎样写 `pyproject.toml`
- [表式、方案、词典](forms-profiles-dictionaries.md)：这三种文件的每个键
- [gklint.api](api.md)：写 Python 规则用的每个名称
- [gklint.testing](testing.md)：写测试用的每个名称
- [rules/](rules)：每种检查一条完整的规则，可以抄去改；`gklint test docs/reference/rules` 运行它们的例子
- [rule.schema.json](../schema/rule.schema.json)：规则文件的 JSON Schema，供编辑器提示键名
"""


# The rule files ---------------------------------------------------------------------------------------------------


def _rule_files() -> str:
    rules = {Path(rule.place).name: rule for rule in rules_in_folder(FOLDER / "rules")}
    parts = [
        _HEAD,
        "# 规则文件\n",
        "一个文件一条规则，UTF-8 编码。下面是各种规则都有的键，再加一个说明查什么的键（“检查”）和它自己的键。\n"
        "写错时会指出文件、行、列和键，并提示是否指另一个。\n",
        "## 各种规则都有的键\n",
        _table(("键", "必须", "写什么"), ((f"`{k}`", "是" if k in REQUIRED_KEYS else "", KEYS[k].zh) for k in COMMON_KEYS)),
        "## 检查\n",
        "一条规则只有一种检查，就是下列键之一。\n",
        *(_kind(name, rules) for name in KINDS),
        "## 范围\n",
        "`scope` 写一处或几处。查找以段落（或一格）为单位，不跨段落。\n",
        _table(("名称", "是哪里"), ((f"`{name}`", SCOPE_WORDS[name].zh) for name in SCOPES)),
        _PATTERNS,
        _EXPRESSIONS,
        *map(_figures, national_forms().values()),
        _table(("列", "表三的"), ((f"`{party}`", PARTY_LABELS[party]) for party in PARTIES)),
        _EXAMPLES,
        _table(("键", "写什么"), ((f"`{name}`", _outcome(name)) for name in EXAMPLE_KEYS)),
        "其余的键换掉报告的一部分：\n",
        _table(("键", "写什么"), ((f"`{name}`", EXAMPLE_WORDS[name].zh) for name in EXAMPLE_PARTS)),
    ]
    return "\n".join(parts)


def _outcome(name: str) -> str:
    return EXAMPLE_WORDS[name].zh + ("（只用于 `fail`）" if name in OUTCOME_KEYS else "")


_PATTERNS = f"""## 文字和式样

文字按原样查找，在词的中间也找得到。要用式样（正则表达式）时写 `{{pattern: '…'}}`，用单引号，`^` 和 `$` 是段落或格的头尾，
命名组 `(?P<名称>…)` 的文字可写进 `message`。式样最长 {LONGEST_PATTERN} 字；一处有 {MOST_WAYS} 种以上配法的（如 `(a+)+b`）不接受，
因为在长段落上可能永远算不完；很长的段落每 {LONGEST} 字左右分开查。汉字写作 `[一-龥]`，没有 `\\p{{…}}`。
"""

_EXPRESSIONS = f"""## 算式

`identity`、`when`、`equals`、`holds` 里写算式，最长 {LONGEST_EXPRESSION} 字，都用半角符号。

| 写法 | 意思 |
|---|---|
| `requests.received` | 表中的数；表三不写列名时是总计一列（`over: parties` 时是当前的列） |
| `requests.received@business` | 表三某一列的数 |
| `sum(outcome.refused)` | 这个名称以下各数之和，不含小计 |
| `+ - * /`、`abs(…)`、`min(…, …)`、`max(…, …)`、括号 | 计算；除以 0 时不判断 |
| `== != < <= > >=`，可连写 `0 <= a <= b` | 比较 |
| `and`、`or`、`not` | 几个条件 |
| `(a == 0) == (b == 0)` | 两个条件同时成立或同时不成立 |
| `year` | 报告年度（只用于 `when`） |

用到的数有一个认不出、填的不是数，就不判断。空白格在合计里算 0；单独在一边时不判断。

## 表中各数的名称
"""

_EXAMPLES = """## 例子的键

例子写一段文字，就是把它放进一份合格报告的“总体情况”；要换别的部分或核对结果，写成键值对。带点的键是表中的数：
`requests.received: 3`（表三不写列名时填在“自然人”和“总计”两列），`null` 是空白格。
"""


def _kind(name: str, rules: Mapping[str, Rule]) -> str:
    """One kind: its keys, the options and the values of messages as the sample rules have them, the samples."""
    kind = KINDS[name]
    samples = [path for path in sorted((FOLDER / "rules").glob("*.yaml")) if _has_key(path, name)]
    options = dict.fromkeys(field for path in samples for field in _options(rules[path.name]))
    values = dict.fromkeys(value for path in samples for value in _values(path))
    keys = [key for key in kind.keys if key != name]
    lines = [f"### `{name}`：{kind.summary.zh}\n", f"`{name}`：{KEYS[name].zh}。\n"]
    lines += [_table(("还可以写", "写什么"), ((f"`{key}`", KEYS[key].zh) for key in keys))]
    lines += [f"- {CLASSES_OF_OPTIONS}：{_coded(options)}"] if options else []
    lines += [f"- `message` 可用的值：{_coded(values)}" + ("，及算式里的各名称" if name == "identity" else "")]
    lines += ["- 例：" + "、".join(f"[{path.stem}](rules/{path.name})" for path in samples) + "\n"]
    lines += ["```yaml", samples[0].read_text("utf-8").rstrip(), "```\n"]
    return "\n".join(lines)


def _has_key(path: Path, name: str) -> bool:
    return name in dict(read_declaration(path.read_text("utf-8"), path.name).items())


def _options(rule: Rule) -> list[str]:
    return [field.name for field in fields(rule.options)] if rule.options is not None else []


def _values(path: Path) -> list[str]:
    """The values a message of this rule may name, as the error for another name lists them."""
    from gklint.check.declared import read_rule

    text = re.sub(r"^message: .*$", 'message: "{?}"', path.read_text("utf-8"), flags=re.MULTILINE)
    try:
        read_rule(read_declaration(text, path.name))
    except DeclarationError as error:
        return [value for value in re.findall(r"\{([^{}]*)\}", error.message.partition("可用")[2]) if "." not in value]
    raise AssertionError(f"{path.name} names no values")


def _figures(form: Form) -> str:
    rows = ((f"`{concept}`", form.label(concept)) for concept in form.concepts)
    return f"{form.title.zh}：\n\n" + _table(("名称", "是哪个数"), rows)


# Hooks, and the other files of a package ----------------------------------------------------------------------------


def _hooks() -> str:
    parts = [
        _HEAD,
        "# 接口\n",
        "规则包是一个可安装的 Python 包，入口点组是 `gklint`，入口点的名称就是规则包的名称。每个接口启动时调用一次，"
        "函数名写对、前面有 `@hookimpl`、参数不带默认值；否则本包不能使用，返回值 2，并说明是哪个包、哪个版本、为什么。\n",
        "```toml\n[project]\nname = \"gklint-rules-haidian\"\n\n[project.entry-points.gklint]\nhaidian = \"gklint_haidian\"\n```\n",
    ]
    for name in _hook_names():
        hook = getattr(hookspecs, name)
        parts += [f"## `{name}`\n", f"{HOOKS[name]}。\n", _signature(name, hook), _doc(hook)]
    parts += ["## 没有 Python 的规则包\n", _FOLDER_PACKAGE]
    return "\n".join(parts)


_FOLDER_PACKAGE = """一个文件夹就是一个规则包：`packages = ["./rules-local"]`。只读 YAML，其中的程序不运行（会说明有程序没有运行）。
`forms/`、`profiles/`、`dictionaries/` 下的文件是表式、方案、词典，其余 `.yaml` 是规则，子文件夹也算；编号前缀取自规则本身。
"""


def _hook_names() -> list[str]:
    return [name for name in vars(hookspecs) if name.startswith("gklint_")]


def _data_files() -> str:
    blocks = {
        "表式 `forms/*.yaml`": ("在国家格式上改，只写不同的地方。", FORM_KEYS, forms._FORM_KEYS),
        "表式：`sections` 下的每个部分": ("", SECTION_WORDS, forms._SECTION_KEYS),
        "表式：`tables` 下的每张表": ("", TABLE_WORDS, forms._TABLE_KEYS),
        "表式：`blocks` 下的每一块": ("", BLOCK_WORDS, forms._BLOCK_KEYS),
        "表式：`columns` 下的每一列": ("", COLUMN_WORDS, forms._COLUMN_KEYS),
        "表式：`rows` 下的每一行": ("", ROW_WORDS, forms._ROW_KEYS),
        "方案 `profiles/*.yaml`": ("启用规则包时生效，用户自己的配置优先。", PROFILE_WORDS, profiles._KEYS),
        "词典 `dictionaries/*.yaml`": ("给国家规则的词典加词，如 `wrong-words`。", DICTIONARY_WORDS, dictionary.FILE_KEYS),
        "词典：`words` 下的每个词": ("", ENTRY_WORDS, dictionary.ENTRY_KEYS),
    }
    parts = [_HEAD, "# 表式、方案、词典\n"]
    for title, (about, words, keys) in blocks.items():
        parts += [f"## {title}\n"] + ([f"{about}\n"] if about else [])
        parts += [_table(("键", "写什么"), ((f"`{key}`", words[key]) for key in keys))]
    for name in ("beijing", "hubei"):
        file = next((FOLDER.parents[1] / "plugins" / name).rglob("forms/*.yaml"))
        parts += [f"例：{name} 的表式\n", f"```yaml\n{file.read_text('utf-8').rstrip()}\n```\n"]
    return "\n".join(parts)


# Python -------------------------------------------------------------------------------------------------------------


def _api() -> str:
    return "\n".join([
        _HEAD,
        "# gklint.api\n",
        "Python 规则只从这里引入名称；别处的名称随时可能改变。函数加 `@rule` 就是规则，第一个参数是 `Report`，第二个是选项。\n",
        *_entries(gklint.api, gklint.api.__all__, API),
    ])  # fmt: skip


def _testing() -> str:
    return "\n".join([
        _HEAD,
        "# gklint.testing\n",
        "pytest 和 unittest 都能用，两者都不是必需的。\n",
        *_entries(gklint.testing, gklint.testing.__all__, TESTING),
        "# gklint.testing.strategies\n",
        "需要 hypothesis。\n",
        *_entries(strategies, strategies.__all__, TESTING),
    ])  # fmt: skip


def _entries(module: Any, names: Iterable[str], said: Mapping[str, str]) -> Iterator[str]:
    for name in names:
        value = getattr(module, name)
        yield f"## `{name}`\n\n{said[name]}。\n"
        if inspect.isclass(value):
            yield _class(name, value)
        elif inspect.isfunction(value):
            yield _signature(name, value)
            yield _doc(value)
        else:
            yield _constant(value)


def _constant(value: object) -> str:
    if isinstance(value, (str, tuple)):
        return f"值：`{value!r}`\n"
    if isinstance(value, Mapping):
        return "有：" + _coded(map(str, value)) + "\n"
    return f"即 `{_type(value)}`\n" if typing.get_origin(value) is not None else ""


def _class(name: str, value: Any) -> str:
    """Docstring, fields with types and defaults, methods with docstrings."""
    own = _fields(value)
    parts = [_doc(value)]
    if own:
        parts += [_table(("字段", "类型", "默认"), own)]
    for attribute, member in _members(value):
        about = inspect.getdoc(member) or ""
        first = about.split("\n\n")[0].replace("\n", " ")
        parts += [f"- `{attribute}`" + (f"：{first}" if first else "")]
    return "\n".join(parts) + "\n"


def _fields(value: Any) -> list[tuple[str, str, str]]:
    if is_dataclass(value):
        listed = [(field.name, field.type, _default(field)) for field in fields(value) if not field.name.startswith("_")]
    elif hasattr(value, "_fields"):
        defaults = value._field_defaults
        notes = {key: kind for base in reversed(value.__mro__) for key, kind in vars(base).get("__annotations__", {}).items()}
        listed = [(name, notes[name], f"`{defaults[name]!r}`" if name in defaults else "") for name in value._fields]
    else:
        listed = []
    return [(f"`{name}`", f"`{_type(kind)}`", _steady(default)) for name, kind, default in listed]


def _default(field: Any) -> str:
    if field.default is not MISSING:
        return f"`{field.default!r}`"
    return "" if field.default_factory is MISSING else f"`{field.default_factory()!r}`"


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    """Public properties and methods of its own, with how they are called."""
    for name, member in vars(value).items():
        if name.startswith("_") or name in getattr(value, "_fields", ()):
            continue
        member = getattr(member, "__func__", member)
        if isinstance(member, property) or hasattr(member, "attrname"):
            yield name, getattr(member, "func", None) or member
        elif inspect.isfunction(member):
            yield _call(name, member), member


def _call(name: str, function: Callable[..., Any]) -> str:
    signature = inspect.signature(function)
    kept = [p for p in signature.parameters.values() if p.name not in ("self", "cls")]
    return _steady(f"{name}{signature.replace(parameters=kept)}".replace("'", ""))


def _signature(name: str, function: Callable[..., Any]) -> str:
    return f"```python\n{_call(name, function)}\n```\n"


def _doc(value: Any) -> str:
    return (inspect.getdoc(value) or "") + "\n"


def _type(kind: Any) -> str:
    return kind if isinstance(kind, str) else getattr(kind, "__name__", None) or str(kind).replace("typing.", "")


def _steady(text: str) -> str:
    """Without addresses of this run, and without a difference between versions of Python."""
    text = re.sub(r"<function [^>]*>|<factory>", "…", text)
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def _coded(names: Iterable[str]) -> str:
    return "、".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(cell.replace('|', '\\|') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
