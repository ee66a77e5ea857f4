"""EPUB to a document: the archive, its package, its navigation, its pages."""
