"""Marked articles to export, plain and hostile."""

from datetime import date

from hypothesis import strategies as st

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.edits import adding
from astana_reader.annotations.history import apply
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Records,
    clean_note,
    clean_tags,
    new_id,
    select,
    stamp,
)
from astana_reader.articles.article import Article, text_id
from astana_reader.articles.document import Document, Metadata
from astana_reader.articles.plain_text import canonical_text, find_blocks
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.visible import visible_line

TEXT = "The peace talks are being held in Astana.\n\nRebels said on Monday that they had failed.\n"


def article_of(text: str, title: str = "Talks", url: str = "") -> Article:
    text = canonical_text(text)
    metadata = Metadata(visible_line(title) or "untitled", "Ann Other", "CNN", url)
    return Article(text_id(text), Document(text, find_blocks(text), metadata=metadata))


def records_of(article: Article, *annotations: Annotation) -> Records:
    empty = Records(ArticleRecord(sha256=article.id, modified=stamp()))
    return apply(empty, adding(annotations))


def marked(article: Article, *annotations: Annotation, note: str = "") -> MarkedArticle:
    return marked_with(article, records_of(article, *annotations), note)


def marked_with(article: Article, records: Records, note: str = "") -> MarkedArticle:
    book = Notebook(records, Revision(article.text, article.id, article.id, lambda _: None))
    day = date(2017, 1, 22)
    return MarkedArticle(article, day, note, book.highlights, book.orphans, book.guesses)


def mark(
    text: str, start: int, end: int, pen: str = "claim", tags: tuple[str, ...] = (), note: str = ""
) -> Annotation:
    time = stamp()
    tags = clean_tags(tags)
    return Annotation(new_id(), time, time, select(text, start, end), pen, tags, clean_note(note))


SYNTAX = (
    "# ", "## ", "- ", "+ ", "* ", "1. ", "2) ", "> ", "```", "~~~", "    ", "\t", "==", "---",
    "***", "[a](b)", "![a](b)", "<b>", "</b>", "<!--", "&lt;", "&#35;", "`", "*", "_", "~~", "|",
    "| a | b |", "|---|---|", ":--", "\\", "=", "@", "http://x.yz", "<http://x.yz>", "word", "“",
    "\n", "\n\n", " ", "\r\n", "\x1b[31m", "\u202e", "é", "北京", "🙂", "=1+1", '"', "'", ",", ";",
)  # fmt: skip
hostile = st.lists(st.sampled_from(SYNTAX), max_size=12).map("".join) | st.text(max_size=30)


@st.composite
def marked_articles(draw: st.DrawFn) -> MarkedArticle:
    """An article of hostile text with up to three marks, hostile tags, notes and title."""
    article = article_of(draw(hostile.filter(lambda text: text.strip() != "")), draw(hostile))
    annotations = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(article.text) - 1))
        end = draw(st.integers(start + 1, len(article.text)))
        tags = tuple(draw(st.lists(hostile, max_size=2)))
        pen = draw(st.sampled_from(PEN_IDS))
        annotations.append(mark(article.text, start, end, pen, tags, draw(hostile)))
    return marked(article, *annotations, note=clean_note(draw(hostile)))
