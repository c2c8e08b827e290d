"""Mutations of one cell of a report in every format: what may become of its figure, and that no other changes.

Run as a program it tries as many as asked for and says how many per format:

    python tests/support/cell_mutations.py 20000
"""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from formats import FORMATS, Format
from pdf_mutations import PDF_LOOKS, drawn
from renderers_html import WEB_LAYOUTS
from road import read
from word_parts import zipped

from gklint.model.form import Figure
from gklint.model.numerals import Number
from gklint.testing import LAYOUTS
from gklint.testing.composed_report import Composed
from gklint.testing.report import compose

# What may be written in a cell, and its value: None for what is no certain number.
CONTENTS: Mapping[str, Number | None] = {
    "": None,
    "/": None,
    "约12": None,
    "详见附件": None,
    "若干": None,
    "①": None,
    "12①": 12,
    "12²": 12,
    "12*": 12,
    "12[1]": 12,
    "7\u033612": 12,
    "1\u200b2": 12,
    "\u200e12": 12,
    "1\u00ad2": 12,
    "12\u2060": 12,
    "1\u200d2": 12,
    "12\ufe0f": 12,
    "\u202e12": None,
    "１２": 12,
    "12（其中代理2）": 12,
    "??": None,
    "#N/A": None,
}

# What shows 12 in a cell of a web page, or 12 with something beside it that is no digit of it.
WEB: tuple[str, ...] = (
    "<b>1</b>2",
    "<span>1</span><font color=red>2</font>",
    "1<!-- 7 -->2",
    "&#49;2",
    "1&#8203;2",
    "1&shy;2",
    "1<wbr>2",
    "&nbsp;12&emsp;",
    "<p>12</p>",
    "<div><p><span>12</span></p></div>",
    "\n12\n",
    "12<sup>2</sup>",
    "12<sup>[2]</sup>",
    "12<sub>2</sub>",
    '12<span style="vertical-align:super">3</span>',
    "<del>7</del>12",
    "<s>7</s>12",
    "<strike>7</strike>12",
    '<span style="text-decoration:line-through">7</span>12',
    '12<span style="display:none">7</span>',
    "<ruby>12<rt>7</rt></ruby>",
    "<ruby>12<rp>(</rp><rt>7</rt><rp>)</rp></ruby>",
    "<input value=12>",
    '<input type="text" value="12" size=3>',
    "<textarea>12</textarea>",
    "<select><option>7</option><option selected>12</option></select>",
    '<input type="hidden" value="7">12',
    "12①",
    "<ins>12</ins>",
    "<script>7</script>12",
    "<u>12</u>",
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_DROP_DOWN = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="7"/>'
    '<w:listEntry w:val="12"/></w:ddList></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
)
# The same in a cell of a Word file.
WORDS: tuple[str, ...] = (
    _run("1") + _run("2", "<w:b/>"),
    _run("12", "<w:u w:val='single'/>"),
    _run("12") + _run("2", '<w:vertAlign w:val="superscript"/>'),
    _run("12") + _run("2", '<w:vertAlign w:val="subscript"/>'),
    _run("7", "<w:strike/>") + _run("12"),
    _run("7", "<w:dstrike/>") + _run("12"),
    _run("12", '<w:strike w:val="0"/>'),
    _run("7", "<w:vanish/>") + _run("12"),
    f'<w:ins w:id="1" w:author="a">{_run("12")}</w:ins>'
    '<w:del w:id="2" w:author="a"><w:r><w:delText>7</w:delText></w:r></w:del>',
    f'<w:fldSimple w:instr="FORMTEXT">{_run("12")}</w:fldSimple>',
    f"{_field('begin')}<w:r><w:instrText>FORMTEXT 7</w:instrText></w:r>{_field('separate')}{_run('12')}{_field('end')}",
    _DROP_DOWN + _field("end"),
    f"<w:sdt><w:sdtContent>{_run('12')}</w:sdtContent></w:sdt>",
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>7</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>12</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    _run("1\u200b2"),
    _run("1\u20602\u200e"),
    "<w:r><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r>",
    '<w:bookmarkStart w:id="9" w:name="x"/>' + _run("12") + '<w:bookmarkEnd w:id="9"/>',
    _run("12") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
    f"<w:smartTag>{_run('12')}</w:smartTag>",
    _run("12①"),
)
# The same in a cell of a workbook: a cell's type and what it holds.
SHEETS: tuple[tuple[str, str], ...] = (
    ("n", "<v>12</v>"),
    ("n", "<v>12.0</v>"),
    ("n", "<v>1.2E1</v>"),
    ("str", "<v>12</v>"),
    ("str", "<f>5+7</f><v>12</v>"),
    ("n", "<f>5+7</f><v>12</v>"),
    ("inlineStr", "<is><t>12</t></is>"),
    ("inlineStr", "<is><t> 12 </t></is>"),
    ("inlineStr", "<is><r><t>1</t></r><r><rPr><b/></rPr><t>2</t></r></is>"),
    ("inlineStr", '<is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is>'),
    ("inlineStr", "<is><r><rPr><strike/></rPr><t>7</t></r><r><t>12</t></r></is>"),
    ("inlineStr", '<is><t>12</t><rPh sb="0" eb="1"><t>7</t></rPh></is>'),
    ("inlineStr", "<is><t>1\u200b2</t></is>"),
    ("inlineStr", "<is><t>12①</t></is>"),
)


