"""Workbooks (xlsx, xls, et): their sheets, cells and number formats, and the blocks these make."""
