"""`gklint init`: a commented configuration that fits the reports of a folder."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from gklint.cli.baseline import NAME as BASELINE
from gklint.cli.config_template import FolderSurvey, config_template
from gklint.cli.output import print_text, write_file
from gklint.config.config import Config
from gklint.config.config_files import closest_config_file, config_file_in, search_root
from gklint.config.file_patterns import absolute_path
from gklint.config.layer import Layer
from gklint.config.settings_file import display_name
from gklint.engine.file_linter import FileLinter
from gklint.errors import UsageError
from gklint.inputs.discover import discover
from gklint.model.bilingual import Words
from gklint.model.form import Form
from gklint.model.report_file import File
from gklint.registry.entry_points import NATIONAL, installed_packages
from gklint.registry.registry import collect

NAME = "gklint.toml"
_MOST_READ = 200  # reports that are read for their year
_MOST_FOLDERS = 12  # that are listed
_DRAFTS = ("草稿", "底稿", "备份", "模板", "样例", "旧稿", "draft", "backup", "template")


def run(given: Namespace, config: Config) -> int:
    """Write the file; 0. Raises UsageError when there is one, or no such folder."""
    folder = Path(given.folder)
    if not folder.is_dir():
        raise UsageError(f"没有文件夹 {folder}", f"there is no folder {folder}")
    there = config_file_in(folder)
    if there is not None:
        raise UsageError(
            f"{there} 已存在，没有改动；可直接编辑它", f"{there} exists and was left alone; edit it as you need"
        )
    file = folder / NAME
    survey = _survey_folder(folder, tuple(given.package or ()))
    write_file(file, config_template(survey, BASELINE, config.lang).encode())
    return print_text(_next(file, survey).to(config.lang) + "\n", 0)


def _next(file: Path, survey: FolderSurvey) -> Words:
    """What was done, and what to do now."""
    if survey.alone or survey.above:
        return Words(f"已写入 {file}；下一步：gklint {file.parent}", f"{file} written; next: gklint {file.parent}")
    return Words(
        f"已写入 {file}；下一步：gklint baseline create 把现有问题记入基线",
        f"{file} written; next: `gklint baseline create` lists the findings there are",
    )


def _survey_folder(folder: Path, packages: tuple[str, ...]) -> FolderSurvey:
    """Survey the folder with the packages that will be active. Raises RegistryError."""
    config = Config(line=Layer(packages=packages), root=absolute_path(folder))
    registry = collect(config)
    files = discover([folder], suffixes=registry.suffixes).files
    paths = [PurePosixPath(display_name(file.path, folder)) for file in files]
    linter = FileLinter(registry, config)
    years = tuple(sorted({year for file in files[:_MOST_READ] if (year := linter.facts(file).year) is not None}))
    folders = sorted(Counter(path.parts[0] for path in paths if len(path.parts) > 1).items())
    here = absolute_path(folder)
    above = closest_config_file(here.parent).file if search_root(here) != here else None
    return FolderSurvey(
        formats=tuple(sorted(Counter(map(_suffix, files)).items(), key=lambda one: (-one[1], one[0]))),
        years=years,
        installed=tuple(sorted(one.package.name for one in installed_packages() if one.package.name != NATIONAL)),
        packages=packages,
        folders=tuple(folders) if len(folders) <= _MOST_FOLDERS else (),
        drafts=tuple(sorted({f"{part}/" for path in paths for part in path.parts[:-1] if _is_draft(part)})),
        some=_some(paths, years, [name for name, _ in folders]),
        forms=_alternatives(registry.forms),
        above=display_name(above, folder) if above is not None else "",
    )


def _is_draft(name: str) -> bool:
    return any(word in name for word in _DRAFTS)


def _some(paths: Sequence[PurePosixPath], years: Sequence[int], folders: Sequence[str]) -> str:
    """A pattern for some of the reports: those of the first year where names tell, else those of a folder."""
    of_year = [str(year) for year in years[:-1] if any(str(year) in path.as_posix() for path in paths)]
    if of_year:
        return f"*{of_year[0]}*"
    usual = [name for name in folders if not _is_draft(name)]
    return f"{usual[0]}/" if len(usual) > 1 else ""


def _alternatives(forms: Mapping[str, Form]) -> tuple[str, ...]:
    """The forms on a base that has several, of which one can be chosen."""
    bases = Counter(form.base for form in forms.values())
    return tuple(name for name, form in forms.items() if bases[form.base] > 1)


def _suffix(file: File) -> str:
    return file.path.suffix.lower().removeprefix(".")
