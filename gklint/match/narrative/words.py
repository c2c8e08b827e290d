"""Cuts a paragraph into words, numbers and marks: the longest word of the vocabulary wins, the rest is unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from gklint.match.narrative.own_names import places_of_names
from gklint.match.narrative.vocabulary import Vocabulary
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number, chinese_number


class Word(NamedTuple):
    """A word of a sentence. `kind` and `value` are its class in the vocabulary; kinds beside those: `number`, `mark`,
    `title` (《…》), `unknown`. Of a number `amount`, `unit` and `about` (`over` for 余, `near` for 约) are given."""

    kind: str
    value: str
    text: str
    start: int
    end: int
    amount: Number = 0
    unit: str = ""
    about: str = ""


UNITS = [
    "件次", "条次", "人次", "场次", "批次", "期次", "篇次", "册次", "件", "条", "份", "起", "宗", "例", "次", "项",
    "个", "篇", "部", "封", "批", "期", "场", "人", "名", "家", "户", "本", "页", "所", "万元", "亿元", "元",
    "%", "个百分点", "百分点", "成", "个工作日", "天", "类", "种", "轮", "册", "张", "位", "个月", "年度", "年", "月",
    "日", "号", "分钟", "分", "秒", "小时", "米", "套", "条目", "幅", "单", "笔", "字", "版", "步", "处", "台",
    "倍", "点", "桩", "宗次", "则", "档", "卷", "课时", "学时", "站次", "户次", "班次", "辆", "间", "座", "头", "亩",
    "公里", "周", "个项目", "回",
]  # fmt: skip
CASE_UNITS = frozenset(["个项目", "件", "条", "份", "起", "宗", "例", "件次", "次", "项", "部", "个", "笔", "桩", "回"])
PEOPLE_UNITS = frozenset(["人", "名", "位", "家", "户", "人次"])
_WIDE = {
    ord(wide): ord(plain) for wide, plain in zip("０１２３４５６７８９％，．／", "0123456789%，./", strict=True)
} | {ord(plain): ord(wide) for plain, wide in zip(",;:()!?→", "，；：（）！？，", strict=True)}
_ODD = lazy_pattern(r"[\s,;:()!?→０-９％．／]|[0-9]，[0-9]|[—－-]{2}")
_DASH = lazy_pattern(r"(?<![—－-])[—－-]{2}(?![—－-]|20\d\d)")  # 11件——维持7、纠正4: as a colon
_THOUSANDS = lazy_pattern(r"(?<=\d)，(?=\d{3}(?!\d))")
_MARKS = "，。；：（）！？、【】〔〕［］[]"
# Units that begin a word where these characters follow: 三部门, 两场所.
_BEFORE_NO = {
    "部": "部(?!门|分)",
    "场": "场(?!所)",
    "条": "条(?!例)",
    "份": "份(?!额)",
    "分": "分(?!别|之)",
    "人": "人(?!民|员)",
    "年": "年(?!龄)",
    "回": "回(?!事|合|应|复|访|收|购|头|顾|答|到|函|落)",
}
_HAN = "零〇一二两三四五六七八九十百千万亿廿卅"
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WHOLE_YEAR = lazy_pattern(r"(?<!\d)1月(?:1日|份)?起?[至到—-](?:20\d\d年)?12月(?:31日|份|底|末)?")
_YEAR_END = lazy_pattern(r"(?:20\d\d年)?12月(?:31日|底|末)")


def squeeze(text: str) -> tuple[str, Sequence[int]]:
    """The text without blanks, marks and digits in one form, and where each of its characters stood."""
    if not _ODD.search(text):
        return text, range(len(text) + 1)
    wide = _DASH.sub("：\x00", _THOUSANDS.sub("\x00", text.translate(_WIDE)))
    index = [at for at, char in enumerate(wide) if not char.isspace() and char != "\x00"]
    return "".join(wide[at] for at in index), [*index, len(text)]


_UNIT = "|".join(_BEFORE_NO.get(unit, re.escape(unit)) for unit in sorted(UNITS, key=len, reverse=True))
# What begins nowhere but with these characters: numbers, ordinals, marks.
_FIRST = _HAN + "第0123456789" + _MARKS
_STARTS = frozenset(_FIRST)
_new = tuple.__new__  # for the words of each sentence: a third of the time of Word(…)


@lru_cache(maxsize=4)
def _beginnings(heads: str) -> re.Pattern[str]:
    """What is read before any word of the vocabulary, or `first`: a character that a word or number may begin with."""
    han_day = "[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|底|末)"
    day = r"\d{1,2}月(?:\d{1,2}日|底|末|份|初|中旬|上旬|下旬)?"
    return lazy_pattern(
        r"(?P<title>《[^》]{0,80}》(?:（[^）]{0,40}号）)?)"
        rf"|(?P<date>(?:20\d\d年)?{day}起?(?:[至到—-](?:20\d\d年)?{day}止?)?)"
        rf"|(?P<handate>(?:二[〇○零][一二三四五六七八九十〇○零]{{2}}年)?{han_day}(?:[至到—-]{han_day})?)"
        r"|(?P<years>20\d\d年?[—–~～至到-]+20\d\d年度?)"
        r"|(?P<year>20\d\d年度?|二[〇○零][一二三四五六七八九十〇○零]{2}年度?)"
        r"|(?P<ratio>(?<!\d)\d{1,9}/\d{1,9})|百分之(?P<percent>[" + _HAN + r"点]+)"
        rf"|(?P<nought>零(?P<noughtunit>{_UNIT}))"
        rf"|(?P<first>[{re.escape(heads + _FIRST)}])",
        re.S,
    )


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    """What is read where no word of the vocabulary stands."""
    return lazy_pattern(
        r"(?P<ordinal>第[（]?[" + _HAN + r"0-9]+[）]?[条款项章号次届]*)"
        r"|(?P<number>(?P<digits>(?<![0-9.])[0-9]{1,15}(?:\.[0-9]{1,6})?)(?P<scale>[万亿千百]?)(?P<more>余|多|来|几)?"
        rf"(?P<unit>{_UNIT})?(?P<over>左右|以上|以下|余|上下)?"
        rf"|(?P<han>[{_HAN}]+)(?P<hanmore>余|多|来|几)?(?P<hanunit>{_UNIT}))",
        re.S,
    )


class Lexicon:
    """The vocabulary as one report uses it: with its year and the names of its body."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        year: int | None,
        names: frozenset[str] = frozenset(),
        bare: frozenset[str] = frozenset(),
    ) -> None:
        self.vocabulary = vocabulary
        self.year = year or 0
        self.names, self.bare = names, bare
        self._search = _beginnings(vocabulary.heads).search
        self._number = _numbers().match

    def words(self, text: str) -> list[Word]:
        """The words of a squeezed text in order; neighbouring unknown characters are one word."""
        found: list[Word] = []
        at = 0
        for start, end in places_of_names(self.names, text):
            self._between(text, at, start, found)
            found.append(Word("whose", "own", text[start:end], start, end))
            at = end
        self._between(text, at, len(text), found)
        for index, word in enumerate(found):
            if word.text in _AMOUNTS or word.text == "零":
                found[index] = _settle_word(word, found[index + 1 : index + 2])
            elif word.kind == "unknown" and word.text in self.bare:
                found[index] = word._replace(kind="whose", value="own")
        return found

    def _between(self, text: str, start: int, stop: int, found: list[Word]) -> None:
        """Append the words between two of the body's names, and between them what is unknown."""
        at = unread = solid = start  # unread: behind the last word; solid: behind the last of two characters or more
        while (match := self._search(text, at, stop)) is not None:
            at = match.start()
            word: Word | None = None
            if match.lastgroup != "first":
                word = self._time_or_title(match)
            elif length := self.vocabulary.longest(text, at, stop):
                said = text[at : at + length]
                word = _new(Word, (*self.vocabulary.meaning(said), said, at, at + length, 0, "", ""))
            elif text[at] in _STARTS:
                word = self._number_or_mark(text, at, stop)
            if word is None:
                at += 1
                continue
            begin, at = at, word.end
            if at - begin == 1 and word.kind not in _ALONE and self._inside_ordinary(text, begin, solid):
                continue
            if unread < begin:
                found.append(_new(Word, ("unknown", "", text[unread:begin], unread, begin, 0, "", "")))
            _append(found, word)
            unread = at
            if at - begin > 1:
                solid = at
        if unread < stop:
            found.append(Word("unknown", "", text[unread:stop], unread, stop))

    def _inside_ordinary(self, text: str, at: int, first: int) -> bool:
        """Whether the single character is part of an ordinary word that begins not before `first`: 共 in 公共."""
        ordinary = self.vocabulary.ordinary
        ends = [
            start + length
            for length in (2, 3, 4)
            for start in range(max(first, at - length + 1), at + 1)
            if text[start : start + length] in ordinary
        ]
        return bool(ends) and (min(ends) <= at + 1 or (min(ends) <= at + 4 and not self._long_word(text, at + 1)))

    def _long_word(self, text: str, at: int) -> bool:
        """Whether a word or number of two characters or more begins there."""
        match = self._search(text, at)
        if match is None or match.start() != at:
            return False
        if match.lastgroup != "first":
            return len(match[0]) > 1
        length = self.vocabulary.longest(text, at, len(text))
        if not length:
            number = self._number(text, at)
            length = len(number[0]) if number is not None else 0
        return length > 1

    def _number_or_mark(self, text: str, at: int, stop: int) -> Word | None:
        """The ordinal, number or mark that begins there."""
        if text[at] in _MARKS:
            return Word("mark", "", text[at], at, at + 1)
        match = self._number(text, at, stop)
        if match is None:
            return None
        if match.lastgroup == "ordinal":
            return Word("ordinal", "", match[0], *match.span())
        return _number(match, match[0], *match.span())

    def _time_or_title(self, match: re.Match[str]) -> Word:
        """The word that is read before those of the vocabulary: a title, time, ratio or per cent."""
        kind, text, span = match.lastgroup or "", match[0], match.span()
        if kind in ("title", "ratio"):
            return Word(kind, "", text, *span)
        if kind == "years":
            return Word("time", "since", text, *span)
        if kind == "year":
            return Word("time", self._year(text), text, *span)
        if kind in ("date", "handate"):
            return Word("time", self._date(text if kind == "date" else _in_digits(text)), text, *span)
        if kind == "percent":
            return _per_cent(match["percent"], text, *span)
        return Word("number", "", text, *span, 0, match["noughtunit"])

    def _year(self, text: str) -> str:
        digits = text.rstrip("年度")
        named = int(digits) if digits.isdigit() and digits.isascii() else chinese_number(digits.replace("○", "〇")) or 0
        return {0: "year", -1: "last", 1: "next"}.get(named - self.year, "other")

    def _date(self, text: str) -> str:
        if text.startswith("20") and int(text[:4]) != self.year:
            return self._year(text[:4])
        if _WHOLE_YEAR.search(text):
            return "year"
        return "end" if _YEAR_END.fullmatch(text) else "part"


