"""`gklint completion`: scripts that let a shell complete commands and options, made from the commands themselves."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping

from gklint.cli.commands import COMMANDS
from gklint.cli.output import print_text
from gklint.cli.parser import Accepted
from gklint.model.words import Language

_DEFAULT = "check"  # the command that need not be named
_BASH = """\
# gklint completion bash > ~/.local/share/bash-completion/completions/gklint
_gklint() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command={default} word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in {alternatives}) command=$word; break ;; esac
    done
    local words=
    case "$command $previous" in
{values}
        *)
            case $current in
                -*) case $command in
{options}
                    esac ;;
                *) case $command in
{arguments}
                    esac
                    (( COMP_CWORD == 1 )) && words="{commands}" ;;
            esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -o bashdefault -F _gklint gklint
"""
_ZSH = """\
#compdef gklint
# gklint completion zsh > a folder of $fpath, as _gklint
_gklint() {{
    local -a commands=(
{commands}
    )
    local command={default}
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe command commands
        _files
        return
    fi
    case $words[2] in {alternatives}) command=$words[2]; shift words; (( CURRENT-- )) ;; esac
    case $command in
{arguments}
    esac
}}
_gklint "$@"
"""


def run(given: Namespace, language: Language) -> int:
    """Print the script; 0."""
    return print_text(script(given.shell, language), 0)


def script(shell: str, language: Language) -> str:
    """The script for bash, zsh or fish, with descriptions in `language`."""
    accepted = {name: command.parser(name, language).accepted() for name, command in COMMANDS.items()}
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](accepted, language)


def _bash(accepted: Mapping[str, list[Accepted]], language: Language) -> str:
    return _BASH.format(
        default=_DEFAULT,
        alternatives="|".join(accepted),
        commands=" ".join(accepted),
        values="\n".join(
            " " * 8 + _bash_case("|".join(_quoted(f"{name} {option}") for option in one.names), one.choices)
            for name, every in accepted.items()
            for one in every
            if one.names and one.choices
        ),
        options="\n".join(
            " " * 20 + _bash_case(name, [option for one in every for option in one.names])
            for name, every in accepted.items()
        ),
        arguments="\n".join(
            " " * 20 + _bash_case(name, one.choices)
            for name, every in accepted.items()
            for one in every
            if not one.names and one.choices
        ),
    )


def _bash_case(pattern: str, words: Iterable[str]) -> str:
    return f'{pattern}) words="{" ".join(words)}" ;;'


def _zsh(accepted: Mapping[str, list[Accepted]], language: Language) -> str:
    return _ZSH.format(
        default=_DEFAULT,
        alternatives="|".join(accepted),
        commands="\n".join(
            "        " + _quoted(f"{name}:{_plain(COMMANDS[name].about.to(language))}") for name in accepted
        ),
        arguments="\n".join(
            f"        {name}) _arguments {' '.join(map(_quoted, _zsh_arguments(every)))} ;;"
            for name, every in accepted.items()
        ),
    )


def _zsh_arguments(every: list[Accepted]) -> Iterator[str]:
    """Each option and argument as the zsh function _arguments wants it."""
    for place, one in enumerate((one for one in every if not one.names), 1):
        yield f"{place}:{_plain(one.help)}:({' '.join(one.choices)})" if one.choices else "*:file:_files"
    for one in every:
        value = f":value:{_zsh_values(one)}" if one.takes_value else ""
        yield from (f"{option}[{_plain(one.help)}]{value}" for option in one.names)


def _zsh_values(one: Accepted) -> str:
    return f"({' '.join(one.choices)})" if one.choices else "_files" if one.takes_file else " "


def _fish(accepted: Mapping[str, list[Accepted]], language: Language) -> str:
    """One line for each command and each option."""
    lines = ["# gklint completion fish > ~/.config/fish/completions/gklint.fish"]
    others = " ".join(name for name in accepted if name != _DEFAULT)
    for name, every in accepted.items():
        about = _quoted(_plain(COMMANDS[name].about.to(language)))
        lines.append(f"complete -c gklint -n __fish_use_subcommand -a {name} -d {about}")
        seen = (
            f"not __fish_seen_subcommand_from {others}" if name == _DEFAULT else f"__fish_seen_subcommand_from {name}"
        )
        lines += [
            f"complete -c gklint -n {_quoted(seen)} {_fish_words(one)}" for one in every if one.names or one.choices
        ]
    return "\n".join(lines) + "\n"


def _fish_words(one: Accepted) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in one.names]
    value = "-r" if one.takes_file else "-x" if one.takes_value else ""
    choices = f"-a {_quoted(' '.join(one.choices))}" if one.choices else ""
    return " ".join(filter(None, [*names, value, choices, f"-d {_quoted(_plain(one.help))}"]))


def _plain(text: str) -> str:
    """The first clause of a help text, without signs that mean something to a shell."""
    first = text.split("：")[0].split("；")[0].split("（")[0].split(" (")[0].split(":")[0]
    return "".join(character for character in first if character not in "[]'\"`$\\")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
