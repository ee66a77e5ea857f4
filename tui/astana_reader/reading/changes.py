"""What changed since an earlier version, ready to be shown in the article's place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from astana_reader.annotations.both_versions import Comparison, show_both
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import parse_time
from astana_reader.annotations.versions import ALTERED, Kind, Version, compare, count_kinds
from astana_reader.articles.article import Article
from astana_reader.articles.document import Document
from astana_reader.articles.plain_text import find_blocks
from astana_reader.reading.page.flags import ADDED, REMOVED
from astana_reader.reading.page.layers import Layers
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span, SpanIndex
from astana_reader.text.wording import long_day


@dataclass(frozen=True)
class Changes:
    """Both versions as one article, with its layers."""

    article: Article
    layers: Layers
    since: datetime
    """When the earlier version was last marked, on the reader's own clock."""
    summary: str
    """“2 sentences changed, 1 added”; empty if no sentence is another."""
    spans: Sequence[Span]
    """The sentences that are not as they were, in the order of the text."""
    kinds: Sequence[Kind]
    """Of each of the spans."""

    @property
    def when(self) -> str:
        """For people: 22 January 2017, 14:05."""
        return f"{long_day(self.since.date())}, {self.since:%H:%M}"

    @cached_property
    def starts(self) -> list[int]:
        return [span.start for span in self.spans]


def find_changes(
    earlier: str, time: str, article: Article, highlights: Iterable[Highlight]
) -> Changes:
    """Compare the article with an earlier text of it. Takes seconds for a very long one."""
    old = Version(earlier, find_blocks(earlier))
    new = Version(article.text, article.blocks)
    shown = show_both(old, new, compare(old, new))
    placed = list(_placed(shown, highlights))
    both = Article("", Document(shown.text, tuple(shown.blocks), metadata=article.metadata))
    pairs = list(zip(shown.places, shown.changes, strict=True))
    altered = OrderedSpans(
        (c.new.start, c.new.end) for c in shown.changes if c.new and c.kind in ALTERED
    )
    layers = Layers(
        SpanIndex(mark for _, mark in placed),
        {REMOVED: _of_kind(shown, Kind.REMOVED), ADDED: _of_kind(shown, Kind.ADDED)},
        [mark for _, mark in placed],
        frozenset(h.id for h, _ in placed if altered.numbers(h.start, h.end)),
    )
    return Changes(
        both,
        layers,
        parse_time(time).astimezone(),
        count_kinds(shown.changes),
        [place for place, change in pairs if change.kind is not Kind.SAME],
        [change.kind for _, change in pairs if change.kind is not Kind.SAME],
    )


def _placed(
    shown: Comparison, highlights: Iterable[Highlight]
) -> Iterable[tuple[Highlight, Highlight]]:
    """Each highlight as it stands in the article and in the text of both versions."""
    for mark in highlights:
        place = shown.place(Span(mark.start, mark.end))
        if place:
            yield mark, replace(mark, start=place.start, end=place.end)


def _of_kind(shown: Comparison, kind: Kind) -> OrderedSpans:
    return OrderedSpans((p.start, p.end) for p in shown.pieces if p.kind is kind)