class Case(NamedTuple):
    """A mutated file: `format` names the way it was made, `value` what its figure may be besides nothing."""

    format: str
    name: str
    data: bytes
    figure: Figure
    value: Number | None
    mutation: str
    ruled: bool


class Base(NamedTuple):
    """A report with a different number in every cell, and what it reads as in one format."""

    format: Format
    data: bytes
    values: Mapping[Figure, Number]


@cache
def report(form: str = "2021") -> Composed:
    """A report in which every figure is another number of three digits."""
    composed = compose(form=form)
    numbers = {mark: (figure, str(101 + at)) for at, (mark, (figure, _)) in enumerate(sorted(composed.values.items()))}
    return replace(composed, values=numbers)


def values_of(data: bytes, name: str) -> dict[Figure, Number]:
    """The figures that are certain."""
    return {figure: fact.value for figure, fact in read(data, name).facts.items() if fact.value is not None}


@cache
def base(name: str, form: str) -> Base:
    made = every_format()[name]
    data = made.make(report(form))
    return Base(made, data, values_of(data, made.name))


@cache
def every_format() -> Mapping[str, Format]:
    """All formats, and all layouts of text and of web pages."""
    texts = {f"text {name}": Format(layout.suffix, layout.data) for name, layout in LAYOUTS.items()}
    pages = {f"html {name}": Format(layout.suffix, layout.data) for name, layout in WEB_LAYOUTS.items()}
    return {**texts, **pages, **FORMATS}


def is_ruled(name: str) -> bool:
    """Whether the format states rows and columns."""
    return name.startswith(("html", "mht", "docx", "xlsx", "pdf"))


def content_case(name: str, form: str, figure: Figure, content: str) -> Case:
    """The report with other content in one cell."""
    made, composed = every_format()[name], report(form)
    values = {mark: (one, content if one == figure else raw) for mark, (one, raw) in composed.values.items()}
    data = made.make(replace(composed, values=values))
    return Case(name, made.name, data, figure, CONTENTS[content], repr(content), is_ruled(name))


def _number(form: str, figure: Figure) -> str:
    return next(raw for one, raw in report(form).values.values() if one == figure)


def web_case(name: str, form: str, figure: Figure, markup: str) -> Case:
    """A page in which a cell shows 12 in another way."""
    of = base(name, form)
    coding = "gb18030" if name in ("html gbk", "html wrong-charset") else "utf-8"
    text, count = re.subn(rf">\s*{_number(form, figure)}\s*<", lambda _: f">{markup}<", of.data.decode(coding))
    assert count == 1, (name, figure, count)
    return Case(name, of.format.name, text.encode(coding), figure, 12, markup, True)


