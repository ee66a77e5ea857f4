"""PDF to a document: runs of glyphs to lines, columns, paragraphs, notes and headings."""
