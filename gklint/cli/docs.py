"""`gklint docs`: the pages of all rules as Markdown files, from the rules themselves."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gklint.cli.output import print_text, refuse_links, write_file
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.os_error_cause import cause_of
from gklint.model.rule import Rule
from gklint.registry.registry import collect
from gklint.reporters.rule_pages import rule_index, rule_page

INDEX = "README.md"


def run(given: Namespace, config: Config) -> int:
    """Write an index and one page a rule into the folder; 0. Raises UsageError when it cannot be written."""
    rules = collect(config).rules
    folder = Path(given.folder)
    refuse_links(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cause = cause_of(error)
        raise UsageError(
            f"不能建立文件夹 {folder}（{cause.zh}）", f"cannot make the folder {folder} ({cause.en})"
        ) from None
    for name, text in pages(rules).items():
        write_file(folder / name, text.encode())
    return print_text(f"{folder}: {len(rules) + 1}\n", 0)


def pages(rules: tuple[Rule, ...]) -> dict[str, str]:
    """File name → text of every page."""
    return {INDEX: rule_index(rules)} | {f"{rule.id}.md": rule_page(rule) for rule in rules}
