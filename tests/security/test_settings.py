"""Settings that a pull request, an archive or another user brings: they hang, fill, read and hide nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from gklint.cli.main import main
from gklint.config.settings_file import parse_toml
from gklint.errors import ConfigError
from gklint.testing import report

FAULTY = report(form="2021", **{"requests.received@total": 9})
LIMIT = 25  # seconds for all of a run, of which starting takes one


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def gklint(folder: Path, *options: str, home: Path | None = None) -> Ran:
    """A run in 1 GB of memory."""
    run = [sys.executable, "-m", "gklint", ".", "--output-format", "concise", "--no-cache", *options]
    bounded = ["prlimit", f"--as={2 * 1024**3}", *run] if sys.platform == "linux" else run
    settings = {**os.environ, "HOME": str(home or folder)}
    done = subprocess.run(bounded, cwd=folder, capture_output=True, encoding="utf-8", timeout=LIMIT, env=settings)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a faulty report."""
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.txt").write_text(FAULTY, "utf-8")
    return folder


BIG = "x = 1\n" * 400_000
STARS = "*a" * 30 + "b"
HOSTILE = {
    "stars in exclude": f'exclude = ["{STARS}"]\n',
    "stars in include": f'include = ["{STARS}", "*.txt"]\n',
    "stars in overrides": f'[[overrides]]\nfiles = ["{STARS}"]\nignore = ["GK201"]\n',
    "stars in folders": f'exclude = ["{"**/*a*a*a*a/" * 20}b"]\n',
    "a long pattern": f'exclude = ["{"*a" * 5000}"]\n',
    "many selectors": "ignore = [" + '"GK201",' * 90_000 + "]\n",
    "many patterns": "exclude = [" + '"a*b*c*",' * 90_000 + "]\n",
    "many overrides": '[[overrides]]\nfiles = ["*"]\nignore = ["GK201"]\n' * 15_000,
    "many options": "[rules]\n" + "".join(f"GK{at} = {{a = 1}}\n" for at in range(40_000)),
    "many severities": "[severity]\n" + "".join(f'GK{at} = "info"\n' for at in range(40_000)),
    "many tables": "".join(f"[[a{at}]]\nb = 1\n" for at in range(40_000)),
    "nested lists": "ignore = " + "[" * 200_000,
    "nested tables": "a = " + "{b = " * 100_000,
    "dotted keys": "a." * 200_000 + "b = 1\n",
    "2 MB": BIG,
    "a package that is the system": 'packages = ["/usr"]\n',
    "a package up": 'packages = ["../../../usr"]\n',
    "a settings file elsewhere": 'extends = ["../../outside.toml"]\n',
}


def test_a_number_without_end_is_an_error_of_the_file() -> None:
    """Python refuses to read it, which was told as a fault of gklint."""
    with pytest.raises(ConfigError, match="有过长的数字"):
        parse_toml(f"deadline = {'9' * 5000}\n", "gklint.toml")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("place", ["gklint.toml", "sub/gklint.toml"])
def test_settings_of_a_pull_request_neither_hang_nor_fill(checkout: Path, name: str, place: str) -> None:
    """They are obeyed in bounded time, or refused in words that name the file."""
    (checkout / "sub").mkdir()
    (checkout / "sub" / ("a" * 200 + ".txt")).write_text(FAULTY, "utf-8")
    (checkout / ("a" * 200 + ".txt")).write_text(FAULTY, "utf-8")
    (checkout / place).write_text(HOSTILE[name], "utf-8")
    start = time.monotonic()
    ran = gklint(checkout)
    assert time.monotonic() - start < LIMIT
    assert ran.code == 1 or (ran.code == 2 and "gklint.toml" in ran.err), ran
    assert "Traceback" not in ran.all and "MemoryError" not in ran.all and "内部出错" not in ran.err


def fan(folder: Path) -> None:
    """Files that extend each of the next three: 3 to the power of 12 readings."""
    for at in range(12):
        names = ", ".join(f'"{at + 1}-{one}.toml"' for one in range(3))
        for one in range(3):
            (folder / f"{at}-{one}.toml").write_text(f"extends = [{names}]\n" if at < 11 else "")
    (folder / "gklint.toml").write_text('extends = ["0-0.toml"]\n')


