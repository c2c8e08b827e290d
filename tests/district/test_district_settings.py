"""The list of bodies as an office keeps it, and what is said of a list that is wrong: file, line, way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.config.district import roster_of
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.errors import ConfigError
from gklint.model.roster import Body, Roster

SETTINGS = '[district]\nbodies = "名单/单位.csv"\ngovernment = "云溪县人民政府"\nyear = 2023\n'


def roster(folder: Path, data: bytes, settings: str = SETTINGS) -> Roster:
    (folder / "名单").mkdir(exist_ok=True)
    (folder / "名单" / "单位.csv").write_bytes(data)
    (folder / "gklint.toml").write_text(settings, "utf-8")
    return roster_of(read_config(folder, Layer()))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_as_excel_saves_it(encoding: str, tmp_path: Path) -> None:
    text = '单位,别名,分组,类别\r\n云溪县水务局,"水务局、水利局",部门,\r\n\r\n云溪县人民政府,,县,本级政府\r\n'
    found = roster(tmp_path, text.encode(encoding))
    assert found.bodies == (
        Body("云溪县水务局", ("水务局", "水利局"), "部门", ""),
        Body("云溪县人民政府", (), "县", "本级政府"),
    )
    assert (found.government, found.year) == ("云溪县人民政府", 2023)


def test_columns_in_any_order_and_tabs(tmp_path: Path) -> None:
    found = roster(tmp_path, "分组\t单位\n部门\t云溪县水务局\n\t云溪县民政局\n".encode())
    assert [body.group for body in found.bodies] == ["部门", ""]


def test_no_district_no_list(tmp_path: Path) -> None:
    assert roster(tmp_path, b"", "") == Roster()
    assert roster(tmp_path, b"", "[district]\nyear = 2022\n") == Roster(year=2022)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("单位\n云溪县水务局\n云溪县水务局\n", "名单/单位.csv:3: “云溪县水务局”在第2行已经有了"),
        ("单位,别名\n甲局,乙局\n乙局,\n", "名单/单位.csv:3: “乙局”在第2行已经有了"),
        ("单位,别明\n甲局,\n", "名单/单位.csv:1: 不认识的列“别明”；可用：单位、别名、分组、类别"),
        ("别名,分组\n甲局,\n", "名单/单位.csv:1: 第一行应为标题行，至少有“单位”一列"),
        ("", "名单/单位.csv:1: 第一行应为标题行"),
        ("单位\n\n", "名单/单位.csv: 单位名单是空的"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        roster(tmp_path, text.encode())
    assert said in error.value.words.zh


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "gklint.toml").write_text(SETTINGS, "utf-8")
    with pytest.raises(ConfigError, match="单位名单打不开"):
        roster_of(read_config(tmp_path, Layer()))


def test_a_mistyped_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        roster(tmp_path, b"", '[district]\nbodys = "x"\n')
    assert "gklint.toml:2: bodys: 没有这个设置项；是否指 bodies？" in error.value.words.zh
