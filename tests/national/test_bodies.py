"""Bodies told apart by their names."""

from __future__ import annotations

import pytest
from gklint_national.bodies import is_local_government, is_people_government, own_name


@pytest.mark.parametrize(
    ("organ", "local", "people"),
    [
        ("青禾市人民政府", True, True),
        ("某某省某某市朝云区人民政府", True, True),
        ("青禾县人民政府办公室", True, True),
        ("朝云区", True, True),
        ("云溪县白石镇人民政府", False, True),
        ("某某市朝云区人民政府柳河街道办事处", False, False),
        ("柳河街道", False, False),
        ("青禾县民政局", False, False),
        ("青禾经济技术开发区", False, False),
        (None, False, False),
    ],
)
def test_governments(organ: str | None, local: bool, people: bool) -> None:
    assert (is_local_government(organ), is_people_government(organ)) == (local, people)


@pytest.mark.parametrize(
    ("organ", "name"),
    [
        ("某某市朝云区政务服务管理局", "政务服务管理局"),
        ("南桥区城市管理局", "城市管理局"),
        ("青禾县市场监督管理局", "市场监督管理局"),
        ("民政局", "民政局"),
        ("青禾市", "青禾市"),
    ],
)
def test_the_name_without_places(organ: str, name: str) -> None:
    assert own_name(organ) == name
