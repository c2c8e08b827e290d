"""Bodies by their names: governments, townships, public institutions, and all others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import TypeVar

from gklint.api import Finding, Report, lazy_pattern

_TOWNSHIP = lazy_pattern(r"(?:乡|镇|街道)(?:人民政府|办事处)?(?:(?:党政)?(?:综合)?办公室)?$|街道办$")
_GOVERNMENT = lazy_pattern(r"(?:省|自治区|市|州|盟|县|区|旗)(?:人民政府)?(?:办公[厅室])?$")
_OFFICE = lazy_pattern(r"(?:省|自治区|市|州|盟|县|区|旗)(?:人民)?政府办公[厅室]$")
_NO_GOVERNMENT = lazy_pattern(r"(?:开发|产业|工业|园|景|度假|示范|保税|试验|实验|管理|合作|高新|经开|灌|库)区$")
_DEPARTMENT = lazy_pattern(r"(?:局|厅|委|委员会|部|署)$")
_COMMITTEE_OF_AREA = lazy_pattern(r"(?:管理委员会|管委会)$")
_INSTITUTION = lazy_pattern(
    r"(?:医院|卫生院|保健院|卫生服务中心|学校|大学|学院|中学|小学|幼儿园|中心校|职教中心|师专|附中|附小|公司|集团)(?:[（(][^（）()]*[)）])?$"
)
_SCHOOL_RULES = lazy_pattern(r"高等学校信息公开办法|教育部令第\s?29\s?号")
_REGION = lazy_pattern(r"^(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|州|盟|县|区|旗))+")

_Options = TypeVar("_Options")
_Check = Callable[[Report, _Options], Iterable[Finding]]


@lru_cache(maxsize=256)
def is_township(organ: str | None) -> bool:
    """Whether the body is a township, a town or a street office."""
    return organ is not None and _TOWNSHIP.search(organ) is not None


@lru_cache(maxsize=256)
def is_local_government(organ: str | None) -> bool:
    """Whether the report is that of a local government of county level or above (or its office on its behalf).

    Of the areas called 林区 and 矿区 some are counties; they are taken for such.
    """
    if organ is None or _TOWNSHIP.search(organ) or _NO_GOVERNMENT.search(organ):
        return False
    return _GOVERNMENT.search(organ) is not None


def is_government_office(organ: str | None) -> bool:
    """Whether the body is the office of a government, which reports for itself or for the government."""
    return organ is not None and _OFFICE.search(organ) is not None


def is_people_government(organ: str | None) -> bool:
    """Whether the report is that of a people's government of any level, township included."""
    if organ is None:
        return False
    return is_local_government(organ) or re.search(r"[乡镇]人民政府$", organ) is not None


def is_department(organ: str | None) -> bool:
    """Whether the body is a department of a government of county level or above, by its name."""
    return organ is not None and _DEPARTMENT.search(organ) is not None and not _COMMITTEE_OF_AREA.search(organ)


@lru_cache(maxsize=256)
def is_public_institution(organ: str | None) -> bool:
    """Whether the body is a hospital, a school or an enterprise, which reports by rules of its own trade."""
    return organ is not None and _INSTITUTION.search(organ) is not None


@lru_cache(maxsize=1)
def is_institution_report(report: Report) -> bool:
    """Whether the report is a public institution's: by its name, its school year, or the rules it says it follows."""
    if is_public_institution(report.organ):
        return True
    if is_department(report.organ) or is_people_government(report.organ) or is_township(report.organ):
        return False
    title = report.masthead.title_passage
    if title is not None and "学年" in title.text:
        return True
    opening = (prose.text for prose in report.prose if prose.section == "preamble")
    return any(_SCHOOL_RULES.search(text) for text in opening)


def for_administrations(check: _Check[_Options]) -> _Check[_Options]:
    """The same check, skipped for public institutions: the form binds administrative bodies."""

    @wraps(check)
    def bound(report: Report, options: _Options) -> Iterable[Finding]:
        return () if is_institution_report(report) else check(report, options)

    return bound


def own_name(organ: str) -> str:
    """The body's name without the places it stands under: 朝阳区政务服务管理局 → 政务服务管理局."""
    match = _REGION.match(organ)
    return organ[match.end() :] if match and match.end() < len(organ) - 1 else organ
