"""Where passages stand: exact in their own text, followed through revisions, never invented."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.anchoring import LOST, Anchor, Revision, Status, anchor, anchor_all
from astana_reader.annotations.records import Selector, select
from astana_reader.articles.article import text_id
from tests.benchmarks.anchoring import judged, marks, reworded

OLD = (
    "The peace talks are being held in Astana.\n\n"
    "Rebels said on Monday that the talks had failed.\n\n"
    "Russia and Turkey brokered the ceasefire in December."
)


def anchored(selector: Selector, old: str, new: str, *, kept: bool = True) -> Anchor:
    texts = {text_id(old): old} if kept else {}
    revision = Revision(new, text_id(new), text_id(old), texts.get)
    return anchor_all({"it": selector}, revision)["it"]


def passage(quote: str) -> Selector:
    start = OLD.index(quote)
    return select(OLD, start, start + len(quote))


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(spans())
def test_in_its_own_text_a_passage_stands_where_it_was_marked(span: tuple[str, int, int]) -> None:
    text, start, end = span
    here = Anchor(start, end, Status.ANCHORED)
    assert anchor(select(text, start, end), text) == here
    assert anchored(select(text, start, end), text, text) == here


PARAGRAPHS = [
    f"Paragraph {n} tells of the {word} and of nobody but the {word}, “at length”, in {n} words."
    for n, word in enumerate("minister senator rebel envoy general spokesman".split())
]


@given(
    st.data(),
    st.lists(st.sampled_from(["", "A new paragraph, of snow.", "Other words\nentirely"])),
    st.lists(st.sampled_from(["", "The end was written anew.", "Снег и дождь."])),
)
def test_edits_away_from_a_mark_keep_it(
    data: st.DataObject, before: list[str], after: list[str]
) -> None:
    at = data.draw(st.integers(1, len(PARAGRAPHS) - 2))
    kept = PARAGRAPHS[at]
    first = data.draw(st.integers(0, len(kept) - 1))
    last = data.draw(
        st.integers(first + 1, len(kept)).filter(lambda n: kept[first:n].strip() != "")
    )
    old = "\n\n".join(PARAGRAPHS)
    new = "\n\n".join([*before, kept, *after])
    start = old.index(kept) + first
    found = anchored(select(old, start, old.index(kept) + last), old, new)
    place = new.index(kept) + first
    assert found == Anchor(place, place + last - first, Status.ANCHORED)


@given(st.text(), st.text(), st.integers(0, 50), st.integers(1, 50))
def test_any_revision_gives_a_place_in_the_text_or_none(
    old: str, new: str, start: int, length: int
) -> None:
    found = anchored(select(old, start, start + length), old, new)
    assert 0 <= found.start <= found.end <= max(1, len(new))
    if found.status is Status.ANCHORED:
        assert new[found.start : found.end] == old[start : start + length]


@pytest.mark.parametrize("kept", [True, False])
def test_what_moved_is_followed_with_or_without_the_old_text(kept: bool) -> None:
    new = "A new lead.\n\n" + OLD.replace("had failed", "had finally failed")
    one = anchored(passage("the talks had failed"), OLD, new, kept=kept)
    assert one.status is Status.MOVED
    assert new[one.start : one.end] == "the talks had finally failed"
    two = anchored(passage("brokered the ceasefire"), OLD, new, kept=kept)
    assert two.status is Status.ANCHORED
    assert new[two.start : two.end] == "brokered the ceasefire"


@pytest.mark.parametrize(
    "set_otherwise",
    [
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0").replace("\n\n", "\n \n"),
        lambda text: text.replace("'", "’").replace('"', "“", 1).replace('"', "”"),
        lambda text: text.replace(" -- ", " — ").replace("...", "…"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("ffi", "\ufb03").replace("talks", "tal\u00adks"),
    ],
)
def test_other_white_space_and_typography_are_no_other_words(
    set_otherwise: Callable[[str], str],
) -> None:
    old = f"""{OLD}\n\nJosé's office said: "the talks -- all of them ... -- failed"."""
    new = "Later.\n\n" + set_otherwise(old)
    quote = old[old.index("José") :]
    start = old.index(quote)
    for kept in (True, False):
        found = anchored(select(old, start, start + len(quote)), old, new, kept=kept)
        assert found.status is Status.ALIKE
        assert found.status.exported is Status.MOVED
        assert new[found.start : found.end] == set_otherwise(quote)


def test_what_was_removed_is_an_orphan_that_knows_where_it_stood() -> None:
    paragraph = "Rebels said on Monday that the talks had failed."
    new = OLD.replace(paragraph, "")
    found = anchored(passage(paragraph), OLD, new)
    assert not found.placed
    assert new[found.start : found.end].split() == [".", "Russia"]
    new = OLD.replace(paragraph, "Snow fell in the night.")
    found = anchored(passage(paragraph), OLD, new)
    assert not found.placed
    assert new[found.start : found.end] == "Snow fell in the night."
    assert anchored(passage(paragraph), OLD, "") == LOST


