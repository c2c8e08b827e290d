"""The tool of a run: gklint with its own rules, and each rule package as an extension with its rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from gklint import __version__
from gklint.model.bilingual import Language
from gklint.model.rule import Rule
from gklint.reporters.sarif.json_objects import LANGUAGES, Json, members
from gklint.reporters.sarif.notifications import DESCRIPTORS
from gklint.reporters.sarif.rules import bare_descriptor, descriptor
from gklint.reporters.sarif.taxonomy import Taxonomy

_OWN = "national"  # the origin of the rules that come with gklint


class Tool:
    """The rules that ran, whether they found something or not, and how results refer to them."""

    def __init__(self, asked: Iterable[Rule], named: Mapping[str, str], language: Language) -> None:
        """`named` are the rules of the results, id → name."""
        rules = sorted({rule.id: rule for rule in asked}.values(), key=lambda rule: (rule.origin, rule.id))
        by_origin = {origin: list(of_origin) for origin, of_origin in groupby(rules, key=lambda rule: rule.origin)}
        known = {rule.id for rule in rules}
        self._language = language
        self._own = by_origin.pop(_OWN, [])
        self._packages = by_origin
        self._unlisted = {id: name for id, name in sorted(named.items()) if id not in known}
        self.taxonomy = Taxonomy((rule.basis for rule in rules), language)
        self._references = self._refer()

    def rule(self, id: str) -> Json:
        """The members of a result that name its rule: `rule` for a package's, else `ruleId` and `ruleIndex`."""
        reference = self._references[id]
        if "toolComponent" in reference:
            return {"rule": reference}
        return {"ruleId": id, "ruleIndex": reference["index"]}

    def reference(self, id: str) -> Json | None:
        """A reportingDescriptorReference; None for what is no rule of this run."""
        return self._references.get(id)

    @property
    def component(self) -> Json:
        """`run.tool`."""
        driver = members(
            name="gklint",
            version=__version__,
            semanticVersion=__version__,
            language=LANGUAGES[self._language],
            rules=[self._describe(rule) for rule in self._own]
            + [bare_descriptor(id, name) for id, name in self._unlisted.items()],
            notifications=[notice.descriptor(self._language) for notice in DESCRIPTORS],
            supportedTaxonomies=self.taxonomy.supported,
        )
        return members(driver=driver, extensions=[self._extension(name) for name in self._packages])

    def _extension(self, name: str) -> Json:
        return members(
            name=name,
            language=LANGUAGES[self._language],
            rules=[self._describe(rule) for rule in self._packages[name]],
            supportedTaxonomies=self.taxonomy.supported,
        )

    def _describe(self, rule: Rule) -> Json:
        return descriptor(rule, self.taxonomy, self._language)

    def _refer(self) -> dict[str, Json]:
        own = [rule.id for rule in self._own] + list(self._unlisted)
        references: dict[str, Json] = {id: {"id": id, "index": index} for index, id in enumerate(own)}
        for position, (name, rules) in enumerate(self._packages.items()):
            component = {"name": name, "index": position}
            for index, rule in enumerate(rules):
                references[rule.id] = {"id": rule.id, "index": index, "toolComponent": component}
        return references
