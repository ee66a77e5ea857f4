"""What changed between two versions, and both of them as one text."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.versions import (
    Comparison,
    Kind,
    Version,
    compare,
    count_kinds,
    show_both,
)
from astana_reader.articles.plain_text import find_blocks
from astana_reader.text.spans import Span

SENTENCES = (
    "The talks opened on Monday.",
    "Nobody expected a swift result.",
    "Rebels stayed away at first.",
    "A second round may follow soon.",
    "The capital was covered in snow.",
)


def version(text: str) -> Version:
    return Version(text, find_blocks(text))


def both(old: str, new: str) -> Comparison:
    one, other = version(old), version(new)
    return show_both(one, other, compare(one, other))


def signed(shown: Comparison) -> str:
    """The text with [-removed-] and {+added+}."""
    signs = {Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(
        signs.get(p.kind, "{}").format(shown.text[p.start : p.end]) for p in shown.pieces
    )


def test_changed_words_stand_beside_those_they_replace() -> None:
    shown = both("The talks opened on Monday.", "The talks opened on Tuesday.")
    assert signed(shown) == "The talks opened on [-Monday-] {+Tuesday+}."
    assert count_kinds(shown.changes) == "1 sentence changed"
    shown = both("Monday the talks opened.", "Tuesday the talks opened.")
    assert signed(shown) == "[-Monday-] {+Tuesday+} the talks opened."
    shown = both("The long talks opened.", "The talks opened.")
    assert signed(shown) == "The [-long-] talks opened."


def test_a_removed_sentence_stands_in_its_paragraph() -> None:
    a, b, c, *_ = SENTENCES
    assert signed(both(f"{a} {b} {c}", f"{a} {c}")) == f"{a} [-{b}-] {c}"
    assert signed(both(f"{a} {b}", b)) == f"[-{a}-] {b}"
    assert signed(both(f"{a} {b}", a)) == f"{a} [-{b}-]"
    assert signed(both(f"{a}\n\n{b} {c}", f"{a}\n\n{c}")) == f"{a}\n\n[-{b}-] {c}"
    assert signed(both(f"{a}\n\n{b} {c}", f"{a}\n\n{b}")) == f"{a}\n\n{b} [-{c}-]"


def test_a_removed_paragraph_stands_alone() -> None:
    a, b, c, d, _ = SENTENCES
    assert signed(both(f"{a}\n\n{b} {c}\n\n{d}", f"{a}\n\n{d}")) == (
        f"{a}\n\n[-{b}-] [-{c}-]\n\n{d}"
    )
    assert signed(both(f"{a}\n\n{b}", b)) == f"[-{a}-]\n\n{b}"
    assert signed(both(f"{a}\n\n{b}", a)) == f"{a}\n\n[-{b}-]"


paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), max_size=4
).map("\n\n".join)


@given(paragraphs, paragraphs)
def test_every_place_of_the_new_text_is_found_in_both(old: str, new: str) -> None:
    shown = both(old, new)
    kept = "".join(shown.text[p.start : p.end] for p in shown.pieces if p.new is not None)
    assert kept == new
    assert shown.text == "".join(shown.text[p.start : p.end] for p in shown.pieces)
    for at, character in enumerate(new):
        place = shown.place(Span(at, at + 1))
        assert place is not None
        assert shown.text[place.start : place.end] == character
    assert len(shown.places) == len(shown.changes)
