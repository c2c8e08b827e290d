"""`gklint completion`: scripts that let a shell complete commands and options, made from the commands themselves."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping

from gklint.cli.commands import COMMANDS
from gklint.cli.output import print_text
from gklint.cli.parser import AcceptedArgument
from gklint.model.bilingual import Language
from gklint.registry.builtin import REPORTERS

_DEFAULT = "check"  # the command that need not be named
_FILES = (
    "FILE",
    "[FORMAT:]FILE",
    "FOLDER",
    "DIR",
    "PATH",
    "PACKAGE|PATH",
    "FILE|NAME",
    "SUMMARIES",
)  # values that are files
_FORMATS = " ".join(reporter.name for reporter in REPORTERS)
_IDS = "gklint rules --output-format ids 2>/dev/null"  # those of the packages that are active in this folder
_BASH = """\
# gklint completion bash > ~/.local/share/bash-completion/completions/gklint
_gklint() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command={default} word
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in {alternatives}) command=$word; break ;; esac
    done
    local words= before= item
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
    COMPREPLY=()
    for item in $(compgen -W "$words" -- "${{current#"$before"}}"); do
        COMPREPLY+=("$before$item")
    done
}}
complete -o default -o bashdefault -F _gklint gklint
"""
_BASH_RULES = f"words=$({_IDS} | cut -f1); [[ $current == *,* ]] && before=${{current%,*}},"
_ZSH = """\
#compdef gklint
# gklint completion zsh > a folder of $fpath, as _gklint
_gklint_rules() {{
    local -a rules=("${{(@f)$({ids})}}")
    rules=("${{(@)rules//$'\\t'/:}}")
    compset -P '*,'
    _describe -V rule rules
}}
_gklint_output() {{
    local -a formats=({formats})
    compset -P '*:' || compadd -S ':' -a formats
    _files
}}
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
if [[ $funcstack[1] == _gklint ]]; then
    _gklint "$@"
else
    compdef _gklint gklint
fi
"""


def run(given: Namespace, language: Language) -> int:
    """Print the script; 0."""
    return print_text(script(given.shell, language), 0)


def script(shell: str, language: Language) -> str:
    """The script for bash, zsh or fish, with descriptions in `language`."""
    accepted = {name: command.parser(name, language).accepted_arguments() for name, command in COMMANDS.items()}
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](accepted, language)


def _bash(accepted: Mapping[str, list[AcceptedArgument]], language: Language) -> str:
    every = [(name, one) for name, ones in accepted.items() for one in ones]
    return _BASH.format(
        default=_DEFAULT,
        alternatives="|".join(accepted),
        commands=" ".join(accepted),
        values="\n".join(
            " " * 8 + "|".join(_quote(f"{name} {option}") for option in one.names) + f") {said} ;;"
            for name, one in every
            if one.names and (said := _bash_words(one))
        ),
        options="\n".join(
            " " * 20 + f'{name}) words="{" ".join(option for one in ones for option in one.names)}" ;;'
            for name, ones in accepted.items()
        ),
        arguments="\n".join(
            " " * 20 + f"{name}) {said} ;;" for name, one in every if not one.names and (said := _bash_words(one))
        ),
    )


def _bash_words(one: AcceptedArgument) -> str:
    """The bash code that sets the completions of a value; empty where these are files."""
    if one.value in ("RULES", "RULE"):
        return _BASH_RULES
    choices = _choices(one)
    return f'words="{choices}"' if choices else ""


def _choices(one: AcceptedArgument) -> str:
    """The values there are, separated by blanks."""
    return _FORMATS if one.value == "FORMAT" else " ".join(one.choices)


def _zsh(accepted: Mapping[str, list[AcceptedArgument]], language: Language) -> str:
    return _ZSH.format(
        default=_DEFAULT,
        ids=_IDS,
        formats=_FORMATS,
        alternatives="|".join(accepted),
        commands="\n".join(
            "        " + _quote(f"{name}:{_plain(COMMANDS[name].about.to(language))}") for name in accepted
        ),
        arguments="\n".join(
            f"        {name}) _arguments {' '.join(map(_quote, _zsh_arguments(every)))} ;;"
            for name, every in accepted.items()
        ),
    )


def _zsh_arguments(every: list[AcceptedArgument]) -> Iterator[str]:
    """Each option and argument as the zsh function _arguments wants it."""
    for place, one in enumerate((one for one in every if not one.names), 1):
        many = one.value in ("PATH", "RULE", "PACKAGE|PATH", "SUMMARIES")
        yield f"{'*' if many else place}:{_plain(one.help)}:{_zsh_values(one)}"
    for one in every:
        value = f":{_plain(one.help)}:{_zsh_values(one)}" if one.takes_value else ""
        again = "*" if one.repeats else ""
        equals = "=" if one.takes_value else ""
        for option in one.names:
            yield f"{again}{option}{equals if option.startswith('--') else ''}[{_plain(one.help)}]{value}"


def _zsh_values(one: AcceptedArgument) -> str:
    if one.value in ("RULES", "RULE"):
        return "_gklint_rules"
    if one.value == "[FORMAT:]FILE":
        return "_gklint_output"
    choices = _choices(one)
    return f"({choices})" if choices else "_files" if one.value in _FILES else " "


def _fish(accepted: Mapping[str, list[AcceptedArgument]], language: Language) -> str:
    """One line for each command and each option."""
    lines = ["# gklint completion fish > ~/.config/fish/completions/gklint.fish"]
    others = " ".join(name for name in accepted if name != _DEFAULT)
    for name, every in accepted.items():
        about = _quote(_plain(COMMANDS[name].about.to(language)))
        lines.append(f"complete -c gklint -n __fish_use_subcommand -a {name} -d {about}")
        seen = (
            f"not __fish_seen_subcommand_from {others}" if name == _DEFAULT else f"__fish_seen_subcommand_from {name}"
        )
        lines += [
            f"complete -c gklint -n {_quote(seen)} {_fish_words(one)}"
            for one in every
            if one.names or _fish_values(one)
        ]
    return "\n".join(lines) + "\n"


def _fish_words(one: AcceptedArgument) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in one.names]
    value = "-r" if one.value in _FILES else "-x" if one.takes_value else ""
    offered = _fish_values(one)
    choices = f"-a {_quote(offered)}" if offered else ""
    return " ".join(filter(None, [*names, value, choices, f"-d {_quote(_plain(one.help))}"]))


def _fish_values(one: AcceptedArgument) -> str:
    """The completions of a value besides files."""
    if one.value == "RULES":
        return f"(__fish_complete_list , '{_IDS}')"
    if one.value == "[FORMAT:]FILE":
        return " ".join(f"{name}:" for name in _FORMATS.split())
    return f"({_IDS})" if one.value == "RULE" else _choices(one)


def _plain(text: str) -> str:
    """The first clause of a help text, without signs that mean something to a shell."""
    first = text.split("：")[0].split("；")[0].split("（")[0].split(" (")[0].split(":")[0]
    return "".join(character for character in first if character not in "[]'\"`$\\")


def _quote(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
