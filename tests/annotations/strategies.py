"""Random records for the properties of merging and storing."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from astana_reader.annotations.records import (
    LINK_KINDS,
    Annotation,
    ArticleRecord,
    Correction,
    Link,
    Records,
    Selector,
)

ids = st.sampled_from([f"{n:032x}" for n in range(5)])
times = st.sampled_from([f"2026-11-22T12:00:0{n}.000000Z" for n in range(6)])
safe_text = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u202e"))
lines = st.sampled_from(["", "one", "two words", "“three”"])

selectors = st.builds(
    lambda start, length, quote: Selector(start, start + length, quote, "before ", " after"),
    st.integers(0, 50),
    st.integers(0, 9),
    lines,
)
annotations = st.builds(
    Annotation,
    id=ids,
    created=times,
    modified=times,
    selector=selectors,
    pen=st.sampled_from(["claim", "quote"]),
    tags=st.sampled_from([(), ("aleppo",), ("Aleppo", "talks")]),
    note=lines,
    extra=st.sampled_from([{}, {"starred": True}]),
)
corrections = st.builds(
    Correction,
    id=ids.map(lambda id: "f" + id[1:]),
    created=times,
    modified=times,
    selector=selectors,
    subject=st.sampled_from(["entity", "date"]),
    verdict=st.sampled_from([{"kind": "reject"}, {"value": "2016-12"}]),
)
articles = st.builds(
    ArticleRecord,
    sha256=st.just("a" * 64),
    modified=times,
    title=lines,
    paths=st.dictionaries(st.sampled_from(["/a", "/b"]), times),
    published=st.sampled_from([None, date(2017, 1, 22)]),
    note=lines,
    tags=st.sampled_from([(), ("syria",)]),
    times=st.dictionaries(st.sampled_from(["title", "note", "tags"]), times, max_size=2),
).map(lambda a: replace(a, times={n: at for n, at in a.times.items() if at != a.modified}))
links = st.builds(
    Link,
    id=ids.map(lambda id: "e" + id[1:]),
    created=times,
    modified=times,
    source=ids,
    target=ids,
    target_article=st.sampled_from(["c" * 64, "d" * 64]),
    kind=st.sampled_from(LINK_KINDS),
)


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Records in which no id is both alive and deleted later."""
    deleted = draw(st.dictionaries(ids, times, max_size=3))
    alive = {a.id: a for a in draw(st.lists(annotations, max_size=5))}
    alive = {id: a for id, a in alive.items() if a.modified > deleted.get(id, "")}
    return Records(
        article=draw(articles),
        annotations=alive,
        corrections={c.id: c for c in draw(st.lists(corrections, max_size=3))},
        deleted={id: at for id, at in deleted.items() if id not in alive},
        links={link.id: link for link in draw(st.lists(links, max_size=3))},
    )
