"""Form files: the national forms as the notices print them, and forms that extend one."""

from pathlib import Path

import pytest

from gklint.match.form_files import read_form
from gklint.model.file_place import DeclarationError
from gklint.model.form import SECTION_KEYS

FORMS = Path(__file__).parents[2] / "rules" / "gklint_national" / "forms"


@pytest.fixture(scope="module")
def national():
    return {name: read_form((FORMS / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml") for name in ("2019", "2021")}


@pytest.mark.parametrize(("name", "two", "three", "leaves"), [("2019", 22, 161, 19), ("2021", 10, 175, 21)])
def test_national_forms_have_the_figures_of_the_notices(national, name, two, three, leaves):
    form = national[name]
    statutory = [figure for row in form.table("two").rows if not row.local for figure in row.figures]
    assert (len(statutory), len(form.table("three").figures), len(form.table("four").figures)) == (two, three, 15)
    assert len(form.leaves) == leaves
    assert tuple(section.key for section in form.sections) == SECTION_KEYS


def test_totals_are_those_the_form_defines(national):
    totals = national["2021"].totals
    assert len(totals["requests.received", "total"]) == 6
    assert len(totals["outcome.total", "business"]) == 21
    assert totals["outcome.total", "total"][0] == ("outcome.total", "natural_person")
    assert totals["litigation.direct.total", None][-1] == ("litigation.direct.pending", None)


def test_labels_name_row_and_column(national):
    assert national["2019"].label("penalty.items_change") == "行政处罚·本年增/减"
    assert national["2019"].label("outcome.disclosed") == "予以公开"
    assert national["2021"].label("review.upheld") == "行政复议·结果维持"


BEIJING = """
id: beijing
extends: "2019"
sections:
  problems: {variants: [存在的不足及改进]}
tables:
  two:
    blocks:
      - label: 第二十条第（五）项
        rows:
          - {concept: inspection, label: 行政检查, replaces: other_services}
          - {concept: confirmation, label: 行政确认, after: inspection}
      - label: 第二十条第（一）项
        rows:
          - {concept: files, label: 其他主动公开文件}
"""


def test_a_form_extends_a_national_one(national):
    form = read_form(BEIJING, "beijing.yaml", national)
    rows = [row.id for row in form.table("two").rows]
    assert rows[:6] == ["regulations", "normative", "files", "licensing", "inspection", "confirmation"]
    assert form.base == "2019" and not any(row.local for row in form.table("two").rows)
    assert ("files.made", None) in form.table("two").figures
    assert "存在的不足及改进" in form.sections[4].variants and form.sections[4].number == 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: x\nextends: '2018'", "没有可扩展的格式"),
        ("id: x\nextends: '2019'\nsection: {}", "没有“section”这个键；是否指 sections"),
        ("id: x", "缺少“title”"),
        ("id: x\nextends: '2019'\ntables: {two: {blocks: [{label: 第九项, rows: []}]}}", "新增栏目须写 columns"),
        ("- 1", "应为键值对"),
        ("id: [", "不是合格的 YAML"),
        ("", "文件是空的"),
        ("id: x\nid: y", "此键重复出现"),
    ],
)
def test_a_wrong_form_file_is_refused_with_place_and_way_out(national, text, message):
    with pytest.raises(DeclarationError, match=r"form\.yaml:[0-9]+:[0-9]+: ") as error:
        read_form(text, "form.yaml", national)
    assert message in str(error.value)
