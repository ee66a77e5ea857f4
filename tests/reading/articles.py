"""Articles for the tests of the screen."""

from dataclasses import replace
from pathlib import Path

from astana_reader.articles.article import Article, text_id
from astana_reader.articles.document import Hints, Metadata
from astana_reader.articles.loading import read_article
from astana_reader.articles.plain_text import canonical_text, read

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"


def article_of(text: str) -> Article:
    text = canonical_text(text)
    return Article(text_id(text), replace(read(text.encode(), Hints()), metadata=Metadata("test")))


def seed() -> Article:
    return read_article(SEED)
