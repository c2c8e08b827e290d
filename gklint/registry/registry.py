"""The registry: what the active packages contribute, collected once at start-up and then frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gklint.check.dictionaries import with_dictionaries
from gklint.check.figure_names import check_figure_names
from gklint.config.config import Config
from gklint.config.file_patterns import absolute_path
from gklint.config.keys import is_folder
from gklint.config.layer import Layer
from gklint.config.settings_file import display_name
from gklint.errors import RegistryError
from gklint.match.form_files import read_form
from gklint.match.narrative.vocabulary import Vocabulary, is_vocabulary, read_vocabulary
from gklint.model.bilingual import Words
from gklint.model.declaration import nearest, suggest
from gklint.model.dictionary import Dictionary, read_dictionary
from gklint.model.form import Form
from gklint.model.light_data_classes import dataclass
from gklint.model.plugin import Profile, Reader, Reporter
from gklint.model.rule import Rule
from gklint.registry import builtin
from gklint.registry.entry_points import NATIONAL, InstalledPackage, RulePackage, installed_packages, national_package
from gklint.registry.loader import Contributions, contributions_of, contributions_of_folder, guard
from gklint.registry.profiles import layer_of, read_profile

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True)
class Registry:
    """Rules sorted by id, forms and reporters by name, readers in the order they are tried.

    `profiles` are those in force, as settings: of each active package the one named, else its first.
    `contributions` are those of each package, `requested_profiles` the profile named of each ("" for none).
    """

    packages: tuple[RulePackage, ...]
    rules: tuple[Rule, ...]
    forms: Mapping[str, Form]
    readers: tuple[Reader, ...]
    reporters: Mapping[str, Reporter]
    profiles: tuple[Layer, ...] = ()
    dictionaries: tuple[Dictionary, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)  # the words that the narrative is read with
    sources: tuple[Path, ...] = ()  # the files and folders that the packages consist of
    contributions: Mapping[str, Contributions] = field(default_factory=dict)
    requested_profiles: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Words, ...] = ()  # what is to be said of packages though nothing is wrong

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of the files that can be read."""
        return tuple(dict.fromkeys(suffix for reader in self.readers for suffix in reader.suffixes))

    @property
    def shared_suffixes(self) -> frozenset[str]:
        """The suffixes of the files that are read more quickly when many of them are in one batch."""
        return frozenset(suffix for reader in self.readers if reader.prepare for suffix in reader.suffixes)

    @cached_property
    def _parts(self) -> dict[tuple[tuple[str, str], ...], Registry]:
        """The registries of subsets of packages, by their requested profiles."""
        return {tuple(self.requested_profiles.items()): self}

    def subset_for(self, packages: Iterable[str]) -> Registry:
        """The registry of these packages and the national rule set. Raises RegistryError."""
        wanted = _profile_requests(packages)
        key = tuple(wanted.items())
        if key not in self._parts:
            self._parts[key] = registry_of({name: self.contributions[name] for name in wanted}, wanted)
        return self._parts[key]


def collect(config: Config, known: Registry | None = None) -> Registry:
    """Load the national rule set and every package that `config` names for any file, also of nested configurations.

    Packages in `known` are not loaded again. Raises RegistryError and ConfigError.
    """
    wanted = _profile_requests(name for one in (config, *config.nested) for name in one.named_packages)
    if known is not None and wanted == known.requested_profiles:
        return known
    asked = known.contributions if known is not None else {}
    collected = {name: asked.get(name) or _contributions(name, config) for name in wanted}
    _check_profiles(collected, config)
    return registry_of(collected, wanted)


