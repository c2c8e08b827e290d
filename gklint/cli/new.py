"""`gklint new`: a rule, a data file or a rule package to start from, schemas of such files, a page."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from gklint import __version__
from gklint.check.rule_file_schema import rule_schema
from gklint.cli.new_page import new_page
from gklint.cli.output import print_text, refuse_links, write_file
from gklint.config.config import Config
from gklint.config.config_schema import config_schema
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.os_error_cause import cause_of
from gklint.model.rule import Rule
from gklint.registry.registry import collect

_PREFIX = lazy_pattern(r"[A-Z]{2,6}")
_NAMESPACE = lazy_pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAME = _NAMESPACE
_ID = lazy_pattern(r"""^(?:id: *|    )["']?([A-Z]{2,6})(\d{2,4})\b""", re.MULTILINE)  # of a YAML or a Python rule
_NUMBERED = lazy_pattern(r"^gk[0-9n]{3}[-_]")  # the beginning of a national rule's file name, filled in or not
_LOCAL = "LOC"
_NATIONAL = "GK"
_NATIONAL_FOLDER = "gklint_national"  # in a checkout of gklint itself
_RESERVED = (_NATIONAL,)
_SUFFIXES = (".yaml", ".yml", ".py")
# Where each template of a package goes.
_PLUGIN = {
    "plugin/pyproject.toml": "pyproject.toml",
    "plugin/README.md": "README.md",
    "plugin/gitignore": ".gitignore",
    "plugin/pre-commit-config.yaml": ".pre-commit-config.yaml",
    "plugin/workflows/test.yml": ".github/workflows/test.yml",
    "plugin/package/__init__.py": "$module/__init__.py",
    "plugin/tests/test_package.py": "tests/test_package.py",
}
_RULE_DONE = Words("已写入 {0}；改好后运行：gklint test {0}", "wrote {0}; change it, then run: gklint test {0}")
_DATA_FOLDERS = {"form": "forms", "profile": "profiles", "dictionary": "dictionaries"}  # of a package, by template
_DATA_DONE = Words("已写入 {0}；改好后运行：gklint test {1}", "wrote {0}; change it, then run: gklint test {1}")
_PYTHON_DONE = Words(
    "已写入 {0}（规则 {1}）；放在规则包里，安装后用 gklint test 包名 测试",
    "wrote {0} (rule {1}); it belongs into a rule package: install that and run gklint test with its name",
)
_NATIONAL_DONE = Words(
    "已写入 {0}（规则 {1}）；改好后运行：gklint test national，再运行 just regenerate",
    "wrote {0} (rule {1}); change it, run gklint test national, then just regenerate for page and catalogue line",
)
_PLUGIN_DONE = Words(
    "已写入 {0}；接着运行：pip install -e {0}，再运行 gklint test {1}",
    "wrote {0}; now run: pip install -e {0}, then gklint test {1}",
)


def run(given: Namespace, config: Config) -> int:
    """Write the files and say what comes next; 0. Raises UsageError; a file that exists is never written over."""
    if given.what in _CONFIGURED:
        written = _CONFIGURED[given.what](given, config)
    else:
        written = _WRITERS.get(given.what, _new_data_file)(given)
    return print_text(written.to(config.lang) + "\n", 0)


def _new_rule(given: Namespace) -> Words:
    path = Path(given.name)
    if path.suffix not in _SUFFIXES:
        raise UsageError(
            f"{path} 应以 .yaml 或 .py 结尾：gklint new rule 规则.yaml",
            f"{path} should end in .yaml or .py: gklint new rule FILE.yaml",
        )
    prefix, number = _next_id(path.parent, given.prefix)
    id = f"{prefix}{number:03}"
    if prefix == _NATIONAL:
        path = path.with_stem(_national_stem(path, id))
    name = path.stem.replace("_", "-").lower().removeprefix(f"{id.lower()}-")
    name = name if _NAME.fullmatch(name) else f"{prefix.lower()}-{number:03}"
    template = "rule.py" if path.suffix == ".py" else "rule.yaml"
    _write({path: _fill_template(template, {"id": id, "name": name})})
    done = _NATIONAL_DONE if prefix == _NATIONAL else _PYTHON_DONE if path.suffix == ".py" else _RULE_DONE
    return Words(done.zh.format(path, id), done.en.format(path, id))


def _new_data_file(given: Namespace) -> Words:
    """A form, a profile or a dictionary: a YAML file in the folder of a package where such files are looked for."""
    path, folder = Path(given.name), _DATA_FOLDERS[given.what]
    if path.suffix != ".yaml" or path.parent.name != folder:
        raise UsageError(
            f"{path} 应在规则包的 {folder} 文件夹里，以 .yaml 结尾：gklint new {given.what} 规则包/{folder}/名称.yaml",
            f"{path} should be a .yaml file in the folder {folder} of a package: "
            f"gklint new {given.what} PACKAGE/{folder}/NAME.yaml",
        )
    name = path.stem.replace("_", "-").lower()
    _write({path: _fill_template(f"{given.what}.yaml", {"name": name if _NAME.fullmatch(name) else "local"})})
    package = path.parent.parent
    return Words(_DATA_DONE.zh.format(path, package), _DATA_DONE.en.format(path, package))


