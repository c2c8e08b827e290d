"""Form files (YAML) → Form: the national forms, and a package's forms that extend one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gklint.model.bilingual import Words
from gklint.model.declaration import Node, read_declaration
from gklint.model.form import PARTIES, SECTION_KEYS, Figure, Form, FormRow, FormSection, FormTable

_FORM_KEYS = ("id", "extends", "title", "notice", "years", "sections", "tables")
_SECTION_KEYS = ("number", "heading", "accepted", "variants", "keywords")
_TABLE_KEYS = ("title", "section", "marks", "spanning", "blocks", "rows", "columns", "figures", "drop")
_BLOCK_KEYS = ("label", "columns", "rows")
_COLUMN_KEYS = ("figure", "header", "unit", "variants")
_ROW_KEYS = ("id", "concept", "label", "ordinal", "group", "variants", "old", "local", "replaces", "after")


def read_form(text: str, file: str, known: Mapping[str, Form] | None = None) -> Form:
    """The form a YAML text declares. `known` are the forms it may extend, by id.

    Raises DeclarationError naming file, line and key.
    """
    root = read_declaration(text, file)
    keys = root.mapping(_FORM_KEYS, required=("id",))
    if "extends" in keys:
        return _extend_form(keys, _base(keys["extends"], known or {}))
    for name in ("title", "notice", "years", "sections", "tables"):
        if name not in keys:
            raise root.error(f"缺少“{name}”；若以国家格式为基础，请写 extends")
    sections = keys["sections"].mapping(SECTION_KEYS, required=SECTION_KEYS)
    tables = keys["tables"].mapping(("two", "three", "four"), required=("two", "three", "four"))
    first, last = _years(keys["years"])
    built = tuple(_table(key, node) for key, node in tables.items())
    return Form(
        id=keys["id"].text(),
        base=keys["id"].text(),
        title=_words(keys["title"]),
        notice=keys["notice"].text(),
        first_year=first,
        last_year=last,
        sections=tuple(_section(key, node, None) for key, node in sections.items()),
        tables=built,
        labels=_labels(built),
    )


def _base(node: Node, known: Mapping[str, Form]) -> Form:
    name = node.text()
    if name not in known:
        raise node.error(f"没有可扩展的格式“{name}”，已知：{'、'.join(known) or '无'}")
    return known[name]


def _extend_form(keys: Mapping[str, Node], base: Form) -> Form:
    first, last = _years(keys["years"]) if "years" in keys else (base.first_year, base.last_year)
    changed_sections = keys["sections"].mapping(SECTION_KEYS) if "sections" in keys else {}
    changed_tables = keys["tables"].mapping(("two", "three", "four")) if "tables" in keys else {}
    sections = tuple(
        _section(old.key, changed_sections[old.key], old) if old.key in changed_sections else old
        for old in base.sections
    )
    tables = tuple(
        _changed_table(old, changed_tables[old.key]) if old.key in changed_tables else old for old in base.tables
    )
    return replace(
        base,
        id=keys["id"].text(),
        base=base.base,
        title=_words(keys["title"]) if "title" in keys else base.title,
        notice=keys["notice"].text() if "notice" in keys else base.notice,
        first_year=first,
        last_year=last,
        sections=sections,
        tables=tables,
        labels=_labels(tables),
    )


def _words(node: Node) -> Words:
    if node.is_scalar:
        return Words(node.text())
    keys = node.mapping(("zh", "en"), required=("zh",))
    return Words(keys["zh"].text(), keys["en"].text() if "en" in keys else "")


def _years(node: Node) -> tuple[int, int | None]:
    keys = node.mapping(("from", "to"), required=("from",))
    return keys["from"].integer(), keys["to"].integer() if "to" in keys else None


def _texts(keys: Mapping[str, Node], name: str) -> tuple[str, ...]:
    return tuple(keys[name].texts()) if name in keys else ()


def _text(keys: Mapping[str, Node], name: str, otherwise: str = "") -> str:
    return keys[name].text() if name in keys else otherwise


def _section(key: str, node: Node, old: FormSection | None) -> FormSection:
    """A section; when it changes `old`, its wordings are added and the old heading stays accepted."""
    keys = node.mapping(_SECTION_KEYS, required=() if old else ("number", "heading"))
    if old is None:
        number, heading = keys["number"].integer(), keys["heading"].text()
        texts = (_texts(keys, name) for name in ("variants", "keywords", "accepted"))
        return FormSection(key, number, heading, *texts)
    heading = _text(keys, "heading", old.heading)
    kept = old.variants if heading == old.heading else (old.heading, *old.variants)
    variants = tuple(dict.fromkeys((*_texts(keys, "variants"), *kept)))
    keywords = (*old.keywords, *_texts(keys, "keywords"))
    accepted = (*_texts(keys, "accepted"), *old.accepted)
    return replace(old, heading=heading, variants=variants, keywords=keywords, accepted=accepted)


def _table(key: str, node: Node) -> FormTable:
    keys = node.mapping(_TABLE_KEYS, required=("title", "section"))
    if "blocks" in keys:
        rows = [row for block in keys["blocks"].sequence() for row in _block_rows(block)]
    elif "columns" in keys:
        rows = [_single_row(keys)]
    else:
        rows = [_party_row(row) for row in keys["rows"].sequence()]
    return FormTable(
        key=key,
        title=_words(keys["title"]),
        section=keys["section"].choice(SECTION_KEYS),
        rows=tuple(rows),
        marks=_texts(keys, "marks"),
        spanning=_texts(keys, "spanning"),
    )


class _FormColumns:
    """The value columns of a block of table two."""

    def __init__(self, node: Node) -> None:
        columns = [column.mapping(_COLUMN_KEYS, required=("figure", "header")) for column in node.sequence()]
        self.names = tuple(column["figure"].text() for column in columns)
        self.headers = tuple(column["header"].text() for column in columns)
        self.variants = tuple(_texts(column, "variants") for column in columns)
        self.units = tuple(
            column["unit"].choice(("count", "change", "money")) if "unit" in column else "count" for column in columns
        )

    def onto(self, row: FormRow) -> FormRow:
        """The row with these columns."""
        figures = tuple((f"{row.id}.{name}", None) for name in self.names)
        return replace(
            row, figures=figures, headers=self.headers, header_variants=self.variants, column_units=self.units
        )


def _block_rows(node: Node) -> list[FormRow]:
    keys = node.mapping(_BLOCK_KEYS, required=("label", "columns", "rows"))
    columns, label = _FormColumns(keys["columns"]), keys["label"].text()
    return [columns.onto(_plain_row(row, label)) for row in keys["rows"].sequence()]


def _plain_row(node: Node, block: str) -> FormRow:
    keys = node.mapping(_ROW_KEYS, required=("concept", "label"))
    return FormRow(
        id=keys["concept"].text(),
        label=keys["label"].text(),
        figures=(),
        variants=_texts(keys, "variants"),
        old_labels=_texts(keys, "old"),
        block=block,
        local=keys["local"].boolean() if "local" in keys else False,
        replaces=_text(keys, "replaces"),
    )


def _party_row(node: Node) -> FormRow:
    keys = node.mapping(_ROW_KEYS, required=("id", "concept", "label"))
    concept = keys["concept"].text()
    figures: tuple[Figure, ...] = tuple((concept, party) for party in PARTIES)
    return FormRow(
        id=keys["id"].text(),
        label=keys["label"].text(),
        figures=figures,
        ordinal=_text(keys, "ordinal"),
        variants=_texts(keys, "variants"),
        old_labels=_texts(keys, "old"),
        group=_text(keys, "group"),
        local=keys["local"].boolean() if "local" in keys else False,
    )


def _single_row(keys: Mapping[str, Node]) -> FormRow:
    """Table four: one row of values below its headers."""
    parts = {name: node.text() for name, node in keys["figures"].items()}
    columns = [
        column.mapping(("concept", "label"), required=("concept", "label")) for column in keys["columns"].sequence()
    ]
    figures: tuple[Figure, ...] = tuple((f"{c['concept'].text()}.{part}", None) for c in columns for part in parts)
    headers = tuple(f"{c['label'].text()}·{label}" for c in columns for label in parts.values())
    return FormRow(id="t4", label="", figures=figures, headers=headers)


def _changed_table(old: FormTable, node: Node) -> FormTable:
    """A table with a package's changes: columns replaced, rows added, replaced or dropped."""
    keys = node.mapping(_TABLE_KEYS)
    rows = [row for row in old.rows if row.id not in _texts(keys, "drop")]
    for block in keys["blocks"].sequence() if "blocks" in keys else []:
        rows = _changed_block(rows, block)
    for row in keys["rows"].sequence() if "rows" in keys else []:
        rows = _insert_row(rows, _party_row(row), row)
    return replace(
        old,
        title=_words(keys["title"]) if "title" in keys else old.title,
        rows=tuple(rows),
        marks=(*old.marks, *_texts(keys, "marks")),
        spanning=(*old.spanning, *_texts(keys, "spanning")),
    )


