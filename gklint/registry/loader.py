"""Loads what one rule package contributes, inside a guard, so that its faults carry its name."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from gklint.check.rule_packages import rules_in_folder
from gklint.errors import GklintError, RegistryError
from gklint.model.bilingual import Words
from gklint.model.current_rule import OvertimeError
from gklint.model.declaration import suggest
from gklint.model.file_place import DeclarationError
from gklint.model.form import Form
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_data_classes import dataclass
from gklint.model.plugin import API_VERSION, PluginInfo, Profile, Reader, Reporter
from gklint.model.rule import Rule
from gklint.registry import hookspecs
from gklint.registry.entry_points import InstalledPackage, RulePackage
from gklint.registry.validation import check_reader, check_reporter, check_rule
from gklint.system.folder_files import UnusableFolderError, files_below
from gklint.system.redirected_output import stdout_to_stderr
from gklint.system.time_limit import time_limit

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HOOKS = tuple(name for name in vars(hookspecs) if name.startswith("gklint_"))
LONGEST_START = 30.0  # seconds a package may take to be imported and to say what it offers
_YAML = (".yaml", ".yml")
_PREFIX = lazy_pattern(r"[A-Z]{2,6}")
_ID = lazy_pattern(r"([A-Z]{2,6})\d{2,4}")


@dataclass(frozen=True)
class Contributions:
    """What a package contributes. Its rules carry its name as their origin; `prefixes` are those it reserves.

    `hooks` are those it implements; `note` is a notice for the user that is not an error.
    """

    package: RulePackage
    prefixes: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    forms: tuple[Form | Traversable, ...] = ()
    profiles: tuple[Profile | Traversable, ...] = ()
    dictionaries: tuple[Traversable, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    hooks: tuple[str, ...] = ()
    note: Words | None = None
    sources: tuple[Path, ...] = ()  # the files and folders it consists of


def contributions_of(found: InstalledPackage) -> Contributions:
    """Import the package and ask each of its hooks once; of one without Python its files are read.

    Raises RegistryError with its name, version and cause.
    """
    package = found.package
    with guard(package, found.entry.module), stdout_to_stderr(), time_limit(LONGEST_START):
        folder = _folder_without_code(found.entry.module)
        if folder is not None:
            return _contributions_of_files(folder, package)
        plugin = found.entry.load()
        manager = _plugin_manager(plugin, package)
        info = _info(manager, package)
        rules = _all(manager, "gklint_rules", (Rule,))
        return Contributions(
            package,
            info.prefixes,
            tuple(_of_package(rule, package, info.prefixes) for rule in rules),
            _all(manager, "gklint_forms", (Form, Path)),
            _all(manager, "gklint_profiles", (Profile, Path)),
            _all(manager, "gklint_dictionaries", (Path,)),
            _all(manager, "gklint_readers", (Reader,)),
            _all(manager, "gklint_reporters", (Reporter,)),
            note=_unread_files_notice(manager, package, found.entry.module),
            hooks=tuple(hook for hook in _HOOKS if getattr(manager.hook, hook).get_hookimpls()),
            sources=_sources(found.entry.module),
        )


def contributions_of_folder(folder: Path) -> Contributions:
    """The rules, forms, profiles and dictionaries of a folder of YAML files; no code in it is run.

    Raises RegistryError.
    """
    package = RulePackage(folder.resolve().name, folder.as_posix())
    if not folder.is_dir():
        raise RegistryError(f"没有规则文件夹 {folder}", f"there is no rule folder {folder}")
    with guard(package), time_limit(LONGEST_START):
        return _contributions_of_files(folder, package)


def _contributions_of_files(folder: Path, package: RulePackage) -> Contributions:
    rules = tuple(replace(rule, origin=package.name) for rule in rules_in_folder(folder))
    return Contributions(
        package,
        tuple(sorted({_prefix(rule) for rule in rules})),
        rules,
        forms=_files(folder, "forms"),
        profiles=_files(folder, "profiles"),
        dictionaries=_files(folder, "dictionaries"),
        note=_code_in(folder),
        sources=tuple(files_below(folder, _YAML)),
    )


def _folder_without_code(module: str) -> Path | None:
    """The folder of an installed package that has no `__init__.py`; None for any other."""
    spec = importlib.util.find_spec(module) if "." not in module else None
    if spec is None or spec.origin is not None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _code_in(folder: Path) -> Words | None:
    """The notice that Python files in a folder are not run; None where there are none."""
    code = min((path.relative_to(folder).as_posix() for path in files_below(folder, (".py",))), default=None)
    if code is None:
        return None
    return Words(
        f"{folder}: 规则文件夹里的 Python 文件（{code} 等）不会运行；Python 规则须放在规则包里：gklint new plugin",
        f"{folder}: Python files of a rule folder (such as {code}) are not run; "
        "a Python rule belongs into an installed package: gklint new plugin",
    )


def _unread_files_notice(manager: pluggy.PluginManager, package: RulePackage, module: str) -> Words | None:
    """The notice that a package has a folder of YAML files that nobody reads, since it lacks the hook for it."""
    for folder in _sources(module):
        for name in ("forms", "profiles", "dictionaries"):
            offered = getattr(manager.hook, f"gklint_{name}").get_hookimpls()
            if folder.is_dir() and not offered and next((folder / name).glob("*.yaml"), None) is not None:
                return Words(
                    f"规则包 {package.name} 的 {name}/ 文件夹没有用到：请在包里实现 gklint_{name}，"
                    f'返回 files_in(__name__, "{name}/*.yaml")',
                    f"the folder {name}/ of package {package.name} is not used: implement gklint_{name}, "
                    f'returning files_in(__name__, "{name}/*.yaml")',
                )
    return None


def _sources(module: str) -> tuple[Path, ...]:
    """The folder of the package that the module is in, or the file of the module where that is all."""
    whole = sys.modules[module.partition(".")[0]]
    folders = getattr(whole, "__path__", ())
    return tuple(map(Path, folders)) or ((Path(whole.__file__),) if whole.__file__ else ())


def _files(folder: Path, kind: str) -> tuple[Traversable, ...]:
    return tuple(path for path in files_below(folder, _YAML) if path.parent.name == kind)


@contextmanager
def guard(package: RulePackage, module: str = "") -> Iterator[None]:
    """Raise any exception of the body as a RegistryError that names the package; `module` is its module."""
    try:
        yield
    except GklintError as error:
        raise _fault(package, error.words) from error
    except DeclarationError as error:
        raise _fault(package, error.words) from error
    except UnusableFolderError as error:
        zh, _, en = (error.strerror or "").partition(" / ")
        raise _fault(package, Words(zh, en)) from error
    except OvertimeError as error:
        zh, en = f"启动用时超过{error.seconds:g}秒，已停止", f"it took more than {error.seconds:g} seconds to start"
        raise _fault(package, Words(_place(error, module) + zh, _place(error, module) + en)) from error
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise _fault(package, Words(f"{_place(error, module)}{type(error).__name__}: {error}")) from error


def _place(error: BaseException, module: str) -> str:
    """`rules.py:12: `, the last line of the package that was running."""
    from traceback import walk_tb  # imported here: nothing has gone wrong as a rule

    place = ""
    for frame, line in walk_tb(error.__traceback__):
        if f"{frame.f_globals.get('__name__', '')}.".startswith(f"{module}."):
            place = f"{frame.f_code.co_filename}:{line}: "
    return place


def _fault(package: RulePackage, cause: Words) -> RegistryError:
    return RegistryError(
        f"规则包 {package} 不能使用：{cause.zh}", f"the rule package {package} cannot be used: {cause.to('en')}"
    )


def _plugin_manager(plugin: Any, package: RulePackage) -> pluggy.PluginManager:
    """A manager that knows this plugin only, so that no other can disturb the calls."""
    for name in dir(plugin):
        if name.startswith("gklint_") and name not in _HOOKS and callable(getattr(plugin, name)):
            near = suggest(name, _HOOKS)
            raise _unusable(f"没有名为 {name} 的接口{near}", f"there is no hook {name}; hooks are {', '.join(_HOOKS)}")
        if name in _HOOKS and not hasattr(getattr(plugin, name), "gklint_impl"):
            raise _unusable(f"{name} 之前缺少 @hookimpl，不会被调用", f"{name} lacks @hookimpl and would not be called")
    manager = pluggy.PluginManager("gklint")
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, package.name)
    manager.check_pending()
    for hook in _HOOKS:
        _check_arguments(manager, hook)
    return manager


def _check_arguments(manager: pluggy.PluginManager, hook: str) -> None:
    """Refuse arguments with a default: whether the caller's value arrives depends on the version of pluggy."""
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        for name, parameter in signature(implementation.function).parameters.items():
            if parameter.default is not Parameter.empty:
                raise _unusable(
                    f"{hook} 的参数 {name} 不能带默认值", f"the argument {name} of {hook} may not have a default"
                )


