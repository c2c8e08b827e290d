"""Whatever a pull request does so that a finding is not seen is told in every format; `--isolated` pins the policy."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from gklint.cli.main import main
from gklint.registry.builtin import REPORTERS
from gklint.system.git_index import NOTHING_TRACKED, tracked_files
from gklint.testing import report

FAULTY = report(form="2021", **{"requests.received@total": 9})
FORMATS = [one.name for one in REPORTERS]
# Figures and summaries, no findings: what is said of the run stands beside them.
ON_SCREEN_ONLY = ("facts", "facts-csv", "summaries")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a faulty report that its history tracks."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / "a.txt").write_text(FAULTY, "utf-8")
    git("add", "a.txt")
    return tmp_path


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def put(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def nested() -> None:
    put("sub/gklint.toml", 'ignore = ["ALL"]\n')
    put("sub/b.txt", FAULTY)


def excluded() -> None:
    put("gklint.toml", 'exclude = ["b.txt", "more/"]\n')
    put("b.txt", FAULTY)
    put("more/c.txt", FAULTY)


def included() -> None:
    put("gklint.toml", 'include = ["a.*"]\n')
    put("b.txt", FAULTY)


def overridden() -> None:
    put("gklint.toml", '[[overrides]]\nfiles = ["b.*"]\nignore = ["ALL"]\n')
    put("b.txt", FAULTY)


def lowered() -> None:
    put("gklint.toml", '[severity]\nGK201 = "info"\n')


def changed() -> None:
    put("gklint.toml", "[rules.GK203]\ntolerance = 1000000\n")


def left_out() -> None:
    put("gklint.toml", 'ignore = ["GK2"]\n')


def few() -> None:
    put("gklint.toml", 'select = ["GK101"]\n')


def never() -> None:
    put("gklint.toml", 'fail-on = "never"\n')


def ignored() -> None:
    put(".gitignore", "b.txt\n")
    put("b.txt", FAULTY)


def hidden() -> None:
    put(".b.txt", FAULTY)


def in_a_hidden_folder() -> None:
    put(".more/deep/b.txt", FAULTY)


def like_our_page() -> None:
    put("b.html", f'<meta name="generator" content="gklint"><p>{FAULTY}</p>')


def in_a_folder_like_ours() -> None:
    put("pages/.gklint-pages", "")
    put("pages/b.txt", FAULTY)


def like_a_lock() -> None:
    put("~$b.txt", FAULTY)


def suppressed_by_list() -> None:
    put("gklint-suppressions.toml", '[[suppress]]\nfile = "*"\nrule = "GK201"\nreason = "x"\n')


def suppressed_in_the_file() -> None:
    put("a.md", FAULTY + "\n<!-- gklint: ignore-file[GK201] 照原文 -->\n")


def in_the_baseline() -> None:
    main(["baseline", "create", "--no-config", "."])
    put("gklint.toml", 'baseline = "gklint-baseline.json"\n')


WAYS = {
    nested: ("sub/gklint.toml", "不检查任何规则"),
    excluded: ("b.txt、more/", "gklint.toml:1: exclude"),
    included: ("b.txt", "gklint.toml:1: include"),
    overridden: ("overrides[0]", "不检查任何规则"),
    lowered: ("gklint.toml", "降低1条规则的级别（GK201）"),
    changed: ("gklint.toml", "改动1条规则的选项（GK203）"),
    left_out: ("gklint.toml", "停用"),
    few: ("gklint.toml", "停用"),
    never: ("gklint.toml:1: fail-on", "never"),
    ignored: ("b.txt", ".gitignore"),
    hidden: (".b.txt", "隐藏"),
    in_a_hidden_folder: (".more/", "隐藏"),
    like_our_page: ("b.html", "gklint 生成的网页"),
    in_a_folder_like_ours: ("pages/", ".gklint-pages"),
    like_a_lock: ("~$b.txt", "临时文件"),
}
SUPPRESSED = {suppressed_by_list: "清单", suppressed_in_the_file: "文中", in_the_baseline: "基线"}


def written(name: str, *options: str) -> str:
    """What a run writes in the format, to a file; all texts of a workbook. What it prints is not looked at."""
    file = Path("..", f"out-{name}")
    main([".", "--no-cache", "--output", f"{name}:{file}", *options])
    data = file.read_bytes()
    if name != "xlsx":
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(one).decode() for one in book.namelist() if one.endswith(".xml"))


def plain(text: str) -> str:
    """The text without what formats put before signs."""
    for escape, sign in (("%3A", ":"), ("\\[", "["), ("\\]", "]"), ("\\_", "_"), ("\\~", "~"), ("&#x27;", "'")):
        text = text.replace(escape, sign)
    return text


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ON_SCREEN_ONLY])
def test_what_is_passed_over_or_switched_off_is_told(checkout: Path, name: str, way: object) -> None:
    way()  # type: ignore[operator]
    text = plain(written(name))
    for words in WAYS[way]:  # type: ignore[index]
        assert words in text


@pytest.mark.parametrize("way", SUPPRESSED, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ON_SCREEN_ONLY])
def test_what_is_set_aside_is_told(checkout: Path, name: str, way: object) -> None:
    way()  # type: ignore[operator]
    text = written(name, "--sarif-profile", "github")
    assert (
        "豁免" in text
        or "基线" in text
        or "external" in text
        or "baseline" in text
        or "inSource" in text
        or "in-source" in text
    )


@pytest.mark.parametrize("name", FORMATS)
def test_on_the_screen_it_is_told_as_well(checkout: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    never()
    main([".", "--no-cache", "--output-format", name])
    out, err = capfdbinary.readouterr()
    assert "never" in (plain((out + err).decode("utf-8", "replace")))


@pytest.mark.parametrize("way", [*WAYS, *SUPPRESSED], ids=lambda way: way.__name__)
def test_nothing_found_in_the_checkout_decides_in_an_isolated_run(checkout: Path, way: object) -> None:
    way()  # type: ignore[operator]
    found = json.loads(written("json", "--isolated"))
    rules = {(one["path"], one["rule"], one["severity"]) for one in found["diagnostics"]}
    assert ("a.txt", "GK201", "error") in rules and found["suppressed"] == []
    assert main([".", "--no-cache", "--isolated"]) == 1
    if way in (nested, excluded, included, overridden, ignored):
        assert any(rule == "GK201" and path != "a.txt" for path, rule, _ in rules)


def test_an_isolated_run_obeys_the_configuration_that_is_named(checkout: Path) -> None:
    put("../policy.toml", 'fail-on = "never"\n')
    put("gklint.toml", 'ignore = ["ALL"]\n')
    assert main([".", "--no-cache", "--isolated", "--config", "../policy.toml"]) == 0
    assert "GK201" in written("json", "--isolated", "--config", "../policy.toml")


@pytest.mark.parametrize("pattern", ["a.txt", "*", "/*", "in/", "in/deep", "**/b.txt", "*.txt"])
@pytest.mark.parametrize("version", [2, 3, 4])
def test_tracked_files_do_not_obey_a_gitignore(checkout: Path, pattern: str, version: int) -> None:
    """Also those in a folder that is ignored whole, whatever the version of the index."""
    put("in/deep/b.txt", FAULTY)
    put("in/deep/mine.txt", FAULTY)
    git("add", "in/deep/b.txt")
    git("update-index", "--index-version", str(version))
    put(".gitignore", pattern + "\n")
    found = json.loads(written("json"))
    assert {"a.txt", "in/deep/b.txt"} <= {one["path"] for one in found["files"]}
    if pattern in ("*", "in/", "*.txt"):
        assert "in/deep/mine.txt" not in {one["path"] for one in found["files"]}
        assert found["passed_over"] == [{"path": "in/deep/mine.txt", "by": ".gitignore"}]


@pytest.mark.parametrize("damage", ["cut", "longer", "zeros", "count", "absent", "folder"])
def test_an_index_that_cannot_be_read_ends_nothing(checkout: Path, damage: str) -> None:
    put(".gitignore", "a.txt\n")
    put("b.txt", FAULTY)
    index = Path(".git/index")
    data = index.read_bytes()
    index.unlink()
    if damage == "folder":
        index.mkdir()
    elif damage != "absent":
        index.write_bytes(
            {"cut": data[:80], "longer": data * 3, "zeros": bytes(200), "count": data[:8] + b"\xff" * 4 + data[12:]}[
                damage
            ]
        )
    found = json.loads(written("json"))
    assert {one["path"] for one in found["files"]} in ({"a.txt", "b.txt"}, {"b.txt"})


@pytest.mark.parametrize("version", [2, 4])
def test_an_index_of_names_without_end_takes_neither_time_nor_memory(checkout: Path, version: int) -> None:
    """The folders of a name of 16 MB, and names that each repeat the one before, took all time and two gigabytes."""
    entry = bytes(60) + struct.pack(">H", 0xFFF)
    if version == 2:
        entries = entry + b"a/" * 8_000_000 + b"a" + bytes(8)
    else:
        entries = entry + b"\0" + b"a" * 4095 + b"\0" + (entry + b"\1b\0") * 500_000
    count = 1 if version == 2 else 500_001
    Path(".git/index").write_bytes(b"DIRC" + struct.pack(">II", version, count) + entries)
    start = time.process_time()
    assert tracked_files(checkout) == NOTHING_TRACKED
    assert time.process_time() - start < 3


@pytest.mark.parametrize("mark", ["folder", "page"])
def test_what_is_marked_as_written_by_gklint_is_told_and_in_an_isolated_run_it_is_read(
    checkout: Path, mark: str
) -> None:
    """Anybody can mark a folder of reports so: a gate would let them through."""
    put("in/.gklint-pages" if mark == "folder" else "in/other.txt", "")
    page = '<meta name="generator" content="gklint">' if mark == "page" else ""
    put("in/b.html", f"{page}<pre>{FAULTY}</pre>")
    found = json.loads(written("json"))
    assert "in/b.html" not in {one["path"] for one in found["files"]} and "gklint" in found["passed_over"][0]["by"]
    assert "in/b.html" in {one["path"] for one in json.loads(written("json", "--isolated"))["files"]}
