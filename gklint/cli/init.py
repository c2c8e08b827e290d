"""`gklint init`: a commented configuration that fits the reports of a folder."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from gklint.cli.baseline import NAME as BASELINE
from gklint.cli.output import print_text, write_file
from gklint.cli.template import Survey, template
from gklint.config.config import Config
from gklint.config.find import configured_in
from gklint.config.layer import Layer
from gklint.errors import UsageError
from gklint.model.words import Words
from gklint.packages import NATIONAL, installed
from gklint.readers.discover import File, discover
from gklint.road import Road
from gklint.toolbox import collect

NAME = "gklint.toml"
_MOST_READ = 200  # reports that are read for their year


def run(given: Namespace, config: Config) -> int:
    """Write the file; 0. Raises UsageError when there is one, or no such folder."""
    folder = Path(given.folder)
    if not folder.is_dir():
        raise UsageError(f"没有文件夹 {folder}", f"there is no folder {folder}")
    there = configured_in(folder)
    if there is not None:
        raise UsageError(
            f"{there} 已存在，没有改动；可直接编辑它", f"{there} exists and was left alone; edit it as you need"
        )
    file = folder / NAME
    survey = _survey(folder, tuple(given.package or ()))
    write_file(file, template(survey, BASELINE, config.lang).encode())
    done = Words(
        f"已写入 {file}；下一步：gklint baseline create 把现有问题记入基线",
        f"{file} written; next: `gklint baseline create` lists the findings there are",
    )
    return print_text(done.to(config.lang) + "\n", 0)


def _survey(folder: Path, packages: tuple[str, ...]) -> Survey:
    """What is in the folder, as the packages that are to be active read it. Raises ToolboxError."""
    config = Config(line=Layer(packages=packages), root=folder.absolute())
    toolbox = collect(config)
    files = discover([folder], suffixes=toolbox.suffixes).files
    road = Road(toolbox, config)
    years = {road.facts(file).year for file in files[:_MOST_READ]}
    return Survey(
        formats=tuple(sorted(Counter(map(_suffix, files)).items(), key=lambda one: (-one[1], one[0]))),
        years=tuple(sorted(year for year in years if year is not None)),
        installed=tuple(sorted(one.package.name for one in installed() if one.package.name != NATIONAL)),
        packages=packages,
    )


def _suffix(file: File) -> str:
    return file.path.suffix.lower().removeprefix(".")
