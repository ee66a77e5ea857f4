"""What an export had to leave out or change, told when it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from astana_reader.text.wording import listed

from .event_days import said
from .formats import ALONE, Format
from .marked import MarkedArticle
from .tag_forms import hashed, in_org

_Articles = Sequence[MarkedArticle]


def losses(form: Format, articles: _Articles) -> Iterator[str]:
    """A sentence for each thing that this export of these articles does not hold."""
    if form.use == ALONE:  # nobody looks for marks in it
        return
    tag_form = in_org if form.id == "org" else hashed
    counts = _COUNTED | {"unlinked marks": _unlinked, "a tag's spaces": _changed(tag_form)}
    lost = {part for what, _ in form.lost for part in _parts(what)}
    for part, (one, many) in _TOLD.items():
        if part in lost and (number := counts[part](articles)):
            yield f"{form.name}: {number} {one if number == 1 else many}."


def held_rows(form: Format, articles: _Articles) -> Iterator[tuple[str, str]]:
    """What a format can't hold and what becomes of it, with how many there are of it here."""
    for what, how in form.lost:
        counts = [_COUNTED[part](articles) for part in _parts(what) if part in _COUNTED]
        told = listed([f"{count:,}" if count else "none" for count in counts])
        yield what, f"{how}; {told} here" if told else how


def _parts(what: str) -> list[str]:
    """The things that a row of `Format.lost` is about."""
    return what.split(", ")


def _marks(articles: _Articles) -> int:
    return sum(len(marked.all) for marked in articles)


def _unlinked(articles: _Articles) -> int:
    return sum(not m.ends.get(mark.id) for m in articles for mark, _, _ in m.all)


def _orphans(articles: _Articles) -> int:
    return sum(len(marked.orphans) for marked in articles)


def _links(articles: _Articles) -> int:
    return sum(len(marked.links) for marked in articles)


def _undated(articles: _Articles) -> int:
    return sum(said(event)[0] is None for marked in articles for event in marked.events)


def _before_christ(articles: _Articles) -> int:
    places = (said(event)[0] for marked in articles for event in marked.events)
    return sum(place is not None and place.year < 1 for place in places)


def _changed(form: Callable[[Sequence[str]], list[str]]) -> Callable[[_Articles], int]:
    def count(articles: _Articles) -> int:
        tags = {tag for marked in articles for tag in marked.mark_tags}
        return sum(form([tag]) != [tag] for tag in tags)

    return count


def _nested(articles: _Articles) -> int:
    spans = (
        sorted((m.start, m.end) for entity in marked.entities for m in entity.mentions)
        for marked in articles
    )
    return sum(later[0] < earlier[1] for places in spans for earlier, later in pairwise(places))


def _names(articles: _Articles) -> int:
    return sum(len(marked.entities) for marked in articles)


def _dates(articles: _Articles) -> int:
    return sum(len(marked.events) for marked in articles)


_COUNTED: dict[str, Callable[[_Articles], int]] = {
    "marks": _marks,
    "quotes": _marks,
    "names": _names,
    "dates": _dates,
    "orphans": _orphans,
    "undated events": _undated,
    "dates before Christ": _before_christ,
    "names in names": _nested,
    "links between marks": _links,
}
"""What of `Format.lost` can be counted."""
_MARKS = ("highlight left out", "highlights left out")
_TOLD = {
    "orphans": ("mark without a place left out", "marks without a place left out"),
    "marks": _MARKS,
    "quotes": _MARKS,
    "unlinked marks": ("unlinked highlight left out", "unlinked highlights left out"),
    "undated events": ("undated event left out", "undated events left out"),
    "dates before Christ": ("date before Christ left out", "dates before Christ left out"),
    "a tag's spaces": ("tag written in another form", "tags written in another form"),
    "names in names": ("name in a longer name left out", "names in longer names left out"),
    "links between marks": ("link between marks left out", "links between marks left out"),
}
"""How one and many of what is in `Format.lost` are told after an export."""
