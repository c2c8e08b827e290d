"""When the report was published: the date the file states, else that of the signature."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gklint.api import Report, Span


class Published(NamedTuple):
    day: date
    span: Span
    signed: bool  # read from the signature, not from the file's own data


def published(report: Report) -> Published | None:
    """None when neither is known, or when the signature's date does not exist."""
    masthead = report.masthead
    if report.document.published is not None:
        return Published(report.document.published, masthead.signed_span or report.whole, False)
    if masthead.signed is None or masthead.signed_span is None:
        return None
    try:
        return Published(date(*masthead.signed), masthead.signed_span, True)
    except ValueError:
        return None
