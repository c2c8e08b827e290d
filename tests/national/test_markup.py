"""Marks of a markup language: what is residue in one format is right in another."""

from __future__ import annotations

import pytest
from gklint_national.structure.gk119_markup_residue import markup_residue

from gklint.match.recognise import recognise
from gklint.model.plugin import ReaderOptions
from gklint.readers.markdown import read as read_markdown
from gklint.readers.text import read as read_text
from gklint.testing.national_forms import national_forms, national_vocabulary
from gklint.testing.report import report

_LINK = "登录[门户网站](http://www.example.gov.cn/zwgk)查询。"


@pytest.mark.parametrize(("read", "path", "found"), [(read_text, "年报.txt", 1), (read_markdown, "年报.md", 0)])
def test_a_link_is_residue_in_text_only(read, path, found):
    text = report(form=national_forms()["2021"], year=2023, overview=_LINK)
    subject = recognise(read(text.encode(), path, ReaderOptions()), national_forms(), national_vocabulary())
    assert len(list(markup_residue.check(subject, markup_residue.options))) == found