_AMOUNTS = frozenset("多少升降增减涨跌")
_MONEY = ("元", "万元", "亿元")
_ALONE = frozenset(("mark", "number", "unknown"))  # kinds that no ordinary word swallows


def _append(found: list[Word], word: Word) -> None:
    """Append the word; a number takes the 约 or 超 before it."""
    if word.kind == "number" and found and found[-1].kind == "approx":
        last = found.pop()
        about = "over" if last.text in ("超", "超过", "逾") else "near"
        word = word._replace(start=last.start, text=last.text + word.text, about=about)
    found.append(word)


def _settle_word(word: Word, behind: Sequence[Word]) -> Word:
    """多 and the like say by how much only right before a number: 多5件, not 多为; 零遗漏 denies nothing else."""
    idle = word.text in _AMOUNTS and not (behind and behind[0].kind == "number")
    if idle or (word.text == "零" and behind and behind[0].kind == "unknown"):
        return word._replace(kind="plain", value="")
    return word


_HAN_NUMBER = lazy_pattern("[一二三四五六七八九十〇○零]+")


def _in_digits(text: str) -> str:
    """二〇二三年十二月三十一日 as 2023年12月31日."""
    return _HAN_NUMBER.sub(lambda match: str(chinese_number(match[0].replace("○", "〇"))), text)