def _in_archive(data: bytes, change: Callable[[str, str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(
        {name: change(name, part.decode()) if name.endswith(".xml") else part for name, part in parts.items()}
    )


def word_case(name: str, form: str, figure: Figure, runs: str) -> Case:
    """A Word file in which a cell shows 12 in another way."""
    of, number = base(name, form), _number(form, figure)
    told = re.compile(rf"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?<w:t[^>]*>{number}</w:t></w:r>")
    data = _in_archive(of.data, lambda part, text: told.sub(runs, text) if part == "word/document.xml" else text)
    assert data != of.data, (name, figure)
    return Case(name, of.format.name, data, figure, 12, runs, True)


def sheet_case(name: str, form: str, figure: Figure, told: tuple[str, str]) -> Case:
    """A workbook in which a cell shows 12 in another way."""
    of, number = base(name, form), _number(form, figure)
    cell = re.compile(rf'<c r="(\w+)"([^>]*?)(?: t="n")?><v>{number}</v></c>')
    kind, content = told
    changed = lambda match: f'<c r="{match[1]}"{match[2]} t="{kind}">{content}</c>'  # noqa: E731
    data = _in_archive(of.data, lambda part, text: cell.sub(changed, text) if "worksheets/" in part else text)
    return Case(name, of.format.name, data, figure, 12, f"{kind} {content}", True)


def pdf_case(name: str, form: str, figure: Figure, look: str) -> Case:
    """A PDF in which a cell shows 12 in another way."""
    of = base(name, form)
    with drawn(_number(form, figure), look):
        data = of.format.make(report(form))
    return Case(name, of.format.name, data, figure, 12, look, True)


_OF_SUFFIX: Mapping[str, tuple[Callable[..., Case], tuple[object, ...]]] = {
    ".html": (web_case, WEB),
    ".docx": (word_case, WORDS),
    ".xlsx": (sheet_case, SHEETS),
    ".pdf": (pdf_case, PDF_LOOKS),
}


def cases(count: int, seed: int = 12) -> Iterator[Case]:
    """As many cases as asked for, the formats by turns."""
    chance = random.Random(seed)
    names = list(every_format())
    for at in range(count):
        name, form = names[at % len(names)], chance.choice(("2021", "2019"))
        figure = chance.choice(list(base(name, form).values))
        made = _OF_SUFFIX.get(every_format()[name].suffix)
        plain = "strict" not in name and "as text" not in name and name not in ("html crossed", "mht")
        if made is not None and plain and chance.random() < 0.6:
            make, ways = made
            yield make(name, form, figure, chance.choice(ways))
        else:
            yield content_case(name, form, figure, chance.choice(list(CONTENTS)))


def faults(case: Case, form_values: Mapping[Figure, Number]) -> list[str]:
    """What became of the figures that may not become of them."""
    found = values_of(case.data, case.name)
    wrong = []
    if found.get(case.figure) not in (None, case.value):
        wrong.append(f"{case.figure} is {found[case.figure]}, not {case.value}")
    for figure, value in form_values.items():
        if figure != case.figure and found.get(figure) != value and (case.ruled or figure in found):
            wrong.append(f"{figure} is {found.get(figure)}, not {value}")
    return wrong


def form_of(case: Case) -> Mapping[Figure, Number]:
    """The figures of the report that the case was made from."""
    both = [base(case.format, form).values for form in ("2021", "2019")]
    found = values_of(case.data, case.name)
    return max(both, key=lambda values: len(values.keys() & found.keys()))


def main(count: int) -> int:
    """Try `count` mutations; say how many of each format and what went wrong."""
    tried: Counter[str] = Counter()
    failed = 0
    for case in cases(count):
        tried[case.format] += 1
        if wrong := faults(case, form_of(case)):
            failed += 1
            print(case.format, case.figure, case.mutation, wrong[:3], flush=True)
    for name, number in tried.items():
        print(f"{number:6} {name}")
    print(f"{sum(tried.values())} mutations, {failed} wrong")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
