"""Bodies by their names: governments, townships, and all others."""

from __future__ import annotations

import re

_TOWNSHIP = re.compile(r"(?:乡|镇|街道)(?:人民政府|办事处)?$|街道办$")
_GOVERNMENT = re.compile(r"(?:省|自治区|市|州|盟|县|区|旗)(?:人民政府)?(?:办公[厅室])?$")
_NO_GOVERNMENT = re.compile(r"(?:开发|产业|工业|园|景|度假|示范|保税|试验|实验|管理|合作|高新|经开|灌|林|矿|库)区$")
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|州|盟|县|区|旗))+")


def is_local_government(organ: str | None) -> bool:
    """Whether the report is that of a local government of county level or above (or its office on its behalf)."""
    if organ is None or _TOWNSHIP.search(organ) or _NO_GOVERNMENT.search(organ):
        return False
    return _GOVERNMENT.search(organ) is not None


def is_people_government(organ: str | None) -> bool:
    """Whether the report is that of a people's government of any level, township included."""
    if organ is None:
        return False
    return is_local_government(organ) or re.search(r"[乡镇]人民政府$", organ) is not None


def own_name(organ: str) -> str:
    """The body's name without the places it stands under: 朝阳区政务服务管理局 → 政务服务管理局."""
    match = _REGION.match(organ)
    return organ[match.end() :] if match and match.end() < len(organ) - 1 else organ