def test_files_that_extend_many_files_that_extend_many(checkout: Path) -> None:
    fan(checkout)
    ran = gklint(checkout)
    assert ran.code == 2 and "超过20个文件" in ran.err


@pytest.mark.parametrize("name", ["gklint.toml", "pyproject.toml", ".gitignore", "gklint-suppressions.toml"])
@pytest.mark.parametrize("kind", ["fifo", "zero", "folder", "itself"])
def test_settings_that_are_no_files(checkout: Path, name: str, kind: str) -> None:
    """A FIFO waits for ever, a device never ends: neither is opened as a file."""
    file = checkout / name
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/zero" if kind == "zero" else name)
    ran = gklint(checkout)
    assert ran.code in (1, 2) and "内部出错" not in ran.err and "Traceback" not in ran.all
    assert ran.code == 1 or name in ran.err
    if name == ".gitignore":
        assert ran.code == 1


@pytest.mark.parametrize("named", ["bodies", "baseline"])
@pytest.mark.parametrize("kind", ["fifo", "zero", "big"])
def test_what_settings_name_is_a_file_of_bounded_size(checkout: Path, named: str, kind: str) -> None:
    inner = checkout / "named"
    if kind == "fifo":
        os.mkfifo(inner)
    elif kind == "zero":
        inner.symlink_to("/dev/zero")
    else:
        with inner.open("wb") as stream:
            stream.truncate(3 * 1024**3)
    text = 'baseline = "named"\n' if named == "baseline" else '[district]\nbodies = "named"\n'
    (checkout / "gklint.toml").write_text(text)
    ran = gklint(checkout)
    assert ran.code == 2 and "named" in ran.err and "内部出错" not in ran.err


@pytest.mark.parametrize(
    "text", ['[district]\nbodies = "{}"\n', 'baseline = "{}"\n', 'packages = ["{}/"]\n', 'extends = ["{}/x.toml"]\n']
)
@pytest.mark.parametrize("way", ["straight", "link", "up"])
@pytest.mark.parametrize("repository", [True, False])
def test_settings_that_were_found_name_nothing_outside(checkout: Path, text: str, way: str, repository: bool) -> None:
    """The environment of the runner, secrets beside the checkout: their words would stand in messages."""
    secret = checkout.parent / "secret"
    secret.write_text("ghp_geheim,b\n")
    if not repository:
        (checkout / ".git").rmdir()
    if way == "link":
        (checkout / "in").symlink_to("../secret")
    name = {"straight": "/proc/self/environ", "link": "in", "up": "../secret"}[way]
    (checkout / "gklint.toml").write_text(text.format(name))
    ran = gklint(checkout, home=checkout)
    assert ran.code == 2 and "之外" in ran.err
    assert "ghp_" not in ran.all and "PATH=" not in ran.all


def test_a_configuration_that_is_named_may_lead_anywhere(checkout: Path) -> None:
    (checkout.parent / "base.toml").write_text('fail-on = "never"\n')
    (checkout.parent / "policy.toml").write_text('extends = "base.toml"\n')
    assert gklint(checkout, "--config", "../policy.toml").code == 0


@pytest.mark.parametrize("name", ["gklint.toml", "pyproject.toml"])
def test_a_configuration_that_is_a_link_out_of_the_repository_is_refused(checkout: Path, name: str) -> None:
    (checkout.parent / "other.toml").write_text('[tool.gklint]\nfail-on = "never"\n')
    (checkout / name).symlink_to("../other.toml")
    ran = gklint(checkout)
    assert ran.code == 2 and name in ran.err and "链接" in ran.err