def _info(manager: pluggy.PluginManager, package: RulePackage) -> PluginInfo:
    """How the package introduces itself, checked."""
    answers = manager.hook.gklint_info()
    if not answers or not isinstance(answers[0], PluginInfo):
        raise _unusable(
            "缺少 gklint_info，或它返回的不是 PluginInfo", "gklint_info is missing or returns no PluginInfo"
        )
    info: PluginInfo = answers[0]
    if info.api != API_VERSION:
        raise _unusable(
            f"它为接口版本{info.api}编写，本程序的接口版本是{API_VERSION}；请安装相配的版本",
            f"it was written for API {info.api}, this is API {API_VERSION}; install a version that fits",
        )
    if info.namespace != package.name:
        raise _unusable(
            f"gklint_info 写的名称是 {info.namespace}，入口点的名称是 {package.name}，两者应相同",
            f"gklint_info says {info.namespace}, the entry point {package.name}; they should be the same",
        )
    if not isinstance(info.prefixes, tuple):
        raise _unusable(
            f'gklint_info 的 prefixes 应为元组，如 ("QX",)，而不是 {info.prefixes!r}',
            f'prefixes in gklint_info should be a tuple such as ("QX",), not {info.prefixes!r}',
        )
    for prefix in info.prefixes:
        if not _PREFIX.fullmatch(prefix):
            raise _unusable(f"规则编号前缀 {prefix} 应为2至6个大写字母", f"prefix {prefix} should be 2 to 6 capitals")
    return info