def registry_of(by_package: Mapping[str, Contributions], wanted: Mapping[str, str]) -> Registry:
    """The registry of these packages, each with the profile wanted of it. Raises RegistryError."""
    collected = tuple(by_package.values())
    dictionaries, vocabulary = tuple(_dictionaries(collected)), _vocabulary(collected)
    forms = _forms(collected)
    for contributions in collected:
        with guard(contributions.package):
            check_figure_names(contributions.rules, forms.values())
    return Registry(
        packages=tuple(contributions.package for contributions in collected),
        rules=tuple(with_dictionaries(_rules(collected), dictionaries)),
        forms=forms,
        readers=tuple(chain(*(contributions.readers for contributions in collected), builtin.READERS)),
        reporters=_reporters(collected),
        profiles=tuple(chain(*(_profile(contributions, wanted[name]) for name, contributions in by_package.items()))),
        dictionaries=dictionaries,
        vocabulary=vocabulary,
        sources=tuple(chain(*(contributions.sources for contributions in collected))),
        contributions=by_package,
        requested_profiles=wanted,
        notes=tuple(contributions.note for contributions in collected if contributions.note is not None),
    )


def _profile_requests(packages: Iterable[str]) -> dict[str, str]:
    """The profile named of each package, the national rule set first; a folder is named by its whole path."""
    wanted = {NATIONAL: ""}
    for written in packages:
        name, _, profile = (str(absolute_path(Path(written))), "", "") if is_folder(written) else written.partition(":")
        wanted[name] = profile or wanted.get(name, "")
    return wanted


def _contributions(name: str, config: Config) -> Contributions:
    if is_folder(name):
        return _contributions_of_folder(Path(display_name(Path(name), Path.cwd())), _place_of_name(name, config))
    if name == NATIONAL and (national := national_package()) is not None:
        return contributions_of(national)
    every = installed_packages()
    found = [one for one in every if one.package.name == name]
    if not found:
        raise _missing(name, every, config)
    if len(found) > 1:
        both = " / ".join(str(one.package) for one in found)
        raise RegistryError(f"两个规则包同名：{both}；请卸载一个", f"two packages share a name: {both}; remove one")
    return contributions_of(found[0])


def _contributions_of_folder(folder: Path, where: str) -> Contributions:
    if not folder.is_dir():
        raise RegistryError(f"{where}: 没有规则文件夹 {folder}", f"{where}: there is no rule folder {folder}")
    return contributions_of_folder(folder)


def _missing(name: str, every: Sequence[InstalledPackage], config: Config) -> RegistryError:
    if name == NATIONAL:
        return RegistryError(
            "找不到国家规则集，gklint 没有装完整；请重新安装 gklint",
            "the national rule set is missing, gklint is not fully installed; install it again",
        )
    known = [one.package.name for one in every]
    where, near = _place_of_name(name, config), nearest(name, known)
    meant = f" did you mean {near}?" if near else ""
    return RegistryError(
        f"{where}: 没有安装规则包“{name}”{suggest(name, known, '已安装的有：' + '、'.join(known))}",
        f"{where}: the rule package {name!r} is not installed;{meant} installed are {', '.join(known)}",
    )


def _place_of_name(name: str, config: Config) -> str:
    """Where the package is named: a line of a file, or the option."""
    for layer in _layers(config):
        for written in layer.packages:
            if name in _profile_requests([written]):
                return layer.where("extends" if layer.profile else "packages" if layer.origin else "package", written)
    return "--package"


def _layers(config: Config) -> Iterator[Layer]:
    return chain(*(one.all_layers for one in (config, *config.nested)))


def _rules(collected: Sequence[Contributions]) -> tuple[Rule, ...]:
    """All rules by id. Raises RegistryError when two have the same id or name, or two packages the same prefix."""
    prefixes: dict[str, RulePackage] = {}
    words: dict[str, tuple[Rule, RulePackage]] = {}
    for contributions in collected:
        for prefix in contributions.prefixes:
            if prefix in prefixes:
                raise _clash(f"编号前缀 {prefix}", f"the prefix {prefix}", prefixes[prefix], contributions.package)
            prefixes[prefix] = contributions.package
        for rule in contributions.rules:
            for word in (rule.id, rule.name):
                if word in words:
                    other, package = words[word]
                    places = f"{word}: {other.place}, {rule.place}"
                    raise _clash(f"规则 {places} ", f"the rule {places}", package, contributions.package)
                words[word] = rule, contributions.package
    return tuple(sorted(chain(*(contributions.rules for contributions in collected)), key=lambda rule: rule.id))


