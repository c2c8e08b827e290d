"""Printed tables as rows of text, cell by cell: tabs, lines, pipes, blanks.

A renderer gives the text of each row; what stands between rows is the layout's choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.testing.printed_tables import PrintedCell, PrintedRow, PrintedTable

Rows = list[str]


def beginning_cells(row: PrintedRow) -> tuple[PrintedCell, ...]:
    """The cells that begin in this row."""
    return tuple(cell for cell in row if not cell.continued)


def _spanned_columns(table: PrintedTable, row: PrintedRow) -> int:
    """Columns of the table in which no cell of this row begins."""
    return table.width - len(beginning_cells(row))


def tabs(table: PrintedTable) -> Rows:
    """One cell a line after a tab; the lower part of a tall cell is a bare tab."""
    return ["\n".join("\t" + cell.text for cell in row) for row in table.rows]


def tabs_broken(table: PrintedTable) -> Rows:
    """Tab-separated rows as in `tabs`, with a page end after the third value of every ninth row."""
    rows = []
    for index, row in enumerate(table.rows):
        values = [at for at, cell in enumerate(row) if cell.value]
        cut = values[3] if index % 9 == 5 and len(values) > 3 else len(row)
        pages = (row[:cut], row[cut:])
        rows.append("\n\n".join("\n".join("\t" + cell.text for cell in page) for page in pages if page))
    return rows


def lines(table: PrintedTable) -> Rows:
    """One cell a line, a blank line between cells, nothing for a spanned column."""
    return ["\n\n".join(cell.text for cell in beginning_cells(row)) for row in table.rows]


def pipes(table: PrintedTable) -> Rows:
    """A row a line, ` | ` between cells, nothing for a spanned column."""
    return [" | ".join(cell.text for cell in beginning_cells(row)) for row in table.rows]


def pipes_padded(table: PrintedTable) -> Rows:
    """Piped rows with a pipe after each cell and one for each spanned column at the end of the row."""
    return [
        " ".join(f"{cell.text} |" for cell in beginning_cells(row))
        + (" " + "|" * count if (count := _spanned_columns(table, row)) else "")
        for row in table.rows
    ]


def pipes_broken(table: PrintedTable) -> Rows:
    """Piped rows with a page end inside every ninth row, which continues below a page number."""
    rows = []
    for index, row in enumerate(table.rows):
        texts = [cell.text for cell in beginning_cells(row)]
        values = sum(cell.value for cell in row)
        cut = len(texts) - 3 if index % 9 == 5 and values > 3 else len(texts)
        pages = (" | ".join(texts[:cut]), " | ".join(texts[cut:]))
        rows.append(f"\n\n- {index} -\n\n".join(page for page in pages if page))
    return rows


def pipes_round_labels(table: PrintedTable) -> Rows:
    """Piped rows with each long label cut in two and the values between its halves."""
    return [_round_label(beginning_cells(row)) for row in table.rows]


def _round_label(cells: Sequence[PrintedCell]) -> str:
    labels = [cell.text for cell in cells if not cell.value]
    values = [cell.text for cell in cells if cell.value]
    if not values or not labels or len(labels[-1]) <= 20:
        return " | ".join(cell.text for cell in cells)
    first, rest = labels[-1][:15], labels[-1][15:]
    return "\n".join([" | ".join([*labels[:-1], first]), "| " + " | ".join(values), rest])


def pipes_collapsed(table: PrintedTable) -> Rows:
    """Piped rows without empty cells, whose pipes stand at the end of the row."""
    rows = []
    for row in table.rows:
        texts = [cell.text for cell in row if cell.text]
        rows.append(" ".join([*(f"{text} |" for text in texts), "|" * (table.width - len(texts))]).rstrip(" "))
    return rows


def pipe_lines(table: PrintedTable) -> Rows:
    """One cell a line with a pipe after it, spanned columns as a line of pipes."""
    return [
        "\n".join([*(f"{cell.text} |" for cell in beginning_cells(row)), "|" * (_spanned_columns(table, row) + 1)])
        for row in table.rows
    ]


def pipes_apart(table: PrintedTable) -> Rows:
    """Cell and pipe each on a line of its own."""
    return ["\n".join(f"{cell.text}\n|" if cell.text else "|" for cell in beginning_cells(row)) for row in table.rows]


def markdown(table: PrintedTable) -> Rows:
    """A Markdown table; spanned columns are empty cells."""
    return list(_markdown(table, table.rows))


def markdown_cut(table: PrintedTable) -> Rows:
    """A Markdown table cut into several."""
    return ["\n".join(_markdown(table, table.rows[start : start + 7])) + "\n" for start in range(0, len(table.rows), 7)]


def _markdown(table: PrintedTable, rows: Sequence[PrintedRow]) -> Iterator[str]:
    for index, row in enumerate(rows):
        yield "| " + " | ".join(_grid(row)) + " |"
        if index == 0:
            yield "|" + "---|" * table.width


def _grid(row: PrintedRow) -> Iterator[str]:
    """One text for each column."""
    for cell in row:
        yield cell.text.replace("\n", "")
        yield from [""] * (cell.width - 1)


def boxed_pipes(table: PrintedTable) -> Rows:
    """Pipes round the row, blanks and line ends inside the cells."""
    return ["".join(f"| \n {cell.text}  " for cell in beginning_cells(row)) + "|" for row in table.rows]


def spaces(table: PrintedTable) -> Rows:
    """A row a line, cells separated by one blank."""
    return [" ".join(cell.text for cell in beginning_cells(row)) for row in table.rows]


def interleaved_headers(table: PrintedTable) -> Rows:
    """Rows separated by blanks; the headers of table four are set vertically and read across."""
    rows = spaces(table)
    if table.key != "four":
        return rows
    columns = [cell.text for row in table.rows[1:3] for cell in row if not cell.continued and cell.width == 1]
    across = [" ".join(text[at] for text in columns if at < len(text)) for at in range(4)]
    return [rows[0], "未经复议直接起诉 复议后起诉", *across, *rows[3:]]


def shifted_tabs(table: PrintedTable) -> Rows:
    """Tabs between cells as from a PDF: columns shift from page to page, tabs trail."""
    first, last = {"two": (3, 99), "three": (4, 20)}.get(table.key, (99, 99))
    return [_shifted_row(row, 0 if index < first else 1 if index < last else 2) for index, row in enumerate(table.rows)]


def _shifted_row(row: PrintedRow, page: int) -> str:
    """A row on the first page, the second (a trailing column), the third (labels moved left)."""
    if page == 0:
        head, *rest = row
        return "\t".join([head.text, *_grid(tuple(rest))])
    if page == 1:
        gap = [""] if row[0].width > 1 else []
        return "\t".join([row[0].text, *gap, *(cell.text for cell in row[1:]), "", ""])
    cells = beginning_cells(row)
    labels = [cell.text for cell in cells if not cell.value]
    return "\t".join([*labels, "", *(cell.text for cell in cells if cell.value), ""])
