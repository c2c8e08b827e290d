"""GK012: the text is in traditional characters or full of pinyin, as copies on foreign mirrors are."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

# Traditional characters whose simplified form differs and which no simplified text has.
_TRADITIONAL = "開關報發務況處請辦動導業員實進過這個們時現機構與為產農縣區總線網頁據說讀間題責應當對觀點國學術體認識議論權標準規範類項結轉編號總評審標識"  # noqa: E501
_TRADITIONAL_RUN = lazy_pattern(f"[{_TRADITIONAL}]+")
_PINYIN = lazy_pattern(r"[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]")
_SHARE = 0.05
_FEWEST_PINYIN = 3


@rule(
    "GK012",
    "traditional-or-noise",
    severity="info",
    summary=("正文夹杂繁体字或拼音", "traditional characters or pinyin in the text"),
    basis="国家通用语言文字法第九条",
    help=("请使用规范汉字和本机关保存的原稿，不要从转载网页复制。", "Use the original, not a copy from a mirror site"),
    examples=[
        fails("本機關依法開展政府信息公開工作，主動公開政務信息，辦理群眾申請，規範處理程序。" * 6, message="繁体字"),
        fails("依法公開(kāi)信息，規范(fàn)處(chù)理申請，主動發(fā)布。", message="拼音"),
        passes("本机关依法公开政府信息。"),
        passes("刊登于《臺灣研究》等刊物。", comment="个别繁体字"),
    ],
)
def traditional_or_noise(report: Report, options: None) -> Iterator[Finding]:
    """正文里繁体字超过百分之五，或者汉字后面带着成串的拼音，多半是从转载网站复制来的文字。

    国家机关以普通话和规范汉字为公务用语用字。境外转载站会把文字转成繁体、插入拼音，复制回来后标题和表格都可能认错。

    错误写法：`發(fā)布政府信息`

    正确写法：`发布政府信息`
    """
    body = report.body
    text = body.text
    if any(c in text for c in "開發關報處") and text:
        runs = list(body.find(_TRADITIONAL_RUN))
        count = sum(len(match[0]) for match, _ in runs)
        if count > _SHARE * len(text):
            yield Finding(
                Words(f"正文有{count}个繁体字", f"{count} traditional characters in the text"),
                runs[0][1],
                "traditional",
            )
    if "(" in text or "（" in text:
        noise = [
            span
            for match, span in body.find(_PINYIN)
            if "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff"
        ]
        if len(noise) >= _FEWEST_PINYIN:
            yield Finding(
                Words(f"正文有{len(noise)}处夹杂拼音，如“{noise[0].text}”", f"Pinyin in {len(noise)} places"),
                noise[0],
                "pinyin",
            )
