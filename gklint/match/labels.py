"""Labels folded for comparison: width, blanks, punctuation and traditional characters put aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Traditional forms of the characters that occur in statutory labels and headings.
_TRADITIONAL = "總體況動開務執處罰強設業費採購數額說機關個會組織結轉繼續辦屬國責項無當補縣與規範製從經複議訴訟維糾審據請產權單際徵過頒銷違類內確認證獲報條號為獨試爲統計問題進對減許檢萬穩護詢沒現訪舉發廢復這區納則係於餘準繳"  # noqa: E501
_SIMPLIFIED = "总体况动开务执处罚强设业费采购数额说机关个会组织结转继续办属国责项无当补县与规范制从经复议诉讼维纠审据请产权单际征过颁销违类内确认证获报条号为独试为统计问题进对减许检万稳护询没现访举发废复这区纳则系于余准缴"  # noqa: E501
_PUNCTUATION = "、，。；：！？,.;:!?·•“”‘’\"'「」『』（）()〔〕[]【】《》〈〉<>—–-－_~～…|｜/\\*#`"
_SIMPLIFY = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_FOLD = {ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)} | {ord(c): None for c in _PUNCTUATION}
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\xad]+")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")


def simplified(text: str) -> str:
    """The text with the traditional characters of labels and headings simplified, one for one."""
    return text.translate(_SIMPLIFY)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """The text with nothing left but letters, digits and Han characters, simplified and half-width."""
    plain = unicodedata.normalize("NFKC", text)
    return _BLANKS.sub("", plain).translate(_FOLD)


@lru_cache(maxsize=16384)
def folded_bare(text: str) -> str:
    """Like `folded`, without what stands in brackets: explanations and ordinals （一）."""
    return folded(_BRACKETED.sub("", unicodedata.normalize("NFKC", text)))


def likeness(text: str, label: str) -> float:
    """How alike two folded texts are, from 0 to 1: twice their common character pairs over all pairs."""
    ours = [text[i : i + 2] for i in range(len(text) - 1)]
    theirs = [label[i : i + 2] for i in range(len(label) - 1)]
    if not ours or not theirs:
        return float(text == label)
    left = list(theirs)
    common = 0
    for pair in ours:
        if pair in left:
            left.remove(pair)
            common += 1
    return 2 * common / (len(ours) + len(theirs))
