"""Shell completion: the scripts know every command and option, and bash completes with them."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from gklint.cli.commands import COMMANDS
from gklint.cli.completion import script
from gklint.cli.main import main

HEAVY = ("gklint.config.read", "gklint.toolbox", "gklint.run", "pluggy", "yaml")


def completed(*words: str) -> list[str]:
    """What bash offers for the last of the words."""
    listed = " ".join(f"'{word}'" for word in words)
    test = f'COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; _gklint; printf "%s\\n" "${{COMPREPLY[@]}}"'
    run = subprocess.run(
        ["bash", "--norc", "-c", script("bash", "zh") + test], capture_output=True, text=True, check=True
    )
    assert run.stderr == ""
    return run.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("gklint", "ba"), ["baseline"]),
        (("gklint", "--fail-on", ""), ["error", "warning", "info", "never"]),
        (("gklint", "check", "--fail-on", "w"), ["warning"]),
        (("gklint", "--sarif-i"), ["--sarif-include-suppressed"]),
        (("gklint", "facts", "--output-format", ""), ["json", "csv"]),
        (("gklint", "facts", "--fail"), []),
        (("gklint", "baseline", "p"), ["prune"]),
        (("gklint", "completion", ""), ["bash", "zsh", "fish"]),
        (("gklint", "年报.txt", "ba"), []),
    ],
)
def test_bash_completes(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_known(shell: str) -> None:
    text = script(shell, "en")
    for name, command in COMMANDS.items():
        assert name in text
        for one in command.parser(name, "en").accepted():
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
