"""Names of the files of a folder of pages, and links between them."""

from __future__ import annotations

from urllib.parse import quote

from gklint.district.bodies import BodyFiles, Filed
from gklint.district.district import District
from gklint.model.lazy_pattern import lazy_pattern

OVERVIEW = "总览.html"
WORKBOOK = "问题清单.xlsx"
DATA = "数据.json"
FOLDER = "单位"
_FORBIDDEN = lazy_pattern(r'[\\/:*?"<>|\s\x00-\x1f\ud800-\udfff]+')
_LONGEST = 80  # characters: with three bytes each below the 255 bytes that a name may have


def page_names(district: District) -> dict[str, str]:
    """The file name of each body's page, by the body's name; none for a body without files."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for one in district.bodies:
        if one.files:
            plain = _FORBIDDEN.sub("_", one.body.name)[:_LONGEST].strip("._") or "_"
            names[one.body.name] = _free(plain, taken)
    return names


def _free(plain: str, taken: set[str]) -> str:
    """The name, with a number where another body has it already; case does not tell files apart everywhere."""
    name, number = plain, 2
    while name.casefold() in taken:
        name, number = f"{plain}_{number}", number + 1
    taken.add(name.casefold())
    return f"{name}.html"


def to_page(name: str, report: int | None = None) -> str:
    """The link from the overview to a body's page, or to one of the reports on it."""
    return f"{quote(FOLDER)}/{quote(name)}" + (f"#r{report}" if report is not None else "")


def to_overview() -> str:
    """The link from a body's page to the overview."""
    return f"../{quote(OVERVIEW)}"


def report_number(body: BodyFiles, path: str) -> int:
    """The number of a report on its body's page, from 1: the latest year first."""
    return next(number for number, filed in enumerate(on_page(body), 1) if filed.record.path == path)


def on_page(body: BodyFiles) -> list[Filed]:
    """The files of a body in the order of its page."""
    return sorted(body.files, key=lambda filed: (-(filed.year or 9999), filed.record.path))
