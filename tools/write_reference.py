"""Writes docs/reference from the source: hooks, rule files, forms and dictionaries, the words.API, the testing helpers.

`just regenerate` runs it: do so after a change of any of them. tests/test_reference.py holds the pages against
the source; what has no Chinese explanation here is a KeyError.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import reference_words as words

import gklint.api
import gklint.testing
from gklint.check.kinds import KINDS
from gklint.check.rule_examples import EXAMPLE_KEYS, OUTCOME_KEYS
from gklint.check.rule_file_keys import EXAMPLE_WORDS, KEYS, SCOPE_WORDS
from gklint.check.rule_files import COMMON_KEYS, REQUIRED_KEYS
from gklint.check.rule_packages import rules_in_folder
from gklint.check.scope import SCOPES
from gklint.match import form_files
from gklint.model import dictionary
from gklint.model.declaration import read_declaration
from gklint.model.file_place import DeclarationError
from gklint.model.form import PARTIES, PARTY_LABELS, Form
from gklint.model.rule import EXAMPLE_PARTS, Rule
from gklint.registry import hookspecs, profiles
from gklint.testing import strategies
from gklint.testing.national_forms import national_forms

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
_HEAD = "<!-- 由 tools/write_reference.py 从源代码写出，请勿手改。 -->\n"


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
    return _HEAD + words.INDEX


# The rule files ---------------------------------------------------------------------------------------------------


def _rule_files() -> str:
    rules = {Path(rule.place).name: rule for rule in rules_in_folder(FOLDER / "rules")}
    parts = [
        _HEAD,
        "# 规则文件\n",
        "一个文件一条规则，UTF-8 编码。下面是各种规则都有的键，再加一个说明查什么的键（“检查”）和它自己的键。\n"
        "写错时会指出文件、行、列和键，并提示是否指另一个。\n",
        "## 各种规则都有的键\n",
        _table(
            ("键", "必须", "写什么"), ((f"`{k}`", "是" if k in REQUIRED_KEYS else "", KEYS[k].zh) for k in COMMON_KEYS)
        ),
        "## 检查\n",
        "一条规则只有一种检查，就是下列键之一。\n",
        *(_kind(name, rules) for name in KINDS),
        "## 范围\n",
        "`scope` 写一处或几处。查找以段落（或一格）为单位，不跨段落。\n",
        _table(("名称", "是哪里"), ((f"`{name}`", SCOPE_WORDS[name].zh) for name in SCOPES)),
        words.PATTERNS,
        words.EXPRESSIONS,
        *map(_figures, national_forms().values()),
        _table(("列", "表三的"), ((f"`{party}`", PARTY_LABELS[party]) for party in PARTIES)),
        words.EXAMPLES,
        _table(("键", "写什么"), ((f"`{name}`", _outcome(name)) for name in EXAMPLE_KEYS)),
        "其余的键换掉报告的一部分：\n",
        _table(("键", "写什么"), ((f"`{name}`", EXAMPLE_WORDS[name].zh) for name in EXAMPLE_PARTS)),
    ]
    return "\n".join(parts)


def _outcome(name: str) -> str:
    return EXAMPLE_WORDS[name].zh + ("（只用于 `fail`）" if name in OUTCOME_KEYS else "")


def _kind(name: str, rules: Mapping[str, Rule]) -> str:
    """One kind: its keys, the options and the values of messages as the sample rules have them, the samples."""
    kind = KINDS[name]
    paths = sorted((FOLDER / "rules").glob("*.yaml"), key=lambda path: (len(path.stem), path.stem))
    samples = [path for path in paths if _has_key(path, name)]
    options = dict.fromkeys(field for path in samples for field in _options(rules[path.name]))
    values = dict.fromkeys(value for path in samples for value in _values(path))
    keys = [key for key in kind.keys if key != name]
    lines = [f"### `{name}`：{kind.summary.zh}\n", f"`{name}`：{KEYS[name].zh}。\n"]
    lines += [_table(("还可以写", "写什么"), ((f"`{key}`", KEYS[key].zh) for key in keys))]
    lines += [f"- {words.OPTIONS}：{_coded(options)}"] if options else []
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
    from gklint.check.rule_files import read_rule

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
        words.PACKAGE,
    ]
    for name in _hook_names():
        hook = getattr(hookspecs, name)
        parts += [f"## `{name}`\n", f"{words.HOOKS[name]}。\n", _signature(name, hook), _doc(hook)]
    parts += ["## 没有 Python 的规则包\n", words.FOLDER]
    return "\n".join(parts)


def _hook_names() -> list[str]:
    return [name for name in vars(hookspecs) if name.startswith("gklint_")]


def _data_files() -> str:
    blocks = {
        "表式 `forms/*.yaml`": ("在国家格式上改，只写不同的地方。", words.FORM_KEYS, form_files._FORM_KEYS),
        "表式：`sections` 下的每个部分": ("", words.SECTION_WORDS, form_files._SECTION_KEYS),
        "表式：`tables` 下的每张表": ("", words.TABLE_WORDS, form_files._TABLE_KEYS),
        "表式：`blocks` 下的每一块": ("", words.BLOCK_WORDS, form_files._BLOCK_KEYS),
        "表式：`columns` 下的每一列": ("", words.COLUMN_WORDS, form_files._COLUMN_KEYS),
        "表式：`rows` 下的每一行": ("", words.ROW_WORDS, form_files._ROW_KEYS),
        "方案 `profiles/*.yaml`": ("启用规则包时生效，用户自己的配置优先。", words.PROFILE_WORDS, profiles._KEYS),
        "词典 `dictionaries/*.yaml`": (
            "给国家规则的词典加词，如 `wrong-words`。",
            words.DICTIONARY_WORDS,
            dictionary.FILE_KEYS,
        ),
        "词典：`words` 下的每个词": ("", words.ENTRY_WORDS, dictionary.ENTRY_KEYS),
    }
    parts = [_HEAD, "# 表式、方案、词典\n"]
    for title, (about, said, keys) in blocks.items():
        parts += [f"## {title}\n"] + ([f"{about}\n"] if about else [])
        parts += [_table(("键", "写什么"), ((f"`{key}`", said[key]) for key in keys))]
    for name in ("beijing", "hubei"):
        file = next((FOLDER.parents[1] / "plugins" / name).rglob("forms/*.yaml"))
        parts += [f"例：{name} 的表式\n", f"```yaml\n{file.read_text('utf-8').rstrip()}\n```\n"]
    return "\n".join(parts)


# Python -------------------------------------------------------------------------------------------------------------


def _api() -> str:
    return "\n".join([
        _HEAD,
        "# gklint.api\n",
        words.API_INTRO,
        *_entries(gklint.api, gklint.api.__all__, words.API),
    ])  # fmt: skip


def _testing() -> str:
    return "\n".join([
        _HEAD,
        "# gklint.testing\n",
        "pytest 和 unittest 都能用，两者都不是必需的。\n",
        *_entries(gklint.testing, gklint.testing.__all__, words.TESTING),
        "# gklint.testing.strategies\n",
        "需要 hypothesis。\n",
        *_entries(strategies, strategies.__all__, words.TESTING),
    ])  # fmt: skip


def _entries(module: Any, names: Iterable[str], said: Mapping[str, str]) -> Iterator[str]:
    for name in names:
        value = getattr(module, name)
        yield f"## `{name}`\n\n{said[name]}。\n"
        if inspect.isclass(value) and value.__name__ == name:  # not the earlier name of another
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
        listed = [
            (field.name, field.type, _default(field)) for field in fields(value) if not field.name.startswith("_")
        ]
    elif hasattr(value, "_fields"):
        defaults = value._field_defaults
        notes = {
            key: kind for base in reversed(value.__mro__) for key, kind in vars(base).get("__annotations__", {}).items()
        }
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
            yield name, getattr(member, "func", None) or member.fget
        elif inspect.isfunction(member):
            yield _call(name, member), member


def _call(name: str, function: Callable[..., Any]) -> str:
    """How the function is called, as its source has it: the same whatever Python and hypothesis are installed."""
    tree = _definition(function, function.__qualname__) or _definition(strategies, name)
    assert isinstance(tree, ast.FunctionDef)
    drawn = bool(tree.args.args) and tree.args.args[0].arg == "draw"
    tree.args.args = [one for one in tree.args.args if one.arg not in ("self", "cls", "draw")]
    returns = ast.unparse(tree.returns) if tree.returns is not None else "None"
    returns = f"SearchStrategy[{returns}]" if drawn else returns.replace("st.SearchStrategy", "SearchStrategy")
    return f"{name}({ast.unparse(tree.args)}) -> {returns}"


def _definition(thing: Any, path: str) -> Any:
    """Where the module of `thing` defines `path`, such as Report.fact; None where it does not."""
    tree: Any = ast.parse(inspect.getsource(inspect.getmodule(thing) or thing))
    for part in path.split("."):
        tree = next((node for node in getattr(tree, "body", ()) if getattr(node, "name", "") == part), None)
    return tree


def _signature(name: str, function: Callable[..., Any]) -> str:
    return f"```python\n{_call(name, function)}\n```\n"


def _doc(value: Any) -> str:
    return (inspect.getdoc(value) or "") + "\n"


def _type(kind: Any) -> str:
    if isinstance(kind, typing.ForwardRef):
        return kind.__forward_arg__
    return kind if isinstance(kind, str) else getattr(kind, "__name__", None) or str(kind).replace("typing.", "")


def _steady(text: str) -> str:
    """Without addresses of this run, and without a difference between versions of Python."""
    text = re.sub(r"<function [^>]*>|<factory>", "…", text)
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def _coded(names: Iterable[str]) -> str:
    return "、".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
