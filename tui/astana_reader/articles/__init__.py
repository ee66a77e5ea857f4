"""A file becomes an article: canonical text, blocks, metadata."""
