"""What the reading of a sentence claims, for tests."""

from __future__ import annotations

from gklint.model.narrative import Claim
from gklint.testing.examples import recognise_example


def claims(text: str, organ: str = "云川区民政局", year: int = 2023) -> list[Claim]:
    """The claims of a sentence under the heading of requests."""
    report = recognise_example({"overview": f"（一）依申请公开\n{text}", "organ": organ, "year": year, "other": "无。"})
    return list(report.claims)


def told(text: str, organ: str = "云川区民政局") -> dict[str, object]:
    """Value by quantity of the certain claims that speak of the whole."""
    return {
        "+".join(map(str, one.quantities)): one.value
        for one in claims(text, organ)
        if one.certain and one.comparable and one.quantities and one.value is not None and one.relation != "about"
    }
