"""Nothing follows links out of the folder given, and it is said."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from gklint.cli.main import main
from gklint.inputs import resolve
from gklint.inputs.discover import discover
from gklint.testing import report

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

SECRET = "令牌：ghp_0123456789"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, the working folder; beside it what does not belong to it."""
    folder, outside = tmp_path / "checkout", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "a.txt").write_text(report(), "utf-8")
    (outside / "secret.txt").write_text(SECRET, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def found(*paths: str) -> tuple[list[str], list[tuple[str, str]]]:
    files, problems = discover(paths, suffixes=[".txt"])[:2]
    return [file.display for file in files], [(problem.kind, problem.display) for problem in problems]


def checked(capsys: pytest.CaptureFixture[str], *paths: str) -> dict[str, Any]:
    main(["check", *paths, "--output-format", "json", "--no-cache"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


@pytest.mark.parametrize("target", ["../outside/secret.txt", "/proc/self/environ", "inner/chain.txt"])
def test_a_link_to_a_file_elsewhere_is_not_read(
    checkout: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "inner").mkdir()
    (checkout / "inner" / "chain.txt").symlink_to("../../outside/secret.txt")
    (checkout / "b.txt").symlink_to(target)
    result = checked(capsys, ".")
    told = [one for one in result["diagnostics"] if one["path"] == "b.txt"]
    assert [one["rule"] for one in told] == ["GK001"] and "所查文件夹之外的链接" in told[0]["message"]
    assert "ghp_" not in json.dumps(result) and "PATH=" not in json.dumps(result)


def test_a_link_to_a_folder_elsewhere_is_not_entered(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "more").symlink_to("../outside")
    result = checked(capsys, ".")
    assert {one["path"] for one in result["files"]} == {"a.txt"}
    assert any("more" in notice and "没有检查" in notice for notice in result["notices"])


def test_a_link_up_does_not_lead_out_of_the_folder_given(checkout: Path) -> None:
    (checkout / "part").mkdir()
    (checkout / "part" / "up").symlink_to("..")
    (checkout / "part" / "b.txt").symlink_to("../a.txt")
    assert found("part") == ([], [("outside-folder", "part/up"), ("outside-link", "part/b.txt")])


def test_links_within_the_folder_given_are_followed(checkout: Path) -> None:
    (checkout / "real").mkdir()
    (checkout / "real" / "b.txt").write_text("x")
    (checkout / "alias").symlink_to("real")
    (checkout / "c.txt").symlink_to("real/b.txt")
    files, problems = found(".")
    assert len(files) == 2 and problems == []


@pytest.mark.parametrize("given", ["reports", "reports/secret.txt", "reports/deep/../secret.txt", "one.txt"])
def test_a_path_given_does_not_lead_out_through_a_link_of_the_checkout(checkout: Path, given: str) -> None:
    """CI names the folder of the reports; a pull request puts a link in its place."""
    (checkout / "reports").symlink_to("../outside")
    (checkout.parent / "outside" / "deep").mkdir()
    (checkout / "one.txt").symlink_to("../outside/secret.txt")
    files, problems = found(given)
    assert files == [] and [kind for kind, _ in problems] == ["outside-link"]
    assert found(str(checkout / given))[0] == []


def test_whoever_names_a_place_elsewhere_has_chosen_the_way_to_it(checkout: Path) -> None:
    (checkout.parent / "alias").symlink_to("outside")
    assert found("../alias")[0] == ["../alias/secret.txt"]
    assert found(str(checkout.parent / "alias" / "secret.txt"))[0] != []


def test_the_working_folder_may_be_reached_by_a_link(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout.parent / "alias").symlink_to("checkout")
    monkeypatch.chdir(checkout.parent / "alias")
    assert found(str(checkout.parent / "alias" / "a.txt"))[1] == []
    assert found(".") == (["a.txt"], [])


def test_links_in_a_circle_end_nothing(checkout: Path) -> None:
    (checkout / "round.txt").symlink_to("round.txt")
    (checkout / "left").symlink_to("right")
    (checkout / "right").symlink_to("left")
    files, problems = found(".")
    assert files == ["a.txt"] and ("broken-link", "round.txt") in problems


@pytest.mark.parametrize("swapped", ["file", "folder", "folder above"])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_link_put_in_after_the_files_were_found_is_not_read(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], swapped: str, jobs: str
) -> None:
    """Between finding a file and reading it anybody who may write in the folder had all the time of the run."""
    inner = checkout / "reports" / "one" / "two"
    inner.mkdir(parents=True, exist_ok=True)
    (inner / "secret.txt").write_text(report(), "utf-8")
    at = {"file": inner / "secret.txt", "folder": inner, "folder above": inner.parent}[swapped]
    elsewhere = checkout.parent / "elsewhere"
    (elsewhere / "two").mkdir(parents=True)
    for place in (elsewhere, elsewhere / "two"):
        (place / "secret.txt").write_text("一、总体情况\n密密密密密，，密", "utf-8")
    locate = resolve.locate_inputs

    def swap(*given: Any) -> Any:
        located = locate(*given)
        at.rename(at.with_name("gone"))
        at.symlink_to(elsewhere / "secret.txt" if swapped == "file" else elsewhere)
        return located

    monkeypatch.setattr(resolve, "locate_inputs", swap)
    code = main(["check", str(checkout / "reports" / "one"), "--no-cache", "--output-format", "json", "-j", jobs])
    told = capsys.readouterr().out
    assert "密" not in told and "GK001" in told and code == 1
