"""The reports in examples/reports show what they are there to show."""

from pathlib import Path

import pytest
from road import walk

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.engine.run import lint
from gklint.registry.registry import collect

FOLDER = Path(__file__).parents[1] / "examples" / "reports"

SHOWN = {
    "青禾县水务局2022年.txt": [],
    "青禾县水务局2023年.txt": [],
    "东岭区财政局2020年.txt": [],
    "白石镇人民政府2024年.md": [],
    "柳河街道办事处2022年.txt": ["GK201", "GK203"],  # a total too high by one
    "城南区教育局2023年.txt": ["GK101"],  # section five missing
    "南桥区城市管理局2024年.md": ["GK404"],  # last year's period
    "云溪县审计局2022年.txt": ["GK005", "GK407"],  # the form and the notice of 2019
    "青禾县民政局2023年.md": ["GK501"],  # blank cells
}


def test_every_example_is_listed() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_has_the_errors_it_shows_and_no_other(name: str) -> None:
    _, found = walk((FOLDER / name).read_bytes(), name)
    assert sorted(diagnostic.rule for diagnostic in found if diagnostic.severity != "info") == SHOWN[name]


def test_the_examples_together_show_what_was_not_carried_over() -> None:
    config = Config(line=Layer(select=("GK9",)))
    found = lint([FOLDER], collect(config), config).diagnostics
    assert [(Path(one.place.path).name, one.rule) for one in found] == [("青禾县水务局2023年.txt", "GK901")]
