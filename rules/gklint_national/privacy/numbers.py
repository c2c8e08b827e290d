"""Long numbers in a report: where they stand, how they are shown, and whether a line gives an office's contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gklint.api import NamedTuple, Report, Span, Table, lazy_pattern
from gklint_national.prose import in_address

_CONTACT = lazy_pattern(
    r"联系|咨询|举报|投诉|监督电话|监督热线|电话|手机|热线|传真|值班|受理|地址|邮编|邮箱|邮件|网址|公众号|来电|致电"
)
_APPLICANTS = lazy_pattern(r"申请人[\u4e00-\u9fff×*]{0,6}[（(]")  # 申请人王某某（手机…
_REACH = 40


class Number(NamedTuple):
    """A match of one kind of number: the text it stands in, the match there, and its place in the file."""

    text: str
    match: re.Match[str]
    span: Span
    section: str

    @property
    def digits(self) -> str:
        """The number without blanks and hyphens."""
        return re.sub(r"[^0-9Xx]", "", self.match[0])

    @property
    def masked(self) -> str:
        """First three and last four characters, the rest starred: what may be shown of it."""
        digits = self.digits
        return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"

    @property
    def before(self) -> str:
        """What stands before it in the sentence, up to 40 characters."""
        start = self.match.start()
        words = self.text[max(0, start - _REACH) : start]
        return re.split(r"[。；\n]", words)[-1]

    @property
    def is_contact(self) -> bool:
        """Whether it is given as a way to reach the office."""
        return _CONTACT.search(self.before) is not None and _APPLICANTS.search(self.before) is None


def numbers(report: Report, pattern: re.Pattern[str]) -> Iterator[Number]:
    """Each match of `pattern` in the running text and in tables of the office's own, outside web addresses."""
    body = report.body
    for match in pattern.finditer(body.text):
        if not in_address(body.text, match.start()):
            section = report.prose_at(match.start())[0].section
            yield Number(body.text, match, body.span(match.start(), match.end()), section)
    for table in _own_tables(report):
        yield from _in_cells(table, pattern)


@lru_cache(maxsize=1)
def _own_tables(report: Report) -> tuple[Table, ...]:
    """The tables that are none of the statutory ones."""
    statutory = [table.span for table in (*report.tables, *report.surplus_tables)]
    every = (block for block in report.document.blocks if isinstance(block, Table))
    return tuple(block for block in every if not any(_overlap(block.span, span) for span in statutory))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _in_cells(table: Table, pattern: re.Pattern[str]) -> Iterator[Number]:
    for row in table.rows:
        for cell in row:
            for match in pattern.finditer(cell.text):
                yield Number(cell.text, match, cell.span, "table")
