"""What goes out comes back in, as far as a format holds it."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.edits import linking
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import (
    LINK_KINDS,
    Annotation,
    ArticleRecord,
    Records,
    clean_note,
    stamp,
)
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.imported import import_edit
from astana_reader.exchange.imports.formats import IMPORTS, format_of
from astana_reader.exchange.imports.placing import place_work, taking
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.settings.pens import PEN_IDS

from .marks import article_of, hostile, mark, marked_with, records_of

ARTICLE = article_of(
    "Talks 🙂 in Astana שלום.\n\n=The rebels’ delegation said on Monday that it had failed,\nand "
    'left.\n\n\'=One more paragraph: "quoted", with \\ and — dashes.\n\nThe end of it.'
)
TAGS = ["aleppo", "north pier", "1984", "[x]", "naïve idea", "мир", "a/b", "b"]
ALL = frozenset({"quote", "note", "tags", "pen", "created", "modified", "place", "links", "about"})
HELD = {
    "json": ALL,
    "jsonl": ALL - {"about"},
    "csv": ALL,
    "w3c": ALL - {"about"},
    "hypothesis": ALL - {"pen", "place", "links", "about"},
    "readwise": frozenset({"quote", "note"}),
    "brat": frozenset({"quote", "note", "pen", "place", "links"}),
}
"""What comes back of a mark from a format, and `about`, what is said of its article."""
IN_FULL = [form for form in HELD if "modified" in HELD[form]]
plain = st.sampled_from(["", "so", "two\nlines", "línea — 北京 🙂", 'a "b", c; d'])


@st.composite
def marked_and_linked(draw: st.DrawFn, notes: st.SearchStrategy[str]) -> MarkedArticle:
    """An article with marks on words, each of its own place, and links between them."""
    text, marks = ARTICLE.text, dict[tuple[int, int], Annotation]()
    letters = st.sampled_from([at for at, c in enumerate(text) if c.isalnum()])
    for _ in range(draw(st.integers(1, 4))):
        start, last = sorted((draw(letters), draw(letters)))
        tags = tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2)))
        made = mark(text, start, last + 1, draw(st.sampled_from(PEN_IDS)), tags, draw(notes))
        marks[start, last] = made
    records = records_of(ARTICLE, *marks.values())
    an_end = st.sampled_from(list(marks.values()))
    for source, target in draw(st.lists(st.tuples(an_end, an_end), max_size=3)):
        kind, links = draw(st.sampled_from(LINK_KINDS)), records.links.values()
        records = apply(records, linking(links, source.id, target.id, ARTICLE.id, kind))
    exported = marked_with(ARTICLE, records, clean_note(draw(notes)))
    return replace(exported, links=tuple(records.links.values()), tags=("a b", "c"))


def taken_in(form: str, records: Records, exported: MarkedArticle) -> Records:
    """The records once an export was taken into them."""
    data = FORMATS[form].write([exported]).encode()
    kind = format_of(data)
    assert kind is not None
    assert kind.id == form
    found = kind.read(data)
    assert found.problems == ()
    (work,) = found.works
    if work.own:
        edit = import_edit(records, FORMATS["json"].read(work.own, ARTICLE))
    else:
        placed = place_work(work, ARTICLE.text)
        assert placed.rest == ()
        edit = taking(records, work, placed, "")
    return apply(records, edit)


def told(held: frozenset[str], records: Records) -> list[Any]:
    """What a format holds of records, in an order that ids have no part in."""
    rows = sorted(map(partial(_mark, held), records.annotations.values()), key=repr)
    quotes = {a.id: a.selector.quote.split() for a in records.annotations.values()}
    links = [(quotes[n.source], quotes[n.target], n.kind) for n in records.links.values()]
    about = records.article
    return [
        rows,
        sorted(links) if "links" in held else None,
        (about.note, set(about.tags)) if "about" in held else None,
    ]


def _mark(held: frozenset[str], annotation: Annotation) -> list[Any]:
    at = annotation.selector
    fields = {
        "quote": at.quote.split(),
        "note": annotation.note.strip(),
        "tags": sorted(annotation.tags),
        "pen": annotation.pen,
        "created": annotation.created,
        "modified": annotation.modified,
        "place": (at.start, at.end),
    }
    return [fields[name] for name in sorted(held & fields.keys())]


def original(exported: MarkedArticle) -> Records:
    """The records that were exported."""
    about = ArticleRecord(ARTICLE.id, stamp(), note=exported.note, tags=exported.tags)
    marks = {annotation.id: annotation for annotation, _, _ in exported.all}
    return Records(about, marks, links={link.id: link for link in exported.links})


def _holds(form: str, exported: MarkedArticle) -> None:
    empty = Records(ArticleRecord(ARTICLE.id, stamp()))
    taken = taken_in(form, empty, exported)
    assert told(HELD[form], taken) == told(HELD[form], original(exported))
    assert taken_in(form, taken, exported) == taken


@pytest.mark.parametrize("form", IN_FULL)
@given(exported=marked_and_linked(hostile))
def test_what_holds_all_of_a_mark_gives_it_back_whatever_is_written_on_it(
    form: str, exported: MarkedArticle
) -> None:
    _holds(form, exported)


@pytest.mark.parametrize("form", sorted(set(HELD) - set(IN_FULL)))
@given(exported=marked_and_linked(plain))
def test_what_holds_less_gives_that_back(form: str, exported: MarkedArticle) -> None:
    _holds(form, exported)


def test_every_format_that_comes_back_in_is_tried() -> None:
    assert set(HELD) == set(FORMATS) & set(IMPORTS)
