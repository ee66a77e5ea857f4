"""Pages as they are painted, for tests to look at."""

from itertools import groupby
from operator import itemgetter

from astana_reader.articles.article import Article
from astana_reader.reading.look.geometry import Geometry, arrange
from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.rows import page_rows

INK = Look(PALETTES["ink"])
NO_COLOR = Look(PALETTES["ink"], colorless=True)
FEW = Look(PALETTES["ink"], color_count=16)


def screen(article: Article, width: int = 80, look: Look = INK) -> tuple[list[str], Page]:
    """The rows of a page of an article, from the left edge of its column."""
    page, geometry = laid_out(article, width)
    rows = page_rows(page, Layers(), look, geometry)
    left = geometry.text_left
    texts = ["".join(text for text, _ in row)[left:].rstrip() for row in rows]
    return texts[1 : 1 + len(page.places())], page


def laid_out(article: Article, width: int = 80, height: int = 200) -> tuple[Page, Geometry]:
    geometry = arrange(width, height, 66, 0)
    page = Page(article)
    page.resize(geometry.text_width, geometry.page_height)
    return page, geometry


def runs_with(article: Article, words: str, layers: Layers, look: Look = INK) -> list[Run]:
    page, geometry = laid_out(article)
    for runs in page_rows(page, layers, look, geometry):
        if words in "".join(text for text, _ in runs):
            return list(runs)
    raise AssertionError(words)


def ink_of(article: Article, words: str, look: Look = INK, layers: Layers | None = None) -> Ink:
    """The ink of some words, which stand on one row in one ink."""
    runs = runs_with(article, words, layers or Layers(), look)
    same: list[Run] = [
        ("".join(t for t, _ in some), ink) for ink, some in groupby(runs, itemgetter(1))
    ]
    found = [ink for text, ink in same if words in text]
    assert len(found) == 1, runs
    return found[0]
