"""A made-up district: a list of bodies, and their reports for two years in five formats, with planted mistakes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from formats import FORMATS
from series import documents_of, requests_of

from gklint.testing.report import compose

YEARS = (2022, 2023)
MADE_IN = ("docx", "xlsx", "pdf", "html clean", "txt tabs")
COUNTY = "云溪县"
GOVERNMENT = "云溪县人民政府"
_OFFICES = ("民政局", "水务局", "财政局", "教育局", "农业农村局", "司法局", "审计局", "统计局", "林业局", "商务局")
_FIRST, _SECOND = "东南西北上中下大小新", "河山岭桥湾塘坪溪沟泉"
PLANTED = ("missing", "unreadable", "no-report", "twice", "sum", "chain", "alias")
Counts = Counter[str]


@dataclass
class District:
    """Where it lies, its bodies in the order of the list, and what was planted: kind → bodies."""

    folder: Path
    bodies: list[str]
    planted: Mapping[str, list[str]]
    wrong_total: str = "outcome.disclosed@total"  # the figure in which the government's own report is wrong
    sums: Counts = field(default_factory=Counter)  # of the latest year, over all bodies that handed in a sound report


class Made(NamedTuple):
    """A district, and the folder that one command made of it."""

    district: District
    folder: Path


def write_district(folder: Path, count: int, each: Mapping[str, int], seed: int = 7) -> District:
    """Write 名单.csv, gklint.toml and the reports of `count` bodies; `each` says how often each kind is planted."""
    rng = random.Random(seed)
    names = list(_names(count))
    places = iter(rng.sample(names, sum(each.values())))
    planted = {kind: [next(places) for _ in range(each.get(kind, 0))] for kind in PLANTED}
    made = District(folder, names, planted)
    reports = folder / "年报"
    reports.mkdir(parents=True)
    for number, name in enumerate(names):
        _write_body(reports, number, name, made, rng)
    government = made.sums + Counter({made.wrong_total: 1})
    _write(reports, "docx", f"{GOVERNMENT}2023", organ=GOVERNMENT, year=2023, facts=_facts(government))
    _write_list(folder, made)
    return made


def _names(count: int) -> Iterator[str]:
    yield from (f"{COUNTY}{office}" for office in _OFFICES[:count])
    towns = [f"{COUNTY}{first}{second}镇人民政府" for first in _FIRST for second in _SECOND]
    schools = [f"{COUNTY}第{number}中学" for number in range(1, 300)]
    every = [*towns, *schools]
    yield from every[: count - len(_OFFICES[:count])]


def _write_body(reports: Path, number: int, name: str, made: District, rng: random.Random) -> None:
    """The reports of a body for both years; what is planted in the later one."""
    kind = next((kind for kind, names in made.planted.items() if name in names), "")
    format = MADE_IN[number % len(MADE_IN)]
    last: Counts = Counter()
    for year in YEARS:
        if kind == "chain" and year == YEARS[1]:
            last = last + Counter({"requests.carried_out@natural_person": 3, "requests.carried_out@total": 3})
        counts = requests_of(last, rng.randint)
        counts.update(documents_of(last, rng.randint))
        last = counts
        if year == YEARS[0]:
            _write(reports, format, f"{name}{year}", organ=name, year=year, facts=_facts(counts))
        else:
            _write_latest(reports, format, name, kind, counts, made)


def _write_latest(reports: Path, format: str, name: str, kind: str, counts: Counts, made: District) -> None:
    year, stem = YEARS[1], f"{name}{YEARS[1]}"
    if kind == "missing":
        return
    if kind == "unreadable":
        (reports / f"{stem}.docx").write_bytes(FORMATS["docx"].make(compose(organ=name, year=year))[:3000])
        return
    if kind == "no-report":
        (reports / f"{stem}.txt").write_text("关于召开会议的通知\n\n各科室：请于周五参加会议。\n", "utf-8")
        return
    organ = name.removeprefix(COUNTY) if kind == "alias" else name
    facts = _facts(counts)
    if kind == "sum":
        facts["requests.received@total"] = str(counts["requests.received@total"] + 2)
    _write(reports, format, stem, organ=organ, year=year, facts=facts)
    if kind == "twice":
        _write(reports, format, f"{stem}更正", organ=name, year=year, facts={**facts, "licensing.decisions": "77777"})
    else:
        made.sums.update({key: int(value) for key, value in facts.items()})


def _facts(counts: Counts) -> dict[str, str]:
    return {key: str(count) for key, count in counts.items() if count}


def _write(reports: Path, format: str, stem: str, **parts: Any) -> None:
    made = FORMATS[format]
    (reports / f"{stem}{made.suffix}").write_bytes(made.make(compose(form="2021", **parts)))


def _write_list(folder: Path, made: District) -> None:
    aliases = {name: name.removeprefix(COUNTY) for name in made.planted["alias"]}
    lines = ["单位,别名,分组,类别", f"{GOVERNMENT},,县政府,本级政府"]
    lines += [f"{name},{aliases.get(name, '')},{'乡镇' if '镇' in name else '部门'}," for name in made.bodies]
    (folder / "名单.csv").write_text("\n".join(lines) + "\n", "utf-8-sig")
    (folder / "gklint.toml").write_text('[district]\nbodies = "名单.csv"\n', "utf-8")
