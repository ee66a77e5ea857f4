"""A library is searched: which articles are found, in which order, and where the hits are."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.loading import read_article
from astana_reader.search.evaluating import matching_marks
from astana_reader.search.facts import ArticleFacts, Linked, matches_mark
from astana_reader.search.index import Index
from astana_reader.search.parsing import parse_query
from tests.library.folders import OTHER, TEXT

from .indexed import Indexed, indexed, link, mark
from .test_parsing import ANYTHING

LATER = "The ceasefire holds. The ministry counts, and Russia differs.\n"


def filled(library: Indexed) -> tuple[Path, Path]:
    talks = library.desk.write("talks.txt", TEXT)
    library.desk.write("talks.txt.toml", "published = 2017-01-22")
    snow = library.desk.write("snow.txt", OTHER)
    library.desk.write("later.txt", LATER)
    library.desk.write("later.txt.toml", "published = 2017-05-03")
    mark(library.desk, talks, "brokered the ceasefire", "claim", "ask Ankara", "aleppo", "front")
    mark(library.desk, talks, "Rebels said on Monday", "evidence")
    mark(library.desk, snow, "the wheat is low", "question", "", "farming")
    library.update()
    return talks, snow


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ceasefire", ["later.txt", "talks.txt"]),
        ("ceasefire -ministry", ["talks.txt"]),
        ("wheat or ministry", ["later.txt", "snow.txt"]),
        ("“peace talks”", ["talks.txt"]),
        ("“talks peace”", []),
        ("minist*", ["later.txt", "snow.txt", "talks.txt"]),
        ("near(russia turkey)", ["talks.txt"]),
        ("near(russia monday)", []),
        ("-ceasefire", ["snow.txt"]),
        ("ankara", ["talks.txt"]),
        ("in:text ankara", []),
        ("in:note ankara", ["talks.txt"]),
        ("note:ankara", ["talks.txt"]),
        ("note:*", ["talks.txt"]),
        ("in:quote ceasefire", ["talks.txt"]),
        ("tag:ALEPPO", ["talks.txt"]),
        ("tag:#farm*", ["snow.txt"]),
        ("pen:evidence rebels", ["talks.txt"]),
        ("pen:claim rebels", []),
        ("pen:claim tag:front", ["talks.txt"]),
        ("tag:front pen:evidence", []),
        ("title:talks.txt", ["talks.txt"]),
        ("after:2017-01", ["later.txt"]),
        ("before:2017-05-03", ["talks.txt"]),
        ("after:2017", []),
        ("without:evidence", ["talks.txt"]),
        ("without:answer", ["snow.txt"]),
        ("site:*", []),
        ("state:to-read", ["later.txt"]),
        ("(ceasefire or wheat) -tag:front pen:*", ["snow.txt"]),
        ("“no such words”", []),
    ],
)  # fmt: skip
def test_which_articles_are_found(library: Indexed, query: str, names: list[str]) -> None:
    filled(library)
    assert library.names(query) == names


def test_names_and_times_are_found_once_they_are_known(library: Indexed) -> None:
    filled(library)
    assert library.names("entity:turkey") == []
    library.learn()
    assert library.names("entity:turkey") == ["talks.txt"]
    assert ("text", "Turkey") in library.hits("entity:turkey")
    assert library.names("when:2017-01-16") == ["talks.txt"]
    assert ("quote", "Monday") in library.hits("when:2017-01")
    assert library.names("entity:nobody") == library.names("when:1950") == []


def test_hits_stand_where_the_text_says_those_of_marks_first(library: Indexed) -> None:
    talks, _ = filled(library)
    text = read_article(talks).text
    (found,) = library.found("ceasefire -ministry")
    hit = found.hits[0]
    assert (hit.place, hit.pen) == ("quote", "claim")
    assert text[hit.start : hit.end] == hit.text == "ceasefire"
    assert text.replace("\n", " ").count(f"{hit.before}{hit.text}{hit.after}") == 1
    places = [hit.place for found in library.found("rebels or ankara") for hit in found.hits]
    assert places == ["quote", "note", "text"]


def test_a_mark_that_was_asked_for_by_its_pen_is_a_hit_as_a_whole(library: Indexed) -> None:
    filled(library)
    assert library.hits("pen:question") == [("quote", "the wheat is low")]
    assert library.hits("tag:farming") == [("tag", "farming")]


def test_the_json_of_an_article(library: Indexed) -> None:
    talks, _ = filled(library)
    (found,) = library.found("brokered")
    assert found.published == date(2017, 1, 22)
    row = json.loads(json.dumps(found.row))
    (hit,) = row.pop("hits")
    article = read_article(talks)
    assert row == {"article": str(talks), "id": article.id, "title": "talks.txt", "total": 1}
    assert hit["mark"]
    assert hit["in"] == "quote"
    assert article.text[hit["start"] : hit["end"]] == "brokered"


def test_what_says_more_of_it_comes_first(library: Indexed) -> None:
    filler = " ".join(f"word{number}" for number in range(300))
    for number in range(9):
        library.desk.write(f"other{number}.txt", filler)
    library.desk.write("seldom.txt", f"{filler} siege {filler}")
    library.desk.write("often.txt", "The siege, a siege and the siege again. " * 3 + filler)
    marked = library.desk.write("marked.txt", f"{filler} the siege was lifted {filler}")
    mark(library.desk, marked, "the siege was lifted")
    library.update()
    names = [Path(found.key).name for found in library.found("siege")]
    assert len(names) == 3
    with_full_text = library.database.execute(
        "select count(*) from sqlite_master where name = 'text_words'"
    ).fetchone()[0]
    assert not with_full_text or names == ["marked.txt", "often.txt", "seldom.txt"]


def test_a_claim_has_evidence_once_something_supports_it(library: Indexed) -> None:
    talks, _ = filled(library)
    claim = mark(library.desk, talks, "nobody expects them to last")
    proof = mark(library.desk, talks, "had\nfailed" if "had\nfailed" in TEXT else "failed")
    link(library.desk, talks, proof, claim, "supports")
    library.update()
    found = [hit.mark for one in library.found("without:evidence") for hit in one.hits]
    assert claim.id not in found
    assert proof.id in found


def test_a_mark_whose_place_is_lost_is_found_by_its_quote(library: Indexed) -> None:
    _, snow = filled(library)
    snow.write_text("Nothing of it is left here. " * 30, encoding="utf-8")
    library.update()
    hits = [hit for found in library.found("wheat") for hit in found.hits]
    assert [(hit.start, hit.place, hit.text) for hit in hits] == [(None, "quote", "wheat")]


QUERIES = st.recursive(
    st.sampled_from(
        ["ceasefire", "the", "“the ceasefire”", "minis*", "near(russia turkey)", "tag:front",
         "pen:claim", "pen:*", "note:*", "in:quote rebels", "ankara", "title:snow", "after:2016",
         "without:evidence", "wheat"]
    ),
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda all_: f"({' '.join(all_)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda all_: f"({' or '.join(all_)})"),
    ),
    max_leaves=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Indexed, Indexed]]:
    """One library, indexed with full text search and without."""
    folder = tmp_path_factory.mktemp
    with indexed(folder("a")) as one, indexed(folder("b"), full_text=False) as other:
        filled(one)
        filled(other)
        yield one, other


@given(QUERIES)
def test_plain_search_finds_the_same(both: tuple[Indexed, Indexed], query: str) -> None:
    with_index, plain = both
    assert with_index.names(query) == plain.names(query)


@given(QUERIES)
def test_marks_at_hand_meet_any_query_as_those_of_the_index_do(
    both: tuple[Indexed, Indexed], query: str
) -> None:
    parsed = parse_query(query)
    library, _ = both
    found = matching_marks(Index(library.database), parsed)
    for path in library.desk.library.articles.iterdir():
        opened = library.desk.open(path)
        days = {"talks.txt": date(2017, 1, 22), "later.txt": date(2017, 5, 3)}
        facts = ArticleFacts(title=path.name, published=days.get(path.name))
        linked = Linked.of(opened.records.links.values())
        for one in opened.records.annotations.values():
            assert matches_mark(parsed, facts, one, linked) == (one.id in found)


@given(ANYTHING)
def test_no_query_is_too_much_for_the_index(both: tuple[Indexed, Indexed], query: str) -> None:
    for library in both:
        assert all(found.title for found in library.found(query))


@pytest.mark.parametrize(
    "query",
    [
        "".join(f"(a{number} or b{number} " for number in range(40)) + "c",
        "".join(f"(tag:a{number} or (b{number} " for number in range(20)) + "c",
        "".join(f"-(a{number} (tag:b or -" for number in range(20)) + "c",
        " or ".join(f"a{number}" for number in range(250)),
        " or ".join(f"tag:a{number} -b" for number in range(80)),
        f"near({' '.join(f'a{number}' for number in range(200))})",
        f"“{'the of ' * 140}”",
    ],
)
def test_no_query_is_too_deep_or_too_long(both: tuple[Indexed, Indexed], query: str) -> None:
    for library in both:
        assert list(library.found(query)) is not None


@pytest.mark.parametrize(
    ("text", "query", "is_found"),
    [
        ("Le théâtre de l’été", "théâtre", True),
        ("Le theatre de l’ete", "théâtre", False),
        ("Le théâtre de l’été", "theatre", True),
        ("Le théâtre de l’été", "“théâtre de l’été”", True),
        ("Le theatre de l’été", "“théâtre de l’été”", False),
        ("Le théâtre de l’été", "“théâtre été”", False),
        ("Le théâtre de l’été", "thé* in:text", True),
        ("in 北京和平 again", "和平", True),
        ("in 北京和平 again", "京平", False),
        ("Straße, ﬁne елка", "strasse fine ёлка", True),
    ],
)
def test_accents_count_where_they_are_typed(
    library: Indexed, text: str, query: str, is_found: bool
) -> None:
    library.desk.write("text.txt", f"{text} and no more.")
    library.update()
    assert library.names(query) == ["text.txt"] * is_found
