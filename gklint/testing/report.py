"""A complete lawful report in gklint's own wording, with any part of it replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gklint.model.form import PARTIES, SECTION_KEYS, Figure, Form, FormRow
from gklint.model.rule import EXAMPLE_PARTS
from gklint.testing import wording
from gklint.testing.composed_report import FIRST_PLACEHOLDER, Composed, ReportPart
from gklint.testing.layouts import LAYOUTS
from gklint.testing.national_forms import national_forms
from gklint.testing.printed_tables import PrintedCell, TableParts, printed_table


def report(**parts: Any) -> str:
    """The text of a lawful report with `parts` replaced.

    - `form` ("2021" by default, "2019", or a Form such as one of `forms_in(package)`), `year` (2023; 2020 with the
      form of 2019), `organ` (某某区民政局)
    - `title`, `preamble`, `overview`, `disclosure`, `requests`, `review`, `problems`, `other`, `end`: prose, lines
      separated by line ends, "" for nothing; in the sections with a table it stands between heading and table;
      `end` is what follows section six
    - `headings` {section: whole heading line}, `notes` {section: line under its table}
    - `facts` {figure: number or raw cell text}; figures not given are 0. Beside it any keyword with a dot is a
      figure: `outcome.total@business`, and without party natural person and total alike
    - `labels` {printed text: other text} for headers and row labels, `local` [ids of local rows to print]
    - `drop` [sections], `drop_rows` [row ids], `drop_tables` [two, three, four], `extra_rows` {row id: "label|1|2"}
      (a row after that row), `order` [sections in the order wanted, each with its own heading]
    - `layout` (a name in `gklint.testing.LAYOUTS`), `text` (the whole text; nothing else counts)
    - `noted` [kinds of notes] that the reader of another format would have made on this file (examples only)

    Raises TypeError for a part that does not exist, ValueError for a figure or name that does not.
    """
    if "text" in parts:
        return str(parts["text"])
    layout = parts.get("layout", "tabs")
    if layout not in LAYOUTS:
        raise ValueError(f"no layout {layout!r}; there are {', '.join(LAYOUTS)}")
    return LAYOUTS[layout].lay(compose(**parts)).text


def compose(**parts: Any) -> Composed:
    """A lawful report with `parts` replaced, before it is laid out as text."""
    unknown = [name for name in parts if name not in EXAMPLE_PARTS and "." not in name]
    if unknown:
        raise TypeError(f"no part {unknown[0]!r}; there are {', '.join(EXAMPLE_PARTS)}")
    form = _form(parts.get("form", "2021"))
    year = int(parts.get("year", 2020 if form.base == "2019" else 2023))
    organ = str(parts.get("organ", "某某区民政局"))
    raw = raw_cells(form, parts)
    texts = _texts(form, organ, year, raw) | {name: str(value) for name, value in parts.items() if name in _PROSE}
    placeholders = {figure: chr(FIRST_PLACEHOLDER + index) for index, figure in enumerate(raw)}
    tables = _tables(form, parts, lambda figure: _cell(figure, raw[figure], placeholders[figure]))
    pieces = tuple(_pieces(texts, parts, tables))
    values = {placeholders[figure]: (figure, value) for figure, value in raw.items()}
    return Composed(form.base, organ, year, pieces, values)


_PROSE = ("title", "preamble", *SECTION_KEYS, "end")


def _form(written: str | Form) -> Form:
    if isinstance(written, Form):
        return written
    name, forms = str(written), national_forms()
    if name not in forms:
        raise ValueError(f"no form {name!r}; there are {', '.join(forms)}")
    return forms[name]


def raw_cells(form: Form, parts: Mapping[str, Any]) -> dict[Figure, str]:
    """The text of every cell of the form: what the parts say, else 0."""
    raw = {figure: "0" for table in form.tables for figure in table.figures}
    given = dict(parts.get("facts", {})) | {name: value for name, value in parts.items() if "." in name}
    for name, value in given.items():
        for figure in _figures(name, raw):
            raw[figure] = "" if value is None else str(value)
    return raw


def _figures(name: str, known: Mapping[Figure, str]) -> Sequence[Figure]:
    """`a.b@business` → that figure; `a.b` → the figure, or natural person and total in table three."""
    concept, _, party = name.partition("@")
    wanted: list[Figure] = [(concept, party)] if party else [(concept, None)]
    if not party and (concept, PARTIES[0]) in known:
        wanted = [(concept, PARTIES[0]), (concept, PARTIES[-1])]
    missing = [figure for figure in wanted if figure not in known]
    if missing:
        raise ValueError(f"no figure {name!r} in this form")
    return wanted


def _texts(form: Form, organ: str, year: int, raw: wording.Raw) -> dict[str, str]:
    return {
        "title": wording.title(organ, year),
        "preamble": wording.PREAMBLE.format(year=year),
        "overview": wording.overview(year, raw),
        "problems": wording.PROBLEMS,
        "other": wording.OTHER[form.base],
        "end": wording.signature(organ, year),
    }


def _cell(figure: Figure, raw: str, placeholder: str) -> PrintedCell:
    return PrintedCell(placeholder if raw else "", value=True, figure=figure)


def _tables(form: Form, parts: Mapping[str, Any], cell: Callable[[Figure], PrintedCell]) -> dict[str, ReportPart]:
    """The table of each section that has one."""
    local, dropped = _wanted_local(form, parts), set(parts.get("drop_rows", ()))
    replaced = {row.replaces for table in form.tables for row in table.rows if row.id in local}

    def kept(row: FormRow) -> bool:
        return row.id not in dropped | replaced and (not row.local or row.id in local)

    table_parts = TableParts(cell, kept, parts.get("extra_rows", {}), parts.get("labels", {}))
    return {
        table.section: ReportPart("table", table=printed_table(table, table_parts), section=table.section)
        for table in form.tables
        if table.key not in parts.get("drop_tables", ())
    }


def _wanted_local(form: Form, parts: Mapping[str, Any]) -> set[str]:
    """The local rows to print: those asked for, and those that a given figure calls for with their neighbours."""
    given = {name.partition("@")[0] for name in (*parts, *parts.get("facts", {})) if "." in name}
    local = [row for table in form.tables for row in table.rows if row.local]
    called = {row.replaces or row.id for row in local if given & {concept for concept, _ in row.figures}}
    return set(parts.get("local", ())) | {row.id for row in local if (row.replaces or row.id) in called}


def _pieces(
    texts: Mapping[str, str], parts: Mapping[str, Any], tables: Mapping[str, ReportPart]
) -> Iterable[ReportPart]:
    yield from _paragraphs("title", texts["title"], "")
    yield from _paragraphs("preamble", texts["preamble"], "")
    headings = wording.HEADINGS | parts.get("headings", {})
    for key in parts.get("order", SECTION_KEYS):
        if key in parts.get("drop", ()):
            continue
        yield ReportPart("heading", headings[key], section=key)
        yield from _paragraphs("body", texts.get(key, ""), key)
        if key in tables:
            yield tables[key]
        yield from _paragraphs("note", parts.get("notes", {}).get(key, ""), key)
    yield from _paragraphs("end", texts["end"], "")


def _paragraphs(kind: Any, text: str, section: str) -> Iterable[ReportPart]:
    return (ReportPart(kind, line, section=section) for line in text.splitlines() if line)
