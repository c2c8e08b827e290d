"""Shell completion: the scripts know every command and option, and each shell completes with them."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gklint.cli.commands import COMMANDS
from gklint.cli.completion import script
from gklint.cli.main import main
from gklint.model.bilingual import Language

HEAVY = ("gklint.config.read_config", "gklint.registry.registry", "gklint.engine.run", "pluggy", "yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, and a configuration with a rule of its own."""
    folder = tmp_path_factory.mktemp("completion")
    (folder / "年报 2023年.txt").write_text("", "utf-8")
    (folder / "results.sarif").write_text("", "utf-8")
    (folder / "rules-local").mkdir()
    assert main(["new", "rule", str(folder / "rules-local" / "corner.yaml")]) == 0
    (folder / "gklint.toml").write_text('packages = ["./rules-local"]\n', "utf-8")
    return folder


def environment() -> dict[str, str]:
    """Where the shell finds the `gklint` of these tests, and settings of nobody in particular."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "TERM": "dumb"}


def shell_ran(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    assert done.stderr == ""
    return done.stdout


def needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")


# bash


def bash_offers(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    listed = " ".join(f"'{word}'" for word in words)
    test = f'COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; _gklint; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return shell_ran(folder, "bash", "--norc", "-c", script("bash", "zh") + test).split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("gklint", "ba"), ["baseline"]),
        (("gklint", "--fail-on", ""), ["error", "warning", "info", "never"]),
        (("gklint", "--fail-on", "=", "w"), ["warning"]),
        (("gklint", "--fail-on", "="), ["error", "warning", "info", "never"]),
        (("gklint", "check", "--fail-on", "w"), ["warning"]),
        (("gklint", "--output-format", "g"), ["grouped", "github", "gitlab"]),
        (("gklint", "--sarif-i"), ["--sarif-include-suppressed"]),
        (("gklint", "facts", "--output-format", ""), ["json", "csv", "text"]),
        (("gklint", "facts", "--fail"), []),
        (("gklint", "baseline", "p"), ["prune"]),
        (("gklint", "completion", ""), ["bash", "zsh", "fish"]),
        (("gklint", "年报.txt", "ba"), []),
        (("gklint", "explain", "GK20"), [f"GK20{digit}" for digit in range(1, 10)]),
        (("gklint", "--ignore", "GK101,GK201,GK202"), ["GK101,GK201,GK202"]),
        (("gklint", "--output", ""), []),  # files, by bash itself
    ],
)
def test_bash_completes(words: tuple[str, ...], offered: list[str], folder: Path) -> None:
    needs("bash")
    assert bash_offers(folder, *words) == offered


def test_bash_knows_the_rules_of_this_folder(folder: Path) -> None:
    needs("bash")
    assert set(bash_offers(folder, "gklint", "explain", "")) == rules_of(folder)


def rules_of(folder: Path) -> set[str]:
    """The ids there are in the folder: more than the national ones."""
    listed = shell_ran(folder, "gklint", "rules", "--output-format", "ids")
    ids = {line.partition("\t")[0] for line in listed.splitlines()}
    assert {"GK201"} < ids and not all(id.startswith("GK") for id in ids)
    return ids


# fish


def fish_offers(folder: Path, line: str, language: Language = "zh") -> dict[str, str]:
    """What fish offers for the end of the line, with its descriptions."""
    written = folder / f"{language}.fish"
    written.write_text(script("fish", language), "utf-8")
    listed = shell_ran(folder, "fish", "--no-config", "-c", f"source {written}; complete -C '{line}'")
    return {name: about for name, _, about in (one.partition("\t") for one in listed.splitlines())}


def test_fish_completes(folder: Path) -> None:
    needs("fish")
    commands = fish_offers(folder, "gklint ")
    assert set(COMMANDS) <= set(commands)
    assert commands["baseline"] == "把现有问题记入基线，以后只报告新问题"
    assert "年报 2023年.txt" in commands
    assert {name for name in fish_offers(folder, "gklint --out") if name.startswith("--")} == {
        "--output", "--output-format",
    }  # fmt: skip
    assert fish_offers(folder, "gklint --fix")["--fix"] == "改正不会改变原意的问题"
    assert fish_offers(folder, "gklint --fix", "en")["--fix"].startswith("apply fixes")
    assert set(fish_offers(folder, "gklint --fail-on ")) == {"error", "warning", "info", "never"}
    assert set(fish_offers(folder, "gklint --fail-on=w")) == {"--fail-on=warning"}
    assert set(fish_offers(folder, "gklint baseline ")) >= {"create", "prune"}
    assert {"sarif:", "results.sarif"} <= set(fish_offers(folder, "gklint --output "))
    assert "--fail-on" not in fish_offers(folder, "gklint facts --fai")


def test_fish_knows_the_rules_of_this_folder(folder: Path) -> None:
    needs("fish")
    offered = fish_offers(folder, "gklint explain ")
    assert rules_of(folder) <= set(offered)
    assert "总计" in offered["GK201"]
    assert {"GK101,GK201"} <= set(fish_offers(folder, "gklint --ignore GK101,GK20"))


# zsh


class Zsh:
    """A zsh on a terminal of its own, with the script loaded, that lists what it would offer."""

    def __init__(self, folder: Path) -> None:
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**environment(), "COLUMNS": "200", "LINES": "200"})
        (folder / "_gklint").write_text(script("zsh", "zh"), "utf-8")
        self._say("PS1='next> '; unsetopt prompt_sp zle_bracketed_paste; LISTMAX=1000; stty cols 200 rows 200 -echo")
        self._say("autoload -Uz compinit; compinit -u -D; source ./_gklint; bindkey '^I' list-choices; echo rea''dy")
        self._until("ready")

    def offers(self, line: str) -> str:
        """What is on the screen after completion was asked for at the end of the line."""
        os.write(self._terminal, f"{line}\t\x15echo d''one\n".encode())
        return self._until("done")

    def end(self) -> None:
        self._say("exit")
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    def _say(self, line: str) -> None:
        os.write(self._terminal, line.encode() + b"\n")

    def _until(self, word: str) -> str:
        """What the terminal shows up to a word that the shell prints, and the prompt after it."""
        shown, last = b"", time.monotonic() + 30
        while "next> " not in (text := shown.decode("utf-8", "replace").replace("\r", "\n")).partition(f"\n{word}")[2]:
            assert select.select([self._terminal], [], [], max(last - time.monotonic(), 0))[0], text
            shown += os.read(self._terminal, 65536)
        return text


@pytest.fixture(scope="module")
def zsh(folder: Path) -> Iterator[Zsh]:
    needs("zsh")
    shell = Zsh(folder)
    yield shell
    shell.end()


@pytest.mark.parametrize(
    ("line", "offered", "not_offered"),
    [
        ("gklint ", ["baseline", "把现有问题记入基线，以后只报告新问题", "年报\\ 2023年.txt"], ["--fix"]),
        ("gklint --", ["--fix", "改正不会改变原意的问题", "--output-format"], ["--prefix"]),
        ("gklint --fail-on ", ["error", "warning", "info", "never"], []),
        ("gklint check --fail-on=", ["error", "never"], []),
        ("gklint facts --output-format ", ["json", "csv", "text"], ["sarif"]),
        ("gklint facts --", ["--jobs"], ["--fail-on"]),
        ("gklint baseline ", ["create", "prune"], []),
        ("gklint --output ", ["sarif", "results.sarif"], []),
        ("gklint --output sarif:", ["results.sarif"], ["junit"]),
        ("gklint explain ", ["GK201", "GK805"], []),
        ("gklint --ignore GK101,GK20", ["GK201", "GK209"], ["GK805"]),
    ],
)
def test_zsh_completes(line: str, offered: list[str], not_offered: list[str], zsh: Zsh) -> None:
    shown = zsh.offers(line)
    assert [word for word in offered if word not in shown] == [], shown
    assert [word for word in not_offered if word in shown] == []


# All of them


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_known(shell: str) -> None:
    text = script(shell, "en")
    for name, command in COMMANDS.items():
        assert name in text
        for one in command.parser(name, "en").accepted_arguments():
            for option in one.names:
                written = f"-l {option[2:]}" if shell == "fish" and option.startswith("--") else option.lstrip("-")
                assert written in text


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shell_can_read_it(shell: str, language: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    text = script(shell, "en" if language == "en" else "zh")
    subprocess.run([program, "-n"], input=text, text=True, check=True)


def test_it_is_printed_without_loading_what_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    assert "complete " in capsys.readouterr().out
    assert main(["completion", "tcsh"]) == 2
    assert "bash, zsh, fish" in capsys.readouterr().err
    program = "import sys; from gklint.cli.main import main; main(['completion', 'fish']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in HEAVY if name in loaded] == []
