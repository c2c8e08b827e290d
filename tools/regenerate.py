"""Write every generated file of the repository anew: `just regenerate`, or `python tools/regenerate.py`.

- `docs/rules/`: a page for each national rule, from the rules themselves;
- `docs/reference/`: hooks, keys, names of the API, from the source (`write_reference`);
- `docs/schema/`: the JSON Schemas of rule files and of configuration files;
- `README.md` and others: where gklint is published (`write_addresses`);
- `tests/catalogue.txt`: a line for each national rule that has none yet. Lines that are there stay as they are, since
  id and name of a rule are permanent once shipped.

Tests hold each of these against the source, so that a forgotten run is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import write_addresses
import write_reference

from gklint.check.rule_packages import rules_in
from gklint.cli.docs import pages
from gklint.cli.new import config_schema_text, schema_text
from gklint.model.rule import Rule

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "tests" / "catalogue.txt"
_PRIORITY = 2  # of a new rule: those of priority 1 and 2 must all be there


def main() -> None:
    """Write all of them and say which files changed."""
    rules = tuple(rules_in("gklint_national"))
    texts = {ROOT / "docs" / "rules" / name: text for name, text in pages(rules).items()}
    texts |= {write_reference.FOLDER / name: text for name, text in write_reference.pages().items()}
    texts[ROOT / "docs" / "schema" / "rule.schema.json"] = schema_text()
    texts[ROOT / "docs" / "schema" / "config.schema.json"] = config_schema_text(rules)
    texts |= {ROOT / name: text for name, text in write_addresses.texts().items()}
    texts[CATALOGUE] = catalogue_with(CATALOGUE.read_text("utf-8"), rules)
    for path, text in texts.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(path.relative_to(ROOT))
    for line in differing(texts[CATALOGUE], rules):
        print(line)


def differing(catalogue: str, rules: Iterable[Rule]) -> list[str]:
    """What the catalogue says of a rule other than the rule itself, a line each: a line is changed by hand."""
    entries = {line.split()[0]: line.split()[1:3] for line in catalogue.splitlines() if not line.startswith("#")}
    return [
        f"tests/catalogue.txt: {rule.id} is listed as {' '.join(entries[rule.id])}, "
        f"the rule says {rule.name} {rule.severity}; change the line by hand if that is meant"
        for rule in rules
        if entries[rule.id] != [rule.name, rule.severity]
    ]


def catalogue_with(text: str, rules: Iterable[Rule]) -> str:
    """The catalogue with a line for each rule it lacks, sorted by id; its comment and its other lines unchanged."""
    lines = text.splitlines()
    entries = {line.split()[0]: line for line in lines if line and not line.startswith("#")}
    for rule in rules:
        entries.setdefault(rule.id, f"{rule.id} {rule.name} {rule.severity} {_PRIORITY}")
    comments = [line for line in lines if line.startswith("#")]
    return "\n".join([*comments, *(entries[id] for id in sorted(entries))]) + "\n"


if __name__ == "__main__":
    main()
