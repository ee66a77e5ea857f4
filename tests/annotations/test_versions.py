"""What changed between two versions, sentence by sentence."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.both_versions import show_both
from astana_reader.annotations.versions import (
    Kind,
    SentenceChange,
    Version,
    compare,
    count_kinds,
    is_altered,
)
from astana_reader.articles.plain_text import find_blocks
from astana_reader.text.spans import Span

SENTENCES = [
    "The peace talks are being held in Astana.",
    "Rebels said on Monday that the talks had failed.",
    "Russia and Turkey brokered the ceasefire in December.",
    "Nobody from the government was there to hear it.",
    "Snow fell on the city all night long.",
]


def version(*sentences: str) -> Version:
    text = " ".join(sentences)
    return Version(text, find_blocks(text))


def kinds(old: Version, new: Version) -> list[tuple[str, str]]:
    found = []
    for change in compare(old, new):
        side = (new, change.new) if change.new else (old, change.old)
        assert side[1] is not None
        found.append((str(change.kind), side[0].words(side[1])))
    return found


def test_each_sentence_is_the_same_changed_added_removed_or_moved() -> None:
    one, two, three, four, five = SENTENCES
    changed = two.replace("Monday", "Tuesday")
    assert kinds(version(one, two, three, four), version(one, changed, four, five)) == [
        ("same", one), ("changed", changed), ("removed", three), ("same", four), ("added", five)
    ]  # fmt: skip


def test_a_sentence_elsewhere_has_moved() -> None:
    one, two, three, *_ = SENTENCES
    assert ("moved", one) in kinds(version(one, two, three), version(two, three, one))


def test_white_space_is_no_change() -> None:
    one, two = SENTENCES[:2]
    old = version(one, two)
    new = Version(f"{one}\n{two}", find_blocks(f"{one}\n{two}"))
    assert {change.kind for change in compare(old, new)} == {Kind.SAME}
    assert count_kinds(compare(old, new)) == ""


@given(st.lists(st.sampled_from(SENTENCES)), st.lists(st.sampled_from(SENTENCES)))
def test_every_sentence_of_both_is_told_of_once(old: list[str], new: list[str]) -> None:
    before, after = version(*old), version(*new)
    changes = compare(before, after)
    assert sorted(c.old for c in changes if c.old) == before.sentences()
    assert [c.new for c in changes if c.new] == after.sentences()


@given(st.lists(st.sampled_from(SENTENCES)), st.lists(st.sampled_from(SENTENCES)), st.data())
def test_both_versions_as_one_text_hold_the_new_one(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = version(*old), version(*new)
    both = show_both(before, after, compare(before, after))
    shown = [piece for piece in both.pieces if piece.new is not None]
    assert "".join(both.text[p.start : p.end] for p in shown) == after.text
    assert "".join(both.text[p.start : p.end] for p in both.pieces) == both.text
    for sentence in after.sentences():
        place = both.place(sentence)
        assert place is not None
        assert both.text[place.start] == after.text[sentence.start]
        assert both.text[place.end - 1] == after.text[sentence.end - 1]


def test_the_words_of_a_changed_sentence_are_shown_apart() -> None:
    old, new = version("The talks of Monday failed."), version("The talks of Tuesday failed.")
    both = show_both(old, new, compare(old, new))
    assert [both.text[p.start : p.end].strip() for p in both.pieces if p.kind is Kind.REMOVED] == [
        "Monday"
    ]
    assert [both.text[p.start : p.end].strip() for p in both.pieces if p.kind is Kind.ADDED] == [
        "Tuesday"
    ]


def test_what_changed_is_counted_in_words() -> None:
    one, two, three, four, five = SENTENCES
    changes = compare(version(one, two, three), version(one, two.replace("on", "by"), four, five))
    assert count_kinds(changes) == "1 sentence changed, 2 added, 1 removed"
    assert count_kinds(compare(version(one), version(one, two, three))) == "2 sentences added"


def test_a_mark_in_a_changed_sentence_is_flagged() -> None:
    span = Span(0, 20)
    changes = [
        SentenceChange(Kind.SAME, span, span),
        SentenceChange(Kind.CHANGED, span, Span(21, 40)),
    ]
    assert not is_altered(Span(0, 20), changes)
    assert is_altered(Span(15, 22), changes)
