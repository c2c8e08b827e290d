"""What authors who know some YAML and no Python get wrong: each fault is said with its place and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.check.figure_names import check_figure_names
from gklint.check.rule_packages import rule_in_file, rules_in_folder
from gklint.model.declaration import MOST_TEXT
from gklint.model.file_place import DeclarationError
from gklint.testing.example_faults import faults_of

HEAD = """\
id: LOC001
name: hall
severity: info
summary: 甲
basis: 乙
message: 丙
examples: {fail: [大厅]}
"""
FORBID = "forbid: 大厅\n"


def refused(text: str | bytes, folder: Path) -> str:
    path = folder / "规则.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DeclarationError) as caught:
        check_figure_names([rule_in_file(path)], faults_forms())
    return str(caught.value).removeprefix(f"{path.as_posix()}:")


def faults_forms():
    from gklint.testing import forms_in

    return forms_in("gklint_national").values()


BODIES = {
    "forbid:\n\t- 甲\n": "9:1: 不是合格的 YAML：缩进用了制表符，请改为空格",
    "forbid：大厅\n": "8:1: 不是合格的 YAML：键后的冒号应为半角，后面空一格",
    "forbid: *x\n": "8:9: 不是合格的 YAML：引用（*）的名称没有用 & 定义过",
    "forbid: 大厅\n---\nid: x\n": "9:1: 不是合格的 YAML：一个文件只写一份内容",
    'forbid: {pattern: "\\d件"}\n': "8:20: 不是合格的 YAML：双引号里的 \\ 有特殊意思；式样请用单引号",
    "forbid: '大厅\n": "不是合格的 YAML：引号没有成对",
    "forbid: 大厅: 窗口\n": "8:11: 不是合格的 YAML：一行里有两个“: ”",
    "forbid: \x07\n": "8:9: 文件里有不可见的控制字符 U+0007，请删去",
    "forbid: !!python/object/apply:os.system [ls]\n": "8:9: 不支持 !!python/object/apply:os.system",
    "forbid: !urgent\n": "8:9: 不支持 !urgent",
    "forbid: 大厅\nforbid: 窗口\n": "9:1: forbid: 此键重复出现",
    "forbid: 大厅\n<<: {on: false}\n": "9:1: 不支持合并键 <<：请把各键写全",
    "forbid: 大厅\n? [a]\n: 3\n": "9:3: 键应为一个词",
    "forbid: 大厅\nscoep:\n  - title\n": "9:1: scoep: 没有“scoep”这个键；是否指 scope？",
    "禁止: 大厅\n": "8:1: 禁止: 没有“禁止”这个键；没有写检查什么，请写下列之一：identity、",
    "forbid:\n": "8:8: forbid: 文字不能为空",
    "forbid: [[甲]]\n": "8:10: forbid[0]: 应为一段文字",
    "forbid: {patern: 甲}\n": "8:10: forbid.patern: 没有“patern”这个键；是否指 pattern？",
    "forbid: {pattern: '\\p{Han}'}\n": "汉字写作 [一-龥]（第1字）",
    "forbid: {pattern: '[[:alpha:]]'}\n": "不能用 [[:…:]]",
    "forbid: {pattern: '(?<=甲+)乙'}\n": "(?<=…) 里的文字须长度固定；请改用 unless",
    "forbid: {pattern: '(甲'}\n": "左括号没有成对",
    "forbid: {pattern: '(a+)+b'}\n": "会反复回溯",
    "identity: requests.received ＋ requests.carried_in == 3\n": "请改用半角符号（有 ＋）",
    "identity: (requests.received == 3\n": "括号没有成对",
    f"identity: {'(' * 250}requests.received{')' * 250} == 3\n": "括号套得太深",
    "identity: requests.received / 0 == 3\n": "8:11: identity: 不能除以0",
    "identity: requests.received @totel == 3\n": "8:11: identity: LOC001: 表三没有“totel”这一列；是否指 total？",
    "identity: requests.received == 3\ntolerance: .nan\n": "9:12: tolerance: 应为不小于0的数",
    "forbid: 大厅\nwhen: yaer > 2020\n": "9:7: when: LOC001: 各表式里都没有“yaer”；是否指 year？",
    "occurs: 大厅\nat_most: 1:30\n": "9:10: at_most: 应为整数",
    "occurs: 大厅\nat_most: -1\n": "9:10: at_most: 应为不小于0的整数",
    "occurs: 大厅\nat_least: 3\nat_most: 1\n": "10:10: at_most: 至多1次少于至少3次",
    "prefer: 大厅\n": "8:9: prefer: 写作 {不用的写法: 应用的写法}",
    "prefer: []\n": "8:9: prefer: 写作 {不用的写法: 应用的写法}",
    "cross_reference: {after: 收到}\nequals: []\n": "9:9: equals: 至少写表中的一个数",
    "cross_reference: {after: 收到, within: -1}\nequals: requests.received\n": "应为不小于0的整数",
    "date_range: signed\nnot_before: 2024-02-01\nnot_after: 2024-01-01\n": "10:12: not_after: not_after 在 not_before",
    "cell: {holds: value >= 0}\nfigures: requests.recieved\n": "9:10: figures: LOC001: 各表式里都没有“requests.reci",
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=lambda body: ascii(body)[:40])
def test_a_fault_is_said_with_its_place_and_the_way_out(body: str, tmp_path: Path) -> None:
    assert BODIES[body] in refused(HEAD + body, tmp_path)


HEADS = {
    ("summary: 甲", "summary:"): "4:9: summary: 不能为空",
    ("basis: 乙", "basis: ''"): "5:8: basis: 不能为空",
    ("message: 丙", "message: ''"): "6:10: message: 不能为空",
    ("message: 丙", 'message: "{text"'): "6:10: message: 花括号不成对",
    ("message: 丙", "message: {text}不对"): "6:16: 不是合格的 YAML：",
    ("message: 丙", 'message: "{txt}"'): "6:10: message: 没有名为“txt”的值；是否指 text？",
    ("[大厅]", "大厅"): "7:18: examples.fail: 应为列表：写作 [甲, 乙]，或每项一行",
    ("[大厅]", "[null]"): "7:19: examples.fail[0]: 不能为空",
    ("[大厅]", "[{requests.recieved: 3}]"): "7:20: examples.fail[0].requests.recieved: LOC001: 各表式里都没有",
    ("[大厅]", "[{facts: {outcom.total: 3}}]"): "examples.fail[0].facts.outcom.total: LOC001: 各表式里都没有",
    ("[大厅]", "[{year: 两千}]"): "7:26: examples.fail[0].year: 应为整数",
    ("[大厅]", "[{drop: other}]"): "7:26: examples.fail[0].drop: 应为列表",
    ("[大厅]", "[{headings: {overveiw: 一}}]"): "overveiw: 没有“overveiw”这个键；是否指 overview？",
}


@pytest.mark.parametrize(("old", "new"), HEADS)
def test_a_fault_in_what_every_rule_has(old: str, new: str, tmp_path: Path) -> None:
    assert HEADS[old, new] in refused(HEAD.replace(old, new) + FORBID, tmp_path)


@pytest.mark.parametrize("text", [*(HEAD + body for body in BODIES), *(HEAD.replace(*part) + FORBID for part in HEADS)])
def test_one_mistake_is_told_once(text: str, tmp_path: Path) -> None:
    assert "\n" not in refused(text, tmp_path)


MANY = """\
id: loc1
name: Hall
severity: warn
summary:
basis: 乙
mesage: 丙
forbid: 大厅
scope: titel
unless: '(甲'
on: maybe
kinds: [reprot]
examples:
  fail:
  - {year: 两千, hedings: 1}
  - {facts: 3, drop: other}
  pass: 大厅