def _all(manager: pluggy.PluginManager, hook: str, types: tuple[type[Any], ...]) -> tuple[Any, ...]:
    """Everything the plugin returns from `hook`, each of one of `types`, of which Path is any file of a package."""
    answers = getattr(manager.hook, hook)()
    if not answers and getattr(manager.hook, hook).get_hookimpls():
        raise _unusable(f"{hook} 什么也没有返回；是否漏写了 return？", f"{hook} returned nothing; is a return missing?")
    values = tuple(value for answer in answers for value in answer)
    for value in values:
        if not isinstance(value, types) and not (Path in types and _is_file_of_package(value)):
            wanted = " / ".join("Traversable" if one is Path else one.__name__ for one in types)
            raise _unusable(f"{hook} 应返回 {wanted}，却有 {value!r}", f"{hook} should return {wanted}, not {value!r}")
        if isinstance(value, Reader):
            check_reader(value)
        if isinstance(value, Reporter):
            check_reporter(value)
    return values


def _is_file_of_package(value: object) -> bool:
    from importlib.resources.abc import Traversable  # imported here: files of installed packages are paths

    return isinstance(value, Traversable)


def _of_package(rule: Rule, package: RulePackage, prefixes: tuple[str, ...]) -> Rule:
    """The rule with its origin. Its id must begin with a prefix the package reserves."""
    if _prefix(rule) not in prefixes:
        listed = "、".join(prefixes)
        raise _unusable(
            f"规则 {rule.id} 的编号不以本包的前缀（{listed}）开头，或后面不是数字",
            f"rule {rule.id} should have a prefix of the package ({', '.join(prefixes)}) and digits after it",
        )
    check_rule(rule)
    return rule if rule.origin == package.name else replace(rule, origin=package.name)


def _prefix(rule: Rule) -> str:
    """`BJHD` of BJHD001; nothing for an id that is not capitals and digits."""
    match = _ID.fullmatch(rule.id)
    return match[1] if match else ""


def _unusable(zh: str, en: str) -> RegistryError:
    return RegistryError(zh, en)
