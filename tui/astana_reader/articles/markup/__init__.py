"""A tree of HTML elements becomes blocks: for web pages, Markdown, EPUB, DOCX and mail alike."""
