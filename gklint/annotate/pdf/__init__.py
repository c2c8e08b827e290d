"""PDF files with a highlight and a note on the words of each finding."""
