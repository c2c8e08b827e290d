"""The page of a district: who has handed in what, what is to be done, the totals, the chain, the mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gklint.district.bodies import STANDINGS, BodyFiles, Filed
from gklint.district.district import District
from gklint.district.figures import chain
from gklint.model.bilingual import Language, Words
from gklint.pages.district_figures import carry_overs, frequent_mistakes, totals_table
from gklint.pages.html import Html, element
from gklint.pages.links import WORKBOOK, report_number, to_page
from gklint.pages.lists import filters, number_cell, table
from gklint.pages.notices import notice_list
from gklint.pages.shell import page
from gklint.pages.tasks import tasks
from gklint.reporters.notices import notice_lines
from gklint.reporters.printable import one_line

_TITLE = Words("{}年度报告检查总览", "{}annual reports: overview")
_YEAR = Words("{}年度", "year {}")
_ALL_IN = Words("全部{}个单位已报，都可以公布", "All {} bodies have reported, and all can be published")
_SOME = Words("{}个单位要处理", "{} bodies need attention")
_BODIES, _FILES = Words("单位", "Bodies"), Words("文件", "files")
_DUE, _PUBLISHABLE = Words("应报单位", "due"), Words("可以公布", "can be published")
_FOUND, _BLOCKED = Words("单位", "bodies"), Words("不能公布", "not to be published")
_CONTENTS = Words("本页内容", "On this page")
_WORKBOOK = Words("下载问题清单（Excel）", "The list of findings (Excel)")
_STATE, _GROUP = Words("情况", "State"), Words("分组", "Group")
_BODY, _STANDING = Words("单位", "Body"), Words("报送", "Handed in")
_VERDICT, _CHAIN = Words("结论", "Verdict"), Words("结转衔接", "Carry-over")
_ERRORS, _WARNINGS = Words("错误", "Errors"), Words("警告", "Warnings")
_RECEIVED = Words("{}年新收申请", "Requests {}")
_REPORTS = Words("报告", "Reports")
_UNLISTED = Words("名单之外", "not on the list")
_OTHERS = Words("没有归到单位的文件", "Files of no body")
_FILE, _WHAT = Words("文件", "File"), Words("是什么", "What it is")
_NEW = ("requests.received", "total")
_CHAIN_STATES = {
    "kept": Words("一致", "kept"),
    "broken": Words("不一致", "broken"),
    "open": Words("不能比较", "not known"),
}


def district_page(district: District, names: Mapping[str, str], language: Language) -> str:
    """The page; `names` are those of the files of the bodies' pages (see links.page_names)."""
    written = _Overview(district, names, language)
    sections = [section for section in written.sections() if section is not None]
    return page(written.title, language, written.header(), element("main", sections, class_="wide"))


