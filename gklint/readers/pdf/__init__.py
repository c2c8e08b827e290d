"""PDF: characters and rulings of a page, the grid the rulings make, tables over pages, lines of text."""
