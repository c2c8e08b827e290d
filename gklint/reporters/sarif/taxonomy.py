"""The Regulation's articles as a SARIF taxonomy, so that a rule says machine-readably which article it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from gklint.model.bilingual import Language, Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.numerals import chinese_number
from gklint.reporters.sarif.json_objects import LANGUAGES, Json, members, text

REGULATION = "政府信息公开条例"
_TITLE = Words("中华人民共和国政府信息公开条例", "Regulation of the PRC on the Disclosure of Government Information")
_ISSUER = Words("国务院", "State Council")
_REVISION = "2019"  # State Council Order No. 711

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,6})"
_PART = rf"(?:第{_NUMBER}款)?(?:第?(?:（{_NUMBER}）)+项)?"
_ARTICLE = rf"第{_NUMBER}条{_PART}"
# 条例 alone or as 《条例》 is the Regulation too, but not the end of another regulation's name.
_CITED = lazy_pattern(rf"(?:{REGULATION}|(?<![\u4e00-\u9fff])条例)》?\s*((?:[、，,和及与至—-]?\s*{_ARTICLE})+)")
_ONE = lazy_pattern(rf"第({_NUMBER})条")


def articles(basis: str) -> tuple[int, ...]:
    """The numbers of the Regulation's articles a rule's basis names, in rising order."""
    if "条例" not in basis:
        return ()
    named = (number for cited in _CITED.finditer(basis) for number in _ONE.findall(cited[1]))
    values = (int(number) if number.isdecimal() else chinese_number(number) for number in named)
    return tuple(sorted({value for value in values if value}))


class Taxonomy:
    """The articles that the rules of one run name."""

    def __init__(self, bases: Iterable[str], language: Language) -> None:
        self._language = language
        self._articles = sorted({article for basis in bases for article in articles(basis)})

    @property
    def components(self) -> list[Json]:
        """`run.taxonomies`: one taxonomy, or none when no rule names an article."""
        if not self._articles:
            return []
        return [
            members(
                name=REGULATION,
                version=_REVISION,
                organization=_ISSUER.to(self._language),
                shortDescription=text(_TITLE, self._language),
                language=LANGUAGES[self._language],
                taxa=[self._taxon(article) for article in self._articles],
            )
        ]

    @property
    def supported(self) -> list[Json]:
        """`supportedTaxonomies` of a component."""
        return [{"name": REGULATION, "index": 0}] if self._articles else []

    def relationships(self, basis: str) -> list[Json]:
        """The `relationships` of a rule with that basis."""
        return [
            {
                "target": {
                    "id": str(article),
                    "index": self._articles.index(article),
                    "toolComponent": {"name": REGULATION, "index": 0},
                },
                "kinds": ["relevant"],
            }
            for article in articles(basis)
        ]

    def _taxon(self, article: int) -> Json:
        name = Words(f"第{article}条", f"Article {article}")
        description = Words(f"《{_TITLE.zh}》{name.zh}", f"{name.en} of the {_TITLE.en}")
        return {
            "id": str(article),
            "name": name.to(self._language),
            "shortDescription": text(description, self._language),
        }
