"""One page that needs nothing else: the article with its marks, and beside it what was found.

No script, no request: a policy in its head forbids both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.articles.document import BlockKind
from astana_reader.library.linked import OtherEnd
from astana_reader.settings.pens import PENS
from astana_reader.text.visible import visible, visible_line
from astana_reader.text.wording import counted, long_day

from .back_links import command, passage_address, web_address
from .marked import MarkedArticle
from .page_style import style
from .page_text import Text, mark_id
from .page_timeline import tick_name, timeline

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_WORDS = 160
"""Code points of a quotation in the list."""


def write(articles: Sequence[MarkedArticle]) -> str:
    """A page of one article; of several, one under the other with their lists together."""
    title = articles[0].article.title if len(articles) == 1 else "Highlights"
    language = articles[0].language if articles else "en"
    head = [
        "<!doctype html>",
        f'<html lang="{escape(language)}"><head><meta charset="utf-8">',
        '<meta name="generator" content="astana-reader">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(visible_line(title))}</title><style>{style()}</style></head><body>",
    ]
    several = [f"<h1>{escape(title)}</h1>"] if len(articles) != 1 else []
    sections = [part for marked in articles for part in _article(marked, several=bool(several))]
    lists = [part for n, marked in enumerate(articles) for part in _lists(marked, first=not n)]
    body = ["<main>", *several, *sections, "</main>", '<aside class="list" aria-label="Marks">']
    return "\n".join([*head, *body, *lists, "</aside></body></html>", ""])


def _article(marked: MarkedArticle, *, several: bool) -> Iterator[str]:
    text, heading = Text.of(marked), "h2" if several else "h1"
    blocks = marked.article.blocks
    first = blocks[0] if blocks else None
    begins = first is not None and (
        first.kind is BlockKind.HEADING
        and " ".join(marked.article.text[first.start : first.end].split()) == marked.article.title
    )
    yield "<article>"
    if first is not None and begins:
        title, id = text.whole(first), f' id="at-{first.start}"'
    else:
        title, id = escape(visible_line(marked.article.title)), ""
    yield f"<{heading}{id}>{title}</{heading}>"
    yield f'<p class="by">{" · ".join(_byline(marked))}</p>'
    yield text.html(blocks[1:] if begins else blocks)
    yield "</article>"


def _byline(marked: MarkedArticle) -> Iterator[str]:
    about, url = marked.article.metadata, web_address(marked)
    if about.author:
        yield escape(about.author)
    if url:
        name = escape(about.site or url)
        yield f'<a href="{escape(url)}" rel="noopener noreferrer">{name}</a>'
    elif about.site:
        yield escape(about.site)
    if marked.published:
        day = marked.published
        yield f'<time datetime="{day.isoformat()}">{long_day(day)}</time>'
    notes = sum(1 for annotation, _, _ in marked.all if annotation.note)
    yield f"{counted(len(marked.all), 'highlight')}, {counted(notes, 'note')}"
    if marked.tags:
        yield escape(" ".join(f"#{tag}" for tag in marked.tags))
    if marked.note:
        yield f'<span class="said">{escape(visible(marked.note))}</span>'


def _filter() -> str:
    boxes = "".join(
        f'<label><input type="checkbox" id="f-{pen.id}" checked>{escape(pen.name)}</label> '
        for pen in PENS
    )
    return f'<div class="filter" role="group" aria-label="Pens">{boxes}</div>'


def _lists(marked: MarkedArticle, *, first: bool) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>Highlights <span>{len(marked.all)}</span></h2>"
    if first:
        yield _filter()
    rows = [_row(marked, annotation, highlight) for annotation, highlight, _ in marked.all]
    yield '<ul class="marks">' + "\n".join(rows) + "</ul></section>" if rows else "</section>"
    if drawn := timeline(marked):
        yield f"<section><h2>Timeline <span>to scale, a tick a {tick_name(marked)}</span></h2>"
        yield f"{drawn}</section>"
    if marked.entities:
        yield f"<section><h2>Names <span>{len(marked.entities)}</span></h2>"
        names = sorted(marked.entities, key=lambda entity: -len(entity.mentions))
        shown = (f"<li>{escape(e.name)} <span>{len(e.mentions)}</span></li>" for e in names)
        yield '<ul class="names">' + "".join(shown) + "</ul></section>"


def _link(marked: MarkedArticle, end: OtherEnd) -> str:
    """What a highlight is linked with: a way there if it is on this page."""
    if end.annotation is None:
        return ""
    words = _short(" ".join(end.annotation.selector.quote.split()))
    if end.far:
        words = f"“{words}” <cite>{escape(end.far.title)}</cite>"
    elif any(highlight.id == end.id for highlight in marked.highlights):
        words = f'<a href="#{mark_id(end.id)}">{words}</a>'
    return f'<span class="said">{escape(end.words)} {words}</span>'


def _short(words: str) -> str:
    return escape(visible(words if len(words) <= _WORDS else f"{words[:_WORDS]}…"))


def _row(marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None) -> str:
    pen = marked.settings.pen(annotation.pen)
    passage = " ".join(marked.passage(annotation, highlight).split())
    words = _short(passage)
    quote = f'<a href="#{mark_id(annotation.id)}">{words}</a>' if highlight else f"<s>{words}</s>"
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    parts = (visible_line(marked.place(highlight)), tags, visible(annotation.note))
    said = " · ".join(part for part in parts if part)
    told = f'<span class="said">{escape(said)}</span>' if said else ""
    told += "".join(_link(marked, end) for end in marked.ends.get(annotation.id, ()))
    way = command(marked, annotation.id)
    back = f"<code>{escape(way)}</code>" if way else ""
    if address := passage_address(marked, annotation, highlight):
        back += f' <a class="web" href="{escape(address)}" rel="noopener noreferrer">open</a>'
    letter = f'<b aria-hidden="true">{escape(pen.letter)}</b><span class="sr">{escape(pen.name)}: '
    return f'<li data-pen="{escape(pen.id)}">{letter}</span>{quote}{told}{back}</li>'
