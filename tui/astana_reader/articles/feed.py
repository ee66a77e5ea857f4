"""Feeds (RSS and Atom): a list of articles to choose from, and the same list to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from io import BytesIO
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from astana_reader.text.visible import visible_line

from .article import ArticleError
from .charset import decoded
from .document import Document, Hints, Metadata
from .links import checked_url, picture_target, resolved
from .markup.blocks import Links, Walk, left_out_notices
from .markup.entities import check_entities
from .markup.tree import parse_html, tag, text_of
from .pieces import assembled

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_SUMMARY = 1_000
_LONGEST_TITLE = 60
"""Letters of what stands for a title where there is none."""
_CONTENT = "entry-content"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MEDIA = {"audio": "sound", "video": "video", "image": "picture"}
_CLOCK = re.compile(r"\d{1,3}(?::\d{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that a feed offers beside an article."""

    url: str
    """Checked: http or https."""
    name: str
    """What it is, and how long: “sound, 31:00”."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed tells of; all safe to show on a line."""

    title: str
    url: str = ""
    """Checked: http, https or nothing."""
    published: date | None = None
    author: str = ""
    summary: str = ""
    """Its beginning or what the feed says of it, as plain words."""
    content: str = ""
    """All that the feed holds of it, as HTML of a stranger."""
    media: tuple[Medium, ...] = ()
    """Sound and other files that belong to it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of articles, in the order of the feed."""

    title: str
    url: str = ""
    """Of the site whose articles they are."""
    language: str = ""
    author: str = ""
    entries: tuple[Entry, ...] = ()


def read_feed(data: bytes, hints: Hints) -> Feed:
    """The articles that a feed tells of. Raises ArticleError where it is no feed."""
    import feedparser

    check_entities(data)
    text, _ = decoded(data, hints)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": hints.base_url}
    # A stream: bytes that look like an address would be fetched.
    found = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    if not found.get("version") and not found.entries:
        raise ArticleError("This file is no feed: neither RSS nor Atom.")
    base = checked_url(found.feed.get("link", ""), hints.base_url) or checked_url(hints.base_url)
    author = _authors(found.feed)
    is_rss = str(found.get("version")).startswith("rss")
    return Feed(
        title=_words(found.feed.get("title")),
        url=base,
        language=visible_line(found.feed.get("language") or ""),
        author=author,
        entries=tuple(
            replace(entry, author=entry.author or author)
            for entry in (_entry(told, base, is_rss=is_rss) for told in found.entries)
        ),
    )


def read(data: bytes, hints: Hints) -> Document:
    """Read a feed as a list: for each article its title, a link to it, and what the feed holds.

    Raises ArticleError where it is no feed.
    """
    feed = read_feed(data, hints)
    walk = Walk()
    for markup, base in _pages(feed):
        root = parse_html(markup)
        if root is not None:
            _lower_headings(root)
            walk.page(root, _links(base))
    metadata = Metadata(
        title=feed.title,
        author=feed.author,
        url=feed.url,
        site=feed.title,
        language=feed.language,
    )
    notices = left_out_notices(walk.left_out)
    if not feed.entries:
        notices.append("This feed has no articles now.")
    return assembled(walk.flow.pieces, metadata, notices)


def _pages(feed: Feed) -> Iterator[tuple[str, str]]:
    """The feed as HTML, a page an article, with the address of each."""
    if feed.title:
        yield f"<h1>{escape(feed.title)}</h1>", feed.url
    for entry in feed.entries:
        title = escape(entry.title)
        linked = f'<a href="{escape(entry.url)}">{title}</a>' if entry.url else title
        said = [entry.published.isoformat() if entry.published else "", escape(entry.author)]
        said += [f'<a href="{escape(m.url)}">{escape(m.name)}</a>' for m in entry.media]
        line = " · ".join(part for part in said if part)
        below = f"<p>{line}</p>" if line else ""
        content = f"<div id={_CONTENT}>{entry.content}</div>"
        yield f"<h2>{linked}</h2>{below}{content}", entry.url or feed.url


def _lower_headings(root: _Element) -> None:
    """Let the headings inside an article stand below its own, the highest of them directly."""
    for content in root.iter("div"):
        if content.get("id") == _CONTENT:
            headings = list(content.iter(*_HEADINGS))
            highest = min((int(tag(e)[1]) for e in headings), default=3)
            for heading in headings:
                heading.tag = f"h{min(int(tag(heading)[1]) + max(0, 3 - highest), 6)}"
            return


def _links(base: str) -> Links:
    return Links(lambda href: resolved(href, base), lambda source: picture_target(source, base))


def _entry(entry: Mapping[str, Any], base: str, *, is_rss: bool) -> Entry:
    summary = str(entry.get("summary") or "")
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    content = max([*contents, summary], key=len)
    url = checked_url(str(entry.get("link") or ""), base)
    words = _words(summary or content)
    title = _words(entry.get("title")) or shorten(words, _LONGEST_TITLE, placeholder=" …")
    return Entry(
        title=title or url or "untitled",
        url=url if url.startswith(("http://", "https://")) else "",
        published=_day(entry, is_rss=is_rss),
        author=_authors(entry),
        summary=words[:_LONGEST_SUMMARY],
        content=content,
        media=tuple(_media(entry, base)),
    )


def _authors(told: Mapping[str, Any]) -> str:
    """All who wrote it, by their names."""
    people = [_words(person.get("name")) for person in told.get("authors") or ()]
    named = ", ".join(dict.fromkeys(filter(None, people)))
    return named or _words((told.get("author_detail") or {}).get("name") or told.get("author"))


def _media(entry: Mapping[str, Any], base: str) -> Iterator[Medium]:
    lasts = _CLOCK.fullmatch(str(entry.get("itunes_duration") or "").strip())
    for file in entry.get("enclosures") or ():
        url = checked_url(str(file.get("href") or ""), base)
        kind = _MEDIA.get(str(file.get("type") or "").partition("/")[0], "file")
        if url.startswith(("http://", "https://")):
            clock = _clock(lasts[0]) if lasts and kind in {"sound", "video"} else ""
            yield Medium(url, f"{kind}, {clock}" if clock else kind)


def _clock(lasts: str) -> str:
    """How long it lasts, as a clock shows it; feeds give seconds or a clock."""
    if ":" in lasts:
        return lasts.removeprefix("00:")
    minutes, seconds = divmod(int(lasts), 60)
    return f"{minutes}:{seconds:02}"


def _words(markup: object) -> str:
    """The words of a title or summary that may hold HTML, on one line."""
    root = parse_html(str(markup or "")) if markup else None
    return visible_line(text_of(root)) if root is not None else ""


def _day(entry: Mapping[str, Any], *, is_rss: bool) -> date | None:
    """The day of publication; that of a change is none. RSS knows no changes: its dc:date is it."""
    when = entry.get("published_parsed")
    if when is None and is_rss and "updated" in entry:
        when = entry.get("updated_parsed")
    return date(when.tm_year, when.tm_mon, when.tm_mday) if when else None
