"""GK119: marks of a markup language were left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gklint.api import (
    Edit,
    Finding,
    Fix,
    NamedTuple,
    Passage,
    Related,
    Report,
    Severity,
    Span,
    Words,
    fails,
    lazy_pattern,
    passes,
    quotation,
    rule,
)
from gklint_national.structure.outline import hashed_headings

_STRONG = lazy_pattern(r"(?P<open>\*\*)(?=[^\s*])(?P<inside>[^*\n]{1,80})(?<!\s)(?P<close>\*\*)(?!\*)")
# Opened at the head of a clause and never closed, or closed behind one and never opened; **镇 is a name left out.
_HALF_STRONG = lazy_pattern(
    r"(?:^|(?<=[，。；：、！？）”]))(?P<open>\*{2,3})(?=[\u4e00-\u9fff“《（])(?![省市县区镇乡村街局厅委某号])|(?<=[。；：，！])(?P<close>\*{2,3})(?=$|\s(?![^*\n]{0,80}\*\*))",
    re.MULTILINE,
)
_LIGHT = lazy_pattern(
    r"(?<![\w*])(?P<open>\*)(?=[\u4e00-\u9fff])(?![省市县区镇乡村街某])[\u4e00-\u9fff]{2,20}(?P<close>\*)(?!\*)"
    r"|(?P<tick>`)(?=[\u4e00-\u9fff])[^`\n]{1,60}(?P<untick>`)"
)
_LINK = lazy_pattern(r"\[[^\[\]\n]{1,40}\]\(https?://[^()\s]{1,200}\)")
# What stands between two masked names (张**与李**) is no bold text.
_BETWEEN_NAMES = lazy_pattern(r"[，。、；与和及诉]|^.?$")
_HASHES = lazy_pattern(r"^\s{0,3}(?P<open>#{2,6}\s?|#\s)(?=[^\s#])(?![^\n#]{1,30}#)", re.MULTILINE)
_TAG = lazy_pattern(
    r"</?(?:p|br|b|i|u|a|em|strong|span|div|font|table|tbody|tr|td|th|img|ul|li|h[1-6]|o:p)\b[^<>\n]{0,300}>", re.I
)
_ENTITY = lazy_pattern(
    r"&(?:nbsp|ensp|emsp|thinsp|lt|gt|amp|quot|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|times|#\d{2,5}|#x[0-9a-f]{2,4});",
    re.I,
)
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".PNG", ".JPG", ".JPEG", ".GIF", ".BMP")
_IMAGE = lazy_pattern(
    r"!\[[^\]\n]{0,60}\]\([^()\s]{1,200}\)|(?<![\w\-./:%])[A-Za-z0-9_\-./:%]{0,200}/[^\s/<>，。；、]{1,120}\.(?:png|jpe?g|gif|bmp)\b",
    re.IGNORECASE,
)
_HASHED = {
    "overview": "## 一、总体情况",
    "problems": "## 五、存在的主要问题及改进情况",
    "other": "## 六、其他需要报告的事项",
}


class _Residue(NamedTuple):
    """A kind of residue: texts one of which must occur, its pattern, its name, and how grave it is."""

    key: str
    marks: tuple[str, ...]
    pattern: re.Pattern[str]
    name: Words
    severity: Severity | None = None


class _FoundResidue(NamedTuple):
    """One place with residue, and what mends it."""

    text: str
    span: Span
    edits: tuple[Edit, ...]


_KINDS = (
    _Residue("strong", ("**",), _STRONG, Words("排版符号", "bold marks “**”")),
    _Residue("unclosed", ("**",), _HALF_STRONG, Words("排版符号", "bold marks “**”")),
    _Residue("light", ("*", "`"), _LIGHT, Words("排版符号", "emphasis marks")),
    _Residue("link", ("](http",), _LINK, Words("链接标记", "link marks")),
    _Residue("hashes", ("#",), _HASHES, Words("排版符号", "heading marks “#”")),
    _Residue("tag", ("<",), _TAG, Words("网页代码", "HTML tags")),
    _Residue("entity", ("&",), _ENTITY, Words("网页代码", "HTML entities")),
    _Residue("image", _ENDINGS, _IMAGE, Words("图片路径", "picture paths"), "info"),
)
_HELP = {
    "strong": Words("请删去“**”。", "Delete the **"),
    "unclosed": Words("请删去“**”。", "Delete the **"),
    "light": Words("请删去文字两边的符号。", "Delete the marks"),
    "link": Words("请只保留文字或网址，删去方括号和圆括号。", "Keep the text or the address alone"),
    "hashes": Words("请删去行首的“#”号。", "Delete the #"),
    "tag": Words("请删去尖括号和其中的代码。", "Delete the tags"),
    "image": Words("请删去图片路径，或在原处插入图片。", "Delete the path, or put the picture there"),
}
_QUOTES = "“”‘’"
_MARKDOWN = 3  # headings with # before them that make a text in Markdown


@rule(
    "GK119",
    "markup-residue",
    severity="warning",
    summary=("正文残留排版标记", "marks of a markup language were left in the text"),
    basis="公文定稿的要求（正文不含排版代码）",
    help=("请删去排版标记和网页代码。", "Remove the marks; replace entities by their characters"),
    fix="safe",
    examples=[
        fails("加强公开。**三是**加强培训。", count=1, message="**", fixed="加强公开。三是加强培训。"),
        fails(
            "一是加强公开；**二是加强培训。",
            count=1,
            message="**",
            fixed="一是加强公开；二是加强培训。",
            comment="没有收尾",
        ),
        fails("加强栏目维护。**\n**加强培训，定期通报。", count=1, message="共2处"),
        fails(
            "一是抓重点，*年度要点*逐项落实，在`公开专栏`发布。",
            count=1,
            message="共2处",
            fixed="一是抓重点，年度要点逐项落实，在公开专栏发布。",
        ),
        fails("登录[门户网站](http://www.example.gov.cn/zwgk)查询。", at="[门户网站](http://www.example.gov.cn/zwgk)"),
        passes("转交*镇处理，申请人王*、李*明均已答复。见注*。", comment="隐去的名称，注的记号"),
        passes("转交**镇处理；**村已答复，办理张**的申请。", comment="隐去的名称"),
        fails("## 主动公开情况\n按时公开。", message="#", fixed="主动公开情况\n按时公开。"),
        fails("依法公开。<br>及时更新。", at="<br>", fixed="依法公开。及时更新。"),
        fails(
            "依法公开&nbsp;及时更新，坚持&ldquo;应公开尽公开&rdquo;。",
            count=1,
            fixed="依法公开及时更新，坚持“应公开尽公开”。",
        ),
        fails(labels={"信息内容": "信息&nbsp;内容"}, message="&nbsp;", comment="表格里的转义符"),
        fails("附图：/resources/2023/a1.png", severity="info", comment="图片路径"),
        fails("公开专栏改版。![专栏截图](zhuanlan.png)", at="![专栏截图](zhuanlan.png)", severity="info"),
        fails(headings=_HASHED, count=1, comment="整篇用了 Markdown 标题"),
        passes(headings={"other": "# 六、其他需要报告的事项"}, comment="个别标题前的残留由 GK105 提示"),
        passes("#政务公开日#活动现场接待群众。", comment="微博话题"),
        passes("联系电话：138****5678。", comment="隐去的号码"),
        passes("张**与李**申请公开。", comment="隐去的姓名"),
        passes("A<B，R&D投入，C#语言。", comment="平常的符号"),
        passes("网址：http://www.example.gov.cn/zwgk/index.html。", comment="网址"),
    ],
)
def markup_residue(report: Report, options: None) -> Iterator[Finding]:
    """正文里残留着 `**`、`##`、`<br>`、`&nbsp;` 一类排版标记，或者图片文件的路径。

    多半是从网页后台或者智能写作工具复制文字时带进来的，公众看到的是乱码一样的符号。同一种标记合为一条；
    图片路径只作提示，因为原处本来可能有图。

    错误写法：`**三是**加强培训。`

    正确写法：`三是加强培训。`
    """
    text = report.source.text
    headings = hashed_headings(report)
    single = {top.span.start for top in headings} if len(headings) < _MARKDOWN else set()  # GK105 speaks of them
    for residue in _KINDS:
        if residue.key == "link" and report.source.format == "md":
            continue  # there it is a link that works
        if any(mark in text for mark in residue.marks):
            found = [one for one in _find_residue(report, residue) if one.span.start not in single]
            if found:
                yield _finding(residue, found)


def _find_residue(report: Report, residue: _Residue) -> Iterator[_FoundResidue]:
    """The residue in the prose, with what mends it, and in the tables."""
    body = report.body
    closed = [match.span() for match in _STRONG.finditer(body.text)] if residue.key == "unclosed" else []
    for match in residue.pattern.finditer(body.text):
        if any(start <= match.start() < end for start, end in closed):
            continue
        if residue.key != "strong" or _is_bold(match):
            yield _FoundResidue(match[0].strip(), body.span(*match.span()), tuple(_edits(body, residue, match)))
    if residue.key in ("tag", "entity"):
        yield from _in_tables(report, residue)


def _is_bold(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 1) : match.start()]
    masked = before.isalnum() and _BETWEEN_NAMES.search(match["inside"]) is not None
    return before != "*" and not masked


def _edits(body: Passage, residue: _Residue, match: re.Match[str]) -> Iterator[Edit]:
    marks = [name for name in ("open", "close", "tick", "untick") if name in match.re.groupindex]
    for name in marks:
        if match[name]:
            yield Edit(body.span(*match.span(name)), "")
    if not marks:
        yield Edit(body.span(*match.span()), _entity_character(match) if residue.key == "entity" else "")


def _unescape(text: str) -> str:
    """The text without entities."""
    from html import unescape  # imported here: hardly any report has an entity

    return unescape(text)


def _entity_character(match: re.Match[str]) -> str:
    """The character that an entity stands for; no blank next to Chinese."""
    meant = _unescape(match[0]).replace("\xa0", " ")
    around = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    return "" if not meant.strip() and not around.isascii() else meant


def _in_tables(report: Report, residue: _Residue) -> Iterator[_FoundResidue]:
    for table in report.tables:
        labels = [(row.label, row.label_span) for row in table.rows]
        for text, span in (*table.headers, *labels):
            match = residue.pattern.search(text)
            if match is not None:
                yield _FoundResidue(match[0], span, ())


def _advice(residue: _Residue, found: list[_FoundResidue]) -> Words:
    """What to delete, and of an entity what to write instead."""
    if residue.key != "entity":
        return _HELP[residue.key]
    changes = {one.text: one.edits[0].text if one.edits else _unescape(one.text).strip() for one in found}
    told = []
    for right, names in _by_meaning(changes).items():
        meant = "换成中文引号" if right == _QUOTES else f"改为“{right}”"
        told.append(f"将{names}{meant}" if right else f"删去{names}")
    zh = "，".join(told)
    return Words(f"请{zh}。", "Replace the entities by their characters")


def _by_meaning(changes: Mapping[str, str]) -> dict[str, str]:
    """The entities, in marks, by what they stand for; quotation marks of either side together."""
    found: dict[str, str] = {}
    for text, right in changes.items():
        meant = _QUOTES if right and right in _QUOTES else right.strip()
        found[meant] = found.get(meant, "") + f"“{text}”"
    return found


def _message(residue: _Residue, text: str, count: str) -> str:
    """What is too much, and of marks around words: around which."""
    marks = "**" if residue.key == "strong" else text[:1]
    inside = text.removeprefix(marks).removesuffix(marks)
    if residue.key in ("strong", "light") and f"{marks}{inside}{marks}" == text:
        return f"正文中“{inside}”前后有多余的{residue.name.zh}“{marks}”{count}"
    return f"正文中有多余的{residue.name.zh}“{text}”{count}"


def _finding(residue: _Residue, found: list[_FoundResidue]) -> Finding:
    name, first = residue.name, quotation(found[0].text, 0, 0, before=0, after=40)
    count = f"，共{len(found)}处" if len(found) > 1 else ""
    edits = tuple(edit for one in found for edit in one.edits)
    fix = (
        Fix(Words("清除排版标记", "Remove the marks"), edits)
        if edits and residue.key not in ("image", "link")
        else None
    )
    return Finding(
        Words(_message(residue, first, count), f"{name.en.capitalize()} left in the text: {first}"),
        found[0].span,
        residue.key,
        related=tuple(Related(Words("此处也有", "here too"), one.span) for one in found[1:20]),
        help=_advice(residue, found),
        severity=residue.severity,
        fix=fix,
    )
