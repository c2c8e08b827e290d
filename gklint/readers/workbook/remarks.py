"""What a reader of workbooks says of one: hidden sheets, formulas without a value, nothing in it."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.readers.document_draft import Draft
from gklint.readers.unreadable import unreadable
from gklint.readers.workbook.sheet import WorkbookSheet

_NAMED = 5  # addresses of formulas that are named


def note_hidden_sheet(draft: Draft, name: str) -> None:
    words = Words(f"工作表“{name}”被隐藏，未检查", f'the sheet "{name}" is hidden and was not checked')
    help = Words("请删除隐藏的工作表，或取消隐藏后重新检查。", "delete the hidden sheet, or show it and check again")
    draft.note("hidden", words, f"sheet {name}", help)


def note_sheet(draft: Draft, sheet: WorkbookSheet) -> None:
    """Note what of a sheet could not be read."""
    if sheet.hidden:
        words = Words(
            f"工作表“{sheet.name}”有隐藏的行或列，其中的内容未检查",
            f'the sheet "{sheet.name}" has hidden rows or columns; their content was not checked',
        )
        draft.note("hidden", words, f"rows {sheet.name}", _SHOW)
    if sheet.unseen:
        words = Words(
            f"工作表“{sheet.name}”有{sheet.unseen}个单元格带有看不见的文字（与底色相同、字号极小或格式不显示），未检查",
            f'the sheet "{sheet.name}" has text that cannot be seen in {sheet.unseen} cells; it was not checked',
        )
        draft.note("hidden", words, f"text {sheet.name}", _UNHIDE)
    if sheet.unvalued:
        _note_formulas(draft, sheet.name, sheet.unvalued)


def _note_formulas(draft: Draft, name: str, cells: Sequence[str]) -> None:
    named = "、".join(cells[:_NAMED]) + ("等" if len(cells) > _NAMED else "")
    words = Words(
        f"工作表“{name}”有{len(cells)}个公式没有计算结果（{named}），按空白读取",
        f'the sheet "{name}" has {len(cells)} formulas without a value ({", ".join(cells[:_NAMED])}), read as blank',
    )
    draft.note("formula", words, name, _CALCULATE)


def empty_workbook(path: str, format: str) -> Document:
    """The document of a workbook in which nothing visible is written."""
    return unreadable(path, "empty", Words("工作簿没有内容", "the workbook is empty"), _FILL, format)


def other_workbook(path: str, kind: str) -> Document:
    """The document of a workbook in a format that is not read; `kind` is its usual suffix."""
    words = Words(f"这是 {kind} 格式的工作簿，无法读取", f"this is a workbook in the {kind} format, which is not read")
    return unreadable(path, "other-workbook", words, _SAVE_AS_XLSX, kind.lstrip("."))


_SAVE_AS_XLSX = Words("请用 Excel 或 WPS 打开，另存为 .xlsx 再检查。", "open it, save it as .xlsx and check that")
_SHOW = Words("请取消隐藏，或删除隐藏的行和列。", "show the hidden rows and columns, or delete them")
_UNHIDE = Words(
    "请删除这些文字，或改用能看清的颜色、字号和数字格式。",
    "delete that text, or give it a colour, a size and a format in which it is seen",
)
_CALCULATE = Words("请用 Excel 或 WPS 打开、重新计算并保存。", "open it in a spreadsheet program, recalculate and save")
_FILL = Words("请确认报送的是完整的年度报告。", "check that the complete report was handed in")