"""


def test_all_mistakes_of_a_file_are_told_at_once_each_at_its_place(tmp_path: Path) -> None:
    lines = refused(MANY, tmp_path).replace(f"{tmp_path.as_posix()}/规则.yaml:", "").split("\n")
    places = [line.split(" ")[0].rstrip(":") + " " + line.split(" ")[1] for line in lines]
    assert places == [
        "1:5 id:",
        "2:7 name:",
        "3:11 severity:",
        "4:9 summary:",
        "6:1 mesage:",
        "8:8 scope:",
        "9:9 unless:",
        "10:5 on:",
        "11:9 kinds[0]:",
        "14:12 examples.fail[0].year:",
        "14:16 examples.fail[0].hedings:",
        "15:13 examples.fail[1].facts:",
        "15:22 examples.fail[1].drop:",
        "16:9 examples.pass:",
    ]


def test_all_names_of_figures_that_there_are_not_are_told(tmp_path: Path) -> None:
    found = refused(HEAD + "identity: requests.recieved == outcom.total\n", tmp_path)
    assert "“requests.recieved”" in found and "“outcom.total”" in found


def test_the_mistakes_of_all_files_of_a_folder_are_told(tmp_path: Path) -> None:
    for name, text in {"a": HEAD, "b": HEAD + "forbid: [[甲]]\n", "c": HEAD + FORBID}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.raises(DeclarationError) as caught:
        rules_in_folder(tmp_path)
    assert [Path(one.file).name for one in caught.value.every] == ["a.yaml", "b.yaml"]


def test_files_that_are_no_text(tmp_path: Path) -> None:
    assert refused("", tmp_path) == "1:1: 文件是空的"
    assert refused((HEAD + FORBID).encode("gb18030"), tmp_path).startswith("1:1: 文件不是 UTF-8 编码")
    assert refused((HEAD + FORBID).encode("utf-16"), tmp_path).startswith("1:1: 文件不是 UTF-8 编码")
    long = HEAD + FORBID + "#" * MOST_TEXT
    assert refused(long, tmp_path).startswith(f"1:1: 文件长{len(long)}字，最多")
    assert "括号或缩进套得太深" in refused("[" * 5000, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        (HEAD + FORBID).replace("\n", "\r\n"),
        "\ufeff" + HEAD + FORBID,
        HEAD.replace("message: 丙", "message: &said 丙") + FORBID + "help: *said\n",
        HEAD + FORBID + "on: yes\nkinds: report\nforms: 2021\n",
    ],
    ids=["line ends of Windows", "byte order mark", "reference", "single values"],
)
def test_what_editors_and_authors_may_write(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_bytes(text.encode())
    rule = rule_in_file(path)
    assert rule.on and not list(faults_of(rule))