def _changed_block(rows: Sequence[FormRow], node: Node) -> list[FormRow]:
    keys = node.mapping(_BLOCK_KEYS, required=("label",))
    label = keys["label"].text()
    present = [row for row in rows if row.block == label]
    changed = list(rows)
    if "columns" in keys:
        columns = _FormColumns(keys["columns"])
        changed = [columns.onto(row) if row.block == label else row for row in changed]
    elif not present:
        raise node.error(f"“{label}”不是原格式的栏目；新增栏目须写 columns")
    for row_node in keys["rows"].sequence() if "rows" in keys else []:
        row = _plain_row(row_node, label)
        row = columns.onto(row) if "columns" in keys else _like(row, present[0])
        changed = _insert_row(changed, row, row_node)
    return changed


def _like(row: FormRow, other: FormRow) -> FormRow:
    """The row with the columns of another row of its block."""
    figures = tuple((f"{row.id}.{concept.rpartition('.')[2]}", None) for concept, _ in other.figures)
    return replace(
        row,
        figures=figures,
        headers=other.headers,
        header_variants=other.header_variants,
        column_units=other.column_units,
    )


def _insert_row(rows: Sequence[FormRow], row: FormRow, node: Node) -> list[FormRow]:
    """The rows with `row` in its place: instead of the row it replaces, after the named one, or last of its block."""
    keys = node.mapping(_ROW_KEYS)
    ids = [other.id for other in rows]
    if row.id in ids:
        at = ids.index(row.id)
    elif row.replaces in ids:
        at = ids.index(row.replaces)
    elif "after" not in keys:
        at = max((i for i, other in enumerate(rows) if other.block == row.block), default=len(rows) - 1) + 1
    elif keys["after"].text() in ids:
        at = ids.index(keys["after"].text()) + 1
    else:
        raise keys["after"].error(f"没有“{keys['after'].text()}”这一行")
    gone = (row.id, row.replaces)
    before = [other for other in rows[:at] if other.id not in gone]
    return [*before, row, *(other for other in rows[at:] if other.id not in gone)]


def _labels(tables: Sequence[FormTable]) -> tuple[tuple[str, str], ...]:
    """What people call each concept: the row, or row and column."""
    found: dict[str, str] = {}
    for table in tables:
        for row in table.rows:
            for index, (concept, party) in enumerate(row.figures):
                header = row.headers[index] if row.headers else ""
                found[concept] = row.label if party else f"{row.label}·{header}" if row.label else header
    return tuple(found.items())