class TestRuleFolders:
    def put(self, checkout: Path) -> Path:
        (checkout / "gklint.toml").write_text('packages = ["./r"]\n')
        (checkout / "r").mkdir()
        return checkout / "r"

    def test_files_without_end(self, checkout: Path) -> None:
        folder = self.put(checkout)
        for at in range(6000):
            (folder / f"{at}.txt").touch()
        ran = gklint(checkout)
        assert ran.code == 2 and "超过5000个" in ran.err

    @pytest.mark.parametrize("kind", ["fifo", "zero", "environ", "big"])
    @pytest.mark.parametrize("name", ["a.yaml", "forms/a.yaml", "dictionaries/a.yaml", "profiles/a.yml", "x/a.py"])
    def test_files_that_are_none(self, checkout: Path, kind: str, name: str) -> None:
        file = self.put(checkout) / name
        file.parent.mkdir(exist_ok=True)
        if kind == "fifo":
            os.mkfifo(file)
        elif kind == "big":
            file.write_bytes(b"a: 1\n" * 500_000)
        else:
            file.symlink_to("/dev/zero" if kind == "zero" else "/proc/self/environ")
        ran = gklint(checkout)
        assert ran.code == 2 and "a." in ran.err and "PATH=" not in ran.all and "内部出错" not in ran.err

    def test_folders_in_a_circle(self, checkout: Path) -> None:
        folder = self.put(checkout)
        (folder / "forms").symlink_to("..")
        assert gklint(checkout).code == 1


class TestTheSearch:
    """A configuration is looked for no further than the repository or home, and whose it is is looked at."""

    def test_it_ends_at_the_root_of_the_repository(self, checkout: Path) -> None:
        (checkout.parent / "gklint.toml").write_text('fail-on = "never"\n')
        assert gklint(checkout, home=checkout.parent).code == 1

    def test_it_ends_at_home(self, tmp_path: Path) -> None:
        (tmp_path / "gklint.toml").write_text('fail-on = "never"\n')
        home = tmp_path / "home"
        (home / "in").mkdir(parents=True)
        (home / "in" / "a.txt").write_text(FAULTY, "utf-8")
        assert gklint(home / "in", home=home).code == 1
        (home / "gklint.toml").write_text('fail-on = "never"\n')
        assert gklint(home / "in", home=home).code == 0

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
    def test_a_configuration_of_another_user_above_is_not_taken(self, tmp_path: Path) -> None:
        inner = tmp_path / "two" / "up"
        inner.mkdir(parents=True)
        (inner / "a.txt").write_text(FAULTY, "utf-8")
        (tmp_path / "gklint.toml").write_text('fail-on = "never"\n')
        assert gklint(inner, home=tmp_path / "home").code == 0
        os.chown(tmp_path / "gklint.toml", 12345, 12345)
        ran = gklint(inner, home=tmp_path / "home")
        assert ran.code == 1 and "其他用户的设置文件，没有采用" in ran.out + ran.err
        ran = gklint(tmp_path / "two", str(inner), home=tmp_path / "home")
        assert ran.code == 1

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
    def test_nor_for_reports_elsewhere(self, tmp_path: Path, checkout: Path) -> None:
        other = tmp_path / "reports" / "in"
        other.mkdir(parents=True)
        (other / "b.txt").write_text(FAULTY, "utf-8")
        (tmp_path / "reports" / "gklint.toml").write_text('ignore = ["ALL"]\n')
        os.chown(tmp_path / "reports" / "gklint.toml", 12345, 12345)
        (checkout / "a.txt").unlink()
        ran = gklint(checkout, str(other), home=tmp_path / "home")
        assert ran.code == 1 and "没有采用" in ran.out + ran.err


def test_a_path_too_long_for_the_system_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    for _ in range(22):
        os.mkdir("d" * 200)  # noqa: PTH102
        os.chdir("d" * 200)
    Path("b.txt").write_text(FAULTY, "utf-8")
    ran = gklint(checkout)
    assert ran.code == 1 and "路径太长" in ran.out


def test_a_list_of_very_many_bodies_is_an_error_of_it(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand of them took 20 seconds and 900 MB."""
    monkeypatch.chdir(checkout)
    Path("bodies.csv").write_text("名称\n" + "".join(f"局{number}\n" for number in range(100_000)), "utf-8")
    Path("gklint.toml").write_text('[district]\nbodies = "bodies.csv"\n', "utf-8")
    assert main(["report", ".", "--to", "../out"]) == 2
    assert "超过20000个" in capsys.readouterr().err
