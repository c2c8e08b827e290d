"""Which names mean one body: by the list, by the places a name begins with; what may be of several stays as it is."""

from __future__ import annotations

import timeit

import pytest

from gklint.model.roster import Body, Roster, is_vertical, one_name_each


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["云溪县水务局", "青江市云溪县水务局"], "青江市云溪县水务局"),
        (["云溪县水务局", "青江市云溪县水务局", "江南省青江市云溪县水务局"], "江南省青江市云溪县水务局"),
        (["市南区教育局", "青岛市市南区教育局", "市北区教育局"], "青岛市市南区教育局"),
        (["云溪县白石镇人民政府", "青江市云溪县白石镇人民政府"], "青江市云溪县白石镇人民政府"),
    ],
)
def test_a_name_without_the_places_above_is_the_same_body(names: list[str], one: str) -> None:
    found = one_name_each(names)
    assert found[names[0]] == found[names[1]] == one


@pytest.mark.parametrize(
    "names",
    [
        ["鼓楼区水务局", "青江市鼓楼区水务局", "白江市鼓楼区水务局"],
        ["鼓楼区水务局", "青江市鼓楼区水务局", "白江市鼓楼区民政局"],  # which 鼓楼区 is it?
        ["水务局", "云溪县水务局"],
        ["县水务局", "云溪县水务局"],
        ["新区教育局", "浦东新区教育局"],
        ["城关镇人民政府", "云溪县城关镇人民政府"],
        ["云溪县", "青江市云溪县"],
    ],
)
def test_a_name_that_may_be_of_several_stays_as_it_is(names: list[str]) -> None:
    assert one_name_each(names) == {name: name for name in names}


def test_the_list_says_which_names_are_one_body() -> None:
    roster = Roster((Body("云溪县水务局", ("水务局", "云溪县水利局")), Body("云溪县民政局")))
    names = ["水务局", "云溪县水利局", "青江市云溪县民政局", "云溪县教育局"]
    assert one_name_each(names, roster) == {
        "水务局": "云溪县水务局",
        "云溪县水利局": "云溪县水务局",
        "青江市云溪县民政局": "云溪县民政局",
        "云溪县教育局": "云溪县教育局",
    }


def test_bodies_of_other_ministries() -> None:
    assert is_vertical("国家税务总局云溪县税务局") and is_vertical("某某中心", "垂直管理")
    assert not is_vertical("云溪县水务局")


def test_who_covers_all_others() -> None:
    bodies = (Body("云溪县民政局"), Body("云溪县人民政府", ("云溪县",), kind="本级政府"))
    assert Roster(bodies).covering == "云溪县人民政府"
    assert Roster(bodies[:1], "云溪县人民政府").covering == "云溪县人民政府"
    assert Roster((Body("云溪县人民政府", ("云溪县",)),), "云溪县").covering == "云溪县人民政府"
    assert Roster().covering == ""


def test_names_of_many_bodies_take_linear_time() -> None:
    """Of 10,000 names, three of four on the list, each was held against all others: 14 seconds."""
    spent = []
    for count in (2_000, 8_000):
        names = [f"青江市第{number}区财政局" for number in range(count)]
        roster = Roster(tuple(Body(name) for name in names[count // 4 :]))
        assert len(one_name_each(names, roster)) == count
        spent.append(min(timeit.repeat(lambda: one_name_each(names, roster), number=1, repeat=5)))  # noqa: B023
    assert spent[1] < spent[0] * 10  # sixteen times as much where each is held against all
