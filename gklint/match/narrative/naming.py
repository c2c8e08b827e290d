"""Words that mean another thing beside their neighbours: 其他 among results, 单位 beside 个人, 率 behind an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part


def name_by_neighbours(parts: Sequence[Part]) -> None:
    """Give such words the class that they have there."""
    _name_others(parts)
    _name_written(parts)
    _name_rates(parts)
    _name_units(parts)


_OTHERS = ("其他", "其它")


def _name_others(parts: Sequence[Part]) -> None:
    """维持7件、纠正2件、其他1件: among results of cases 其他 is one, too."""
    for index, part in enumerate(parts):
        if part.said(*_OTHERS) and not part.has_any(("subject", "act", "outcome", "party", "result")):
            near = [one for one in (*parts[max(0, index - 1) : index], *parts[index + 1 : index + 2]) if one.number]
            if any(one.has("result") for one in near) and all(one.has("result") for one in near):
                part.rewrite(
                    [one._replace(kind="result", value="other") if one.text in _OTHERS else one for one in part.words]
                )


def _name_units(parts: Sequence[Part]) -> None:
    """个人98件、单位49件: beside natural persons 单位 are organisations."""
    for before, part in pairwise(parts):
        if part.number is not None and part.mark in "、，" and before.values("party") == ["natural_person"]:
            alone = part.words[0].text == "单位" and not any(map(part.has, ("subject", "party", "part", "whose")))
            if alone:
                part.rewrite([part.words[0]._replace(kind="party", value="organisations"), *part.words[1:]])


def _name_rates(parts: Sequence[Part]) -> None:
    """予以公开率41.7%: the share of an outcome."""
    for part in parts:
        if part.unit == "%" and any(two.text == "率" for one, two in pairwise(part.words) if one.kind == "outcome"):
            part.rewrite([one._replace(kind="share") if one.text == "率" else one for one in part.words])


def _name_written(parts: Sequence[Part]) -> None:
    """书面申请30件（当面9件、信函21件），网络申请27件: beside other channels 书面 is one, else it is said of all."""
    channels = any(one.has("part", "channel") for part in parts for one in (part, *part.inside))
    for part in parts if channels else ():
        if part.said("书面") and not part.has("part"):
            part.rewrite(
                [one._replace(kind="part", value="channel") if one.text == "书面" else one for one in part.words]
            )