def _next_id(folder: Path, wanted: str | None) -> tuple[str, int]:
    """A prefix and a number that no rule beside it has."""
    paths = sorted(path for path in folder.glob("*") if path.suffix in _SUFFIXES)
    texts = [path.read_text("utf-8", "replace") for path in paths]
    taken = [(match[1], int(match[2])) for text in texts for match in _ID.finditer(text)]
    if _NATIONAL_FOLDER in folder.absolute().parts:
        return _NATIONAL, _next_national(folder, [number for prefix, number in taken if prefix == _NATIONAL])
    prefix = _prefix(wanted or (taken[0][0] if taken else _LOCAL))
    return prefix, max((number for other, number in taken if other == prefix), default=0) + 1


def _next_national(folder: Path, taken: Sequence[int]) -> int:
    """The number behind the highest of the family whose folder it is: 122 where GK121 is the last of GK1."""
    if not taken:
        raise UsageError(
            f"{folder} 中没有国家规则；请写在某一类规则的文件夹里，如 rules/gklint_national/structure/",
            f"there is no national rule in {folder}; write it into the folder of a family, such as structure/",
        )
    return max(taken) + 1


def _national_stem(path: Path, id: str) -> str:
    """The name of a national rule's file: its id, then what was typed, without another number or `gkNNN` before it."""
    mark = "_" if path.suffix == ".py" else "-"
    typed = _NUMBERED.sub("", path.stem.lower())
    return id.lower() + mark + re.sub("[-_]+", mark, typed)


def _new_plugin(given: Namespace) -> Words:
    namespace = given.name
    if not _NAMESPACE.fullmatch(namespace):
        raise UsageError(
            f"规则包名“{namespace}”应为小写字母、数字和连字符，如 haidian",
            f"the name {namespace!r} should be lower-case letters, digits and hyphens, such as haidian",
        )
    prefix = _prefix(given.prefix or _letters(namespace))
    values = {
        "namespace": namespace,
        "module": f"gklint_{namespace.replace('-', '_')}",
        "prefix": prefix,
        "version": __version__,
    }
    folder = Path(given.folder or f"gklint-rules-{namespace}")
    _write({folder / name: text for name, text in _package(values).items()})
    return Words(_PLUGIN_DONE.zh.format(folder, namespace), _PLUGIN_DONE.en.format(folder, namespace))


def _package(values: Mapping[str, str]) -> dict[str, str]:
    """The path within the package → text of each of its files."""
    texts = {Template(path).substitute(values): _fill_template(name, values) for name, path in _PLUGIN.items()}
    rules, prefix, namespace = f"{values['module']}/rules", values["prefix"], values["namespace"]
    corner = {"id": f"{prefix}001", "name": f"{namespace}-corner"}
    meetings = {"id": f"{prefix}002", "name": f"{namespace}-meetings"}
    texts[f"{rules}/{prefix.lower()}001-corner.yaml"] = _fill_template("rule.yaml", corner)
    texts[f"{rules}/{prefix.lower()}002_meetings.py"] = _fill_template("rule.py", meetings)
    return texts


def _new_schema(given: Namespace) -> Words:
    path = Path(given.name)
    _write({path: schema_text()})
    return _written_words(path)


def _new_config_schema(given: Namespace, config: Config) -> Words:
    """The schema of configuration files, with the rules of the packages that are active here."""
    path = Path(given.name)
    _write({path: config_schema_text(collect(config).rules)})
    return _written_words(path)


def _written_words(path: Path) -> Words:
    return Words(f"已写入 {path}", f"wrote {path}")


def schema_text() -> str:
    """The JSON Schema of rule files as a file."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"


def config_schema_text(rules: Sequence[Rule]) -> str:
    """The JSON Schema of configuration files as a file."""
    return json.dumps(config_schema(rules), ensure_ascii=False, indent=2) + "\n"


def _letters(namespace: str) -> str:
    """`HAIDIA` of haidian."""
    letters = re.sub("[^a-z]", "", namespace).upper()[:6]
    return letters if len(letters) > 1 else _LOCAL


def _prefix(written: str) -> str:
    """The prefix, when a package may have it. Raises UsageError."""
    if not _PREFIX.fullmatch(written) or written in _RESERVED:
        raise UsageError(
            f"编号前缀“{written}”应为2至6个大写字母，且不是 GK（国家规则用）",
            f"the prefix {written!r} should be 2 to 6 capitals, and not GK, which the national rules have",
        )
    return written


def _fill_template(template: str, values: Mapping[str, str]) -> str:
    text = (files("gklint") / "templates" / f"{template}.tmpl").read_text("utf-8")
    return Template(text).substitute(values)


def _write(texts: Mapping[Path, str]) -> None:
    """Write all, or nothing when one of them is there already. Raises UsageError."""
    for path in texts:
        if path.exists():
            raise UsageError(f"{path} 已经存在；请换一个名字", f"{path} exists already; choose another name")
    for path, text in texts.items():
        refuse_links(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            cause, folder = cause_of(error), path.parent
            raise UsageError(
                f"不能建立文件夹 {folder}（{cause.zh}）", f"cannot make the folder {folder} ({cause.en})"
            ) from None
        write_file(path, text.encode())


_CONFIGURED: Mapping[str, Callable[[Namespace, Config], Words]] = {
    "config-schema": _new_config_schema,
    "page": new_page,
}
_WRITERS: Mapping[str, Callable[[Namespace], Words]] = {
    "rule": _new_rule,
    "plugin": _new_plugin,
    "schema": _new_schema,
}
