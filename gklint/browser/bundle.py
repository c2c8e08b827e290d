"""What of this machine goes into a page: gklint and the active rule packages as a zip, the settings as another."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from gklint import __version__
from gklint.config.config import Config
from gklint.config.file_patterns import absolute_path
from gklint.config.keys import is_folder
from gklint.config.layer import Layer
from gklint.errors import UsageError
from gklint.registry.entry_points import GROUP, NATIONAL, InstalledPackage, installed_packages

_MOMENT = (1980, 1, 1, 0, 0, 0)  # of every member: the same content gives the same bytes
_LEFT_OUT = ("__pycache__", ".pyc", ".pyo", ".DS_Store")
_OF_THE_MAKER = ("gklint/browser/template/", "gklint/server/", "gklint/templates/")  # not needed inside the page


def zip_members(members: Mapping[str, bytes]) -> bytes:
    """The members in a zip, stored: the page compresses it as a whole. Same members, same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), members[name])
    return file.getvalue()


def code(names: Iterable[str]) -> bytes:
    """gklint, its national rules and the installed packages with these names, as a zip for site-packages."""
    members = dict(_folder(Path(__file__).parents[1], "gklint"))
    every = {one.package.name: one for one in installed_packages()}
    for name in dict.fromkeys((NATIONAL, *names)):
        members.update(_package(every[name]))
    return zip_members({name: data for name, data in members.items() if not name.startswith(_OF_THE_MAKER)})


def _package(one: InstalledPackage) -> Iterator[tuple[str, bytes]]:
    """The modules of an installed rule package, and what makes its entry point known. Raises UsageError."""
    top = one.entry.module.partition(".")[0]
    spec = find_spec(top)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(
            f"规则包 {one.package} 不是一个文件夹，放不进页面",
            f"the rule package {one.package} is no folder of modules",
        )
    needs = sorted(_requirements(one))
    if needs:
        raise UsageError(
            f"规则包 {one.package} 还需要 {'、'.join(needs)}，放不进页面；请让它只依赖 gklint",
            f"the rule package {one.package} needs {', '.join(needs)} too, which a page does not have",
        )
    yield from _folder(Path(spec.submodule_search_locations[0]), top)
    distribution = "gklint" if one.package.name == NATIONAL else top
    version = one.package.version or __version__
    info = f"{distribution}-{version}.dist-info"
    yield f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {one.package.distribution}\nVersion: {version}\n".encode()
    yield f"{info}/entry_points.txt", f"[{GROUP}]\n{one.package.name} = {one.entry.value}\n".encode()


def _requirements(one: InstalledPackage) -> Iterator[str]:
    """What a rule package needs besides gklint, where it says so."""
    if one.entry.dist is None or one.package.name == NATIONAL:
        return
    for written in one.entry.dist.requires or ():
        if not written.replace("_", "-").lower().startswith("gklint") and "extra ==" not in written:
            yield written


def _folder(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Every file below the folder, by its path below `name`."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part in inside for part in _LEFT_OUT):
            yield f"{name}/{inside}", path.read_bytes()


class BundleSettings:
    """The configuration files and rule folders in force, lying to each other as they do on this machine.

    `members` is path → bytes; `config` is the path of the configuration file among them, None without one;
    `packages` are those that the command line names, folders by their path among the members.
    """

    def __init__(self, config: Config) -> None:
        files = [layer.root / Path(layer.origin).name for layer in config.layers if layer.root is not None]
        beside = [path for path in (config.suppression_list, config.baseline) if path is not None and path.exists()]
        folders = {_folder_of(name, layer) for layer in config.all_layers for name in layer.packages if is_folder(name)}
        sources = {*files, *map(absolute_path, beside)}
        above = [*(source.parent for source in sources), *folders]
        self._top = Path(os.path.commonpath(above)) if above else Path.cwd()
        self.members = dict(self._members(sources, folders))
        self.config = self._inside(files[-1]) if files else None
        self.packages = tuple(
            f"./{self._inside(absolute_path(Path(name)))}" if is_folder(name) else name for name in config.line.packages
        )

    def _inside(self, path: Path) -> str:
        return path.relative_to(self._top).as_posix()

    def _members(self, sources: Iterable[Path], folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
        for source in sorted(sources):
            yield self._inside(source), source.read_bytes()
        for folder in sorted(folders):
            yield from _folder(folder, self._inside(folder))


def _folder_of(name: str, layer: Layer) -> Path:
    return absolute_path((layer.root or Path.cwd()) / name)


def installed_names(names: Sequence[str]) -> list[str]:
    """The names of installed packages among those written, without the profile that follows a colon."""
    return [name.partition(":")[0] for name in names if not is_folder(name)]
