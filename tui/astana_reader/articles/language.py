"""The language of an article, which decides how names and dates are found in it."""

from __future__ import annotations

from astana_reader.text.language import Language, language

from .article import Article


def written_in(article: Article) -> Language:
    """The language that the user forces, else the text's own, else the declared one."""
    return language(article.text, article.source.options.language, article.metadata.language)