def _clash(zh: str, en: str, one: RulePackage, other: RulePackage) -> RegistryError:
    if one == other:
        return RegistryError(
            f"规则包 {one} 不能使用：{zh}重复", f"the rule package {one} cannot be used: {en} is used twice"
        )
    return RegistryError(
        f"{zh}重复：{one} 与 {other}；请停用其中一个，或请作者改名",
        f"{en} is used twice, by {one} and {other}; use one of them only, or ask an author to rename",
    )


def _dictionaries(collected: Sequence[Contributions]) -> Iterator[Dictionary]:
    """All dictionaries of words, in the order in which they extend one another."""
    for contributions in collected:
        with guard(contributions.package):
            for item in contributions.dictionaries:
                text = item.read_text("utf-8")
                if not is_vocabulary(text):
                    yield read_dictionary(text, str(item))


def _vocabulary(collected: Sequence[Contributions]) -> Vocabulary:
    """The words that the narrative is read with, those of later packages over those of earlier ones."""
    whole = Vocabulary()
    for contributions in collected:
        with guard(contributions.package):
            for item in contributions.dictionaries:
                text = item.read_text("utf-8")
                if is_vocabulary(text):
                    whole = whole.extended(read_vocabulary(text, str(item)))
    return whole


def _forms(collected: Sequence[Contributions]) -> Mapping[str, Form]:
    """All forms by id; a form that extends another comes after it."""
    forms: dict[str, Form] = {}
    for contributions in collected:
        with guard(contributions.package):
            for item in contributions.forms:
                form = item if isinstance(item, Form) else read_form(item.read_text("utf-8"), str(item), forms)
                if form.id in forms:
                    raise RegistryError(f"表式 {form.id} 重复", f"the form {form.id} is defined twice")
                forms[form.id] = form
    return forms


def _reporters(collected: Sequence[Contributions]) -> Mapping[str, Reporter]:
    """All reporters by name. A package may not take the name of another's."""
    reporters = {reporter.name: reporter for reporter in builtin.REPORTERS}
    for contributions in collected:
        for reporter in contributions.reporters:
            if reporter.name in reporters:
                with guard(contributions.package):
                    raise RegistryError(
                        f"输出格式 {reporter.name} 已有同名的", f"the output format {reporter.name} exists already"
                    )
            reporters[reporter.name] = reporter
    return reporters


def _check_profiles(collected: Mapping[str, Contributions], config: Config) -> None:
    """Raise RegistryError for the first profile named that its package does not have."""
    for layer in _layers(config):
        for written in layer.packages:
            for name, profile in _profile_requests([written]).items():
                known = profiles_of(collected[name]) if profile else {}
                if profile and profile not in known:
                    raise _no_profile(collected[name], profile, known, _place_of_name(name, config))


def _no_profile(of: Contributions, name: str, known: Mapping[str, Profile], where: str) -> RegistryError:
    there_are = f"可用：{'、'.join(known) or '（无）'}"
    return RegistryError(
        f"{where}: 规则包 {of.package} 没有方案“{name}”{suggest(name, known, there_are)}",
        f"{where}: the rule package {of.package} has no profile {name!r}; it has {', '.join(known) or 'none'}",
    )


def _profile(contributions: Contributions, name: str) -> Iterator[Layer]:
    """The package's profile with that name, or its first; none when it has none."""
    profiles = profiles_of(contributions)
    with guard(contributions.package):
        if profiles:
            yield layer_of(profiles[name or next(iter(profiles))], contributions.package.name)


def profiles_of(contributions: Contributions) -> dict[str, Profile]:
    """The profiles of a package by name. Raises RegistryError."""
    with guard(contributions.package):
        return {profile.name: profile for profile in map(_read_profile, contributions.profiles)}


def _read_profile(item: Profile | Traversable) -> Profile:
    return item if isinstance(item, Profile) else read_profile(item.read_text("utf-8"), str(item))