def test_few_words_need_a_neighbour_that_stayed() -> None:
    old = "The talks are held in Astana now, and few believe that much will come of them."
    lost = "Snow fell; he once flew from Astana home when it was over, which took him a long day."
    kept = "The talks are held at Astana once more, and few believe in them."
    start = old.index("Astana")
    found = anchored(select(old, start, start + 6), old, lost)
    assert not found.placed
    assert lost[found.start : found.end] == "Astana"
    found = anchored(select(old, start - 3, start + 6), old, kept)
    assert kept[found.start : found.end] == "at Astana"
    assert found.placed


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1), st.data())
def test_every_orphan_of_a_text_with_words_has_a_guess_in_it(
    kept: list[str], data: st.DataObject
) -> None:
    old, new = "\n\n".join(PARAGRAPHS), "\n\n".join(kept)
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)).filter(lambda n: old[start:n].strip() != ""))
    found = anchored(select(old, start, end), old, new)
    assert 0 <= found.start < found.end <= len(new)


def test_a_selector_made_on_a_later_text_is_read_in_that_text() -> None:
    second, third = "New.\n\n" + OLD, "Newer.\n\n" + OLD
    start = second.index("brokered")
    selector = select(second, start, start + 8, text_id(second))
    texts = {text_id(OLD): OLD, text_id(second): second}
    revision = Revision(third, text_id(third), text_id(OLD), texts.get)
    found = anchor_all({"it": selector}, revision)["it"]
    assert third[found.start : found.end] == "brokered"


def test_a_kept_text_that_does_not_hold_the_quote_is_not_trusted() -> None:
    wrong = Selector(0, 8, "brokered", "Russia and Turkey ", " the ceasefire in December.")
    found = anchored(wrong, OLD, "New. " + OLD)
    assert ("New. " + OLD)[found.start : found.end] == "brokered"


def test_the_benchmark_judges_by_half_of_what_both_cover() -> None:
    spans = [
        {"kind": kind, "start": s.start, "end": s.end, "quote": s.quote, "prefix": s.prefix,
         "suffix": s.suffix, "gold": gold}
        for kind, s, gold in (
            ("same", passage("peace talks"), [4, 15]),
            ("edited", passage("peace talks are"), [0, 19]),
            ("edited", passage("peace talks"), [60, 80]),
            ("removed", passage("brokered the ceasefire"), None),
        )
    ]  # fmt: skip
    case = {"old": OLD, "new": OLD.partition("Russia")[0], "spans": spans}
    assert [(r.verdict, r.exact) for r in judged(case)] == [
        ("ok", True), ("ok", False), ("wrong", False), ("orphan", False)
    ]  # fmt: skip


def test_a_thousand_marks_in_a_text_of_which_a_hundredth_changed_all_keep_a_place() -> None:
    import random

    old = "\n\n".join(
        " ".join(f"word{(n * 7919 + k * k) % 5003}" for k in range(60)) for n in range(300)
    )
    new, _ = reworded(old, random.Random(1))
    selectors = marks(old, random.Random(2))
    anchors = anchor_all(selectors, Revision(new, "new", "old", {"old": old}.get))
    assert len(anchors) == 1000
    assert all(found.placed for found in anchors.values())


@pytest.mark.parametrize(
    ("marked", "stands"),
    [
        (
            "1. Open the gate at dawn\n2. Count the sacks[1] twice",
            "Open the gate at dawn\nCount the sacks¹ twice",
        ),
        ("Count the sacks[1] twice", "Count the sacks¹ twice"),
        ("[1] Under the only lamp.", "Under the only lamp."),
        ("• the clerk and his lamp", "the clerk and his lamp"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kept", [True, False])
def test_marks_follow_where_labels_are_no_part_of_the_text_any_more(
    marked: str,
    stands: str,
    kept: bool,
) -> None:
    old = (
        "What to do at the quay.\n\n1. Open the gate at dawn\n2. Count the sacks[1] twice\n"
        "  • the clerk and his lamp\n\n[1] Under the only lamp."
    )
    new = (
        "What to do at the quay.\n\nOpen the gate at dawn\nCount the sacks¹ twice\n"
        "  the clerk and his lamp\n\nUnder the only lamp."
    )
    start = old.index(marked)
    found = anchored(select(old, start, start + len(marked)), old, new, kept=kept)
    assert found.status is Status.MOVED
    text = new[found.start : found.end]
    assert text == stands if kept else stands in text
