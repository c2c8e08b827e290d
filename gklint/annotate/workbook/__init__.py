"""Workbooks with a note and a colour on each cell that is at fault."""
