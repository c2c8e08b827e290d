"""The preamble's standing sentences (basis, parts, period), as distinct from an account of work."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.api import lazy_pattern

_SENTENCE_END = lazy_pattern(r"[。；\n]")
_STANDING = lazy_pattern(
    r"(?:编制|制作|撰写|形成|公布)(?:并公布)?(?:了)?(?:本|20\d\d|政府信息公开)|"
    r"(?:本|年度)报告(?:由|共|中|所|包括|内容|的?统计|的?电子|如|主要)|本年报|"
    r"(?:统计|数据)(?:的)?(?:期限|时间|口径)|如(?:有|对本)[^，]{0,12}(?:疑问|问题|意见)|联系(?:电话|地址|方式)|邮编|电子版"
)


def is_boilerplate(paragraphs: Sequence[str]) -> bool:
    """Whether every sentence is one of the preamble's."""
    sentences = (part for text in paragraphs for part in _SENTENCE_END.split(text) if part.strip())
    return bool(paragraphs) and all(_STANDING.search(sentence) for sentence in sentences)
