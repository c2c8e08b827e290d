"""Articles of the Regulation that a rule's basis names."""

from __future__ import annotations

import pytest

from gklint.reporters.sarif.taxonomy import Taxonomy, articles


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("《中华人民共和国政府信息公开条例》第五十条", (50,)),
        ("《政府信息公开条例》第四十九条、第五十条第一款第（三）项", (49, 50)),
        ("《条例》第五十条第（四）项；国办公开办函〔2021〕30号", (50,)),
        ("政府信息公开条例第五十条第（一）（四）项、第五十一条；国办公开办函〔2021〕30号", (50, 51)),
        ("条例第15条，个人信息保护法第四条", (15,)),
        ("政府信息公开条例第三十八条和第四十条", (38, 40)),
        ("《机关事务管理条例》第八条", ()),
        ("机关事务管理条例第八条", ()),
        ("国办公开办函〔2021〕30号 第三条", ()),
        ("GB/T 15834—2011", ()),
        ("", ()),
    ],
)
def test_articles(basis: str, expected: tuple[int, ...]) -> None:
    assert articles(basis) == expected


def test_no_taxonomy_where_no_article_is_named() -> None:
    taxonomy = Taxonomy(["GB/T 15834"], "zh")
    assert (taxonomy.components, taxonomy.supported, taxonomy.relationships("GB/T 15834")) == ([], [], [])


def test_each_article_is_one_taxon_in_rising_order() -> None:
    taxonomy = Taxonomy(["《条例》第五十条", "《条例》第十五条、第五十条"], "en")
    [component] = taxonomy.components
    assert [taxon["name"] for taxon in component["taxa"]] == ["Article 15", "Article 50"]  # type: ignore[union-attr, attr-defined]
    assert taxonomy.relationships("《条例》第五十条")[0]["target"]["index"] == 1  # type: ignore[index]
