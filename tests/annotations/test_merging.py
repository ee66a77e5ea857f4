"""Merging: any order, any number of times, nothing lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.edits import describing
from astana_reader.annotations.history import apply
from astana_reader.annotations.merging import Tables, based_on, merge, without_old_deletions
from astana_reader.annotations.records import Annotation, ArticleRecord, Records, Selector
from astana_reader.annotations.rows import annotation_row

from .strategies import records

ID = "1" * 32
ARTICLE = ArticleRecord(sha256="a" * 64, modified="2026-01-01T00:00:00.000000Z")


def time(second: int) -> str:
    return f"2026-11-22T12:00:{second:02}.000000Z"


def marked(second: int, note: str) -> Annotation:
    return Annotation(ID, time(0), time(second), Selector(0, 4, "text", "", ""), "claim", (), note)


def holding(*annotations: Annotation, **more: object) -> Records:
    return replace(
        Records(ARTICLE, annotations={a.id: a for a in annotations}),
        **more,  # type: ignore[arg-type]  # the fields of Records, by name
    )


@given(records(), records())
def test_order_does_not_matter(one: Records, other: Records) -> None:
    assert merge(one, other) == merge(other, one)


@given(records(), records(), records())
def test_grouping_does_not_matter(one: Records, two: Records, three: Records) -> None:
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@given(records(), records())
def test_merging_again_changes_nothing(one: Records, other: Records) -> None:
    merged = merge(one, other)
    assert merge(one, one) == one
    assert merge(merged, other) == merged
    assert merge(merged, one) == merged


@given(records(), records())
def test_every_row_is_alive_deleted_or_superseded(one: Records, other: Records) -> None:
    merged = merge(one, other)
    for side in (one, other):
        for id, record in side.annotations.items():
            assert merged.annotations.get(id) == record or annotation_row(record) in list(
                merged.superseded
            )


@given(records(), st.sampled_from(["a" * 64, "b" * 64]))
def test_a_record_keeps_its_text_whatever_the_first_one_is(one: Records, first: str) -> None:
    based = based_on(one, first)
    own = one.article.sha256
    assert based.article.sha256 == first
    assert all((a.selector.revision or first) == own for a in based.annotations.values())
    assert based_on(based, own) == one


def test_a_deletion_of_the_same_time_wins_over_a_change() -> None:
    gone = holding(deleted={ID: time(5)})
    assert not merge(holding(marked(5, "mine")), gone).annotations
    assert merge(holding(marked(6, "mine")), gone).annotations


def test_the_later_change_wins() -> None:
    early, late = marked(1, "early"), marked(2, "late")
    assert merge(holding(early), holding(late)).annotations[ID].note == "late"


def test_a_deletion_wins_over_an_older_row_and_loses_to_a_newer_one() -> None:
    gone = holding(deleted={ID: time(5)})
    assert merge(holding(marked(4, "x")), gone).annotations == {}
    alive = merge(holding(marked(6, "x")), gone)
    assert alive.annotations[ID].note == "x"
    assert alive.deleted == {}


def test_only_what_both_sides_changed_is_superseded() -> None:
    base = holding(marked(1, "base"))
    mine, theirs = holding(marked(2, "mine")), holding(marked(3, "theirs"))
    assert merge(base, theirs, base).superseded == ()
    assert merge(mine, base, base).superseded == ()
    conflict = merge(mine, theirs, base)
    assert conflict.annotations[ID].note == "theirs"
    assert [row["note"] for row in conflict.superseded] == ["mine"]


def test_a_change_that_lost_against_a_deletion_is_kept() -> None:
    base = holding(marked(1, "base"))
    merged = merge(holding(marked(2, "mine")), holding(deleted={ID: time(3)}), base)
    assert merged.annotations == {}
    assert [row["note"] for row in merged.superseded] == ["mine"]


def test_fields_of_an_article_are_merged_each_by_its_own_time() -> None:
    before = holding()
    named = apply(before, describing(ARTICLE, title="Talks in Astana"))
    tagged = apply(before, describing(ARTICLE, tags=("syria",)))
    for one, other in ((named, tagged), (tagged, named)):
        merged = merge(one, other).article
        assert (merged.title, merged.tags) == ("Talks in Astana", ("syria",))
    later = apply(named, describing(named.article, title="Peace talks"))
    assert merge(later, merge(named, tagged)).article.title == "Peace talks"
    assert merge(later, tagged).article.author == ""


others = st.dictionaries(
    st.sampled_from(["cards", "log"]),
    st.dictionaries(st.sampled_from("1 2 3".split()), st.integers(0, 3), max_size=3),
    max_size=2,
)


@given(others, others)
def test_no_row_of_another_program_is_lost(one: Tables, other: Tables) -> None:
    merged = merge(holding(others=one), holding(others=other)).others
    for side in (one, other):
        for table, rows in side.items():
            assert set(rows.values()) <= set(merged[table].values())
    assert merged == merge(holding(others=other), holding(others=one)).others
    assert merge(holding(others=merged), holding(others=one)).others == merged


def test_the_side_that_another_program_changed_is_the_newer_one() -> None:
    base = holding(others={"cards": {"1": 1, "2": 2}})
    theirs = holding(others={"cards": {"1": 5}})
    assert merge(base, theirs, base).others == theirs.others
    assert merge(theirs, base, base).others == theirs.others


def test_deletions_are_forgotten_after_a_year() -> None:
    recent, old = "2" * 32, "3" * 32
    kept = without_old_deletions(
        holding(
            deleted={recent: "2026-06-01T00:00:00.000000Z", old: "2024-01-01T00:00:00.000000Z"}
        ),
        "2026-11-22T00:00:00.000000Z",
    )
    assert set(kept.deleted) == {recent}
