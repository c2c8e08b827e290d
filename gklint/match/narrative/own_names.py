"""The names of the reporting body as its own text writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gklint.model.lazy_pattern import lazy_pattern

_GOVERNMENT = lazy_pattern(r"(.{1,20}?([省市县区州旗镇乡]))(?:人民)?政府(?:办公室)?")
_KINDS = ("分局", "支队", "大队", "海关", "管委会", "管理委员会", "街道", "中心", "分公司", "学院", "医院")
_SHORT = lazy_pattern("(?:局|厅|委员会|委|办公室|办|院|关)$")
_LEVELS = "省市区县州盟旗"
_WIDER = "全各"  # 全县政府采购: the area, not the government
_NOT_OWN = lazy_pattern("办公|办(?!理|结|事)|部门|各部门|及其|所属|下属|直属|系统|派出")  # behind another's name


def own_names(organ: str | None) -> frozenset[str]:
    """The body's name and its ends of three characters or more: 云川区民政局, 区民政局; 区政府 of a government."""
    if not organ or len(organ) < 3:
        return frozenset()
    names = {organ[at:] for at in range(max(0, len(organ) - 20), len(organ) - 2)}
    government = _GOVERNMENT.fullmatch(organ)
    if government:
        names |= {government[1], f"{government[2]}政府", f"{government[2]}人民政府"}
        if organ.endswith("办公室"):
            names |= {f"{government[2]}政府办公室", f"{government[2]}政府办", f"{government[2]}府办", "政府办公室"}
    else:
        names |= _short_names(organ)
    names |= {kind for kind in _KINDS if organ.endswith(kind)}
    if organ.endswith("街道办事处"):
        names |= {"街道", "街道办", "街道办事处"}
    return frozenset(names)


def _short_names(organ: str) -> set[str]:
    """市局, 市局机关 and 局机关 of a city's bureau; 管委会 of a committee."""
    kind = _SHORT.search(organ)
    if organ.endswith("管理委员会"):
        return {"管委会", "管委会机关"}
    if kind is None:
        return set()
    level = next((char for char in reversed(organ[: kind.start()]) if char in _LEVELS), "")
    return {f"{kind[0]}机关", *((f"{level}{kind[0]}", f"{level}{kind[0]}机关") if level else ())}


_KIND = lazy_pattern("(?:局|委员会|委|办公室|办|院|关|厅|镇|乡|街道|县|区|市)(?=(?:人民政府|办事处|政府)?(?:办公室)?$)")


def bare_names(organ: str | None) -> frozenset[str]:
    """What the body calls itself where nothing else is named: 局, 局里; 镇, 镇里."""
    kind = _KIND.search(organ or "")
    short = {"委员会": "委", "办公室": "办"}.get(kind[0], kind[0]) if kind is not None else ""
    return frozenset((short, f"{short}里", f"{short}上")) if short else frozenset()


def places_of_names(names: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, from left to right: the longest at each place, none inside another.

    Looked for one by one: compiling a pattern of them takes as long as reading a third of the report.
    """
    found = [place for name in names if name in text for place in _places_of(name, text)]
    last = 0
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= last and not _NOT_OWN.match(text, end) and not _is_wider(text, start, end):
            yield start, end
            last = end


def _is_wider(text: str, start: int, end: int) -> bool:
    """Whether it only looks like the name: 全|县政府采购, 某县政府|信息公开."""
    return text[start - 1 : start] in tuple(_WIDER) or (text[end - 2 : end] == "政府" and text.startswith("信息", end))


def _places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + 1)
