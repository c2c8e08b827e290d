"""The table `[district]` of a configuration file, and the list of bodies it names."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gklint.config.config import Config
from gklint.config.settings_file import display_name, read_bytes
from gklint.errors import ConfigError
from gklint.model.bilingual import Words
from gklint.model.declaration import nearest
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.roster import Body, Roster

_LIST = Words("单位名单", "the list of bodies")
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("单位", "单位名称", "机关", "机关名称", "名称", "name"),
    "aliases": ("别名", "简称", "曾用名", "aliases"),
    "group": ("分组", "组别", "归口", "group"),
    "kind": ("类别", "类型", "kind"),
}
_SHOWN = 20  # characters of a heading: what is no list may be a secret
_MOST_NAMES = 20_000  # of all bodies; a province has fewer
_SEPARATORS = lazy_pattern(r"[、;；|/]")


def roster_of(config: Config) -> Roster:
    """The list of bodies that the configuration names; without one, only what else it says. Raises ConfigError."""
    settings = config.district
    if settings is None:
        return Roster()
    bodies: tuple[Body, ...] = ()
    if settings.bodies is not None:
        file = settings.folder / settings.bodies
        bodies = tuple(_bodies(file, display_name(file, Path.cwd())))
    return Roster(bodies, settings.government or "", settings.year)


def _bodies(file: Path, name: str) -> Iterator[Body]:
    """The bodies of the list, each name once. Raises ConfigError with the line."""
    lines = _lines(_text(file, name))
    first = next(lines, None)
    columns = _columns(first[1] if first is not None else [], name)
    taken: dict[str, int] = {}
    for number, cells in lines:
        body = _body(cells, columns)
        if body is None:
            continue
        for one in body.names:
            if taken.setdefault(one, number) != number:
                before = taken[one]
                raise ConfigError(
                    f"{name}:{number}: “{one}”在第{before}行已经有了；一个名称只能属于一个单位",
                    f"{name}:{number}: {one!r} is in line {before} already; a name belongs to one body",
                )
        if len(taken) > _MOST_NAMES:
            raise ConfigError(
                f"{name}: 单位名单的名称超过{_MOST_NAMES}个，不能使用；请分成几份",
                f"{name}: more than {_MOST_NAMES} names of bodies; make several lists",
            )
        yield body
    if not taken:
        raise ConfigError(
            f"{name}: 单位名单是空的；请在标题行下面一行写一个单位",
            f"{name}: the list of bodies is empty; write a body a line below the heading",
        )


def _text(file: Path, name: str) -> str:
    """The text of the list; Excel saves CSV files in UTF-8 with a mark, or in GB18030."""
    data = read_bytes(file, _LIST)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ConfigError(
        f"{name}: 单位名单应存为 UTF-8 编码的 CSV 文件", f"{name}: the list of bodies should be a CSV file in UTF-8"
    )


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not blank, with their numbers; cells are separated by commas or tabs."""
    from csv import reader as csv_reader  # imported here: few configurations name a list

    heading = text.partition("\n")[0]
    reader = csv_reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in heading else ",")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells]


def _columns(heading: Sequence[str], name: str) -> Mapping[str, int]:
    """Where each column stands. Raises ConfigError for a heading without bodies, or one that is not known."""
    known = {word: column for column, words in _COLUMNS.items() for word in words}
    for word in heading:
        if word and word not in known:
            near, shown = nearest(word, known), word[:_SHOWN]
            raise ConfigError(
                f"{name}:1: 不认识的列“{shown}”{f'；是否指 {near}？' if near else '；'}可用：单位、别名、分组、类别",
                f"{name}:1: unknown column {shown!r}; the columns are name, aliases, group, kind",
            )
    columns = {known[word]: at for at, word in reversed(list(enumerate(heading))) if word}
    if "name" not in columns:
        raise ConfigError(
            f"{name}:1: 第一行应为标题行，至少有“单位”一列，如：单位,别名,分组,类别",
            f"{name}:1: the first line should be a heading with a column `name`, as: name,aliases,group,kind",
        )
    return columns


def _body(cells: Sequence[str], columns: Mapping[str, int]) -> Body | None:
    """The body of a line; None where it names none."""
    told = {column: cells[at] if at < len(cells) else "" for column, at in columns.items()}
    name = told["name"]
    aliases = (alias.strip() for alias in _SEPARATORS.split(told.get("aliases", "")))
    others = tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name))
    return Body(name, others, told.get("group", ""), told.get("kind", "")) if name else None
