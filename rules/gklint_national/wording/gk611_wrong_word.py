"""GK611: a wrong word of the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gklint.api import (
    Dictionary,
    DictionaryWord,
    Finding,
    Prose,
    Report,
    Span,
    Words,
    dataclass,
    dictionary_in,
    fails,
    passes,
    rule,
)
from gklint_national.prose import TextChange, fix_of, replacing

_DICTIONARY = dictionary_in("gklint_national", "wrong-words", "sensitive-names")


@dataclass(frozen=True)
class WrongWords:
    """`accept` (or `allow`): words of the dictionary that are not to be reported. `reject`: words that are reported
    besides those of the dictionary, each as `word` or as `word=right word`."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    dictionary: Dictionary = _DICTIONARY

    def __post_init__(self) -> None:
        for written in self.reject:
            if not written.partition("=")[0].strip():
                raise ValueError(f"reject 中的“{written}”没有写出不用的词；写作 词 或 词=应写的词")


@rule(
    "GK611",
    "wrong-word",
    severity="warning",
    summary=("用词错误", "a wrong word"),
    basis="现代汉语规范用法；政府网站常见错别字",
    help=("请改为正确的词。", "Use the right word"),
    options=WrongWords,
    fix="safe",
    examples=[
        fails("推动法制政府建设。", at="法制政府", message="法治政府", count=1, fixed="推动法治政府建设。"),
        fails("认真落实上级决策布署。", message="部署"),
        fails("公布权利清单，规范行政权利运行。", count=1, message="权力清单", comment="一行提示一次"),
        fails("中华人民共合国成立以来。", severity="error", message="中华人民共和国"),
        fails("没有其它事项。", severity="info", message="其他"),
        fails(headings={"other": "六、其它需要报告的事项"}, severity="info", at="其它"),
        fails("提高政府信息公开工作规范化、法制化水平。", severity="info", message="法治化"),
        fails("全体经办人员接收岗前培训。", message="接受岗前培训", count=1),
        fails(
            "主动接收社会各界的监督。",
            message="“接收社会各界的监督”应为“接受社会各界的监督”",
            count=1,
            fixed="主动接受社会各界的监督。",
            comment="中间隔着字",
        ),
        fails("窗口人员接收了两次集中业务培训。", message="接受了两次集中业务培训"),
        fails("热线反应的群众合理诉求及时办结，反应群众急难愁盼诉求。", message="反映群众急难愁盼诉求"),
        passes("设专人接收并登记举报投诉，接收监督员来信，接收群众来信并开展监督。群众反应强烈的诉求优先办理。"),
        passes("接收申请后对经办人开展培训；接收单位接受监督，接收人的培训由我局组织。"),
        fails("栏目维护工做有序开展。", at="工做", message="工作"),
        passes("接收业务培训通知3份，由职工做好登记。", comment="接收的是通知；工做分属两个词"),
        passes("推动法治政府建设，落实决策部署，公布权力清单。"),
        passes("健全法制机构，推进法制化建设。", comment="没有上下文时“法制化”不算错"),
        passes("明确公民的权利和义务，保障合法权利。"),
        passes("支持群众依法维权，保障合法权利运行使用。", comment="字面相同而意思不同"),
        fails(
            "在办事大厅设立专区。",
            options={"reject": ("办事大厅=政务服务中心",)},
            at="办事大厅",
            message="“办事大厅”应为“政务服务中心”",
            count=1,
            fixed="在政务服务中心设立专区。",
            comment="本单位自己列的词，写明应写的词",
        ),
        fails(
            "依托某某云平台公开信息。",
            options={"reject": ("某某云平台",)},
            message="“某某云平台”是本单位列明不用的词",
            count=1,
            comment="只列不用的词",
        ),
        passes("推动法制政府建设。", options={"accept": ("法制政府",)}, comment="在选项里放行"),
        passes("推动法制政府建设。", options={"allow": ("法制政府",)}, comment="在选项里放行"),
        passes("在政务服务中心设立专区。", options={"reject": ("办事大厅=政务服务中心",)}),
    ],
)
def wrong_word(report: Report, options: WrongWords) -> Iterator[Finding]:
    """用了错别字或误用的词，如“法制政府”（应为“法治政府”）、“布署”（应为“部署”）、“行政权利”（应为“行政权力”）。

    词表里每个词都写明了正确的写法，容易误判的还要看上下文。国名写错的作为错误，“其它”“报导”等只作提示。
    同一行同一级别只提示一次。个别词不想查的，写进选项 `accept`；自己另有不用的词，写进选项 `reject`，如
    `reject = ["某某云平台", "办事大厅=政务服务中心"]`，等号后面是应写的词。词多的也可以由规则包增补词表。

    错误写法：`推动法制政府建设`、`决策布署`

    正确写法：`推动法治政府建设`、`决策部署`
    """
    body = report.body
    accepted = {*options.accept, *options.allow}
    found = [word for word in options.dictionary.found_in(body.text) if word.entry.word not in accepted]
    hits_of = [_PlacedWord(word, report.prose_at(word.start)[0], body.span(word.start, word.end)) for word in found]
    for _, same in groupby(hits_of, key=lambda item: (item.span.line, item.word.entry.severity)):
        yield _finding(list(same))
    yield from _rejected_words(report, options.reject)


def _rejected_words(report: Report, rejected: tuple[str, ...]) -> Iterator[Finding]:
    """The words that the user's own list rejects, wherever they stand."""
    for written in rejected:
        word, _, right = (part.strip() for part in written.partition("="))
        for match, span in report.body.find(re.compile(re.escape(word))):
            section = report.prose_at(match.start())[0].section
            yield _finding_of_own_word(span, word, right, f"{section}:{word}")


def _finding_of_own_word(span: Span, word: str, right: str, key: str) -> Finding:
    if not right:
        words = Words(f"“{word}”是本单位列明不用的词", f"“{word}” is on your own list of words not to use")
        return Finding(words, span, key, help=Words("请换用其他说法。", "Use another word"))
    changes = [TextChange(span, word, right)]
    return Finding(
        Words(f"“{word}”应为“{right}”", f"“{word}” should be “{right}”"),
        span,
        key,
        help=replacing(changes),
        fix=fix_of(Words("改为规定的词", "Use the word asked for"), changes),
    )


@dataclass(frozen=True)
class _PlacedWord:
    """A word of the dictionary with its place in the report."""

    word: DictionaryWord
    prose: Prose
    span: Span


def _finding(line: list[_PlacedWord]) -> Finding:
    first = line[0]
    entry = first.word.entry
    pairs = "，".join(dict.fromkeys(f"“{item.word.entry.word}”应为“{item.word.entry.right}”" for item in line))
    english = ", ".join(dict.fromkeys(f"“{item.word.entry.word}” → “{item.word.entry.right}”" for item in line))
    changes = [TextChange(item.span, item.word.entry.word, item.word.entry.right) for item in line]
    return Finding(
        Words(pairs, f"Wrong word: {english}"),
        first.span,
        f"{first.prose.section}:{entry.word}",
        severity=entry.severity,
        help=replacing(changes),
        fix=fix_of(Words("改为正确的词", "Use the right word"), changes),
    )
