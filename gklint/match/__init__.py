"""Document → Report: sections, masthead, statutory tables, prose."""