def _number(match: re.Match[str], text: str, start: int, end: int) -> Word:
    if match["han"]:
        unit = match["hanunit"]
        about = "over" if match["hanmore"] else "near" if unit == "成" else ""
        return Word("number", "", text, start, end, chinese_number(match["han"]) or 0, unit, about)
    written = match["digits"]
    amount: Number = Decimal(written) if "." in written else int(written)
    amount = amount * _SCALES[match["scale"] or ""]
    if match["scale"] and amount == int(amount):
        amount = int(amount)
    unit = match["unit"] or ""
    if unit == "元" and match["scale"] in ("万", "亿"):
        amount, unit = Decimal(written) if "." in written else int(written), match["scale"] + unit
    about = (
        "over" if match["more"] or match["over"] in ("余", "以上") else "near" if match["over"] or unit == "成" else ""
    )
    if match["scale"] and unit not in _MONEY and not about:
        about = "rounded"  # 18万件: to the last digit written
    return Word("number", "", text, start, end, amount, unit, about)


def _per_cent(said: str, text: str, start: int, end: int) -> Word:
    """百分之六十四点五 as a number with the unit %."""
    whole, _, part = said.partition("点")
    digits = "".join(str(chinese_number(digit) or 0) for digit in part)
    value = chinese_number(whole) or 0
    amount: Number = Decimal(f"{value}.{digits}") if digits else value
    return Word("number", "", text, start, end, amount, "%")