class _Overview:
    def __init__(self, district: District, names: Mapping[str, str], language: Language) -> None:
        self._district = district
        self._names = names
        self._language = language
        self.title = _TITLE.to(language).format(one_line(district.covering) + (" " if language == "en" else ""))

    def _say(self, words: Words, *values: object) -> str:
        return words.to(self._language).format(*values)

    def header(self) -> Html:
        """The result, and how many bodies are in which state."""
        district = self._district
        waiting = len(district.waiting)
        words = self._say(_SOME, waiting) if waiting else self._say(_ALL_IN, len(district.bodies))
        year = self._say(_YEAR, district.year) if district.year is not None else ""
        return element(
            "header",
            element("p", words, class_="verdict"),
            element("h1", f"{self.title} {year}".strip()),
            element("ul", list(self._tiles()), class_="tiles"),
            class_=f"top {'blocked' if waiting else 'clear'}",
        )

    def _tiles(self) -> Iterator[Html]:
        district = self._district
        yield self._tile(len(district.bodies), _DUE if district.has_list else _FOUND)
        for standing, bodies in district.standings.items():
            if bodies:
                yield self._tile(len(bodies), STANDINGS[standing])
        blocked = [district.is_blocked(one) for one in district.standings["received"]]
        yield self._tile(sum(blocked), _BLOCKED)
        yield self._tile(len(blocked) - sum(blocked), _PUBLISHABLE)

    def _tile(self, count: int, words: Words) -> Html:
        return element("li", element("b", str(count)), self._say(words))

    def sections(self) -> Iterator[Html | None]:
        """The sections of the page; None for one that has nothing to say."""
        district, language = self._district, self._language
        yield element("p", element("a", self._say(_WORKBOOK), href=WORKBOOK))
        yield notice_list(notice_lines(district.outcome, language), language)
        yield tasks(district, self._names, language)
        yield self._bodies()
        yield totals_table(district, language)
        yield carry_overs(district, self._names, language)
        yield frequent_mistakes(district, language)
        yield self._others()

    def _bodies(self) -> Html:
        district, language = self._district, self._language
        year = district.year
        received = [(self._say(_RECEIVED, at), True) for at in (year - 1, year)] if year is not None else []
        heads = [(self._say(words), numeric) for words, numeric in (
            (_BODY, False), (_GROUP, False), (_STANDING, False), (_VERDICT, False), (_ERRORS, True), (_WARNINGS, True),
        )]  # fmt: skip
        heads += [*received, (self._say(_CHAIN), False), (self._say(_REPORTS), False)]
        rows = [self._row(one) for one in district.bodies]
        states: dict[str, str] = {
            standing: self._say(words) for standing, words in STANDINGS.items() if district.standings[standing]
        }
        states |= {
            "blocked": self._say(_BLOCKED),
            "broken": f"{self._say(_CHAIN)} {self._say(_CHAIN_STATES['broken'])}",
        }
        groups = sorted({one.body.group for one in district.bodies if one.body.group})
        names = (self._say(_STATE), self._say(_GROUP))
        return element(
            "section",
            element("h2", self._say(_BODIES), id="bodies"),
            filters("list", language, states, groups, names),
            table("list", self._say(_BODIES), heads, rows, sorts=True),
        )

    def _row(self, one: BodyFiles) -> Html:
        district, year = self._district, self._district.year
        standing = district.standing(one)
        files = district.counting(one)
        blocked = district.is_blocked(one)
        links = chain(one)
        link = next((link for link in links if link.year == year), None)
        state = link.state if link is not None else ""
        reports = [report for at in (year - 1, year) if (report := one.report(at))] if year is not None else []
        received = {report.year: report.values.get(_NEW) for report in reports}
        cells = [
            element("th", self._name(one), scope="row"),
            element("td", one.body.group if one.listed or not district.has_list else self._say(_UNLISTED)),
            element("td", element("span", self._say(STANDINGS[standing]), class_=f"state {standing}")),
            element("td", [self._verdict(filed) for filed in files]),
            number_cell(sum(filed.counts["error"] for filed in files) if files else None),
            number_cell(sum(filed.counts["warning"] for filed in files) if files else None),
            [number_cell(received.get(at)) for at in (year - 1, year)] if year is not None else None,
            element("td", element("span", self._chain(one), class_=f"state {state}") if state else None),
            element("td", self._reports(one)),
        ]
        told = " ".join(part for part in (standing, "blocked" if blocked else "", state) if part)
        return element("tr", cells, data_state=told, data_group=one.body.group)

    def _name(self, one: BodyFiles) -> Html | str:
        name = one_line(one.body.name)
        return element("a", name, href=to_page(self._names[one.body.name])) if one.files else name

    def _verdict(self, filed: Filed) -> Html:
        verdict = filed.verdict
        return element("div", self._say(verdict.words), class_=f"state {verdict.state}")

    def _chain(self, one: BodyFiles) -> str:
        link = next(link for link in chain(one) if link.year == self._district.year)
        shown = f" {link.carried_out} ≠ {link.carried_in}" if link.state == "broken" else ""
        return self._say(_CHAIN_STATES[link.state]) + shown

    def _reports(self, one: BodyFiles) -> list[Html | str]:
        """A link to each report of the body, named by its year; by its file's name where a year has several."""
        years = Counter(filed.year for filed in one.files)
        parts: list[Html | str] = []
        for filed in one.files:
            number = report_number(one, filed.record.path)
            label = (
                str(filed.year)
                if filed.year is not None and years[filed.year] == 1
                else one_line(filed.record.path.rpartition("/")[2])
            )
            parts += [element("a", label, href=to_page(self._names[one.body.name], number)), " "]
        return parts

    def _others(self) -> Html | None:
        files = self._district.assigned.unassigned
        if not files:
            return None
        rows = [
            element("tr", element("th", one_line(filed.record.path), scope="row"), element("td", self._verdict(filed)))
            for filed in files
        ]
        heads = ((self._say(_FILE), False), (self._say(_WHAT), False))
        label = self._say(_OTHERS)
        return element("section", element("h2", label), table("others", label, heads, rows))
