"""GK405: the abstract claims another number of parts than it names, or names one twice."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import SECTION_KEYS, Finding, NamedTuple, Report, Span, Words, fails, passes, rule
from gklint_national.boilerplate.parts import Abstract, abstracts
from gklint_national.structure.outline import NUMERALS, wording

_SIX = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项"
)


@rule(
    "GK405",
    "parts-count",
    severity="warning",
    summary=("所说的部分数与列出的部分不符", "the parts named are not as many as claimed, or one is named twice"),
    basis="文字自身前后一致；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个部分",
    help=("请按正文的六个标题改正这句话。", "Correct the sentence by the six headings of the report"),
    examples=[
        fails(preamble=f"本报告由{_SIX}五个部分组成。", message="由5个部分组成，实际列出6个", at="五个部分", count=1),
        fails(
            preamble=f"本报告由{_SIX.replace('总体情况、', '')}六部分组成。",
            message="漏列“总体情况”",
            comment="条目自身带顿号，不能按顿号数",
        ),
        fails(preamble=f"本报告由{_SIX}、总体情况共六部分组成。", message="“总体情况”列了两次", at="总体情况", count=1),
        fails(
            preamble=f"全文由{_SIX.replace('、政府信息公开行政', '、因公开被申请行政复议、行政')}六个部分组成。",
            message="行政复议、行政诉讼情况”列了两次",
            comment="复议一项写了一半又重写",
        ),
        fails(
            preamble=f"全文包括{_SIX.replace('总体情况、', '')}、附件共八个部分。",
            message="由8个部分组成，至多列出6个",
            comment="连格式以外的部分也算上仍不足",
        ),
        fails(preamble=f"全文共五个部分，即{_SIX}。", message="由5个部分组成，实际列出6个", comment="先说数目再列名称"),
        fails(preamble=f"本报告分七个方面，依次是{_SIX}。", message="由7个部分组成，实际列出6个"),
        fails(preamble=f"本报告有五章，一是{_SIX.replace('、主动', '，二是主动')}。", message="实际列出6个"),
        passes(preamble=f"本报告由{_SIX}六部分组成。"),
        passes(preamble=f"全文共六个部分，分别为{_SIX}。"),
        passes(preamble=f"本报告共七个部分，分别是{_SIX}和附表。", comment="附表算第七部分"),
        passes(
            preamble=f"本报告由{_SIX.replace('行政复议、行政诉讼', '被申请行政复议、提起行政诉讼')}共六个部分组成。",
            comment="条例第五十条的措辞",
        ),
        passes(preamble=f"本报告由{_SIX}六个部分组成，并附有表格。"),
        passes(preamble=f"全文包括{_SIX}、附件共七个部分。", comment="有格式以外的部分，不作判断"),
        passes(
            preamble="本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六部分组成。",
            comment="用“等”略去",
        ),
        passes(preamble="本报告共六个部分。", comment="没有列出名称"),
    ],
)
def parts_count(report: Report, options: None) -> Iterator[Finding]:
    """开头说报告由几个部分组成，但列出的名称与这个数目不符，或者同一部分列了两次。

    核对时按六个部分的名称来认，不按顿号来数，因为“政府信息公开行政复议、行政诉讼情况”本身就带顿号。
    列出了格式以外的部分（如附件）的，连同这些部分仍达不到所说的数目才提示；以“等六个部分”略去几项的，不作判断。

    错误写法：`由总体情况、主动公开政府信息情况……存在的主要问题及改进情况六个部分组成`（只列了五个）

    正确写法：六个部分的名称与正文标题逐一对应。
    """
    for abstract in abstracts(report):
        told = _twice(report, abstract) or _wrong_count(report, abstract)
        if told is not None:
            yield Finding(told.words, told.span, "parts", help=told.advice)


class _Fault(NamedTuple):
    """What is wrong with the sentence, where, and what to do, where it is certain."""

    words: Words
    span: Span
    advice: Words | None = None


def _twice(report: Report, abstract: Abstract) -> _Fault | None:
    if not abstract.twice:
        return None
    names = "".join(f"“{wording(report, key)}”" for key in abstract.twice)
    words = Words(f"介绍报告组成时，{names}列了两次", f"The sentence on the report's parts names {names} twice")
    return _Fault(words, abstract.name_span(abstract.twice[0]), Words("请删去重复的一项。", "Delete one of them"))


def _wrong_count(report: Report, abstract: Abstract) -> _Fault | None:
    count = len(abstract.named)
    if abstract.claimed is None or abstract.claimed == count:
        return None
    if abstract.others:
        return _too_few(abstract)
    if count < abstract.claimed and abstract.open:
        return None
    missing = "".join(f"“{wording(report, key)}”" for key in abstract.missing)
    words = Words(
        f"本句写明报告由{abstract.claimed}个部分组成，实际列出{count}个" + (f"，漏列{missing}" if missing else ""),
        f"{abstract.claimed} parts are claimed, {count} are named" + (f"; missing: {missing}" if missing else ""),
    )
    return _Fault(words, abstract.claim_span, _advice(abstract, count, missing))


def _advice(abstract: Abstract, count: int, missing: str) -> Words | None:
    """Six parts are right: what is lacking is added, else the number corrected."""
    if missing and abstract.claimed == len(SECTION_KEYS):
        return Words(f"请补上{missing}。", f"Add {missing}")
    if count == len(SECTION_KEYS) and not missing and abstract.claimed is not None:
        numeral = NUMERALS[abstract.claimed - 1]
        in_words = numeral in abstract.claim_span.text
        written, right = (numeral, NUMERALS[count - 1]) if in_words else (str(abstract.claimed), str(count))
        return Words(f"请将“{written}”改为“{right}”。", f"Write {count}")
    return None


def _too_few(abstract: Abstract) -> _Fault | None:
    """Fewer parts than claimed, though some named are not of the form."""
    claimed, most = abstract.claimed, abstract.most
    if claimed is None or most is None or most >= claimed or abstract.open:
        return None
    words = Words(
        f"本句写明报告由{claimed}个部分组成，至多列出{most}个",
        f"{claimed} parts are claimed, at most {most} are named",
    )
    return _Fault(words, abstract.claim_span)
